// Half-open ranges that cannot be mixed: bytes of the text, and tokens of the article.
// Entry: ByteSpan, TokenSpan. What a range means is left to the layer that holds it.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>

namespace sayso {

/// [begin, end) over some unit. The tag keeps bytes and tokens apart at compile time.
template <class Tag>
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return end <= begin; }
  [[nodiscard]] constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return std::max(begin, other.begin) < std::min(end, other.end);
  }
  constexpr auto operator<=>(const Span&) const = default;  // NOLINT(modernize-use-nullptr): the default, taken for a 0
};

/// Bytes of Article::text (UTF-8); both ends stand on code-point borders.
using ByteSpan = Span<struct ByteTag>;
/// Indices into Segmentation::tokens.
using TokenSpan = Span<struct TokenTag>;

}  // namespace sayso
