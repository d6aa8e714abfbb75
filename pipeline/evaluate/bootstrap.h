// How far the figures would move with other articles: percentile intervals of F1 over resampled articles.
// Entry: f1_intervals(), draw_below().
#pragma once

#include <array>
#include <cstddef>
#include <random>
#include <vector>

#include "evaluate/tally.h"

namespace sayso {

/// [0, n), the same on every machine; std::uniform_int_distribution is not. n is below 2^32.
[[nodiscard]] inline std::size_t draw_below(std::mt19937_64& random, std::size_t n) {
  return ((random() >> 32U) * n) >> 32U;
}

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
