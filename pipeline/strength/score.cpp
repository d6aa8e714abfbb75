// Each step of the level's rule is paid what its level is worth; the rest are plain weights.
#include "strength/score.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <string>

#include "strength/terms.h"

namespace sayso::strength {
namespace {

double logistic(double x) {
  return 1.0 / (1.0 + std::exp(-x));
}

class Sum {
 public:
  explicit Sum(Strength& out) : out_(out) {}

  /// Terms of no weight are left out: they moved nothing.
  void add(std::string feature, double value) {
    if (value != 0.0) out_.because.push_back({std::move(feature), value});
  }
  void add(std::size_t term) { add(term_names()[term], w_.at(term, kLogit)); }
  /// What a step of the rule changes, and the label's own weight.
  void step(std::size_t term, int before, int after) {
    add(term_names()[term], worth(after) - worth(before) + w_.at(term, kLogit));
  }
  [[nodiscard]] double worth(int level) const { return w_.at(kLevelTerms + static_cast<std::size_t>(level), kLogit); }

 private:
  const ScoreWeights& w_ = score_weights();
  Strength& out_;
};

template <class Label>
std::size_t at(std::size_t group, Label label) {
  return group + static_cast<std::size_t>(label);
}

void add_contributions(const Features& f, Strength& s) {
  Sum sum(s);
  const std::size_t source = at(kSourceTerms, f.type);
  sum.add("intercept", score_weights().intercept);
  sum.add(term_names()[source], sum.worth(f.steps.source) + score_weights().at(source, kLogit));
  sum.step(at(kDescribedTerms, f.described), f.steps.source, f.steps.described);
  sum.step(at(kRelayTerms, f.relay), f.steps.described, f.steps.relay);
  sum.step(at(kKindTerms, f.stance.kind), f.steps.relay, f.steps.kind);
  sum.add(at(kPolarityTerms, f.stance.polarity));
  sum.add(at(kCommitmentTerms, f.stance.commitment));
  sum.add(at(kDirectnessTerms, f.directness));
  sum.add(at(kAnonymityTerms, f.anonymity));
  for (std::size_t i = 0; i < kSigns; ++i) {
    if (f.signs[i]) sum.add(kSignTerms + i);
  }
}

}  // namespace

Scored score_sums(const double* sums) {
  const ScoreWeights& w = score_weights();
  Scored s;
  s.logit = sums[kLogit] + w.intercept;
  s.score = logistic(s.logit);
  s.interval = {logistic(s.logit - sums[kReach]), logistic(s.logit + sums[kReach])};
  const double sharpness = std::exp(sums[kSpread] + w.spread);
  double above = 1;
  for (std::size_t level = 0; level + 1 < kLevelCount; ++level) {
    const double next = std::min(above, logistic(sharpness * (sums[kPosition] - w.borders[level])));
    s.levels[level] = above - next;
    above = next;
  }
  s.levels.back() = above;
  const double slip = logistic(sums[kSlip] + w.slip);
  for (std::size_t level = 0; level < kLevelCount; ++level) {
    s.levels[level] = (1 - slip) * s.levels[level] + slip * w.slips[level];
  }
  s.level = static_cast<Level>(std::max_element(s.levels.begin(), s.levels.end()) - s.levels.begin());
  return s;
}

std::vector<Scored> score_rows(std::span<const double> rows) {
  using Rows = Eigen::Matrix<double, Eigen::Dynamic, static_cast<int>(kTerms), Eigen::RowMajor>;
  using Columns = Eigen::Matrix<double, static_cast<int>(kTerms), static_cast<int>(kColumns), Eigen::RowMajor>;
  using Sums = Eigen::Matrix<double, Eigen::Dynamic, static_cast<int>(kColumns), Eigen::RowMajor>;
  const auto n = static_cast<Eigen::Index>(rows.size() / kTerms);
  Sums sums(n, static_cast<Eigen::Index>(kColumns));
  sums.noalias() = Eigen::Map<const Rows>(rows.data(), n, static_cast<Eigen::Index>(kTerms)) *
                   Eigen::Map<const Columns>(score_weights().columns.data());
  std::vector<Scored> out;
  out.reserve(static_cast<std::size_t>(n));
  for (Eigen::Index i = 0; i < n; ++i) out.push_back(score_sums(sums.row(i).data()));
  return out;
}

std::vector<Strength> score(std::span<const Features> features) {
  std::vector<double> rows(features.size() * kTerms);
  for (std::size_t i = 0; i < features.size(); ++i) fill_row(features[i], rows.data() + i * kTerms);
  const std::vector<Scored> scored = score_rows(rows);
  std::vector<Strength> out(features.size());
  for (std::size_t i = 0; i < features.size(); ++i) {
    Strength& s = out[i];
    s.logit = scored[i].logit;
    s.score = scored[i].score;
    s.interval = scored[i].interval;
    s.levels = scored[i].levels;
    s.level = scored[i].level;
    s.rule = static_cast<Level>(features[i].steps.kind);
    add_contributions(features[i], s);
  }
  return out;
}

Strength score(const Features& features) {
  return std::move(score(std::span(&features, 1)).front());
}

}  // namespace sayso::strength
