// Predicted attribution relations against gold ones: precision, recall and F1 with intervals.
// Entry: evaluate_files(). The measures are defined in tally.h and pairing.h, the files in corpus.h.
#pragma once

#include <string>

#include "core/result.h"

namespace sayso {

/// A table for a person, or one JSON object: {"documents", "missing", "error_records", "without_attributions", row
/// name:
/// {"p", "r", "f1", "f1_interval": [low, high], "predicted", "gold"}, ...}; either ends with a line end. Figures are
/// rounded to four places, ties to the even digit. Error codes: those of tally_files().
[[nodiscard]] Result<std::string> evaluate_files(const std::string& gold, const std::string& predicted, bool json);

}  // namespace sayso
