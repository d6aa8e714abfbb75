// A record as brat's stand-off: what PolNeAR's own files look like, and what its reader takes.
// Entry: brat_annotations(), brat_config(), brat_name(). The text file is the record's text, byte for byte; writing is
// left to the caller.
#pragma once

#include <string>
#include <string_view>

#include "export/claims.h"
#include "report/record_view.h"

namespace sayso {

/// How the labels leave.
enum class BratLabels : std::uint8_t {
  notes,      ///< as a note on each attribution: PolNeAR's reader takes T, E and # lines and no others
  attributes  ///< as attributes (A lines), which a labeller can change in brat
};

/// The .ann file. An attribution is an event, with the cue as its trigger (the source, then the content, where there is
/// no cue): "E1 Attribution:T4 Content:T1 Cue:T2 Source:T3", or Attribution-no-source. Offsets are code points of the
/// text. A span of several pieces is discontinuous; so is one that goes over a line end, for brat has no line ends in a
/// span: it is cut there, and the white space around the cut falls away. Each event has a note, which begins with the
/// claim's number and its address ("3 c-1f6a90b3c2"). Linear in the record.
[[nodiscard]] std::string brat_annotations(const RecordView& record, BratLabels labels = BratLabels::notes,
                                           const ClaimFilter& wanted = {});

/// annotation.conf: the types of brat_annotations(), for both BratLabels.
[[nodiscard]] std::string brat_config();

/// The name of an article's two files without their ending: its id with all but letters, digits and "-_." as "_", and
/// document_id() without its "d-", which tells apart the articles whose ids look alike then.
[[nodiscard]] std::string brat_name(std::string_view article_id, std::string_view document_id);

}  // namespace sayso
