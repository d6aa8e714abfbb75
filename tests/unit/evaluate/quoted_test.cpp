// Tables of texts with marks, and how a content in them is quoted. The content stands in brackets, which are taken out.
#include "evaluate/quoted.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

/// The directness of what stands between "[" and "]", in one or more pieces.
std::string directness(std::string_view marked) {
  std::string text;
  for (const char c : marked) {
    if (c != '[' && c != ']') text += c;
  }
  std::vector<CharSpan> spans;
  std::uint32_t at = 0;
  for (const char32_t c : evaluated_text(marked).points) {
    if (c == U'[') {
      spans.emplace_back(at, at);
    } else if (c == U']') {
      spans.back().second = at;
    } else {
      ++at;
    }
  }
  const EvaluatedText read = evaluated_text(text);
  return std::string(name(directness_in(read, quoted_points(read), CharSet(spans))));
}

TEST(Quoted, DirectnessByTheMarks) {
  struct Row {
    std::string_view text;
    std::string_view directness;
  };
  const std::vector<Row> rows = {
      {"Al said [it was raining].", "indirect"},
      {"[“It was raining,”] Al said.", "direct"},
      {"[\"It was raining,\"] Al said.", "direct"},
      {"[\"It was,\"] Al said, [\"raining.\"]", "direct"},
      {"\"It was,\" [Al said], \"raining.\"", "indirect"},
      {"[''It was raining,''] Al said.", "direct"},
      {"[«It was raining»], Al said.", "direct"},
      {"[”It was raining,”] Al said.", "direct"},  // typed without care
      {"Al said [it was “raining hard” again].", "mixed"},
      {"Al said [it wasn't Bo's fault].", "indirect"},          // an apostrophe is no mark
      {"[“It was raining.\nIt still is,”] Al said.", "mixed"},  // a quotation ends with its line
      {"“It was raining.\n[It had stopped], Al said.", "indirect"},
      {"Al said [he knew the film “The Road to Winter”].", "indirect"},  // a title is no quotation
      {"Al said [he knew “Winter” and “hated it”].", "mixed"},
      {"[“Winter is a lie,”] Al said.", "direct"},
      {"[“One Two Three Four Five Six Seven,”] Al said.", "direct"},  // too long for a title
      {"Al said [“2016”].", "direct"},
      {"Al said [“!”].", "indirect"},  // no words
      {"Al said “no” and[“]", "indirect"},
  };
  for (const Row& row : rows) EXPECT_EQ(directness(row.text), row.directness) << row.text;
}

}  // namespace
}  // namespace sayso
