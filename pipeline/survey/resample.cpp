#include "survey/resample.h"

#include <algorithm>
#include <cmath>

#include "survey/random.h"

namespace sayso {
namespace {

constexpr std::uint64_t kSeed = 20261127;  // any: fixed, so that a figure can be checked
constexpr std::size_t kTableSize = 65536;  // one entry for each value of 16 bits

/// 16 equally likely bits -> a Poisson count of mean 1; its chances are off by 2^-17 at most.
const std::array<std::uint8_t, kTableSize>& poisson_table() {
  static const auto kTable = [] {
    std::array<std::uint8_t, kTableSize> table{};
    double chance = std::exp(-1.0);
    double below = chance;
    std::uint8_t count = 0;
    for (std::size_t i = 0; i < kTableSize; ++i) {
      while ((static_cast<double>(i) + 0.5) / kTableSize > below) {
        ++count;
        chance /= count;
        below += chance;
      }
      table[i] = count;
    }
    return table;
  }();
  return kTable;
}

}  // namespace

void draw_weights(std::uint64_t article, Replicates& weights) {
  const auto& table = poisson_table();
  SplitMix random(SplitMix(kSeed ^ (article * 0xd1342543de82ef95U)).next());
  static_assert(kSurveyResamples % 4 == 0);
  for (std::size_t r = 0; r < kSurveyResamples; r += 4) {
    std::uint64_t bits = random.next();
    for (std::size_t i = 0; i < 4; ++i, bits >>= 16U) weights[r + i] = table[bits & 0xffffU];
  }
}

void Sums::add(std::size_t column, double count, const Replicates& weights) {
  if (count == 0) return;
  totals_[column] += count;
  auto& sums = sums_[column];
  if (sums.empty()) sums.resize(kSurveyResamples, 0);
  const auto times = static_cast<float>(count);
  float* const out = sums.data();
  for (std::size_t r = 0; r < kSurveyResamples; ++r) out[r] += times * weights[r];
}

std::optional<Bounds> percentile_interval(std::vector<double> values) {
  const std::size_t drawn = values.size();
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty() || values.size() < drawn / 2) return std::nullopt;
  std::sort(values.begin(), values.end());
  const std::size_t cut = values.size() / 40;  // 2.5 % at each end
  return Bounds{values[cut], values[values.size() - 1 - cut]};
}

}  // namespace sayso
