// Figures of a labelled sample, each weighted to the claims of the run, for any drawing of its articles.
// Entry: coded(), estimates(). How they are shown is left to coded.h.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "evaluate/coders.h"
#include "evaluate/sample.h"

namespace sayso {

/// One claim that at least one coder judged.
struct CodedClaim {
  const DrawnClaim* drawn = nullptr;
  std::size_t article = 0;
  double right = 0;                          ///< share of its coders
  double added = 0;                          ///< missed claims of its window, a coder
  std::vector<const Judgement*> judgements;  ///< of the coders that judged it
};

struct Coded {
  std::vector<CodedClaim> claims;  ///< the judged ones
  std::vector<double> population;  ///< of each stratum
  std::size_t articles = 0;
};

[[nodiscard]] Coded coded(const Sample& sample, const std::vector<Coder>& coders);

/// How often each article is counted: once each for the figure itself.
using Draws = std::vector<double>;

/// The weight of each claim in this drawing, parallel to `coded.claims`.
[[nodiscard]] std::vector<double> weights_in(const Coded& coded, const Draws& draws);

struct Estimate {
  std::optional<double> value;
  std::optional<double> low;  ///< 95 %, by drawing the articles again
  std::optional<double> high;
};

/// What one claim adds to a ratio, before its weight; {0, 0}: nothing.
struct Part {
  double top = 0;
  double bottom = 0;
};

/// Each figure for the sample and its interval: `figures` gives the same number of them for any drawing. Percentiles of
/// kResamples drawings; no interval where a figure is missing in more than half of them. The same on every machine.
[[nodiscard]] std::vector<Estimate> estimates(
    const Coded& coded, const std::function<std::vector<std::optional<double>>(const Draws&)>& figures);

/// The same for ratios of weighted sums: a part a claim, a list a ratio.
[[nodiscard]] std::vector<Estimate> estimates(const Coded& coded, const std::vector<std::vector<Part>>& ratios);

}  // namespace sayso
