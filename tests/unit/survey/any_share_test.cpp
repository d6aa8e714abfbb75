// The share of articles with an anonymous claim: exact where nothing is misread, and not fooled by false alarms.
#include "survey/any_share.h"

#include <gtest/gtest.h>

#include <cmath>

namespace sayso {
namespace {

TEST(AnyShare, WithoutErrorsIsAsCounted) {
  AnyShare share({{5, 0}, {5, 2}, {9, 9}});
  EXPECT_NEAR(share.estimate({30, 60, 10}, {1, 0}), 0.7, 1e-9);
}

TEST(AnyShare, OfNoArticlesIsNothing) {
  AnyShare share({{5, 0}});
  EXPECT_TRUE(std::isnan(share.estimate({0}, {1, 0})));
}

TEST(AnyShare, TakesOutFalseAlarmsWhereNobodyIsAnonymous) {
  // 1,000 articles of ten claims, each misread with 0.1: binomial counts of flagged claims, and nobody is anonymous.
  std::vector<ClaimCell> cells;
  std::vector<double> articles;
  double chance = std::pow(0.9, 10);
  for (std::uint32_t flagged = 0; flagged <= 5; ++flagged) {
    cells.push_back({10, flagged});
    articles.push_back(1000 * chance);
    chance *= (10.0 - flagged) / (flagged + 1.0) / 9;
  }
  AnyShare share(cells);
  EXPECT_GT(1 - articles[0] / 1000, 0.65) << "as counted";
  EXPECT_LT(share.estimate(articles, {0.9, 0.1}), 0.05);
}

TEST(AnyShare, PutsBackWhatWasMissed) {
  // Every article has two anonymous claims of two, each seen with 0.5: a quarter shows none.
  AnyShare share({{2, 0}, {2, 1}, {2, 2}});
  EXPECT_NEAR(share.estimate({250, 500, 250}, {0.5, 0}), 1, 0.02);
}

TEST(AnyShare, CapsTheClaimsOfAnArticle) {
  EXPECT_EQ(cell_of(7, 3), (ClaimCell{7, 3}));
  EXPECT_EQ(cell_of(400, 100), (ClaimCell{kMostCellClaims, kMostCellClaims / 4}));
  EXPECT_EQ(cell_of(400, 1), (ClaimCell{kMostCellClaims, 1})) << "one of many stays one";
  EXPECT_EQ(cell_of(400, 0), (ClaimCell{kMostCellClaims, 0}));
}

}  // namespace
}  // namespace sayso
