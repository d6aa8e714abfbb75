// A sample as `sayso sample` wrote it: the claims that were drawn, sayso's answers, and how much each stands for.
// Entry: read_sample(). The format stands in sample/README.md; what labellers said is left to coders.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/result.h"

namespace sayso {

using PointSpan = std::pair<std::uint32_t, std::uint32_t>;  ///< half-open, in code points of the text

struct DrawnStratum {
  std::vector<std::string> values;
  double population = 0;
};

/// A claim of sayso's that stands in the window, too, and was not drawn.
struct OtherClaim {
  std::vector<PointSpan> content;
  std::vector<PointSpan> cue;
};

struct DrawnClaim {
  std::string task;
  std::string claim;     ///< its address, "c-..."
  std::string document;  ///< articles are drawn again by it, for the intervals
  std::string text_sha256;
  std::size_t stratum = 0;
  double confidence = 0;
  std::optional<double> score;
  std::map<std::string, std::string> labels;  ///< sayso's: label set -> value; "" where it has none
  std::vector<PointSpan> cue;
  std::vector<PointSpan> content;
  PointSpan window;                  ///< where labellers add what was missed
  std::size_t claims_in_window = 1;  ///< of the run, this one among them
  std::vector<OtherClaim> others;
};

struct Sample {
  std::string run;
  bool show_predictions = false;
  std::vector<DrawnStratum> strata;
  std::vector<DrawnClaim> claims;
  std::unordered_map<std::string, std::size_t> of_task;  ///< index into claims
};

/// `path`: the folder, or its sample.json. Codes: unreadable_file, invalid_json, invalid_sample.
[[nodiscard]] Result<Sample> read_sample(const std::string& path);

}  // namespace sayso
