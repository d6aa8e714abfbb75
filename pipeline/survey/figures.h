// Sums of a group -> its figures, each as counted and as corrected, with intervals. Entry: figures_of().
#pragma once

#include <string>
#include <vector>

#include "survey/confusion.h"
#include "survey/figure.h"
#include "survey/group_sums.h"

namespace sayso {

/// A corrector for each figure that has a table of errors.
using Correctors = std::map<std::string, Corrector, std::less<>>;
[[nodiscard]] Correctors correctors_of(const ConfusionSet& confusion);

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
