// The terms of the score, in one order: a term is a column of the matrix that score.h multiplies.
// Entry: fill_row(), term_names(). Which words a term rests on is left to features.h.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "core/labels.h"
#include "strength/features.h"

namespace sayso::strength {

template <class Label>
inline constexpr std::size_t kValues = LabelNames<Label>::values.size();

// Where each group of columns begins. What groups from `described` to `kind` are worth is in the level; their own
// weights are what they add to the score beside it, within the bounds that models/training/strength_bounds.py keeps.
inline constexpr std::size_t kLevelTerms = 0;
inline constexpr std::size_t kSourceTerms = kLevelTerms + kValues<Level>;
inline constexpr std::size_t kDescribedTerms = kSourceTerms + kValues<SourceType>;
inline constexpr std::size_t kRelayTerms = kDescribedTerms + kValues<Described>;
inline constexpr std::size_t kKindTerms = kRelayTerms + kValues<Relay>;
inline constexpr std::size_t kFurtherTerms = kKindTerms + kValues<Kind>;  ///< the levels see no term from here on
inline constexpr std::size_t kPolarityTerms = kFurtherTerms;
inline constexpr std::size_t kCommitmentTerms = kPolarityTerms + kValues<Polarity>;
inline constexpr std::size_t kDirectnessTerms = kCommitmentTerms + kValues<Commitment>;
inline constexpr std::size_t kAnonymityTerms = kDirectnessTerms + kValues<Directness>;
inline constexpr std::size_t kSignTerms = kAnonymityTerms + kValues<Anonymity>;
inline constexpr std::size_t kTerms = kSignTerms + kSigns;

/// One name a column: "level: A3", "source: person_named", "name: full". Made once; safe from any thread.
[[nodiscard]] const std::array<std::string, kTerms>& term_names();

/// Writes kTerms ones and zeros.
void fill_row(const Features& features, double* row);

}  // namespace sayso::strength
