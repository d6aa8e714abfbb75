// The classes of Unicode that make words and white space.
#include "evaluate/text.h"

#include <unicode/uchar.h>

#include "core/utf8.h"

namespace sayso {
namespace {

constexpr char32_t kAsciiEnd = 0x80;
constexpr char32_t kReplacement = 0xFFFD;

std::u32string decode(std::string_view utf8) {
  std::u32string points;
  points.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const UChar32 c = next_code_point(utf8, at);
    points.push_back(c < 0 ? kReplacement : static_cast<char32_t>(c));
  }
  return points;
}

}  // namespace

bool is_evaluated_space(char32_t c) {
  if (c < kAsciiEnd) return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
  switch (u_charDirection(static_cast<UChar32>(c))) {
    case U_WHITE_SPACE_NEUTRAL:
    case U_BLOCK_SEPARATOR:
    case U_SEGMENT_SEPARATOR:
      return true;
    default:
      return u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR;
  }
}

bool is_evaluated_word(char32_t c) {
  if (c < kAsciiEnd) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  const auto point = static_cast<UChar32>(c);
  return (U_GET_GC_MASK(point) & U_GC_L_MASK) != 0 || u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

EvaluatedText evaluated_text(std::string_view utf8) {
  EvaluatedText text{decode(utf8), {}};
  bool in_word = false;
  for (std::size_t i = 0; i < text.points.size(); ++i) {
    const bool word = is_evaluated_word(text.points[i]);
    const bool starts = word ? !in_word : !is_evaluated_space(text.points[i]);
    if (starts) text.tokens.push_back(static_cast<std::uint32_t>(i));
    in_word = word;
  }
  return text;
}

}  // namespace sayso
