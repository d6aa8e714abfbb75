// SHA-256 (FIPS 180-4) of a text, so that a record without its text still says which text it is about, and of files in
// pieces. Entry: sha256_hex(), Sha256.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sayso {

/// The hash of bytes that come in pieces. Can be copied: the copy goes on from there by itself.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// 64 lower-case hexadecimal digits of all that was added. May be asked again, and more may be added.
  [[nodiscard]] std::string hex() const;

 private:
  static constexpr std::size_t kBlock = 64;  // bytes

  std::array<std::uint32_t, 8> state_ = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<char, kBlock> rest_ = {};  ///< bytes behind the last whole block
  std::size_t rest_size_ = 0;
  std::uint64_t total_ = 0;
};

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sayso
