// What the files of this folder ask about the pieces of relations.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

#include "core/document.h"

namespace sayso {

[[nodiscard]] inline std::uint32_t first_token(const Attribution& a) {
  std::uint32_t first = a.content.front().begin;
  if (!a.cue.empty()) first = std::min(first, a.cue.front().begin);
  if (!a.source.empty()) first = std::min(first, a.source.front().begin);
  return first;
}

/// Behind the last token of all pieces, which are in order.
[[nodiscard]] inline std::uint32_t end_token(const Attribution& a) {
  std::uint32_t end = a.content.back().end;
  if (!a.cue.empty()) end = std::max(end, a.cue.back().end);
  if (!a.source.empty()) end = std::max(end, a.source.back().end);
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

/// Each piece of `inner` stands in one of `outer`, whose pieces are in order and disjoint.
[[nodiscard]] inline bool inside(const std::vector<TokenSpan>& inner, const std::vector<TokenSpan>& outer) {
  return std::all_of(inner.begin(), inner.end(), [&outer](TokenSpan x) {
    const auto behind = std::upper_bound(outer.begin(), outer.end(), x.begin,
                                         [](std::uint32_t token, TokenSpan y) { return token < y.begin; });
    return behind != outer.begin() && std::prev(behind)->contains(x);
  });
}

}  // namespace sayso
