// Rows of terms -> scores, intervals and the levels' probabilities, all relations of an article in one product.
// Entry: score(). Which relations have a score is left to strength.cpp; the weights are models/strength.
#pragma once

#include <span>
#include <vector>

#include "core/document.h"
#include "strength/features.h"
#include "strength/weights.h"

namespace sayso::strength {

/// What one row gives. score = 1 / (1 + exp(-logit)). Of the levels, O(level k or above) = 1 / (1 + exp(-e^spread
/// (position - border k))) where the labels were read rightly; with the chance of a slip they were not, and the level
/// is any of slips.
struct Scored {
  double logit = 0;
  double score = 0;
  Interval interval;
  std::array<double, kLevelCount> levels{};
  Level level = Level::A0;  ///< the likeliest; the lower one of two that are alike
};

/// `rows`: n x kTerms, row-major, as fill_row() writes them. One product of n x kTerms with kTerms x kColumns.
[[nodiscard]] std::vector<Scored> score_rows(std::span<const double> rows);

/// The same from the four sums of one row, the intercepts not in them.
[[nodiscard]] Scored score_sums(const double* sums);

/// One Strength each; `missing` is left empty. The terms sum to the logit. All else equal: a higher level by the rule,
/// a name for the source, marks around the words, and no unnamed relay never lower the score.
[[nodiscard]] std::vector<Strength> score(std::span<const Features> features);
[[nodiscard]] Strength score(const Features& features);

}  // namespace sayso::strength
