#include "strength/weights.h"

#include <algorithm>
#include <cassert>
#include <charconv>
#include <vector>

#include "strength_commitment.h"
#include "strength_weights.h"

namespace sayso::strength {
namespace {

/// Calls take(name, numbers) for each line: a name, then numbers, parted by tabs. "#" opens a comment line. The file is
/// built in, so a fault is a bug of ours.
template <class Take>
void read_lines(std::string_view text, Take take) {
  std::vector<double> numbers;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::string_view name = line.substr(0, line.find('\t'));
    line.remove_prefix(name.size());
    numbers.clear();
    while (!line.empty()) {
      line.remove_prefix(1);  // the tab
      const std::string_view number = line.substr(0, line.find('\t'));
      [[maybe_unused]] const auto read =
          std::from_chars(number.data(), number.data() + number.size(), numbers.emplace_back());
      assert(read.ec == std::errc());
      line.remove_prefix(number.size());
    }
    take(name, numbers);
  }
}

ScoreWeights read_score() {
  ScoreWeights out;
  const auto& names = term_names();
  read_lines(kStrengthWeights, [&](std::string_view name, const std::vector<double>& numbers) {
    assert(!numbers.empty());
    if (name == "intercept") {
      out.intercept = numbers[0];
    } else if (name == "spread") {
      out.spread = numbers[0];
    } else if (name == "borders") {
      assert(numbers.size() == out.borders.size());
      std::copy(numbers.begin(), numbers.end(), out.borders.begin());
    } else if (name == "slip") {
      assert(numbers.size() == 1 + out.slips.size());
      out.slip = numbers[0];
      double sum = 0;
      for (std::size_t i = 0; i < out.slips.size(); ++i) sum += numbers[1 + i];
      for (std::size_t i = 0; i < out.slips.size(); ++i) out.slips[i] = numbers[1 + i] / sum;
    } else {
      const auto found = std::find(names.begin(), names.end(), name);
      assert(found != names.end() && numbers.size() == 4);
      const auto term = static_cast<std::size_t>(found - names.begin());
      double* row = out.columns.data() + term * kColumns;
      row[kLogit] = numbers[0];
      row[kPosition] = term < kSourceTerms ? numbers[0] : 0;
      row[kSpread] = numbers[1];
      row[kSlip] = numbers[2];
      row[kReach] = numbers[3];
    }
  });
  return out;
}

LabelWeights read_labels() {
  LabelWeights out;
  read_lines(kStrengthCommitment, [&](std::string_view name, const std::vector<double>& numbers) {
    auto& row = out[name];
    assert(numbers.size() == row.size());
    std::copy(numbers.begin(), numbers.end(), row.begin());
  });
  return out;
}

}  // namespace

const ScoreWeights& score_weights() {
  static const ScoreWeights weights = read_score();
  return weights;
}

const LabelWeights& label_weights() {
  static const LabelWeights weights = read_labels();
  return weights;
}

}  // namespace sayso::strength
