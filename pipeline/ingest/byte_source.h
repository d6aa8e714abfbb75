// A file, standard input or a member of an archive as a stream of plain bytes; gzip and zstd are told by their magic
// bytes, whatever the name, and unpacked on the way. Entry: ByteSource::open(), more(), bytes(). Lines and records are
// left to line_reader.h, reader.h.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "ingest/raw_input.h"
#include "ingest/unpacker.h"

namespace sayso {

/// Streams in pieces of some 64 KiB; a bomb costs time and no memory. Stays where it was made; one thread at a time.
class ByteSource {
 public:
  /// Codes: open_failed. `stop`, where given, ends a wait for a slow pipe or terminal soon after it turns true.
  static Result<std::unique_ptr<ByteSource>> open(const std::string& path, const std::atomic<bool>* stop = nullptr);
  static std::unique_ptr<ByteSource> standard_input(const std::atomic<bool>* stop = nullptr);
  explicit ByteSource(std::unique_ptr<RawInput> input, const std::atomic<bool>* stop = nullptr);

  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The unpacked bytes that are read and not consumed. Valid until the next call of more() or consume().
  [[nodiscard]] std::string_view bytes() const { return std::string_view(unpacked_).substr(consumed_); }
  void consume(std::size_t count) { consumed_ += count; }

  /// Reads on and adds to bytes(). False at the end (all members read) and after a stop.
  /// Codes: read_failed and others of the input; gzip_truncated, gzip_corrupt, gzip_trailing (bytes after a member that
  /// are neither a member nor zeros), and the same of zstd. Comes after all bytes before the fault were given out; the
  /// offset counts in the file as it lies there.
  Result<bool> more();

  /// Bytes of the file or stream itself that were read so far, packed where it is packed.
  [[nodiscard]] std::uint64_t raw_count() const { return raw_count_; }

 private:
  Result<bool> fill_raw();
  Result<bool> decide_form();
  Result<bool> unpack();
  Result<bool> next_member();
  Result<bool> feed();
  [[nodiscard]] bool stopped() const { return stop_ != nullptr && *stop_; }
  [[nodiscard]] std::string_view raw() const { return std::string_view(raw_).substr(raw_consumed_); }
  [[nodiscard]] Error fault(const char* what_code, const std::string& what) const;
  Error keep(Error error);

  std::unique_ptr<RawInput> input_;
  const std::atomic<bool>* stop_;
  bool form_known_ = false;
  std::unique_ptr<Unpacker> unpacker_;  ///< none where the bytes are plain
  bool in_member_ = true;
  bool drained_ = true;  ///< the unpacker holds no bytes back
  std::string raw_;      ///< as read, not yet unpacked
  std::size_t raw_consumed_ = 0;
  std::uint64_t raw_count_ = 0;
  std::string unpacked_;
  std::size_t consumed_ = 0;
  std::optional<Error> pending_;  ///< found behind bytes that go out first
};

}  // namespace sayso
