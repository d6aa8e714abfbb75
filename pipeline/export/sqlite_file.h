// The tables of a run as one SQLite database, with foreign keys, indexes and full-text search.
// Entry: SqliteFile. The rows come from tables.h; the file's place (beside its name, then renamed) is the caller's.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "export/tables.h"

struct sqlite3;
struct sqlite3_stmt;

namespace sayso {

/// One transaction from create() to finish(); without finish() the file is of no use. Keeps no journal: what a stop
/// leaves is not a database. Memory: a cache of 64 MB (kCacheKilobytes). One thread at a time.
class SqliteFile : public RowSink {
 public:
  /// Into an empty file. Code: write_failed, with SQLite's reason.
  static Result<std::unique_ptr<SqliteFile>> create(const std::string& path);
  ~SqliteFile() override;

  /// After a failure nothing more is written; finish() tells it.
  void row(TableName table, std::span<const Value> values) override;

  /// Full text (documents_fts: title, text; claims_fts: source, cue, content, holder), indexes, statistics; closes.
  /// The first error of all that was done.
  [[nodiscard]] std::optional<Error> finish();

 private:
  explicit SqliteFile(sqlite3* database) : database_(database) {}
  bool run(const std::string& sql);
  bool prepare();
  void fail();

  sqlite3* database_;
  std::array<sqlite3_stmt*, kTables> inserts_{};
  std::optional<Error> error_;
};

}  // namespace sayso
