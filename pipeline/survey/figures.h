// Sums of a group -> its figures, each as counted and as corrected, with intervals. Entry: figures_of().
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "survey/confusion.h"
#include "survey/figure.h"
#include "survey/group_sums.h"

namespace sayso {

/// The label that keeps a table from correcting what was read of these articles: it was given in one of them, and the
/// table has no example of it, so that nobody knows how it is read. Nothing where there is none. A label that has no
/// example and was never given is taken not to occur.
[[nodiscard]] std::optional<std::string> label_without_example(const std::string& table, const Confusion& confusion,
                                                               const std::vector<KeptArticle>& articles);

/// A corrector for each table of errors, but for those that label_without_example() has a label of.
using Correctors = std::map<std::string, Corrector, std::less<>>;
[[nodiscard]] Correctors correctors_of(const ConfusionSet& confusion, const std::vector<KeptArticle>& articles);

/// An item as its row names it.
struct ItemLabel {
  ItemKind kind = ItemKind::actor;
  std::uint8_t of = 0;
  std::string label;
};

/// In a fixed order of figures; the items in the order of `top`. `frame` has the group, its name and `copies`.
[[nodiscard]] std::vector<FigureRow> figures_of(const GroupSums& sums, const std::vector<ItemLabel>& top,
                                                const Correctors& correctors, const FigureRow& frame);

}  // namespace sayso
