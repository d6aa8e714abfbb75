// The rows of a report as its page looks them up, and as tables. Entry: FigureIndex, figure_table(), table_open().
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "survey/figure.h"
#include "survey/plot.h"

namespace sayso {

/// Rows by group and figure, for articles (with copies) or for stories (without). `rows` must outlive it.
class FigureIndex {
 public:
  FigureIndex(const std::vector<FigureRow>& rows, bool copies);

  /// The rows of that figure in their order; none where there are none.
  [[nodiscard]] const std::vector<const FigureRow*>& of(std::string_view figure, std::string_view kind,
                                                        std::string_view group) const;
  /// Names of the groups of that kind, in their order.
  [[nodiscard]] const std::vector<std::string>& groups(std::string_view kind) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;
  std::map<Key, std::vector<const FigureRow*>> rows_;
  std::map<std::string, std::vector<std::string>, std::less<>> groups_;
};

/// "Delta"; "(no outlet)" and "(no date)" for an empty name.
[[nodiscard]] std::string group_label(std::string_view kind, const std::string& group);

/// A label of that figure in words.
[[nodiscard]] std::string label_words(std::string_view figure, const std::string& label);

/// A table's head, up to its first row; kTableEnd closes it. All arguments are plain text.
[[nodiscard]] std::string table_open(const std::string& caption, const std::vector<std::string>& heads);
inline constexpr const char* kTableEnd = "</tbody></table></div>";

/// A row each: how many of how many, as counted, as corrected. The caption is plain text.
[[nodiscard]] std::string figure_table(const std::string& caption, const std::string& head,
                                       const std::vector<PlotRow>& rows);

/// "19.4 % (18.7 to 20.1)" as HTML; a ratio has no percent sign.
[[nodiscard]] std::string counted_cell(const FigureRow& row);
[[nodiscard]] std::string corrected_cell(const FigureRow& row);

}  // namespace sayso
