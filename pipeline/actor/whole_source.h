// A source whose span is a part of the noun phrase that holds the content: "others" of "Ferro, others".
// Entry: whole_source(). The relation's own span is not touched.
#pragma once

#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// The relation's source, with what stands before it and belongs to it: the name that a headline joins with a comma
/// ("Ferro, others vow"), the document that somebody made ("a study by two firms" of which the span has the firms).
/// Looks back a capped distance.
[[nodiscard]] std::vector<TokenSpan> whole_source(const Words& words, const Attribution& attribution);

}  // namespace sayso::actor
