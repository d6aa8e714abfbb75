// Krippendorff's alpha: how far coders agree, over what chance would give.
// Entry: krippendorff_alpha(). Which labels are compared is left to coded.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace sayso {

enum class Metric : std::uint8_t { nominal, ordinal };

/// One unit's values, of the coders that gave one: indices into the label set, whose order counts for `ordinal`.
using Codings = std::vector<std::size_t>;

/// Krippendorff, Content Analysis (2004), chapter 11; equal to the package `krippendorff` of PyPI. Units with fewer
/// than two values count for nothing. 1: all alike; 0: as by chance; below: worse. Nothing where no unit has two
/// values, or where all values are one label (there is no chance to agree beyond). Linear in the values, and quadratic
/// in the labels; `labels` is above every value. `times`: how often each unit counts; empty: once.
[[nodiscard]] std::optional<double> krippendorff_alpha(const std::vector<Codings>& units, std::size_t labels,
                                                       Metric metric, const std::vector<double>& times = {});

}  // namespace sayso
