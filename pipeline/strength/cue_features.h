// The words of a relation as named features: cue, its neighbours, the start of the content, what the rules read.
// Entry: cue_features(). What each is worth for kind, commitment and polarity is left to label_model.h.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// Names such as "cue=deny" or "content.1=whether", in a fixed order, each at most once. `words` are the lower-cased
/// tokens of the article; `rules` is what stance_of() reads in the same relation. At most some 80 names.
[[nodiscard]] std::vector<std::string> cue_features(const std::vector<std::string>& words,
                                                    const Segmentation& segmentation, const Attribution& attribution,
                                                    const Holder& holder, const Stance& rules);

}  // namespace sayso::strength
