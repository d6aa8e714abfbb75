// Relations -> who is held responsible for what, how firmly; over the article gathered by blamed actor and act.
// Entry: find_accusations(). What is blamed but attributed to nobody by a relation is left out; see README.md here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// One entry a relation, in the order of `attributions`, and the accusations in the order of their first relation. Says
/// what the article says, never what is true. Nobody is accused without words that tie them to an act. Linear in the
/// tokens: a clause is looked at for kReach tokens at most (phrases.h).
[[nodiscard]] AccusationLayer find_accusations(std::string_view text, const Segmentation& segmentation,
                                               const std::vector<Attribution>& attributions, const ActorLayer& actors,
                                               const HolderLayer& holders, const StrengthLayer& strength);

/// One word for what was done, to count by over many articles: "attack" for "the cyber-attacks on the mill". The first
/// harmful word's stem; the whole act in lower case where it has none.
[[nodiscard]] std::string act_key(std::string_view text, const Segmentation& segmentation, TokenSpan act);

}  // namespace sayso
