// A text as a small sample of its word shingles, by which two texts can be compared without either.
// Entry: sketch_of(), overlap(). Which texts are compared is left to copies.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace sayso {

/// The smallest hashes of the text's shingles: runs of kShingle words, without case and marks.
struct Sketch {
  std::vector<std::uint32_t> hashes;                                ///< rising, none twice, kSketch at most
  std::uint32_t limit = std::numeric_limits<std::uint32_t>::max();  ///< all hashes of the text up to here are there
  std::uint32_t shingles = 0;                                       ///< different ones in the whole text
  std::uint64_t key = 0;                                            ///< hash of all words in their order
};

inline constexpr std::size_t kShingle = 4;   ///< words: fewer recur by chance, more break at every edited word
inline constexpr std::size_t kSketch = 192;  ///< hashes: a share of .5 is then known to within .07 at 95 %

/// Linear in the text; `text` is valid UTF-8. A text of fewer words than a shingle is one shingle; one of none, none.
[[nodiscard]] Sketch sketch_of(std::string_view text);

/// How many hashes lie in the part of both sketches in which neither was cut off, and how many of these are in both.
struct Overlap {
  std::size_t first = 0;
  std::size_t second = 0;
  std::size_t shared = 0;

  /// The share of the shorter text that stands in the longer one, estimated (Broder's containment, 1997); in [0, 1].
  [[nodiscard]] double contained() const {
    const std::size_t shorter = first < second ? first : second;
    return shorter == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(shorter);
  }
};

[[nodiscard]] Overlap overlap(const Sketch& a, const Sketch& b);

}  // namespace sayso
