// Figures as drawings in SVG that need no colour: shapes for counted and corrected, patterns and names for shares.
// Entry: interval_plot(), stacked_bars(), plot_patterns(). Which figures are drawn is left to survey_page.h.
#pragma once

#include <string>
#include <vector>

#include "survey/figure.h"

namespace sayso {

struct PlotRow {
  std::string label;  ///< plain text
  const FigureRow* figure = nullptr;
};

/// A line for each row: a ring and a thin line for what was counted and its interval, a diamond and a thick line for
/// what was corrected. The axis is a share, from 0. `name` is what a screen reader says. Empty for no rows.
[[nodiscard]] std::string interval_plot(const std::string& name, const std::vector<PlotRow>& rows);

struct StackRow {
  std::string label;
  std::vector<double> shares;  ///< one for each part; NaN counts as 0
};

/// A bar of shares for each row, its parts told apart by pattern and by their short name. Parts beyond kPatterns have
/// the last pattern.
[[nodiscard]] std::string stacked_bars(const std::string& name, const std::vector<std::string>& parts,
                                       const std::vector<StackRow>& rows);
inline constexpr std::size_t kPatterns = 6;

/// The patterns of stacked_bars(): once a page.
[[nodiscard]] std::string plot_patterns();

/// "19.4 %"; two decimals below 1 %.
[[nodiscard]] std::string percent(double share);
/// A number with so many decimals, never "-0".
[[nodiscard]] std::string fixed(double value, int decimals);

}  // namespace sayso
