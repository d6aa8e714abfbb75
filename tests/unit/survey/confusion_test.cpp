// Tables of errors as they are read, and shares corrected by them, against values from pencil and paper.
#include "survey/confusion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "survey/resample.h"

namespace sayso {
namespace {

using ::testing::HasSubstr;

Confusion two_labels(double hit, double miss, double alarm, double clear) {
  return {{"anonymous", "other"}, {{hit, miss}, {alarm, clear}}};
}

TEST(Corrector, OfARateIsRoganAndGladens) {
  // A million examples: the imagined one does not count. (0.41 - 0.2) / (0.9 - 0.2) = 0.3
  const Corrector corrector(two_labels(9e5, 1e5, 2e5, 8e5));
  EXPECT_NEAR(corrector.corrected({41, 59})[0], 0.3, 1e-5);
  EXPECT_NEAR(corrector.corrected({4100, 5900})[0], 0.3, 1e-5) << "shares, whatever the number";
}

TEST(Corrector, AddsOneImaginedExampleARow) {
  // Rows 90.5 of 101 and 20.5 of 101: (0.41 - 0.202970) / (0.896040 - 0.202970) = 0.298714
  EXPECT_NEAR(Corrector(two_labels(90, 10, 20, 80)).corrected({41, 59})[0], 0.298714, 1e-6);
}

TEST(Corrector, StaysBetweenNothingAndAll) {
  const Corrector corrector(two_labels(90, 10, 20, 80));
  EXPECT_NEAR(corrector.corrected({5, 95})[0], 0, 1e-6) << "fewer than the false alarms alone";
  EXPECT_NEAR(corrector.corrected({99, 1})[0], 1, 1e-6);
}

TEST(Corrector, StaysThereByRoundingToo) {
  const Corrector corrector(two_labels(2, 3, 1e9, 1));
  for (const double share : corrector.corrected({0, 1})) {
    EXPECT_GE(share, 0);
    EXPECT_LE(share, 1);
  }
}

TEST(Corrector, OfNothingIsNothing) {
  EXPECT_TRUE(Corrector(two_labels(90, 10, 20, 80)).corrected({0, 0}).empty());
}

TEST(Corrector, OfAMixInvertsTheTable) {
  // True shares 0.5, 0.3, 0.2 through rows (8 1 1)/10, (1 9 0)/10, (0 2 8)/10 give 0.43, 0.36, 0.21.
  const Confusion table{{"a", "b", "c"}, {{8e5, 1e5, 1e5}, {1e5, 9e5, 0}, {0, 2e5, 8e5}}};
  const auto shares = Corrector(table).corrected({43, 36, 21});
  EXPECT_NEAR(shares[0], 0.5, 1e-4);
  EXPECT_NEAR(shares[1], 0.3, 1e-4);
  EXPECT_NEAR(shares[2], 0.2, 1e-4);
}

TEST(Corrector, OfAMixThatNoSharesCanGiveIsTheLikeliest) {
  // The inverse of the table gives c a share below 0. Without c, a of the row (8 1 1) and b of (1 9 0):
  // the likeliest a solves 0.7 x 40/(1 + 7x) ... = 0; its share is found here by a search over a fine grid.
  const Confusion table{{"a", "b", "c"}, {{8e5, 1e5, 1e5}, {1e5, 9e5, 0}, {0, 2e5, 8e5}}};
  const std::vector<double> given = {40, 59, 1};
  const auto log_likelihood = [&](double a) {
    const std::vector<double> expected = {0.8 * a + 0.1 * (1 - a), 0.1 * a + 0.9 * (1 - a), 0.1 * a};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) sum += given[i] * std::log(expected[i]);
    return sum;
  };
  double best = 0.01;
  for (double a = 0.01; a < 1; a += 1e-4) best = log_likelihood(a) > log_likelihood(best) ? a : best;
  const auto shares = Corrector(table).corrected(given);
  EXPECT_NEAR(shares[0], best, 5e-3);
  EXPECT_NEAR(shares[2], 0, 5e-3);
  EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, 1e-9);
}

TEST(Corrector, DrawsAWiderSpreadFromFewerExamples) {
  const auto spread = [](const Corrector& corrector) {
    std::vector<double> values;
    for (std::size_t r = 0; r < kSurveyResamples; ++r) values.push_back(corrector.corrected({41, 59}, r)[0]);
    const auto bounds = percentile_interval(values);
    EXPECT_LT(bounds->low, 0.3);
    EXPECT_GT(bounds->high, 0.3);
    return bounds->high - bounds->low;
  };
  const double few = spread(Corrector(two_labels(36, 4, 8, 32)));
  const double many = spread(Corrector(two_labels(3600, 400, 800, 3200)));
  // The error of (g - f) / (h - f) by its first derivatives: 0.3 times that of h and 0.7 times that of f, over 0.7:
  // sqrt((0.3^2 0.09 + 0.7^2 0.16) / n) / 0.7, times 3.92.
  EXPECT_NEAR(many, 3.92 * std::sqrt((0.09 * 0.09 + 0.49 * 0.16) / 4000) / 0.7, 0.003);
  EXPECT_GT(few, 6 * many);
}

