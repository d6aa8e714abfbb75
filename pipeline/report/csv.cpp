// Quoting, and the apostrophe that keeps a spreadsheet from calculating.
#include "report/csv.h"

#include <algorithm>
#include <string_view>

namespace sayso {
namespace {

bool number(std::string_view field) {
  if (field.starts_with('-')) field.remove_prefix(1);
  const bool digits =
      std::all_of(field.begin(), field.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
  return !field.empty() && digits && field.front() != '.' && std::count(field.begin(), field.end(), '.') <= 1;
}

bool formula(std::string_view field) {
  return !field.empty() && std::string_view("=+-@\t\r\n").find(field.front()) != std::string_view::npos &&
         !number(field);
}

void append_field(std::string& out, std::string_view field) {
  const bool quoted = field.find_first_of("\",\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (formula(field)) out += '\'';
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quoted) out += '"';
}

}  // namespace

void append_csv_row(std::string& out, const std::vector<std::string>& fields) {
  bool first = true;
  for (const std::string& field : fields) {
    if (!first) out += ',';
    first = false;
    append_field(out, field);
  }
  out += "\r\n";
}

}  // namespace sayso
