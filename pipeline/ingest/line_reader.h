// Bytes -> lines, parted at LF only: CR, U+2028 and NUL are bytes like others.
// Entry: LineReader::next(). What a line means is left to reader.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/result.h"
#include "ingest/byte_source.h"

namespace sayso {

/// The longest line that is read, in bytes. The largest article, written as JSON.
inline constexpr std::size_t kMaxLineBytes = std::size_t{64} << 20U;

struct Line {
  std::string bytes;         ///< without the LF; empty where it is too long
  std::uint64_t number = 0;  ///< from 1, as editors count
  std::uint64_t offset = 0;  ///< of its first byte, in the source as it is unpacked
  bool too_long = false;     ///< longer than the cap: skipped, not kept
  bool terminated = true;    ///< an LF follows; the last line may lack it
};

/// Reads one source to its end. One thread at a time; the source must outlive it.
class LineReader {
 public:
  explicit LineReader(ByteSource& source, std::size_t cap = kMaxLineBytes) : source_(source), cap_(cap) {}

  /// The next line; nothing at the end; a fault of the source, after all whole lines before it, and then nothing more.
  /// The bytes between the last LF and a fault are no line.
  std::optional<Result<Line>> next();

 private:
  void take(Line& line, std::size_t count);
  void consume(std::size_t count);

  ByteSource& source_;
  std::size_t cap_;
  std::uint64_t number_ = 0;
  std::uint64_t offset_ = 0;
  bool ended_ = false;
};

}  // namespace sayso
