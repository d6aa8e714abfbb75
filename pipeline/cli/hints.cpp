// The distance of Damerau and Levenshtein, restricted: no letter is moved twice.
#include "cli/hints.h"

#include <algorithm>
#include <cstddef>

namespace sayso {
namespace {

constexpr std::size_t kLongestWord = 40;   // characters: no option is longer, and the distance is quadratic
constexpr std::size_t kShortestStart = 3;  // characters: "--" begins every option

std::size_t slips(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const std::size_t wrong = a[i - 1] == b[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + wrong});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  if (word.size() > kLongestWord) return std::nullopt;
  for (const std::string& candidate : candidates) {
    if (word.size() >= kShortestStart && candidate.starts_with(word)) return candidate;
  }
  std::optional<std::string> best;
  std::size_t fewest = word.size() / 3;
  for (const std::string& candidate : candidates) {
    const std::size_t count = slips(word, candidate);
    if (count < fewest || (count == fewest && !best)) {
      fewest = count;
      best = candidate;
    }
  }
  return best;
}

}  // namespace sayso
