// Random texts for the properties: news-like English with everything that Unicode allows strewn into it.
// Entry: random_text(). What must hold for them is left to property/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso::test {

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere, which std's distributions are not.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  [[nodiscard]] std::uint64_t next();
  /// In [0, bound); bound is not 0.
  [[nodiscard]] std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

 private:
  std::uint64_t state_;
};

/// Valid UTF-8 of `pieces` words, marks, breaks and oddities. `odd` of a hundred pieces are odd: with 5 the text is
/// English to a language detector, with 100 it is noise. The same arguments give the same bytes.
[[nodiscard]] std::string random_text(std::uint64_t seed, std::size_t pieces, std::size_t odd);

/// Code points of valid UTF-8, decoded here by hand so that the tests do not lean on what they test.
[[nodiscard]] std::u32string decode_utf8(std::string_view utf8);

/// The inverse of decode_utf8.
[[nodiscard]] std::string encode_utf8(std::u32string_view code_points);

/// A few bytes of a failing text, with escapes, for a message.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace sayso::test
