// The packings that are told by their first bytes: gzip and zstd, each of members that follow one another.
// Entry: unpacker_for(). Buffers, and what is wrong with the end of a file, are left to byte_source.cpp.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace sayso {

/// Bytes that show any packing.
inline constexpr std::size_t kPackingBytes = 4;

/// One packing's state. One thread at a time. Memory: what the packing's window needs, at most 128 MiB.
class Unpacker {
 public:
  enum class Step { more, member_end, damaged };

  Unpacker() = default;
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  virtual ~Unpacker() = default;

  /// "gzip", "zstd": error codes begin with it.
  [[nodiscard]] virtual std::string_view name() const = 0;
  /// Whether a member begins here. `bytes` are at least kPackingBytes, or all that are left.
  [[nodiscard]] virtual bool begins(std::string_view bytes) const = 0;
  virtual void begin_member() = 0;
  /// Unpacks from the front of `in`, which is shortened by what was read, to `out`; `written` is what came out.
  virtual Step step(std::string_view& in, char* out, std::size_t size, std::size_t& written) = 0;
};

/// The unpacker of what begins with these bytes; null where they are plain. As begins() wants them.
[[nodiscard]] std::unique_ptr<Unpacker> unpacker_for(std::string_view bytes);

}  // namespace sayso
