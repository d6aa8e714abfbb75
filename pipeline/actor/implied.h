// Sources that the text has and the relation lacks: "The opposition demanded", "according to the law", "and blamed".
// Entry: sources_of(). The relation's own spans are not touched.
#pragma once

#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// One a relation: its own source, else the noun phrase that its active cue has for a subject, else nothing ("is
/// believed", "reportedly", "Asked whether"): there nobody is said to hold the content. Likewise nothing where the
/// source is the one who is told, charged or asked ("residents are being told"). Linear: phrases are capped.
[[nodiscard]] std::vector<std::vector<TokenSpan>> sources_of(const Words& words,
                                                             const std::vector<Attribution>& attributions);

/// A cue that says that there is a content and no holder: a passive of saying, thinking or judging, "reportedly", a
/// noun ("suspicions"). False for an active verb whose subject was not found.
[[nodiscard]] bool nobody_cue(const Words& words, const std::vector<TokenSpan>& cue);

/// As much of such a cue as says that nobody is named: "was convicted" of "was convicted on four counts of".
[[nodiscard]] TokenSpan nobody_phrase(const Words& words, TokenSpan cue);

}  // namespace sayso::actor
