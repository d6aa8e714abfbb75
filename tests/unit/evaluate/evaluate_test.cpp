// The whole measure on three small articles, the faults of the files, and the intervals.
// The expected figures of the first test are those of the definitions in tally.h, worked out apart from this program.
#include "evaluate/evaluate.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>

#include "evaluate/bootstrap.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::string_view kGold =
    R"({"id": "a", "text": "“The mast broke,” said Ivo Lund. The owners denied that it was old.", )"
    R"("annotations": [{"attributions": [{"id": "g0", "source": [[23, 31]], "cue": [[18, 22]], )"
    R"("content": [[0, 17]]}, {"id": "g1", "source": [[33, 43]], "cue": [[44, 50]], )"
    R"("content": [[51, 66]]}]}]})"
    "\n"
    R"({"id": 7, "text": "Reportedly, two divers were missing.", "attributions": [{"cue": [[0, 10]], )"
    R"("content": [[12, 35]]}]})"
    "\n"
    R"({"id": "c", "text": "Rain fell.", "attributions": []})"
    "\n";

constexpr std::string_view kPredicted =
    R"({"id": "a", )"
    R"("attributions": [{"id": "r0", "parent": null, "source": {"spans": [[23, 27]]}, "cue": {"spans": [[18, 22]]}, )"
    R"("content": {"spans": [[0, 17]]}}, )"
    R"({"id": "r1", "parent": null, "source": null, "cue": {"spans": [[44, 50]]}, )"
    R"("content": {"spans": [[50, 62]]}}, {"id": "r2", "parent": "r1", "source": null, "cue": null, )"
    R"("content": {"spans": [[56, 62]]}}, {"id": "r3", "parent": null, "source": null, "cue": null, )"
    R"("content": {"spans": [[28, 32]]}}]})"
    "\n"
    R"({"id": 7, "attributions": [{"id": "r0", "source": {"spans": []}, "cue": {"spans": [[0, 10]]}, )"
    R"("content": {"spans": [[11, 35]]}}]})"
    "\n"
    R"({"id": "c", "error": {"code": "x"}})"
    "\n";

