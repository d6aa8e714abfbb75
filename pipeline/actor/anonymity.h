// "on condition of anonymity because ...", "asked not to be named", "familiar with the matter" -> anonymity grants.
// Entry: find_grants(). Whose grant it is, is left to holders.cpp.
#pragma once

#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// In text order, at most one a trigger word. Linear in the tokens.
[[nodiscard]] std::vector<AnonymityGrant> find_grants(const Words& words);

}  // namespace sayso::actor
