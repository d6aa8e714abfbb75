// Predicted attribution relations against gold ones: precision, recall and F1 with intervals.
// Entry: evaluate_files(). The measures are defined in tally.h and pairing.h, the files in corpus.h.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// A table for a person, or one JSON object: {"documents", "missing", "error_records", "without_attributions",
/// row name: {"p", "r", "f1", "f1_interval": [low, high], "predicted", "gold"}, ...}; either ends with a line end.
/// Figures are rounded to four places, ties to the even digit. Error codes: those of tally_files(). `by`, where not
/// empty, adds a table by group, or {"by": {field: {group: {"documents", row name: {...}}}}} with the rows of
/// kGroupRows: groups of articles by a field of the gold records ("outlet"), or of relations (groups.h).
[[nodiscard]] Result<std::string> evaluate_files(const std::string& gold, const std::string& predicted, bool json,
                                                 const std::string& by = {});

/// What is shown of each group.
inline constexpr auto kGroupRows =
    std::to_array<std::string_view>({"token.micro", "relation.detected", "relation.full", "relation.strict"});

}  // namespace sayso
