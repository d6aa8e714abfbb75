// Rows of a CSV file (RFC 4180) that is safe to open in a spreadsheet.
// Entry: append_csv_row(), append_csv_field(). What the columns are is left to the caller.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// Appends one line, ended by CRLF. A field with a comma, a quotation mark or a line end is quoted. A field that a
/// spreadsheet would take for a formula (it begins with = + - @, plain or in full width, a tab or a line end) gets an
/// apostrophe before it, for the articles' words are not trusted; numbers, minus sign included, stay as they are.
void append_csv_row(std::string& out, const std::vector<std::string>& fields);

/// Appends one field of such a line, without the comma.
void append_csv_field(std::string& out, std::string_view field);

}  // namespace sayso
