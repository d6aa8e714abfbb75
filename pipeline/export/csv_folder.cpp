#include "export/csv_folder.h"

#include "batch/durable.h"
#include "report/csv.h"

namespace sayso {
namespace {

/// As short as it can be and still the same number.
std::string in_digits(double value) {
  return Json(value).dump();
}

}  // namespace

Result<std::unique_ptr<CsvFolder>> CsvFolder::create(const std::string& folder) {
  std::unique_ptr<CsvFolder> out(new CsvFolder(folder));
  for (std::size_t i = 0; i < kTables; ++i) {
    const Table& table = tables()[i];
    const std::string path = folder + "/" + std::string(table.name) + ".csv";
    out->files_[i].open(path, std::ios::binary);
    if (!out->files_[i]) return write_error(path);
    std::vector<std::string> head;
    for (const Column& column : table.columns) {
      if (!column.long_text) head.emplace_back(column.name);
    }
    std::string line;
    append_csv_row(line, head);
    out->files_[i] << line;
  }
  return out;
}

void CsvFolder::row(TableName table, std::span<const Value> values) {
  const std::vector<Column>& columns = tables()[static_cast<std::size_t>(table)].columns;
  line_.clear();
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (columns[i].long_text) continue;
    if (i > 0) line_ += ',';
    if (const auto* integer = std::get_if<std::int64_t>(&values[i]))
      line_ += std::to_string(*integer);
    else if (const auto* real = std::get_if<double>(&values[i]))
      line_ += in_digits(*real);
    else if (const auto* text = std::get_if<std::string_view>(&values[i]))
      append_csv_field(line_, *text);
  }
  line_ += "\r\n";
  files_[static_cast<std::size_t>(table)] << line_;
}

std::optional<Error> CsvFolder::finish() {
  std::optional<Error> error;
  for (std::size_t i = 0; i < kTables; ++i) {
    files_[i].close();
    if (!files_[i] && !error) error = write_error(folder_ + "/" + std::string(tables()[i].name) + ".csv");
  }
  return error;
}

}  // namespace sayso
