// Blamings -> the relations that carry them: whose cue or content they stand in, and what the cue makes of them.
// Entry: attach(). How relations gather to accusations is left to gather.h.
#pragma once

#include <optional>
#include <vector>

#include "accusation/line.h"
#include "accusation/ties.h"

namespace sayso::accusation {

/// What attach() reads beside the words; all of one article.
struct Layers {
  const std::vector<Attribution>& attributions;
  const HolderLayer& holders;
  const StrengthLayer& strength;
};

/// One entry a relation: the blaming that its cue makes, else the first in its content, explicit words of blame before
/// plain deeds. `blamings` are in the order of their core words.
[[nodiscard]] std::vector<std::optional<Responsibility>> attach(const Line& line, const std::vector<Blaming>& blamings,
                                                                const Layers& layers);

}  // namespace sayso::accusation
