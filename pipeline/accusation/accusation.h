// Relations -> who is held responsible for what, how firmly; over the article gathered by blamed actor and act.
// Entry: with_accusing_clauses(), then find_accusations(). What the writer alone tells of somebody is left out; see
// README.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// `attributions`, and with them the relations that explicit words of blame make and that none of them carries: "was
/// charged with", "suspicion fell on", "cleared him of" in the writer's own sentence. task.md counts them as relations
/// ("North Korea was long suspected of": nobody holds it). In the order of their first token; `parent` and `continues`
/// point at the same relations as before.
[[nodiscard]] std::vector<Attribution> with_accusing_clauses(std::string_view text, const Segmentation& segmentation,
                                                             std::vector<Attribution> attributions,
                                                             const ActorLayer& actors);

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
