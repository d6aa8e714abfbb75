// Features -> the logit of the score as a sum of named terms. Weights: models/strength, fitted on verifiability labels.
// Entry: score(). Which relations have a score is left to strength.cpp.
#pragma once

#include <string_view>

#include "core/document.h"
#include "strength/features.h"

namespace sayso::strength {

/// Score, logit, terms and level; `missing` is left empty. score = 1 / (1 + exp(-logit)); the terms sum to the logit.
/// All else equal: a higher level, a name for the source, marks around the words, and no unnamed relay never lower it.
[[nodiscard]] Strength score(const Features& features);

/// A weight by its name in models/strength/<version>/weights.txt ("commitment: hedged"); 0 where none is listed.
[[nodiscard]] double weight(std::string_view name);

}  // namespace sayso::strength
