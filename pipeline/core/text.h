// Reading spans out of the text: bytes, tokens, lower case, code points.
// Entry: slice(), lower(). Finding the spans is left to the stages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// The bytes of a span; it must lie in the text.
[[nodiscard]] inline std::string_view slice(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

/// The bytes from the first token's first to the last token's last; empty for an empty span.
[[nodiscard]] ByteSpan bytes_of(const Segmentation& segmentation, TokenSpan tokens);

/// The text under a span of tokens, white space between them included.
[[nodiscard]] std::string_view text_of(std::string_view text, const Segmentation& segmentation, TokenSpan tokens);

/// Lower case by simple Unicode case mapping, independent of the locale; typographic apostrophes (U+2019, U+02BC)
/// become '.
[[nodiscard]] std::string lower(std::string_view utf8);

/// The lower-cased words of all tokens: one string a token. Made once an article, read by the lexicon stages.
[[nodiscard]] std::vector<std::string> lower_words(std::string_view text, const Segmentation& segmentation);

/// First byte that is not valid UTF-8 (RFC 3629: no surrogates, no overlong forms); text.size() where all is well.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

/// The text with U+FFFD in place of each byte that first_invalid_utf8() stops at. Linear.
[[nodiscard]] std::string without_invalid_utf8(std::string_view text);

/// Byte offsets to code-point offsets in O(1) amortised, for one text.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  /// Code points before `byte`, which must lie on a code-point border of the text (its end included).
  [[nodiscard]] std::uint32_t at(std::uint32_t byte) const;

 private:
  std::string_view text_;
  bool ascii_ = true;
  std::vector<std::uint32_t> blocks_;  ///< code points before each block of kBlock bytes
};

}  // namespace sayso
