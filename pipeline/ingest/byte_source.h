// A file or standard input as a stream of plain bytes; gzip is told by its magic bytes, whatever the name, and
// unpacked on the way. Entry: ByteSource::open(), more(), bytes(). Lines and records are left to line_reader.h,
// reader.h.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// Streams in pieces of some 64 KiB; a bomb costs time and no memory. Stays where it was made; one thread at a time.
class ByteSource {
 public:
  /// Codes: open_failed. `stop`, where given, ends a wait for a slow pipe or terminal soon after it turns true.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path, const std::atomic<bool>* stop = nullptr);
  static std::unique_ptr<ByteSource> standard_input(const std::atomic<bool>* stop = nullptr);

  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The unpacked bytes that are read and not consumed. Valid until the next call of more() or consume().
  [[nodiscard]] std::string_view bytes() const { return std::string_view(unpacked_).substr(consumed_); }
  void consume(std::size_t count) { consumed_ += count; }

  /// Reads on and adds to bytes(). False at the end (all gzip members read) and after a stop.
  /// Codes: read_failed, gzip_truncated, gzip_corrupt, gzip_trailing (bytes after a member that are neither a member
  /// nor zeros). Comes after all bytes before the fault were given out; the offset counts in the file as it lies there.
  Result<bool> more();

  /// Bytes of the file or stream itself that were read so far, packed where it is packed.
  [[nodiscard]] std::uint64_t raw_count() const { return raw_count_; }

 private:
  struct Inflater;
  enum class Form { unknown, plain, gzip };

  ByteSource(int descriptor, const std::atomic<bool>* stop);
  Result<std::size_t> read_raw(char* out, std::size_t size);
  Result<bool> fill_raw();
  Result<bool> unpack();
  Result<bool> next_member();
  Result<bool> feed();
  [[nodiscard]] std::string_view raw() const { return std::string_view(raw_).substr(raw_consumed_); }
  [[nodiscard]] Error fault(const char* code, const std::string& what) const;
  Error keep(Error error);

  int descriptor_;
  bool waits_;  ///< a pipe or a terminal: reading may take for ever
  const std::atomic<bool>* stop_;
  Form form_ = Form::unknown;
  std::string raw_;  ///< as read, not yet unpacked
  std::size_t raw_consumed_ = 0;
  std::uint64_t raw_count_ = 0;
  std::string unpacked_;
  std::size_t consumed_ = 0;
  std::unique_ptr<Inflater> inflater_;
  std::optional<Error> pending_;  ///< found behind bytes that go out first
};

}  // namespace sayso
