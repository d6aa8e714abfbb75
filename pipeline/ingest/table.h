// Rows -> articles: a header names the columns; two of them are `id` and `text`, the others metadata.
// Entry: table_delimiter(), Columns. Reading rows is left to csv_reader.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/document.h"
#include "core/result.h"
#include "ingest/article.h"
#include "ingest/csv_reader.h"

namespace sayso {

/// The delimiter (comma, tab or semicolon) by which this line is a header with columns of both names; nothing where it
/// is none. A BOM and quotation marks around a name are no part of it.
[[nodiscard]] std::optional<char> table_delimiter(std::string_view line, const FieldNames& names);

/// The one of the three that stands most often in the line: for a file whose name says that it is a table.
[[nodiscard]] char likely_delimiter(std::string_view line);

/// Where a table's header puts what.
class Columns {
 public:
  /// Codes: id_missing, text_missing (no such column; not asked for where `names.text` is empty), duplicate_field,
  /// invalid_utf8, unsupported_encoding.
  static Result<Columns> from_header(const Row& header, const FieldNames& names);

  /// The row as an article; each other column is a string of its metadata. Rules: those of a JSON record, but that an
  /// id may be of digits. `id` as in article_from_json(). Codes: csv_columns (more or fewer fields than the header
  /// has), invalid_utf8, id_empty, text_empty, article_too_large.
  Result<Article> article(Row row, std::optional<std::string>* id) const;

 private:
  std::vector<std::string> names_;
  std::size_t id_ = 0;
  std::optional<std::size_t> text_;

  friend class MetadataTable;
};

/// What a table says of articles whose texts stand elsewhere, by id. Held in memory.
class MetadataTable {
 public:
  /// Codes: metadata_unreadable (and why), with the file's name in the message.
  static Result<MetadataTable> load(const std::string& path, const std::string& id_column);

  /// The row's other columns as a JSON object; null where the table does not have the id.
  [[nodiscard]] const std::string* find(const std::string& id) const;

 private:
  std::unordered_map<std::string, std::string> rows_;
};

}  // namespace sayso
