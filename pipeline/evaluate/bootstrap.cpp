// Sums of drawn articles, and the ends of the sorted figures.
#include "evaluate/bootstrap.h"

#include <algorithm>
#include <cstdint>
#include <random>

namespace sayso {
namespace {

constexpr std::uint64_t kSeed = 20141218;         // any: fixed, so that a figure can be checked
constexpr std::size_t kCutOff = kResamples / 40;  // 2.5 % at each end

}  // namespace

std::array<Interval, kRows> f1_intervals(const std::vector<Tally>& articles) {
  std::mt19937_64 random(kSeed);
  std::array<std::vector<double>, kRows> values;
  for (std::size_t resample = 0; resample < kResamples; ++resample) {
    Tally sum;
    for (std::size_t i = 0; i < articles.size(); ++i) add(sum, articles[draw_below(random, articles.size())]);
    for (std::size_t row = 0; row < kRows; ++row) values[row].push_back(figures_of(sum[row]).f1);
  }
  std::array<Interval, kRows> intervals;
  for (std::size_t row = 0; row < kRows; ++row) {
    std::sort(values[row].begin(), values[row].end());
    intervals[row] = {values[row][kCutOff], values[row][kResamples - 1 - kCutOff]};
  }
  return intervals;
}

}  // namespace sayso
