// Each step of the level's rule is paid what its level is worth; the rest are plain weights.
#include "strength/score.h"

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

  Strength take(Level level) {
    out_.score = 1.0 / (1.0 + std::exp(-out_.logit));
    out_.level = level;
    out_.rule = level;
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
  return sum.take(static_cast<Level>(f.steps.kind));
}

}  // namespace sayso::strength
