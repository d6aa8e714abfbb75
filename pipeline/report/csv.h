// Rows of a CSV file (RFC 4180) that is safe to open in a spreadsheet.
// Entry: append_csv_row(). What the columns are is left to the caller.
#pragma once

#include <string>
#include <vector>

namespace sayso {

/// Appends one line, ended by CRLF. A field with a comma, a quotation mark or a line end is quoted. A field that a
/// spreadsheet would take for a formula (it begins with = + - @, a tab or a line end) gets an apostrophe before it,
/// for the articles' words are not trusted; numbers, minus sign included, stay as they are.
void append_csv_row(std::string& out, const std::vector<std::string>& fields);

}  // namespace sayso
