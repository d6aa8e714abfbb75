// How far the figures would move with other articles: percentile intervals of F1 over resampled articles.
// Entry: f1_intervals().
#pragma once

#include <array>
#include <vector>

#include "evaluate/tally.h"

namespace sayso {

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95 % of the F1 of each row, when as many articles are drawn again, with replacement (Efron's percentile bootstrap).
/// Articles are drawn, not claims: the claims of one article are alike. The same numbers in every run and everywhere.
/// Time: kResamples passes over `articles`, which is not empty.
[[nodiscard]] std::array<Interval, kRows> f1_intervals(const std::vector<Tally>& articles);

inline constexpr std::size_t kResamples = 1000;  ///< the ends then rest on 25 values each

}  // namespace sayso
