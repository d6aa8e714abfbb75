// How often resamples draw an article, sums over them, and the ends of an interval.
#include "survey/resample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace sayso {
namespace {

TEST(DrawWeights, AreCountsOfMeanAndVarianceOne) {
  double sum = 0;
  double squares = 0;
  Replicates weights;
  constexpr int kDrawn = 500;
  for (int n = 0; n < kDrawn; ++n) {
    draw_weights(static_cast<std::uint64_t>(n), weights);
    for (const float w : weights) {
      ASSERT_EQ(w, std::floor(w));
      sum += static_cast<double>(w);
      squares += static_cast<double>(w * w);
    }
  }
  const double all = kDrawn * static_cast<double>(kSurveyResamples);
  EXPECT_NEAR(sum / all, 1, 0.005);
  EXPECT_NEAR(squares / all, 2, 0.02);  // variance and squared mean
}

TEST(DrawWeights, AreTheSameForAnArticleAndOthersForAnother) {
  Replicates a;
  Replicates again;
  Replicates other;
  draw_weights(7, a);
  draw_weights(7, again);
  draw_weights(8, other);
  EXPECT_EQ(a, again);
  EXPECT_NE(a, other);
}

TEST(Sums, CountTimesTheWeights) {
  Replicates weights{};
  weights[0] = 2;
  weights[1] = 1;
  Sums sums(2);
  sums.add(0, 3, weights);
  sums.add(0, 4, weights);
  EXPECT_EQ(sums.total(0), 7);
  EXPECT_EQ(sums.at(0, 0), 14);
  EXPECT_EQ(sums.at(0, 1), 7);
  EXPECT_EQ(sums.at(0, 2), 0);
  EXPECT_EQ(sums.at(1, 0), 0) << "nothing was added";
}

TEST(PercentileInterval, LeavesTwoAndAHalfPercentAtEachEnd) {
  std::vector<double> values(1000);
  std::iota(values.rbegin(), values.rend(), 0);
  const auto bounds = percentile_interval(values);
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->low, 25);
  EXPECT_EQ(bounds->high, 974);
}

TEST(PercentileInterval, PassesOverResamplesWithoutAValue) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const auto bounds = percentile_interval({none, 1, 2, 3});
  ASSERT_TRUE(bounds);
  EXPECT_EQ(bounds->low, 1);
  EXPECT_EQ(bounds->high, 3);
  EXPECT_FALSE(percentile_interval({none, none, none, 1}));
  EXPECT_FALSE(percentile_interval({}));
}

}  // namespace
}  // namespace sayso
