// A relation's cue and content -> kind, commitment and polarity, by a lexicon, rules and a linear model.
// Entry: stance_of(). Labels follow corpora/strength/GUIDELINE of the label set (see the model card).
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// Kind and polarity by rules, commitment by the fitted model, whose features hold what the rules read; where nothing
/// is held (declined, asked) the rules' own. `words` are the lower-cased tokens of the article.
[[nodiscard]] Stance stance_of(const std::vector<std::string>& words, const Segmentation& segmentation,
                               const Attribution& attribution, const Holder& holder);

/// All three by lexicon and rules. Looks at the cue, and at most a few tokens of the content.
[[nodiscard]] Stance stance_by_rules(const std::vector<std::string>& words, const Attribution& attribution,
                                     const Holder& holder);

}  // namespace sayso::strength
