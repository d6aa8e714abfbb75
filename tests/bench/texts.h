// The articles that are measured, and how their tokens are counted.
// Entry: load_texts(), count_tokens().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso::bench {

/// All good articles of a file or folder, as `sayso analyze` reads it.
[[nodiscard]] std::vector<Article> load_texts(const std::string& path);

/// Tokens as the scorer of attribution relations counts them: a run of letters, digits and "_", else one code point
/// that is no white space. So the rate does not depend on how sayso cuts words.
[[nodiscard]] std::size_t count_tokens(std::string_view utf8);

/// "model name" of /proc/cpuinfo; "unknown processor" where there is none.
[[nodiscard]] std::string processor();

}  // namespace sayso::bench
