// Which claims of an article carry one content, and how many independent holders it then has, as a range.
// Entry: find_corroboration(). It stands beside the strength and is never mixed into it.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// One a relation; nothing where `layer` has no strength. Contents are one where their content words agree, by stem,
/// and numbers, names, negation and polarity do not speak against it. A claim inside another one is never its support.
/// `words`: the lower-cased tokens. Linear in the tokens; only contents that share a rarer word are compared, capped.
[[nodiscard]] std::vector<std::optional<Corroboration>> find_corroboration(const std::vector<std::string>& words,
                                                                           const Segmentation& segmentation,
                                                                           const std::vector<Attribution>& attributions,
                                                                           const ActorLayer& actors,
                                                                           const HolderLayer& holders,
                                                                           const StrengthLayer& layer);

}  // namespace sayso::strength
