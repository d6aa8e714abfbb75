// A near match for a mistyped option or command.
// Entry: nearest(). When it is shown is left to main.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// The candidate that the word begins ("--out", "eval"), else the one that is fewest slips away (a character too many,
/// too few, wrong, or swapped with the next), the first of equals; nothing where even that is more than a third of the
/// word: "analyse" -> "analyze", "--outptu" -> "--output".
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace sayso
