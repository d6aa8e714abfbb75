// Code points in UTF-8. Entry: next_code_point(), append_utf8(), begins_code_point(), prefix_of(), is_ascii().
#pragma once

#include <unicode/utf8.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace sayso {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macros

/// The code point at byte `i`, which moves behind it; negative where the bytes are not valid UTF-8. i < utf8.size().
inline UChar32 next_code_point(std::string_view utf8, std::size_t& i) {
  const std::string_view rest = utf8.substr(i, U8_MAX_LENGTH);  // the macro counts in 32 bits
  std::int32_t n = 0;
  UChar32 c = 0;
  U8_NEXT(rest.data(), n, static_cast<std::int32_t>(rest.size()), c);
  i += static_cast<std::size_t>(n);
  return c;
}

/// Appends a valid code point.
inline void append_utf8(std::string& out, UChar32 c) {
  char buffer[U8_MAX_LENGTH];
  std::int32_t n = 0;
  U8_APPEND_UNSAFE(buffer, n, c);
  out.append(buffer, static_cast<std::size_t>(n));
}

#pragma GCC diagnostic pop

/// Whether a byte of valid UTF-8 is the first of its code point.
inline bool begins_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// The longest prefix of at most `most` bytes that ends on a code-point border.
inline std::string_view prefix_of(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && !begins_code_point(utf8[most])) --most;
  return utf8.substr(0, most);
}

inline bool is_ascii(std::string_view utf8) {
  return std::all_of(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

}  // namespace sayso
