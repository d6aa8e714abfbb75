// What the article says a named person is: "spokesperson of the National Security Council", "Sen.".
// Entry: find_roles(). Sets Actor::role and Actor::affiliation with the tokens that say so.
#pragma once

#include <vector>

#include "actor/name_links.h"
#include "actor/source.h"
#include "actor/words.h"

namespace sayso::actor {

/// `names[i]` and `mentions[i]` are one. An apposition or a noun before the name is kept before a bare title.
/// Of bodies and outlets the noun alone is kept, in Cast::nouns: "the utility X", "X, a rights group".
void find_roles(const Words& words, const std::vector<Name>& names, const std::vector<Mention>& mentions, Cast& cast);

/// "Ada Okoro, DPP of Lagos": what was taken for a body called DPP is she, wherever the article names it. Linear.
void merge_offices(const Words& words, std::vector<Mention>& mentions, const Cast& cast);

}  // namespace sayso::actor
