// Inputs -> articles, one after another, good or set aside; the run goes on after each fault.
// Entry: ArticleReader::next(). What one stream holds is left to content_reader.h, what an article's bytes must be to
// article.h, html.h and table.h.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/archive.h"
#include "ingest/byte_source.h"
#include "ingest/content_reader.h"
#include "ingest/inputs.h"

namespace sayso {

/// Reads all inputs in order. Memory: one article, and one line or row of at most kMaxLineBytes.
/// Thread rule: next() from one thread at a time; raw_count() from any.
class ArticleReader {
 public:
  /// `stop`, where given, ends the reading soon after it turns true: next() gives nothing, and a line or text that was
  /// read in part is dropped.
  explicit ArticleReader(InputList inputs, const std::atomic<bool>* stop = nullptr, ReaderOptions options = {});
  ~ArticleReader();

  /// The next article; nothing at the end. Lines that are empty or white space are passed over, and so are such files.
  /// What an input is, its first bytes tell, packed or not: JSON Lines begin with "{"; a table with a header that has
  /// columns of both names; a page with a doctype or <html; an archive by its magic bytes, and each member of it is
  /// read as a file of its name would be. A JSON array of records is one error. Where the content does not tell, the
  /// name does; all else is one plain text. Error codes: those of article.h, table.h, html.h, archive.h and
  /// byte_source.h; line_too_long, csv_malformed, csv_unclosed, archive_nested.
  std::optional<Item> next();

  /// Bytes read of all inputs so far, packed where they are packed: compare with the sum of Input::size.
  [[nodiscard]] std::uint64_t raw_count() const { return raw_count_.load(std::memory_order_relaxed); }
  /// Items given out so far: the sequence of the next one. From the reading thread.
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  [[nodiscard]] bool stopped() const { return stop_ != nullptr && *stop_; }

 private:
  struct Member;

  std::optional<Item> step();
  std::optional<Item> open();
  std::optional<Item> next_member();
  void close();

  const InputList inputs_;
  Input input_;  ///< the one that is open
  const std::atomic<bool>* stop_;
  const ReaderOptions options_;
  std::size_t at_ = 0;  ///< the input that is read, or comes next
  std::uint64_t sequence_ = 0;
  std::uint64_t closed_count_ = 0;  ///< raw bytes of the inputs that are done
  std::atomic<std::uint64_t> raw_count_ = 0;
  std::unique_ptr<ByteSource> source_;    ///< none between two inputs
  std::optional<ContentReader> content_;  ///< of the open input, where that is no archive
  std::unique_ptr<Archive> archive_;      ///< where it is one
  std::unique_ptr<Member> member_;        ///< of it, the one that is read
};

}  // namespace sayso
