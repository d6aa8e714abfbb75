// One figure of a report, with how far it can be trusted: one row of the table. Entry: FigureRow. How it is computed is
// left to figures.h, how it is shown to survey_csv.h and survey_page.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "survey/resample.h"

namespace sayso {

inline constexpr double kFewest = 10;  ///< articles, and claims: a rate over fewer is counted, and not estimated

struct FigureRow {
  std::string figure;      ///< "source_type", "anonymous_claims", "top_actor", "cue:assert", ...
  std::string group_kind;  ///< "all", "outlet", "month"
  std::string group;       ///< "all", the outlet, "2024-03"; empty: not known
  std::string label;       ///< of the mix, or the actor's name; empty for a rate alone
  bool copies = true;      ///< false: of each cluster of copies one article of the group
  double count = 0;
  double of = 0;
  std::optional<double> counted;   ///< count / of; nothing where `of` is 0
  std::optional<Bounds> interval;  ///< 95 %, bootstrap over articles
  std::optional<double> corrected;
  std::optional<Bounds> corrected_interval;  ///< 95 %, of the table of errors too
  std::uint64_t articles = 0;                ///< of the group
  std::string note;                          ///< "few", "no_table", or empty
};

}  // namespace sayso
