// Named features of a cue -> the probability of each commitment: a linear model fitted on labelled relations.
// Entry: commitment_chances(). The features come from cue_features.h, the weights from models/strength.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/labels.h"

namespace sayso::strength {

/// In the order of Commitment; sums to 1. Features that training did not see move nothing.
[[nodiscard]] std::array<double, LabelNames<Commitment>::values.size()> commitment_chances(
    const std::vector<std::string>& features);

/// The likeliest.
[[nodiscard]] Commitment commitment_of(const std::vector<std::string>& features);

}  // namespace sayso::strength
