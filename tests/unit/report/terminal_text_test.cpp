// Tables of texts, and how they look on a terminal.
#include "report/terminal_text.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(OneLine, HostileCharactersAreShownAndSpacesAreOne) {
  struct Row {
    std::string_view text;
    std::string_view shown;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {" a \n\n\t b\xC2\xA0\xE2\x80\xA8 c ", "a b c"},
      {"\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"},
      {std::string_view("a\0b\x7f\x08", 5), "a<U+0000>b<U+007F><U+0008>"},
      {"\xC2\x9B", "<U+009B>"},  // CSI in one character
      {"\xE2\x80\xAE"
       "abc\xE2\x81\xA6",
       "<U+202E>abc<U+2066>"},                                                     // right-to-left override and isolate
      {"\xF3\xA0\x81\x81", "<U+0E0041>"},                                          // a tag character
      {"e\xCC\x81 n\xC2\xADn \xE2\x80\x8D", "e\xCC\x81 n\xC2\xADn \xE2\x80\x8D"},  // accents, soft hyphen, joiner
      {"\xFF", "\xEF\xBF\xBD"},
  };
  for (const Row& row : rows) EXPECT_EQ(one_line(row.text), row.shown);
}

TEST(Shorten, CutsTheMiddleBetweenWords) {
  struct Row {
    std::string_view text;
    std::size_t limit;
    std::string_view cut;
  };
  const std::vector<Row> rows = {
      {"short enough", 12, "short enough"},
      {"one two three four five six seven eight", 24, "one two three … eight"},
      {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 30, "aaaaaaaaaaaaaaaaaaaa … aaaaaaaaaa"},
      {"éééééééééééééééééééééééééééééééééééé", 20, "éééééé … ééé"},  // never within a character
  };
  for (const Row& row : rows) EXPECT_EQ(shorten(row.text, row.limit), row.cut);
}

TEST(Wrap, BreaksAtSpacesAndCountsCharacters) {
  struct Row {
    std::string_view text;
    int columns;
    std::vector<std::string> lines;
  };
  const std::vector<Row> rows = {
      {"", 5, {""}},
      {"aa bb cc", 5, {"aa bb", "cc"}},
      {"aaaaaaaa b", 5, {"aaaaaaaa", "b"}},
      {"éé éé", 5, {"éé éé"}},
      {"e\xCC\x81"
       "e\xCC\x81 e\xCC\x81"
       "e\xCC\x81",
       5,
       {"e\xCC\x81"
        "e\xCC\x81 e\xCC\x81"
        "e\xCC\x81"}},
  };
  for (const Row& row : rows) EXPECT_EQ(wrap(row.text, row.columns), row.lines);
}

}  // namespace
}  // namespace sayso
