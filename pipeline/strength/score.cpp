// Each step of the level's rule is paid what its level is worth; the rest are plain weights.
#include "strength/score.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>

#include "strength_weights.h"

namespace sayso::strength {
namespace {

using Weights = std::unordered_map<std::string_view, double>;

/// "name<TAB>value" lines; "#" opens a comment line. The file is built in, so a fault is a bug of ours.
Weights read_weights() {
  Weights out;
  for (std::string_view rest = kStrengthWeights; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    const std::size_t tab = line.find('\t');
    if (line.empty() || line.front() == '#' || tab == std::string_view::npos) continue;
    double value = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), value);
    out[line.substr(0, tab)] = value;
  }
  return out;
}

double level_worth(int level) {
  constexpr std::string_view kNames[] = {"level: A0", "level: A1", "level: A2", "level: A3", "level: A4"};
  return weight(kNames[level]);
}

constexpr double kHalfWidth = 0.6;  // logit, of the interval
constexpr double kSharpness = 8;    // of the cumulative logits of the levels
constexpr std::size_t kLevelCount = 5;

double logistic(double logit) {
  return 1.0 / (1.0 + std::exp(-logit));
}

/// Cumulative logits: the chance to be at a level or above it falls with the distance of its lower border.
void add_levels(Strength& s, int rule) {
  double above = 1;
  for (int level = 0; level < static_cast<int>(kLevelCount); ++level) {
    const double border = level == 4 ? 0 : (level_worth(level) + level_worth(level + 1)) / 2;
    const double next = level == 4 ? 0 : logistic(kSharpness * (level_worth(rule) - border));
    s.levels[static_cast<std::size_t>(level)] = above - next;
    above = next;
  }
  s.level = static_cast<Level>(std::max_element(s.levels.begin(), s.levels.end()) - s.levels.begin());
}

template <class Label>
std::string term(std::string_view facet, Label label) {
  return std::string(facet) + ": " + std::string(name(label));
}

class Sum {
 public:
  /// Terms of no weight are left out: they moved nothing.
  void add(std::string feature, double value) {
    if (value == 0.0) return;
    out_.logit += value;
    out_.because.push_back({std::move(feature), value});
  }
  void add(const std::string& feature) { add(feature, weight(feature)); }

  Strength take(Level rule) {
    out_.score = logistic(out_.logit);
    out_.interval = {logistic(out_.logit - kHalfWidth), logistic(out_.logit + kHalfWidth)};
    out_.rule = rule;
    return std::move(out_);
  }

 private:
  Strength out_;
};

}  // namespace

double weight(std::string_view name) {
  static const Weights weights = read_weights();
  const auto found = weights.find(name);
  return found == weights.end() ? 0.0 : found->second;
}

Strength score(const Features& f) {
  Sum sum;
  sum.add("intercept");
  const std::string source = term("source", f.type);
  sum.add(source, level_worth(f.steps.source) + weight(source));
  sum.add(term("described", f.described), level_worth(f.steps.described) - level_worth(f.steps.source));
  sum.add(term("relay", f.relay), level_worth(f.steps.relay) - level_worth(f.steps.described));
  sum.add(term("kind", f.stance.kind), level_worth(f.steps.kind) - level_worth(f.steps.relay));
  sum.add(term("commitment", f.stance.commitment));
  sum.add(term("polarity", f.stance.polarity));
  sum.add(term("directness", f.directness));
  sum.add(term("anonymity", f.anonymity));
  if (f.form == NameForm::short_name) sum.add("name: short");
  if (f.form == NameForm::full_name) sum.add("name: full");
  if (f.role) sum.add("role: given");
  Strength s = sum.take(static_cast<Level>(f.steps.kind));
  add_levels(s, f.steps.kind);
  return s;
}

}  // namespace sayso::strength
