// Inputs -> articles, one after another, good or set aside; the run goes on after each fault.
// Entry: ArticleReader::next(). What an article's bytes must be is left to article.h.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "ingest/article.h"
#include "ingest/byte_source.h"
#include "ingest/inputs.h"
#include "ingest/line_reader.h"

namespace sayso {

/// How articles are read; part of what decides the records.
struct ReaderOptions {
  FieldNames fields;
};

/// One article, or why it was set aside.
struct Item {
  std::uint64_t sequence = 0;     ///< position in the whole input, from 0; equal to Article::sequence
  std::optional<std::string> id;  ///< nothing where it could not be read
  Result<Article> article;        ///< an Error's message begins with the input and, where it has lines, the line
  std::string file = {};          ///< where it stands: the input as messages name it
  std::uint64_t byte_offset = 0;  ///< and its first byte there, unpacked; add an Error's own offset
};

/// Reads all inputs in order. Memory: one article, and one line of at most kMaxLineBytes.
/// Thread rule: next() from one thread at a time; raw_count() from any.
class ArticleReader {
 public:
  /// `stop`, where given, ends the reading soon after it turns true: next() gives nothing, and a line or text that was
  /// read in part is dropped.
  explicit ArticleReader(std::vector<Input> inputs, const std::atomic<bool>* stop = nullptr,
                         ReaderOptions options = {});

  /// The next article; nothing at the end. Lines that are empty or white space are passed over, and so are such files.
  /// An input is read as JSON Lines where its name or its first byte that is no white space ('{') says so, as a JSON
  /// array of records as one error, and all else as one plain text. Error codes: those of article.h and byte_source.h,
  /// and line_too_long.
  std::optional<Item> next();

  /// Bytes read of all inputs so far, packed where they are packed: compare with the sum of Input::size.
  [[nodiscard]] std::uint64_t raw_count() const { return raw_count_.load(std::memory_order_relaxed); }

  /// Items given out so far: the sequence of the next one. From the reading thread.
  [[nodiscard]] std::uint64_t sequence() const { return sequence_; }
  [[nodiscard]] bool stopped() const { return stop_ != nullptr && *stop_; }

 private:
  enum class Kind { undecided, lines, text, array };

  [[nodiscard]] Kind sniff(bool at_end) const;
  Kind decide();
  std::optional<Item> open();
  std::optional<Item> next_line();
  std::optional<Item> whole_text();
  [[nodiscard]] std::optional<std::string> own_id() const;
  void close();
  Item set_aside(Error error, std::optional<std::string> id = std::nullopt, const Line* line = nullptr);
  Item accept(Article article, std::uint64_t offset = 0);

  std::vector<Input> inputs_;
  const std::atomic<bool>* stop_;
  ReaderOptions options_;
  std::size_t at_ = 0;  ///< the input that is read, or comes next
  std::uint64_t sequence_ = 0;
  std::uint64_t closed_count_ = 0;  ///< raw bytes of the inputs that are done
  std::atomic<std::uint64_t> raw_count_ = 0;
  std::unique_ptr<ByteSource> source_;  ///< none between two inputs
  std::optional<LineReader> lines_;     ///< where the open input is JSON Lines
};

}  // namespace sayso
