// A gold text as the measures see it: code points, which of them are white space, and where its tokens start.
// Entry: EvaluatedText. These tokens are the measure's own; segment/ has others, and results must not depend on them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// White space as Unicode's bidirectional classes and separators have it: U+001C to U+001F and NO-BREAK SPACE count.
[[nodiscard]] bool is_evaluated_space(char32_t c);

/// A letter, a number of any kind, or "_": general categories L, and numeric characters. Marks and joiners are none.
[[nodiscard]] bool is_evaluated_word(char32_t c);

struct EvaluatedText {
  std::u32string points;
  /// First code point of each token: a run of word characters, else one character that is no white space.
  std::vector<std::uint32_t> tokens;
};

/// `utf8` is valid and has fewer than 2^32 code points.
[[nodiscard]] EvaluatedText evaluated_text(std::string_view utf8);

}  // namespace sayso
