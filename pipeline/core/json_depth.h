// How deep brackets stand in each other. A JSON library copies, compares and writes values by calls inside calls, and a
// file of two million "[" ends its stack. Entry: nests_deeper().
#pragma once

#include <cstddef>
#include <string_view>

namespace sayso {

/// The deepest that any JSON file is read: an article's metadata may be nested by 64, a record adds a few.
inline constexpr std::size_t kMostJsonDepth = 128;

/// Whether "[" and "{" stand deeper in each other than `most`, those in strings left out. Where the text is no JSON the
/// answer can be either. Linear.
[[nodiscard]] bool nests_deeper(std::string_view json, std::size_t most = kMostJsonDepth);

}  // namespace sayso
