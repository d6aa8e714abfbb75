// A record as annotations of the W3C's Web Annotation model, as the page's "download annotations" writes them.
// Entry: web_annotations(). The array around the collections is left to the caller.
#pragma once

#include <string>

#include "report/record_view.h"

namespace sayso {

/// One AnnotationCollection, a JSON-LD object in one line: an annotation a claim, its target each piece of the content
/// with a TextPositionSelector (code points of the text, as the model counts) and a TextQuoteSelector with some
/// context. The source is the record's `metadata.url`, or "urn:sha256:..." of the text. Linear in the record.
[[nodiscard]] std::string web_annotations(const RecordView& record);

}  // namespace sayso
