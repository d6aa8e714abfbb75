// What readers marked right or wrong on pages -> how many of the cards were right, with an interval.
// Entry: evaluate_marks(). The file's format stands in report/schema.md.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace sayso {

/// A table for a person, or one JSON object: {"files", "all": G, "by_level": {level: G}}, a G being {"right", "wrong",
/// "precision", "interval": [low, high]}; either ends with a line end. Precision is null where nothing is marked. The
/// interval is Wilson's (1927), for 95 %. "none" is the level of claims without one.
/// Codes: unreadable_file, invalid_json, invalid_marks (no marks file, or one of a later major version), and
/// duplicate_marks (two files on one text that mark one claim: it would count twice).
[[nodiscard]] Result<std::string> evaluate_marks(const std::vector<std::string>& paths, bool json);

}  // namespace sayso
