// The rows of a report over a few records, the table of them against a golden file, and the page.
#include "survey/survey.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include "survey/survey_csv.h"
#include "survey/survey_page.h"
#include "unit/survey/build_record.h"

namespace sayso {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::uint32_t kAll = 36;
constexpr std::uint32_t kCopyOf = 3;  ///< article 5 is a copy of this one

/// A third of the articles has a clerk without a name, every one a mayor; two outlets; three months; one rumour.
Json record_of(std::uint32_t n) {
  Record record(n % 3 == 0 ? "Delta" : "The =Ledger");
  record.json()["metadata"]["published"] = "2024-0" + std::to_string(1 + n % 3) + "-11";
  const std::string mayor = record.actor(n % 3 == 1 ? "Mayor Ada Roe" : "Ada Roe", "person", true);
  record.claim("person_named", "Roe", "", mayor)["strength"] = {{"level", "A4"}};
  record.claim("person_named", "Roe", "", mayor)["commitment"] = "attitude";
  if (n % 3 == 0) record.claim("person_unnamed", "a clerk", "yes")["strength"] = {{"level", "A2"}};
  if (n % 4 == 0) {
    record.claim("group_unnamed", "officials", "no");
    record.claim("group_unnamed", "officials", "no");
  }
  if (n % 5 == 0) record.claim("none", "reportedly", "no")["commitment"] = "hedged";
  if (n % 6 == 0) record.claim("media_named", "Radio X", "", record.actor("Radio X", "media"));
  if (n % 9 == 0) record.accuse("Water Board", record.actor("Water Board", "organization"), "accused", "the theft");
  if (n == 7) record.accuse("Harbour Office", record.actor("Harbour Office", "organization"), "accused", "a fraud");
  if (n == 8) record.accuse("Bo Mann", record.actor("Bo Mann", "person"), "accused", "a fraud");
  return record.json();
}

struct Reported {
  std::vector<FigureRow> rows;
  std::uint64_t left_out = 0;
};

Reported report(const CountingOptions& options = {}) {
  Survey survey(options);
  std::vector<std::uint32_t> first_of(kAll);
  std::iota(first_of.begin(), first_of.end(), 0U);
  first_of[5] = kCopyOf;
  for (std::uint32_t n = 0; n < kAll; ++n) survey.add(record_of(n));
  return {survey.rows(first_of, *parse_confusion(built_in_confusion())), survey.persons_left_out()};
}

const FigureRow& row_of(const std::vector<FigureRow>& rows, const std::string& figure, const std::string& label = "",
                        const std::string& group = "all", bool copies = true) {
  for (const FigureRow& row : rows) {
    if (row.figure == figure && row.label == label && row.group == group && row.copies == copies) return row;
  }
  static const FigureRow kNone;
  ADD_FAILURE() << "no row " << figure << ' ' << label << ' ' << group;
  return kNone;
}

TEST(Survey, CountsOverAllByOutletAndByMonth) {
  const auto rows = report().rows;
  const FigureRow& all = row_of(rows, "anonymous_claims");
  EXPECT_EQ(all.count, 12 + 18);
  EXPECT_EQ(all.of, 72 + 12 + 18 + 8 + 6 + 6);  // the last six blame
  EXPECT_EQ(row_of(rows, "anonymous_claims_once").count, 12 + 9);
  EXPECT_EQ(row_of(rows, "anonymous_articles").count, 18);
  EXPECT_EQ(row_of(rows, "no_holder").count, 8);
  EXPECT_EQ(row_of(rows, "source_type", "person_unnamed", "Delta").count, 12);
  EXPECT_EQ(row_of(rows, "source_type", "person_unnamed", "The =Ledger").count, 0);
  EXPECT_EQ(row_of(rows, "strength", "A2", "2024-01").count, 12);
  EXPECT_EQ(row_of(rows, "strength", "A2", "2024-02").articles, 12U);
}

TEST(Survey, NamedToUnnamedIsARatio) {
  const auto rows = report().rows;
  const FigureRow& row = row_of(rows, "named_to_unnamed");
  EXPECT_EQ(row.count, 72 + 6 + 6);
  EXPECT_EQ(row.of, 30);
  EXPECT_NEAR(*row.counted, 84.0 / 30, 1e-12);
  EXPECT_GT(*row.corrected, *row.counted) << "more named sources are read as unnamed than the other way";
}

TEST(Survey, OneNameOverManyArticlesIsOneActor) {
  EXPECT_EQ(row_of(report().rows, "top_actor", "Ada Roe (person)").count, 72);
  const auto apart = report({.merge = false}).rows;
  EXPECT_EQ(row_of(apart, "top_actor", "Ada Roe (person)").count, 2);
}

TEST(Survey, WhatOneArticleTellsAndAPersonWithoutAnOfficeAreNoStatistic) {
  const Reported result = report();
  EXPECT_EQ(result.left_out, 1U);
  std::vector<std::string> accused;
  for (const FigureRow& row : result.rows) {
    if (row.figure == "accusation" && row.group == "all" && row.copies) accused.push_back(row.label);
  }
  EXPECT_EQ(accused, (std::vector<std::string>{"Water Board: the theft"}));
  EXPECT_EQ(row_of(result.rows, "accusing_articles").count, 5);
}

TEST(Survey, WithoutCopiesAStoryCountsOnceInEachGroup) {
  const auto rows = report().rows;
  EXPECT_EQ(row_of(rows, "anonymous_claims", "", "all", false).articles, kAll - 1);
  EXPECT_EQ(row_of(rows, "anonymous_claims", "", "Delta", false).articles, 12U) << "the copy is another outlet's";
  EXPECT_EQ(row_of(rows, "anonymous_claims", "", "The =Ledger", false).articles, 24U);
}

TEST(Survey, TheSameArticlesGiveTheSameBytes) {
  EXPECT_EQ(survey_csv(report().rows), survey_csv(report().rows));
}

std::vector<std::string> cells_of(const std::string& csv) {
  std::vector<std::string> cells(1);
  for (const char c : csv) {
    if (c == ',' || c == '\n')
      cells.emplace_back();
    else
      cells.back() += c;
  }
  return cells;
}

bool is_share(const std::string& cell) {
  return cell.find('.') != std::string::npos && cell.find_first_not_of("0123456789.") == std::string::npos;
}

/// The cells of the golden table; a share may be off in its last digit, by another processor or another library of
/// mathematics.
TEST(SurveyCsv, IsTheGoldenTable) {
  std::vector<FigureRow> rows = report().rows;
  std::erase_if(rows,
                [](const FigureRow& r) { return r.group_kind == "month" || (r.group_kind == "outlet" && !r.copies); });
  const std::string path = std::string(SAYSO_SOURCE_DIR) + "/tests/unit/survey/report.golden.csv";
  std::ostringstream golden;
  golden << std::ifstream(path, std::ios::binary).rdbuf();
  const std::vector<std::string> have = cells_of(survey_csv(rows));
  const std::vector<std::string> want = cells_of(golden.str());
  ASSERT_EQ(have.size(), want.size());
  for (std::size_t i = 0; i < have.size(); ++i) {
    if (is_share(want[i]) && is_share(have[i]))
      EXPECT_NEAR(std::stod(have[i]), std::stod(want[i]), 2e-4) << "cell " << i;
    else
      EXPECT_EQ(have[i], want[i]) << "cell " << i;
  }
}

std::string page(const std::string& run = "run1") {
  return survey_page(report().rows, {.run = run, .date = "2026-11-27", .articles = kAll, .stories = kAll - 1},
                     *parse_confusion(built_in_confusion()));
}

TEST(SurveyPage, HasEachSectionWithAndWithoutCopies) {
  const std::string html = page();
  for (const char* part :
       {"At a glance", "Who the sources are", "By outlet and by month", "How firmly", "Who cites whom", "Accusations",
        "What the corrections rest on", "PolNeAR dev", "id=\"rates-once\"", "36 articles, 35 stories without copies"})
    EXPECT_THAT(html, HasSubstr(part));
}

TEST(SurveyPage, RunsNothingAndAsksForNothing) {
  const std::string html = page();
  for (const char* part : {"<script", "http:", "https:", "src=", " style=", "@import", "url(h"})
    EXPECT_THAT(html, Not(HasSubstr(part))) << part;
  EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;; style-src &#39;sha256-"));
}

TEST(SurveyPage, ShowsNamesAsTextAndNotAsCode) {
  const std::string html = page("<img src=x onerror=alert(1)>");
  EXPECT_THAT(html, Not(HasSubstr("<img")));
  EXPECT_THAT(html, HasSubstr("&lt;img"));
}

TEST(SurveyPage, OfNothingIsAPage) {
  EXPECT_THAT(survey_page({}, {.run = "x", .date = ""}, {}), HasSubstr("</html>"));
}

}  // namespace
}  // namespace sayso
