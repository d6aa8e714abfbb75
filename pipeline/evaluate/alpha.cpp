// The matrix of coincidences, seen and expected.
#include "evaluate/alpha.h"

namespace sayso {
namespace {

using Matrix = std::vector<std::vector<double>>;

/// o[c][k]: pairs of values within a unit, each unit's pairs weighing as many as it has values.
Matrix coincidences(const std::vector<Codings>& units, std::size_t labels, const std::vector<double>& times) {
  Matrix o(labels, std::vector<double>(labels, 0));
  for (std::size_t u = 0; u < units.size(); ++u) {
    const Codings& unit = units[u];
    const double weight = times.empty() ? 1 : times[u];
    if (unit.size() < 2 || weight <= 0) continue;
    std::vector<double> count(labels, 0);
    for (const std::size_t value : unit) count[value] += 1;
    const double pairs = static_cast<double>(unit.size()) - 1;
    for (std::size_t c = 0; c < labels; ++c) {
      for (std::size_t k = 0; k < labels; ++k) o[c][k] += weight * count[c] * (count[k] - (c == k ? 1 : 0)) / pairs;
    }
  }
  return o;
}

double difference(std::size_t c, std::size_t k, const std::vector<double>& marginal, Metric metric) {
  if (c == k) return 0;
  if (metric == Metric::nominal) return 1;
  const std::size_t low = c < k ? c : k;
  const std::size_t high = c < k ? k : c;
  double between = -(marginal[low] + marginal[high]) / 2;
  for (std::size_t g = low; g <= high; ++g) between += marginal[g];
  return between * between;
}

}  // namespace

std::optional<double> krippendorff_alpha(const std::vector<Codings>& units, std::size_t labels, Metric metric,
                                         const std::vector<double>& times) {
  const Matrix o = coincidences(units, labels, times);
  std::vector<double> marginal(labels, 0);
  double n = 0;
  for (std::size_t c = 0; c < labels; ++c) {
    for (std::size_t k = 0; k < labels; ++k) marginal[c] += o[c][k];
    n += marginal[c];
  }
  double seen = 0;
  double expected = 0;
  for (std::size_t c = 0; c < labels; ++c) {
    for (std::size_t k = 0; k < labels; ++k) {
      const double d = difference(c, k, marginal, metric);
      seen += o[c][k] * d;
      expected += marginal[c] * marginal[k] * d;
    }
  }
  if (n < 2 || expected <= 0) return std::nullopt;
  return 1 - (n - 1) * seen / expected;
}

}  // namespace sayso
