// One code point at a time out of UTF-8. Entry: next_code_point(), append_utf8(). ICU's macros do the work.
#pragma once

#include <unicode/utf8.h>

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

}  // namespace sayso
