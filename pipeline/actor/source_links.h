// Nouns and pronouns that are sources -> the actors they stand for.
// Entry: link_sources(). A rule that finds nobody leaves the mention without an actor rather than guess.
#pragma once

#include <vector>

#include "actor/name_links.h"
#include "actor/source.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// Mentions of kind nominal and pronoun: one for each distinct source phrase, and for each he and she of the article;
/// in text order. New actors join the cast. `names` are the mentions of names with their actors. Linear in tokens and
/// relations.
[[nodiscard]] std::vector<Mention> link_sources(const Words& words, const std::vector<Mention>& names,
                                                const std::vector<Quotation>& quotations,
                                                const std::vector<Attribution>& attributions, Cast& cast);

}  // namespace sayso::actor
