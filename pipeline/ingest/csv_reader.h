// Bytes -> rows of a table: CSV and TSV with quotation marks (RFC 4180), by libcsv, streamed and bounded.
// Entry: CsvReader::next(). What the columns mean is left to table.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "ingest/byte_source.h"
#include "ingest/line_reader.h"

namespace sayso {

struct Row {
  std::vector<std::string> fields;
  std::uint64_t offset = 0;  ///< of its first byte, in the source as it is unpacked
  std::uint64_t line = 0;    ///< where it begins, from 1
  bool too_long = false;     ///< longer than the cap: skipped to the next line, not kept
  bool malformed = false;    ///< a single mark stands inside a quotation: skipped to the next line
  bool unclosed = false;     ///< the last one: a quotation is open at the end of the input
};

/// Reads one source to its end; rows without a character are passed over. A mark inside a field that does not begin
/// with one is a character like others; inside one that does, it must be doubled, or two rows could become one in
/// silence. One thread at a time; the source must outlive it.
class CsvReader {
 public:
  CsvReader(ByteSource& source, char delimiter, std::size_t cap = kMaxLineBytes);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// The next row; nothing at the end; a fault of the source, after all whole rows before it, and then nothing more.
  std::optional<Result<Row>> next();

 private:
  struct Parser;
  std::optional<Result<Row>> end();
  Row finish();
  Row abandon();
  void feed(std::size_t count);
  void skip_line();

  ByteSource& source_;
  std::size_t cap_;
  std::unique_ptr<Parser> parser_;
  Row row_;                    ///< the row in hand; its offset and line are set when it begins
  std::size_t row_bytes_ = 0;  ///< of it, read so far
  bool at_line_start_ = true;  ///< the last byte that was read ends a line
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool ended_ = false;
};

}  // namespace sayso
