// Alpha against the package `krippendorff` of PyPI (0.9.0).
#include "evaluate/alpha.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace sayso {
namespace {

constexpr int kNone = -1;

/// Rows are coders, as in the package; kNone: not coded.
std::vector<Codings> units_of(const std::vector<std::vector<int>>& coders) {
  std::vector<Codings> units(coders.front().size());
  for (const auto& coder : coders) {
    for (std::size_t u = 0; u < units.size(); ++u) {
      if (coder[u] != kNone) units[u].push_back(static_cast<std::size_t>(coder[u]));
    }
  }
  return units;
}

struct Case {
  std::vector<std::vector<int>> coders;
  double nominal;
  double ordinal;
};

// python3 -c 'import krippendorff as k, numpy; N = numpy.nan
// for m in ("nominal", "ordinal"): print(k.alpha(reliability_data=[...], level_of_measurement=m,
// value_domain=[0, 1, 2, 3, 4]))'
// The first is Krippendorff's own example (Computing Krippendorff's Alpha-Reliability, 2011, section D), with 0 for 1.
const Case kCases[] = {
    {{{0, 1, 2, 2, 1, 0, 3, 0, 1, kNone, kNone, kNone},
      {0, 1, 2, 2, 1, 1, 3, 0, 1, 4, kNone, 2},
      {kNone, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, kNone},
      {0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, kNone}},
     0.743421052631579,
     0.8153875037548814},
    {{{0, 1, 2, 3, 4, 4, 2, 0}, {0, 1, 3, 3, 4, 3, 2, 1}}, 0.5588235294117647, 0.9039564220183486},
    {{{0, 0, 1, 1}, {1, 1, 0, 0}}, -0.75, -0.75},
};

TEST(Alpha, IsThatOfThePackage) {
  for (const Case& c : kCases) {
    const auto units = units_of(c.coders);
    EXPECT_NEAR(krippendorff_alpha(units, 5, Metric::nominal).value(), c.nominal, 1e-9);
    EXPECT_NEAR(krippendorff_alpha(units, 5, Metric::ordinal).value(), c.ordinal, 1e-9);
  }
}

TEST(Alpha, IsThatOfThePackageOnTwoHundredUnitsWithGaps) {
  std::uint64_t x = 12345;  // the same numbers in Python: x = (x * 1103515245 + 12345) % 2**31; x >> 16
  const auto next = [&] {
    x = (x * 1103515245 + 12345) % 2147483648U;
    return x >> 16U;
  };
  std::vector<Codings> units(200);
  for (Codings& unit : units) {
    const std::uint64_t truth = next() % 5;
    for (int coder = 0; coder < 3; ++coder) {
      const bool knows = next() % 10 < 6;
      const std::uint64_t value = knows ? truth : next() % 5;
      if (next() % 5 != 0) unit.push_back(value);
    }
  }
  EXPECT_NEAR(krippendorff_alpha(units, 5, Metric::nominal).value(), 0.3591357680512963, 1e-9);
  EXPECT_NEAR(krippendorff_alpha(units, 5, Metric::ordinal).value(), 0.3504128843961718, 1e-9);
}

TEST(Alpha, CountsUnitsAsOftenAsTheyAreDrawn) {
  const std::vector<Codings> units = {{0, 0}, {0, 1}, {1, 1}, {2, 2}};
  const std::vector<Codings> drawn = {{0, 0}, {0, 0}, {1, 1}, {0, 1}, {0, 1}, {0, 1}};
  EXPECT_DOUBLE_EQ(krippendorff_alpha(units, 3, Metric::ordinal, {2, 3, 1, 0}).value(),
                   krippendorff_alpha(drawn, 3, Metric::ordinal).value());
}

TEST(Alpha, IsNothingWhereThereIsNothingToCompare) {
  EXPECT_FALSE(krippendorff_alpha({}, 5, Metric::nominal));
  EXPECT_FALSE(krippendorff_alpha({{1}, {2}, {}}, 5, Metric::nominal));    // one coder each
  EXPECT_FALSE(krippendorff_alpha({{1, 1}, {1, 1}}, 5, Metric::ordinal));  // one label
  EXPECT_DOUBLE_EQ(krippendorff_alpha({{1, 1}, {2, 2}}, 5, Metric::ordinal).value(), 1);
}

}  // namespace
}  // namespace sayso
