// Text of an article on a terminal: hostile characters shown and not obeyed, long texts cut in the middle, lines
// wrapped. Entry: one_line(), shorten(), wrap(); is_hostile(). What is shown, and in which colours, is left to others.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

/// A control, or an invisible format character that may turn the text around it (bidi overrides, U+2028); joiners and
/// soft hyphens are none.
[[nodiscard]] bool is_hostile(char32_t c);

/// "U+202E"
[[nodiscard]] std::string code_point_name(char32_t c);

/// White space of any kind and length becomes one space; none at the ends. Controls (ANSI escapes start with one) and
/// invisible format characters (bidi overrides) become "<U+001B>"; joiners and soft hyphens stay.
[[nodiscard]] std::string one_line(std::string_view utf8);

/// At most about `limit` bytes: the middle becomes " … ", cut between words where one ends nearby, always between code
/// points. Shorter texts come back as they are.
[[nodiscard]] std::string shorten(std::string_view utf8, std::size_t limit);

/// Lines of at most `columns` columns, broken at single spaces; a longer word has a line of its own. Combining marks
/// take no column, all else takes one. Never empty: an empty text is one empty line.
[[nodiscard]] std::vector<std::string> wrap(std::string_view utf8, int columns);

/// Columns that `utf8` takes, as wrap() counts them.
[[nodiscard]] int columns_of(std::string_view utf8);

}  // namespace sayso
