// The bootstrap over articles: how often each resample draws an article, sums of counts over the resamples, the ends of
// the sorted values. Entry: draw_weights(), Sums, percentile_interval(). What is counted is left to counts.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sayso {

inline constexpr std::size_t kSurveyResamples = 1000;  ///< each end of a 95 % interval rests on 25 values

/// One value a resample.
using Replicates = std::array<float, kSurveyResamples>;

struct Bounds {
  double low = 0;
  double high = 0;
};

/// How often each resample draws the article of that number: Poisson of mean 1, independent of all other articles, so
/// that no resample has to know how many there are (Hanley and MacGibbon 2006). The same in every run and everywhere.
void draw_weights(std::uint64_t article, Replicates& weights);

/// Sums of counts over articles: as counted, and in each resample. Whole numbers below 2^24 are exact. One thread.
class Sums {
 public:
  explicit Sums(std::size_t columns) : totals_(columns, 0), sums_(columns) {}

  void add(std::size_t column, double count, const Replicates& weights);

  [[nodiscard]] double total(std::size_t column) const { return totals_[column]; }
  /// In one resample.
  [[nodiscard]] double at(std::size_t column, std::size_t resample) const {
    return sums_[column].empty() ? 0 : static_cast<double>(sums_[column][resample]);
  }

 private:
  std::vector<double> totals_;
  std::vector<std::vector<float>> sums_;  ///< empty where nothing was added
};

/// 95 % of the values (percentiles 2.5 and 97.5); those that are not finite (a resample without a claim) are left out.
/// Nothing where fewer than half are left.
[[nodiscard]] std::optional<Bounds> percentile_interval(std::vector<double> values);

}  // namespace sayso
