// SHA-256 (FIPS 180-4) of a text, so that a record without its text still says which text it is about.
// Entry: sha256_hex().
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sayso