TEST(ParseConfusion, ReadsTheBuiltInTables) {
  const auto set = parse_confusion(built_in_confusion());
  ASSERT_TRUE(set) << set.error().message;
  EXPECT_THAT(set->population, HasSubstr("PolNeAR dev"));
  EXPECT_EQ(set->tables.at("source_type").labels.size(), 10U);
  EXPECT_GT(set->tables.at("anonymous").examples(0), 100);
}

TEST(ParseConfusion, TakesRowsAsArraysAndAsObjects) {
  for (const char* rows : {R"({"anonymous": [9, 1], "other": [2, 8]})", R"([[9, 1], [2, 8]])",
                           R"({"anonymous": {"anonymous": 9, "other": 1}, "other": {"other": 8, "anonymous": 2}})"}) {
    const auto set = parse_confusion(R"({"population": "my corpus", "labels": ["anonymous", "other"], "rows": )" +
                                     std::string(rows) + "}");
    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->tables.at("anonymous").counts, (std::vector<std::vector<double>>{{9, 1}, {2, 8}}));
  }
}

/// Such a row corrects nothing: see figures_test.cpp.
TEST(ParseConfusion, LabelsThatTheFileDoesNotHaveHaveNoExample) {
  const auto set = parse_confusion(
      R"({"population": "p", "tables": {"source_type": {"labels": ["none", "author"], "rows": [[3, 1], [0, 2]]}}})");
  ASSERT_TRUE(set) << set.error().message;
  const Confusion& table = set->tables.at("source_type");
  EXPECT_EQ(table.counts[9][9], 3);
  EXPECT_EQ(table.counts[9][8], 1);
  EXPECT_EQ(table.examples(0), 0);
}

TEST(ParseConfusion, SaysWhatIsWrong) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {"[]", "no JSON object"},
      {R"({"labels": ["anonymous"], "rows": []})", "population"},
      {R"({"population": "p"})", "neither"},
      {R"({"population": "p", "labels": ["anonymous", "nobody"], "rows": []})", "neither"},
      {R"({"population": "p", "tables": {"mood": {"labels": [], "rows": []}}})", "no table mood"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A9"], "rows": [[1]]}}})", "unknown label A9"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A1"], "rows": [[-1]]}}})", "from 0 to"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A1"], "rows": [["5"]]}}})", "level: row A1: A1"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A1"], "rows": [[2e9]]}}})", "from 0 to 1e9"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A1"], "rows": [[1e999]]}}})", "no JSON object"},
      {R"({"population": "p", "tables": {"level": {"labels": ["A1"]}}})", "rows"},
  };
  for (const auto& [json, why] : cases) {
    const auto set = parse_confusion(json);
    ASSERT_FALSE(set) << json;
    EXPECT_THAT(set.error().message, HasSubstr(why)) << json;
  }
}

TEST(ParseConfusion, TakesNoTypingErrorForAnEmptyCell) {
  const std::vector<std::pair<const char*, const char*>> cases = {
      {R"({"anonymus": [9, 1], "other": [2, 8]})", R"(anonymous: "rows": "anonymus")"},
      {R"({"anonymous": {"anonymous": 9, "othr": 1}, "other": [2, 8]})", R"(anonymous: row anonymous: "othr")"},
      {R"([[9, 1]])", "1 entries for 2 labels"},
      {R"([[9, 1], [2, 8], [0, 0]])", "3 entries for 2 labels"},
      {R"([[9], [2, 8]])", "row anonymous has 1 entries"},
      {R"([[9, 1, 0], [2, 8]])", "row anonymous has 3 entries"},
      {R"({"anonymous": "9, 1", "other": [2, 8]})", "row anonymous is no array"},
      {"7", R"("rows" is no array)"},
      {R"([[9, null], [2, 8]])", "row anonymous: other: a count"},
  };
  for (const auto& [rows, why] : cases) {
    const auto set =
        parse_confusion(R"({"population": "p", "labels": ["anonymous", "other"], "rows": )" + std::string(rows) + "}");
    ASSERT_FALSE(set) << rows;
    EXPECT_THAT(set.error().message, HasSubstr(why)) << rows;
  }
  const auto twice =
      parse_confusion(R"({"population": "p", "labels": ["anonymous", "anonymous"], "rows": [[9, 1], [2, 8]]})");
  ASSERT_FALSE(twice);
  EXPECT_THAT(twice.error().message, HasSubstr("anonymous twice"));
}

}  // namespace
}  // namespace sayso
