// The articles that are measured, and how their tokens are counted.
// Entry: for_each_text(), count_tokens().
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace sayso::bench {

/// Each good article of a file or folder in turn, as `sayso analyze` reads it.
void for_each_text(const std::string& path, const std::function<void(Article)>& see);

/// Tokens as the scorer of attribution relations counts them: a run of letters, digits and "_", else one code point
/// that is no white space. So the rate does not depend on how sayso cuts words.
[[nodiscard]] std::size_t count_tokens(std::string_view utf8);

/// "model name" of /proc/cpuinfo; "unknown processor" where there is none.
[[nodiscard]] std::string processor();

}  // namespace sayso::bench
