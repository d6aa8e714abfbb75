// A relation's cue and content -> kind, commitment and polarity, by a short lexicon and the words around it.
// Entry: stance_of(). Labels follow corpora/strength/GUIDELINE of the label set (see the model card).
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// `words` are the lower-cased tokens of the article. Looks at the cue, and at most a few tokens of the content.
[[nodiscard]] Stance stance_of(const std::vector<std::string>& words, const Attribution& attribution,
                               const Holder& holder);

}  // namespace sayso::strength
