// The tables of a run as a folder of CSV files, one a table.
// Entry: CsvFolder. The rows come from tables.h; how a field is quoted is left to report/csv.h.
#pragma once

#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "export/tables.h"

namespace sayso {

/// "documents.csv", "claims.csv" ... in UTF-8, lines ended by CRLF, a head line with the columns' names; nothing is an
/// empty field. What a spreadsheet would take for a formula has an apostrophe before it. Columns of long text (the
/// articles) are left out. One thread at a time.
class CsvFolder : public RowSink {
 public:
  /// Into an existing folder. Code: write_failed.
  static Result<std::unique_ptr<CsvFolder>> create(const std::string& folder);

  void row(TableName table, std::span<const Value> values) override;
  /// Closes; the first error of all that was done.
  [[nodiscard]] std::optional<Error> finish();

 private:
  explicit CsvFolder(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
  std::array<std::ofstream, kTables> files_;
  std::string line_;
};

}  // namespace sayso