/// A file that holds `content` for as long as this lives. Tests run beside each other: the name has the process in it.
class File {
 public:
  File(const std::string& name, std::string_view content)
      : path_(::testing::TempDir() + std::to_string(getpid()) + name) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~File() { std::remove(path_.c_str()); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Result<std::string> evaluate(std::string_view gold, std::string_view predicted, bool as_json,
                             const std::string& by = {}) {
  const File g("evaluate_gold.jsonl", gold);
  const File p("evaluate_predicted.jsonl", predicted);
  return evaluate_files(g.path(), p.path(), as_json, by);
}

struct Row {
  std::string_view name;
  double p, r, f1;
  int predicted, gold;
};
const std::vector<Row> kRows = {
    {"token.source", 1.0, 0.25, 0.4, 1, 4},
    {"token.cue", 1.0, 1.0, 1.0, 3, 3},
    {"token.content", 0.9286, 0.9286, 0.9286, 14, 14},
    {"token.micro", 0.9444, 0.8095, 0.8718, 18, 21},
    {"exact.source", 0.0, 0.0, 0.0, 1, 2},
    {"exact.cue", 1.0, 1.0, 1.0, 3, 3},
    {"exact.content", 0.5, 0.6667, 0.5714, 4, 3},
    {"exact.micro", 0.625, 0.625, 0.625, 8, 8},
    {"piece.source", 0.0, 0.0, 0.0, 1, 2},
    {"piece.cue", 1.0, 1.0, 1.0, 3, 3},
    {"piece.content", 0.5, 0.6667, 0.5714, 4, 3},
    {"piece.micro", 0.625, 0.625, 0.625, 8, 8},
    {"overlap.source", 1.0, 0.1875, 0.3158, 1, 2},
    {"overlap.cue", 1.0, 1.0, 1.0, 3, 3},
    {"overlap.content", 0.75, 0.9111, 0.8227, 4, 3},
    {"overlap.micro", 0.875, 0.7635, 0.8155, 8, 8},
    {"relation.detected", 0.75, 1.0, 0.8571, 4, 3},
    {"relation.source", 0.25, 0.3333, 0.2857, 4, 3},
    {"relation.content", 0.75, 1.0, 0.8571, 4, 3},
    {"relation.full", 0.25, 0.3333, 0.2857, 4, 3},
    {"relation.strict", 0.25, 0.3333, 0.2857, 4, 3},
};

TEST(Evaluate, EveryRowOnThreeArticles) {
  const auto result = evaluate(kGold, kPredicted, true);
  ASSERT_TRUE(result) << result.error().message;
  const json figures = json::parse(*result);
  EXPECT_EQ(figures["documents"], 3);
  EXPECT_EQ(figures["missing"], 1);
  EXPECT_EQ(figures["error_records"], 1);
  EXPECT_EQ(figures["without_attributions"], 0);
  EXPECT_EQ(figures.size(), kRows.size() + 4);
  for (const Row& row : kRows) {
    const json& f = figures[std::string(row.name)];
    EXPECT_EQ(f["p"], row.p) << row.name;
    EXPECT_EQ(f["r"], row.r) << row.name;
    EXPECT_EQ(f["f1"], row.f1) << row.name;
    EXPECT_EQ(f["predicted"], row.predicted) << row.name;
    EXPECT_EQ(f["gold"], row.gold) << row.name;
    EXPECT_LE(f["f1_interval"][0], row.f1) << row.name;
    EXPECT_GE(f["f1_interval"][1], row.f1) << row.name;
  }
}

TEST(Evaluate, TableHasARowForEachFigure) {
  const auto table = evaluate(kGold, kPredicted, false);
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->substr(0, table->find('\n')), "3 documents, 1 of them not predicted");
  for (const Row& row : kRows) EXPECT_NE(table->find("\n" + std::string(row.name) + " "), std::string::npos);
}

TEST(Evaluate, GoldAgainstItselfIsRightEverywhere) {
  const std::string_view gold = R"({"id": "a", "text": "Bo said it.", "attributions": )"
                                R"([{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]]}]})";
  const auto result = evaluate(gold, gold, true);
  ASSERT_TRUE(result) << result.error().message;
  const json figures = json::parse(*result);
  for (const Row& row : kRows) EXPECT_EQ(figures[std::string(row.name)]["f1"], 1.0) << row.name;
}

// Two articles of one outlet, one of another; the second article's cue is found, its content not.
constexpr std::string_view kGoldByOutlet =
    R"({"id": 1, "outlet": "Post", "text": "Bo said no.", "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], )"
    R"("content": [[8, 10]]}]})"
    "\n"
    R"({"id": 2, "outlet": "Post", "text": "Al said it is.", "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], )"
    R"("content": [[8, 13]]}]})"
    "\n"
    R"({"id": 3, "outlet": "Été\u001b", "text": "Cy said so.", "attributions": [{"source": [[0, 2]], )"
    R"("cue": [[3, 7]], "content": [[8, 10]]}]})"
    "\n";
constexpr std::string_view kPredictedByOutlet =
    R"({"id": 1, "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 10]]}]})"
    "\n"
    R"({"id": 2, "attributions": [{"cue": [[3, 7]], "content": [[8, 10]]}]})"
    "\n";

TEST(Evaluate, GroupsOfArticlesAreSumsOfTheirCounts) {
  const auto result = evaluate(kGoldByOutlet, kPredictedByOutlet, true, "outlet");
  ASSERT_TRUE(result) << result.error().message;
  const json figures = json::parse(*result);
  EXPECT_EQ(figures.size(), kRows.size() + 5);
  const json& post = figures["by"]["outlet"]["Post"];
  EXPECT_EQ(post["documents"], 2);
  EXPECT_EQ(post["token.micro"]["p"], 1.0);     // 5 of 5
  EXPECT_EQ(post["token.micro"]["r"], 0.7143);  // 5 of 7: "Al" and "is" are missed
  EXPECT_EQ(post["token.micro"]["f1"], 0.8333);
  EXPECT_EQ(post["token.micro"]["gold"], 7);
  EXPECT_EQ(post["relation.detected"]["f1"], 1.0);
  EXPECT_EQ(post["relation.full"]["f1"], 0.5);
  EXPECT_EQ(post["relation.full"]["f1_interval"], json({0.0, 1.0}));
  EXPECT_EQ(post["relation.strict"]["f1"], 0.5);
  const json& other = figures["by"]["outlet"]["Été\x1B"];
  EXPECT_EQ(other["documents"], 1);
  EXPECT_EQ(other["relation.detected"]["f1"], 0.0);
  EXPECT_EQ(other["relation.detected"]["gold"], 1);
  EXPECT_EQ(other["relation.detected"]["predicted"], 0);
}

