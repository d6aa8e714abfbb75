// libcsv's quoting, and the apostrophe that keeps a spreadsheet from calculating.
#include "report/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>

namespace sayso {
namespace {

bool number(std::string_view field) {
  if (field.starts_with('-')) field.remove_prefix(1);
  const bool digits =
      std::all_of(field.begin(), field.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return !field.empty() && digits && field.front() != '.' && std::count(field.begin(), field.end(), '.') <= 1;
}

bool formula(std::string_view field) {
  static constexpr auto kStarts =
      std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"});
  return !number(field) &&
         std::any_of(kStarts.begin(), kStarts.end(), [field](auto s) { return field.starts_with(s); });
}

}  // namespace

void append_csv_field(std::string& out, std::string_view field) {
  std::string safe;
  if (formula(field)) {
    safe.append("'").append(field);
    field = safe;
  }
  if (field.find_first_of("\",\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  const std::size_t before = out.size();
  out.resize(before + csv_write(nullptr, 0, field.data(), field.size()));
  csv_write(out.data() + before, out.size() - before, field.data(), field.size());
}

void append_csv_row(std::string& out, const std::vector<std::string>& fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    first = false;
    append_csv_field(out, field);
  }
  out += "\r\n";
}

}  // namespace sayso
