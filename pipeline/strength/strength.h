// Relation and holder -> kind, commitment, polarity, level and score, with the terms that the score is made of.
// Entry: score_strength(). The level's rule: level(). Source: corpora/strength/GUIDELINE of the labels, see models
// card.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// The rule that turns observable labels into a level; nothing for the writer's own voice, and where nothing is
/// asserted.
[[nodiscard]] std::optional<Level> level_of(const Holder& holder, const Stance& stance);

/// One stance and one strength a relation, in the order of `attributions`. `actors` says whose role the article gives.
[[nodiscard]] StrengthLayer score_strength(std::string_view text, const Segmentation& segmentation,
                                           const std::vector<Attribution>& attributions, const ActorLayer& actors,
                                           const HolderLayer& holders);

}  // namespace sayso
