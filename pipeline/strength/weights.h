// The weights of models/strength, read once from the text that is built in.
// Entry: score_weights(), label_weights(). The grammar of the files stands in their card; who fits them in
// models/training.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "core/labels.h"
#include "strength/terms.h"

namespace sayso::strength {

/// Columns of the one product: what a row of terms is multiplied with.
enum Column : std::size_t {
  kLogit,     ///< of the score
  kPosition,  ///< on the scale of the levels: what the level is worth in the logit
  kSpread,    ///< log of how sharply the position tells the levels apart
  kSlip,      ///< logit of the chance that source, relay or kind were misread, so that the level may be any
  kReach,     ///< half of the interval's width, in the logit
  kColumns
};

inline constexpr std::size_t kLevelCount = kValues<Level>;

struct ScoreWeights {
  std::array<double, kTerms * kColumns> columns{};  ///< kTerms x kColumns, row-major
  double intercept = 0;                             ///< of the logit
  double spread = 0;                                ///< of kSpread
  double slip = 0;                                  ///< of kSlip
  std::array<double, kLevelCount - 1> borders{};    ///< positions between one level and the next
  std::array<double, kLevelCount> slips{};          ///< where the level lies after a misreading; sums to 1

  [[nodiscard]] double at(std::size_t term, Column column) const { return columns[term * kColumns + column]; }
};

[[nodiscard]] const ScoreWeights& score_weights();

/// What one named feature of a cue is worth for each commitment.
using LabelWeights = std::unordered_map<std::string_view, std::array<double, kValues<Commitment>>>;
[[nodiscard]] const LabelWeights& label_weights();

}  // namespace sayso::strength
