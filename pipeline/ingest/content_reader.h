// One stream of bytes -> its articles: it tells what the stream holds, and reads that.
// Entry: ContentReader::kind(), next(). Which streams there are, and numbering the articles, is left to reader.h.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "ingest/article.h"
#include "ingest/byte_source.h"
#include "ingest/csv_reader.h"
#include "ingest/inputs.h"
#include "ingest/line_reader.h"
#include "ingest/table.h"

namespace sayso {

/// How articles are read; part of what decides the records.
struct ReaderOptions {
  FieldNames fields;
  std::shared_ptr<const MetadataTable> metadata = nullptr;  ///< of texts and pages, by id
};

/// One article, or why it was set aside.
struct Item {
  std::uint64_t sequence = 0;     ///< position in the whole input, from 0; equal to Article::sequence
  std::optional<std::string> id;  ///< nothing where it could not be read
  Result<Article> article;        ///< an Error's message begins with the input and, where it has lines, the line
  std::string file = {};          ///< where it stands: the input as messages name it
  std::uint64_t byte_offset = 0;  ///< and its first byte there, unpacked; add an Error's own offset
};

/// The item of an input that cannot be opened, or not be read at all.
[[nodiscard]] Item unreadable_item(const Input& input, Error error);

/// What a stream turned out to hold.
enum class ContentKind : std::uint8_t { text, lines, array, table, html, archive };

/// Reads one stream to its end. Items have the sequence 0. All that is named must outlive it.
class ContentReader {
 public:
  ContentReader(ByteSource& source, const Input& input, const ReaderOptions& options, const std::atomic<bool>* stop);

  /// Reads as far as that needs, and no further. Nothing is consumed.
  ContentKind kind();

  /// The next article; nothing at the end and after a stop. Not for an archive.
  std::optional<Item> next();

 private:
  [[nodiscard]] bool stopped() const { return stop_ != nullptr && *stop_; }
  [[nodiscard]] std::optional<ContentKind> sniff(bool at_end);
  [[nodiscard]] std::optional<ContentKind> sniff_table(std::string_view bytes, bool at_end);
  std::optional<Item> next_line();
  std::optional<Item> next_row();
  std::optional<Item> row_item(Row row);
  std::optional<Item> whole();
  [[nodiscard]] std::optional<std::string> own_id() const;
  [[nodiscard]] Item set_aside(Error error) const { return set_aside(std::move(error), own_id(), 0, 0); }
  [[nodiscard]] Item set_aside(Error error, std::optional<std::string> id, std::uint64_t line,
                               std::uint64_t offset) const;
  [[nodiscard]] Item accept(Article article, std::uint64_t offset) const;

  ByteSource& source_;
  const Input& input_;
  const ReaderOptions& options_;
  const std::atomic<bool>* stop_;
  std::optional<ContentKind> kind_;
  char delimiter_ = ',';
  bool ended_ = false;
  std::optional<LineReader> lines_;
  std::optional<CsvReader> rows_;
  std::optional<Columns> columns_;
};

}  // namespace sayso
