// The figures of a report as one tidy table: a row a figure, group and label. Entry: survey_csv().
#pragma once

#include <string>
#include <vector>

#include "survey/figure.h"

namespace sayso {

/// RFC 4180 with a head line; README.md says what the columns are. Rates have four decimals; a cell without a value is
/// empty.
[[nodiscard]] std::string survey_csv(const std::vector<FigureRow>& rows);

}  // namespace sayso