TEST(Evaluate, GroupsStandInATable) {
  const auto table = evaluate(kGoldByOutlet, kPredictedByOutlet, false, "outlet");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_NE(
      table->find(
          "F1 by outlet       documents    gold        token.micro  relation.detected      relation.full    "
          "relation.strict\n"
          "Post                       2       2   0.8333 0.67-1.00   1.0000 1.00-1.00   0.5000 0.00-1.00   0.5000 "
          "0.00-1.00\n"
          "Été\uFFFD                       1       1   0.0000 0.00-0.00   0.0000 0.00-0.00   0.0000 0.00-0.00   0.0000 "
          "0.00-0.00\n"),
      std::string::npos)
      << *table;
}

TEST(Evaluate, GroupsOfRelationsAddUpToAll) {
  for (const char* by : {"directness", "source", "cue"}) {
    const auto result = evaluate(kGold, kPredicted, true, by);
    ASSERT_TRUE(result) << result.error().message;
    const json figures = json::parse(*result);
    for (const char* side : {"gold", "predicted"}) {
      int sum = 0;
      for (const json& group : figures["by"][by]) sum += group["relation.full"][side].get<int>();
      EXPECT_EQ(sum, figures["relation.full"][side]) << by;
    }
  }
}

TEST(Evaluate, AnUnknownFieldIsAnError) {
  EXPECT_EQ(evaluate(kGold, kPredicted, true, "outlet").error().code, "unknown_field");
}

TEST(Evaluate, FaultsHaveCodesAndAPlace) {
  struct Fault {
    std::string_view gold;
    std::string_view predicted;
    std::string_view code;
    std::uint64_t byte_offset;
  };
  const std::string_view one = R"({"id": "a", "text": "Yes.", "attributions": []})";
  const std::vector<Fault> faults = {
      {one, "\n{\"id\": ", "invalid_json", 1},
      {one, "[1]", "invalid_record", 0},
      {one, R"({"attributions": []})", "invalid_record", 0},
      {one, R"({"id": null, "attributions": []})", "invalid_record", 0},
      {one, "{\"id\": 1}\n{\"id\": 1}", "duplicate_id", 10},
      {one, R"({"id": "a", "attributions": [{"content": [[0, 5]]}]})", "span_out_of_text", 0},
      {one, R"({"id": "a", "attributions": {}})", "invalid_relation", 0},
      {R"({"id": "a"})", "", "invalid_record", 0},
      {R"({"id": "a", "text": "", "annotations": [7]})", "", "invalid_record", 0},
      {"\n \n", "", "empty_gold", 0},
  };
  for (const Fault& fault : faults) {
    const auto result = evaluate(fault.gold, fault.predicted, true);
    ASSERT_FALSE(result) << fault.predicted;
    EXPECT_EQ(result.error().code, fault.code) << fault.predicted;
    EXPECT_EQ(result.error().byte_offset, fault.byte_offset) << fault.predicted;
  }
  EXPECT_EQ(evaluate_files("no such file", "none either", true).error().code, "unreadable_file");
}

TEST(Bootstrap, OneArticleHasNoSpreadAndManyHaveSome) {
  Tally good{};
  Tally bad{};
  good[0] = {9, 9, 10, 10};
  bad[0] = {1, 1, 10, 10};
  const auto one = f1_intervals({good});
  EXPECT_DOUBLE_EQ(one[0].low, 0.9);
  EXPECT_DOUBLE_EQ(one[0].high, 0.9);
  std::vector<Tally> many(50, good);
  many.insert(many.end(), 50, bad);
  const auto spread = f1_intervals(many);
  EXPECT_NEAR(spread[0].low, 0.5 - 0.8 * 1.96 * 0.05, 0.01);  // a share of 100 draws: standard error 0.05
  EXPECT_NEAR(spread[0].high, 0.5 + 0.8 * 1.96 * 0.05, 0.01);
  const auto again = f1_intervals(many);
  EXPECT_EQ(spread[0].low, again[0].low);
}

}  // namespace
}  // namespace sayso
