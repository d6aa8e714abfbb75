// The progress line and the summary, as tables.
#include "batch/progress.h"

#include <gtest/gtest.h>

#include "batch/batch.h"

namespace sayso {
namespace {

TEST(ProgressLine, SaysHowFarHowFastHowLong) {
  const std::vector<std::pair<Progress, std::string>> table = {
      {{.articles = 0, .seconds = 0}, "0 articles"},
      {{.articles = 1, .seconds = 2}, "1 article, 0.5/s"},
      {{.articles = 1240, .failed = 3, .bytes = 41, .total = 100, .seconds = 21.64},
       "1240 articles, 3 set aside, 57.3/s, 41 %, 31 s left"},
      {{.articles = 500, .bytes = 10, .total = 100, .seconds = 1}, "500 articles, 500/s, 10 %, 9 s left"},
      {{.articles = 2, .bytes = 1, .total = 3, .seconds = 65}, "2 articles, 0.0/s, 33 %, 2 min 10 s left"},
      {{.articles = 9, .bytes = 1, .total = 1001, .seconds = 9}, "9 articles, 1.0/s, 0 %, 2 h 30 min left"},
      {{.articles = 9, .bytes = 200, .total = 100, .seconds = 9}, "9 articles, 1.0/s, 100 %, 0 s left"},
      {{.articles = 9, .bytes = 200, .total = 0, .seconds = 9}, "9 articles, 1.0/s"}};
  for (const auto& [progress, line] : table) EXPECT_EQ(progress_line(progress), line);
}

TEST(TotalSize, IsUnknownWhereOneInputIsStandardInput) {
  const Input file = {"a.jsonl", "a.jsonl", "a.jsonl", NamedKind::lines, 30};
  const Input pipe = {"-", "stdin", "standard input", NamedKind::text, 0};
  EXPECT_EQ(total_size({}), 0U);
  EXPECT_EQ(total_size({file, file}), 60U);
  EXPECT_EQ(total_size({file, pipe, file}), 0U);
}

TEST(Summary, CountsByCode) {
  BatchCounts counts;
  EXPECT_EQ(summary(counts), "0 articles");
  counts.add({"{}", "", {}});
  EXPECT_EQ(summary(counts), "1 article");
  counts.add({"{}", "text_empty", {}});
  counts.add({"{}", "invalid_utf8", {}});
  counts.add({"{}", "text_empty", {}});
  counts.add({"{}", "", {"unsupported_language"}});
  EXPECT_EQ(summary(counts), "5 articles, 3 set aside (invalid_utf8: 1, text_empty: 2), unsupported_language: 1");
}

}  // namespace
}  // namespace sayso
