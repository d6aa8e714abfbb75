#include "strength/label_model.h"

#include <algorithm>
#include <cmath>

#include "strength/weights.h"

namespace sayso::strength {

std::array<double, LabelNames<Commitment>::values.size()> commitment_chances(const std::vector<std::string>& features) {
  const LabelWeights& weights = label_weights();
  std::array<double, kValues<Commitment>> out{};
  const auto add = [&](std::string_view name) {
    const auto found = weights.find(name);
    if (found == weights.end()) return;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] += found->second[i];
  };
  add("intercept");
  for (const std::string& feature : features) add(feature);
  const double highest = *std::max_element(out.begin(), out.end());
  double sum = 0;
  for (double& x : out) sum += x = std::exp(x - highest);
  for (double& x : out) x /= sum;
  return out;
}

Commitment commitment_of(const std::vector<std::string>& features) {
  const auto chances = commitment_chances(features);
  return static_cast<Commitment>(std::max_element(chances.begin(), chances.end()) - chances.begin());
}

}  // namespace sayso::strength
