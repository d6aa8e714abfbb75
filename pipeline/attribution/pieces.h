// What the files of this folder ask about the pieces of relations.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/document.h"

namespace sayso {

[[nodiscard]] inline std::uint32_t first_token(const Attribution& a) {
  std::uint32_t first = a.content.front().begin;
  if (!a.cue.empty()) first = std::min(first, a.cue.front().begin);
  if (!a.source.empty()) first = std::min(first, a.source.front().begin);
  return first;
}

/// Behind the last token of all pieces.
[[nodiscard]] inline std::uint32_t end_token(const Attribution& a) {
  std::uint32_t end = 0;
  for (const auto* spans : {&a.source, &a.cue, &a.content}) {
    for (const TokenSpan x : *spans) end = std::max(end, x.end);
  }
  return end;
}

[[nodiscard]] inline bool any_overlap(const std::vector<TokenSpan>& a, const std::vector<TokenSpan>& b) {
  for (const TokenSpan x : a) {
    for (const TokenSpan y : b) {
      if (x.overlaps(y)) return true;
    }
  }
  return false;
}

/// Each piece of `inner` stands in one of `outer`.
[[nodiscard]] inline bool inside(const std::vector<TokenSpan>& inner, const std::vector<TokenSpan>& outer) {
  return std::all_of(inner.begin(), inner.end(), [&outer](TokenSpan x) {
    return std::any_of(outer.begin(), outer.end(), [x](TokenSpan y) { return y.contains(x); });
  });
}

}  // namespace sayso
