// The figures of a report as one self-contained page: plots, the tables beside them, what the corrections rest on. It
// asks the network for nothing and runs no script. Entry: survey_page(). Files are left to cli/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "survey/confusion.h"
#include "survey/figure.h"

namespace sayso {

/// What the page says of the run beside its figures.
struct SurveyFacts {
  std::string run;   ///< its name, as it was given
  std::string date;  ///< of the report: "2026-11-27"; empty: not shown
  std::uint64_t articles = 0;
  std::uint64_t set_aside = 0;
  std::uint64_t stories = 0;  ///< clusters of copies
  std::uint64_t persons_left_out = 0;
  bool complete = true;  ///< the run has come to its end
  bool merged = true;    ///< actors of several articles are put together
};

/// A valid page for any bytes in the rows. The same bytes for the same arguments. Shows the kMostGroups largest outlets
/// and the kMostGroups last months; the table of survey_csv.h has all.
[[nodiscard]] std::string survey_page(const std::vector<FigureRow>& rows, const SurveyFacts& facts,
                                      const ConfusionSet& confusion);
inline constexpr std::size_t kMostGroups = 40;

}  // namespace sayso
