// Which bytes are text: the UTF-8 BOM, UTF-16 and UTF-32 told by their BOM or their NULs, the first invalid byte.
// Entry: encoding_fault(). Reading the bytes is left to byte_source.h, reading records to article.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

inline constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";

/// "UTF-16LE", "UTF-16BE", "UTF-32LE" or "UTF-32BE" where the first bytes look like it; nothing for all else.
/// UTF-16 without a BOM is known by its NULs: most of every second byte, none of the others.
[[nodiscard]] std::optional<std::string_view> wide_encoding(std::string_view head);

/// Nothing where the bytes are UTF-8 (NUL and a BOM are); else unsupported_encoding or invalid_utf8 with the byte.
[[nodiscard]] std::optional<Error> encoding_fault(std::string_view bytes);

/// The error for an input in that encoding; names it and the way out.
[[nodiscard]] Error unsupported_encoding(std::string_view encoding);

/// A file name for messages and ids: one line of valid UTF-8; bytes that are not, and ASCII controls, become %XX
/// ("caf%E9.txt", "a%0Ab.txt").
[[nodiscard]] std::string utf8_name(std::string_view name);

}  // namespace sayso
