// Sets of characters of one text, as sorted ranges: what spans cover, however they overlap.
// Entry: CharSet. Which spans belong together is left to relation.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace sayso {

/// [begin, end) in code points of the text.
using CharSpan = std::pair<std::uint32_t, std::uint32_t>;

class CharSet {
 public:
  CharSet() = default;
  /// The characters under the spans, which may overlap and come in any order; none is empty.
  explicit CharSet(std::vector<CharSpan> spans);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  /// Disjoint, in order, with a gap between any two.
  [[nodiscard]] const std::vector<CharSpan>& ranges() const { return ranges_; }
  /// Characters that both have. Linear in the ranges.
  [[nodiscard]] std::size_t shared(const CharSet& other) const;
  [[nodiscard]] bool inside(const CharSet& other) const { return shared(other) == size_; }

 private:
  std::vector<CharSpan> ranges_;
  std::size_t size_ = 0;
};

/// Shared characters as a share of the union; 1 where both are empty.
[[nodiscard]] double intersection_over_union(const CharSet& a, const CharSet& b);

}  // namespace sayso
