// Tables of texts and where the measure's tokens start in them.
#include "evaluate/text.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(EvaluatedText, TokensAreRunsOfWordCharactersOrSingleMarks) {
  struct Row {
    std::string_view text;
    std::vector<std::uint32_t> tokens;
  };
  const std::vector<Row> rows = {
      {"", {}},
      {"  ", {}},
      {"Ed's 2 dogs.", {0, 2, 3, 5, 7, 11}},
      {"snake_case x2", {0, 11}},
      {"...", {0, 1, 2}},
      {"été 漢字", {0, 4}},
      {"e\xCC\x81t", {0, 1, 2}},   // a combining mark is no letter
      {"x² ½ Ⅷ ٣", {0, 3, 5, 7}},  // numbers of every kind are
      {"a\xC2\xA0"
       "b\x1C"
       "c\xE2\x80\xA8"
       "d",
       {0, 2, 4, 6}},  // white space of every kind
      {"a\xE2\x80\x8B"
       "b",
       {0, 1, 2}},  // a zero-width space is none
      {"😀😀", {0, 1}},
  };
  for (const Row& row : rows) EXPECT_EQ(evaluated_text(row.text).tokens, row.tokens) << row.text;
}

}  // namespace
}  // namespace sayso
