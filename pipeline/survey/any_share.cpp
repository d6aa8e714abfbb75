#include "survey/any_share.h"

#include <Eigen/Core>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace sayso {
namespace {

// Chances of a claim of one article to be anonymous. Denser near 0, where it is decided whether an article has any.
constexpr auto kGrid = std::to_array<double>({0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.65, 0.8, 1});
constexpr int kSteps = 65;  // of the maximisation, from an even mixture; the same in every resample
constexpr double kTiny = 1e-300;

using Mixture = Eigen::Array<double, kGrid.size(), 1>;
using Likelihood = Eigen::Array<double, Eigen::Dynamic, kGrid.size()>;
using Powers = std::array<double, kMostCellClaims + 1>;

Powers powers_of(double base) {
  Powers powers{1};
  for (std::size_t n = 1; n < powers.size(); ++n) powers[n] = powers[n - 1] * base;
  return powers;
}

}  // namespace

struct AnyShare::State {
  std::vector<ClaimCell> cells;

  /// For each cell and chance: `yes` to the flagged claims and `no` to the others, without the binomial factor.
  template <class Yes, class No>
  [[nodiscard]] Likelihood likelihood(Yes yes, No no) const {
    Likelihood out(static_cast<Eigen::Index>(cells.size()), static_cast<Eigen::Index>(kGrid.size()));
    for (std::size_t g = 0; g < kGrid.size(); ++g) {
      const Powers flagged = powers_of(yes(kGrid[g]));
      const Powers others = powers_of(no(kGrid[g]));
      for (std::size_t c = 0; c < cells.size(); ++c) {
        out(static_cast<Eigen::Index>(c), static_cast<Eigen::Index>(g)) =
            flagged[cells[c].flagged] * others[cells[c].claims - cells[c].flagged];
      }
    }
    return out;
  }
};

ClaimCell cell_of(std::uint32_t claims, std::uint32_t flagged) {
  if (claims <= kMostCellClaims) return {claims, flagged};
  const double share = static_cast<double>(flagged) / claims * kMostCellClaims;
  const auto rounded = static_cast<std::uint32_t>(std::lround(share));
  return {kMostCellClaims, flagged > 0 ? std::max(rounded, 1U) : 0};
}

AnyShare::AnyShare(std::vector<ClaimCell> cells) : state_(std::make_unique<const State>(State{std::move(cells)})) {}
AnyShare::~AnyShare() = default;

double AnyShare::estimate(const std::vector<double>& articles, const ClaimErrors& errors) const {
  const Eigen::Map<const Eigen::ArrayXd> count(articles.data(), static_cast<Eigen::Index>(articles.size()));
  const double sum = count.sum();
  if (sum <= 0) return std::numeric_limits<double>::quiet_NaN();
  const double hit = errors.sensitivity;
  const double alarm = errors.false_alarm;
  const auto flagged = [&](double p) { return p * hit + (1 - p) * alarm; };
  const Likelihood all = state_->likelihood(flagged, [&](double p) { return 1 - flagged(p); });
  Mixture mixture = Mixture::Constant(1.0 / kGrid.size());
  for (int step = 0; step < kSteps; ++step) {
    const Eigen::ArrayXd each = (all.matrix() * mixture.matrix()).array().max(kTiny);
    const Mixture step_by = (all.matrix().transpose() * (count / each).matrix()).array() / sum;
    // To the power of 1.75: a step goes so much further than one of plain maximisation; below 2 it converges.
    mixture *= step_by * step_by.sqrt() * step_by.sqrt().sqrt();
    mixture /= mixture.sum();
  }
  const Likelihood none =
      state_->likelihood([&](double p) { return (1 - p) * alarm; }, [&](double p) { return (1 - p) * (1 - alarm); });
  const Eigen::ArrayXd each = (all.matrix() * mixture.matrix()).array().max(kTiny);
  const Eigen::ArrayXd clean = (none.matrix() * mixture.matrix()).array() / each;
  return std::clamp(1 - (count * clean).sum() / sum, 0.0, 1.0);
}

}  // namespace sayso
