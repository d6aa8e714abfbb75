// Weights and intervals of a labelled sample, on runs whose truth is known.
#include "evaluate/weights.h"

#include <gtest/gtest.h>

#include <random>

#include "evaluate/bootstrap.h"

namespace sayso {
namespace {

/// A run of two strata: 9,000 claims of which 95 in 100 are right, 1,000 of which 50 are, on average; claims of one
/// article are alike. The sample draws 150 of each, four an article.
struct Planted {
  Sample sample;
  Coder coder;
};

using Ratios = std::vector<std::vector<Part>>;

constexpr double kTruth = 0.9 * 0.95 + 0.1 * 0.5;

Planted planted(std::mt19937_64& random) {
  Planted p;
  p.coder.name = "a";
  p.sample.strata = {{{"large"}, 9000}, {{"small"}, 1000}};
  for (std::size_t h = 0; h < 2; ++h) {
    double rate = 0;
    for (std::size_t i = 0; i < 150; ++i) {
      // An article's own rate: the stratum's, or off it by up to a twentieth (a third) either way.
      const double off = h == 0 ? 0.05 : 0.33;
      if (i % 4 == 0) rate = (h == 0 ? 0.95 : 0.5) + off * (static_cast<double>(draw_below(random, 2001)) / 1000 - 1);
      DrawnClaim claim;
      claim.stratum = h;
      claim.document = std::to_string(h) + "-" + std::to_string(i / 4);
      claim.content = {{0, 1}};
      p.coder.judgements[p.sample.claims.size()].right =
          static_cast<double>(draw_below(random, 1000000)) < rate * 1000000;
      p.sample.claims.push_back(claim);
    }
  }
  return p;
}

std::vector<Part> right_parts(const Coded& judged) {
  std::vector<Part> parts;
  for (const CodedClaim& c : judged.claims) parts.push_back({c.right, 1});
  return parts;
}

TEST(Weights, TheIntervalHoldsTheTruthInNineOfTenDrawsAndTheBareShareMisses) {
  std::mt19937_64 random(42);
  int held = 0;
  int bare_held = 0;
  for (int draw = 0; draw < 100; ++draw) {
    const Planted p = planted(random);
    const Coded judged = coded(p.sample, {p.coder});
    const Estimate e = estimates(judged, Ratios{right_parts(judged)})[0];
    held += *e.low <= kTruth && kTruth <= *e.high ? 1 : 0;
    double bare = 0;
    for (const CodedClaim& c : judged.claims) bare += c.right;
    bare /= static_cast<double>(judged.claims.size());
    bare_held += *e.low <= bare && bare <= *e.high ? 1 : 0;
  }
  EXPECT_GE(held, 90);
  EXPECT_EQ(bare_held, 0);
}

TEST(Weights, AClaimStandsForItsStratum) {
  Planted p;
  p.sample.strata = {{{"a"}, 90}, {{"b"}, 10}, {{"c"}, 50}};
  for (const std::size_t stratum : {0U, 0U, 1U}) {
    DrawnClaim claim;
    claim.stratum = stratum;
    claim.document = std::to_string(p.sample.claims.size());
    p.coder.judgements[p.sample.claims.size()].right = stratum == 1;
    p.sample.claims.push_back(claim);
  }
  p.sample.claims.emplace_back();  // drawn, and never judged
  p.sample.claims.back().stratum = 2;
  const Coded judged = coded(p.sample, {p.coder});
  EXPECT_EQ(weights_in(judged, {1, 1, 1}), (std::vector<double>{45, 45, 10}));
  EXPECT_EQ(weights_in(judged, {2, 0, 1}), (std::vector<double>{90, 0, 10}));
  EXPECT_DOUBLE_EQ(estimates(judged, Ratios{right_parts(judged)})[0].value.value(), 0.1);
  EXPECT_FALSE(estimates(judged, Ratios{std::vector<Part>(3)})[0].value);
}

}  // namespace
}  // namespace sayso
