// Code point by code point, by the classes that ICU gives them.
#include "report/terminal_text.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

#include "core/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kWordSearch = 24;  // bytes within which a cut looks for the end of a word: most words are shorter
constexpr UChar32 kSoftHyphen = 0xAD;
constexpr UChar32 kNonJoiner = 0x200C;
constexpr UChar32 kJoiner = 0x200D;
constexpr UChar32 kReplacement = 0xFFFD;  // for bytes that are no UTF-8

/// Calls `see(code point, its bytes)` for each code point.
template <class See>
void for_each_code_point(std::string_view utf8, const See& see) {
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t begin = at;
    const UChar32 c = next_code_point(utf8, at);
    see(c, utf8.substr(begin, at - begin));
  }
}

/// A place at or before `at` that is no place within a code point, and after a word where one ends nearby.
std::size_t cut_before(std::string_view text, std::size_t at) {
  const std::size_t space = text.rfind(' ', at);
  if (space != std::string_view::npos && at - space < kWordSearch) return space;
  while (at > 0 && !begins_code_point(text[at])) --at;
  return at;
}

/// The same at or after `at`, before a word where one starts nearby.
std::size_t cut_after(std::string_view text, std::size_t at) {
  const std::size_t space = text.find(' ', at);
  if (space != std::string_view::npos && space - at < kWordSearch) return space + 1;
  while (at < text.size() && !begins_code_point(text[at])) ++at;
  return at;
}

}  // namespace

bool is_hostile(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (point == kSoftHyphen || point == kNonJoiner || point == kJoiner) return false;
  const std::int8_t type = u_charType(point);
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR;
}

std::string code_point_name(char32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out = "U+";
  for (unsigned shift = c > 0xFFFF ? 24 : 16; shift > 0; shift -= 4) {
    out += kHex[(static_cast<std::uint32_t>(c) >> (shift - 4)) & 0xFU];
  }
  return out;
}

std::string one_line(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool space = false;
  for_each_code_point(utf8, [&](UChar32 c, std::string_view bytes) {
    if (u_isUWhiteSpace(c)) {
      space = !out.empty();
      return;
    }
    if (space) out += ' ';
    space = false;
    if (c < 0) {
      append_utf8(out, kReplacement);
    } else if (is_hostile(static_cast<char32_t>(c))) {
      out += '<' + code_point_name(static_cast<char32_t>(c)) + '>';
    } else {
      out += bytes;
    }
  });
  return out;
}

std::string shorten(std::string_view utf8, std::size_t limit) {
  if (utf8.size() <= limit) return std::string(utf8);
  const std::size_t head = cut_before(utf8, limit / 3 * 2);  // more of the beginning: it says what the claim is about
  const std::size_t tail = cut_after(utf8, utf8.size() - limit / 3);
  return std::string(utf8.substr(0, head)) + " … " + std::string(utf8.substr(tail));
}

int columns_of(std::string_view utf8) {
  int columns = 0;
  for_each_code_point(utf8, [&columns](UChar32 c, std::string_view) {
    const std::int8_t type = u_charType(c);
    const bool none = type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
    columns += none ? 0 : 1;
  });
  return columns;
}

std::vector<std::string> wrap(std::string_view utf8, int columns) {
  std::vector<std::string> lines(1);
  int used = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find(' ', at), utf8.size());
    const std::string_view word = utf8.substr(at, end - at);
    const int width = columns_of(word);
    if (used > 0 && used + 1 + width > columns) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    lines.back() += word;
    used += width;
    at = end + 1;
  }
  return lines;
}

}  // namespace sayso
