// Whether a word is one of a rule's few. Entry: one_of(). Long lists are models/lexicons, read by lexicon.h.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace sayso {

/// Linear in the list, which need not be sorted.
[[nodiscard]] inline bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The same for a list that has a name.
template <std::size_t N>
[[nodiscard]] bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace sayso
