// Paragraphs: blocks between blank lines; where a text has no blank line, each line is one.
#include "segment/parts.h"

namespace sayso {
namespace {

/// Line breaks among the white space between two tokens; CR LF is one.
int line_breaks(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  int count = 0;
  for (std::uint32_t i = begin; i < end; ++i) {
    if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= end || text[i + 1] != '\n'))) ++count;
    if (text.substr(i, 3) == "\xE2\x80\xA9") count += 2;  // U+2029 PARAGRAPH SEPARATOR
  }
  return count;
}

}  // namespace

std::vector<Paragraph> find_paragraphs(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<int> breaks(tokens.size(), 0);  // before each token
  int most = 0;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    if (!tokens[i].is(kSpaceBefore)) continue;
    breaks[i] = line_breaks(text, tokens[i - 1].span.end, tokens[i].span.begin);
    most = std::max(most, breaks[i]);
  }
  const int needed = most >= 2 ? 2 : 1;
  std::vector<Paragraph> paragraphs;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (i == 0 || breaks[i] >= needed) paragraphs.push_back({{tokens[i].span.begin, 0}, {i, i}, Zone::body});
    paragraphs.back().span.end = tokens[i].span.end;
    paragraphs.back().tokens.end = i + 1;
  }
  return paragraphs;
}

}  // namespace sayso
