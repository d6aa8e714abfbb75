// The versions that leave with every record: of the program, and of the record's schema. They move separately.
// Entry: program_version(), kSchemaVersion. The model's version stands in its own file.
#pragma once

#include <string_view>

namespace sayso {

/// Semantic: a new field raises the minor version, a changed or dropped one the major. schema.md tells the history.
inline constexpr std::string_view kSchemaVersion = "1.1.0";

/// As CMake's project() has it: "0.1.0".
[[nodiscard]] std::string_view program_version();

}  // namespace sayso
