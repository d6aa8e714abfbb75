// A record as a task of Label Studio, with sayso's claims as predictions that a labeller corrects.
// Entry: label_studio_task(), label_studio_config(). The array around the tasks is left to the caller.
#pragma once

#include <string>

#include "export/claims.h"
#include "report/record_view.h"

namespace sayso {

/// One task, a JSON object in one line: `data` with text, id (the input's), document (`document_id`), title, outlet and
/// published where the record has them; one prediction. Each piece of source, cue and content is a region with its role
/// as label, its id "c-1f6a90b3c2/content/0"; relations tie source and cue to the content ("holds", "signals") and a
/// piece to the next ("goes on"). The claim's labels are choices on the first piece of its content. Offsets are code
/// points of the text, as Label Studio counts since 1.4.1. Linear in the record.
[[nodiscard]] std::string label_studio_task(const RecordView& record, std::string_view document_id,
                                            const ClaimFilter& wanted = {});

/// The labelling configuration (XML) of a project that the tasks belong in.
[[nodiscard]] std::string label_studio_config();

}  // namespace sayso
