// The figures of a labelled sample, as JSON. Entry: sample_figures(), confusion_tables().
#pragma once

#include <nlohmann/json.hpp>
#include <vector>

#include "evaluate/weights.h"

namespace sayso {

/// sample/README.md names the fields.
[[nodiscard]] nlohmann::ordered_json sample_figures(const Sample& sample, const std::vector<Coder>& coders,
                                                    const Coded& coded);

/// Rows: coders' labels; columns: sayso's. Each claim counts by its weight, and each row is scaled to the number of
/// equally weighted claims that would be as sure (Kish 1965), so that an interval drawn from it is not too narrow.
/// Null where nobody gave a label of a table.
[[nodiscard]] nlohmann::ordered_json confusion_tables(const Sample& sample, const Coded& coded);

}  // namespace sayso
