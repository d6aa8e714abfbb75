// Relations in groups: what each adds to which count. The counts are those of the definitions, worked out by hand.
#include "evaluate/groups.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::string_view kText = "“no,” said Al. Bo plans to go. It rained.";

// The first relation is found; of the second the cue in part; the third is made up.
constexpr std::string_view kGold = R"([{"source": [[11, 13]], "cue": [[6, 10]], "content": [[0, 5]]},
    {"source": [[15, 17]], "cue": [[18, 26]], "content": [[27, 29]]}])";
constexpr std::string_view kPredicted =
    R"([{"source": [[11, 13]], "cue": [[6, 10]], "content": [[0, 5]], "directness": "direct"},
    {"source": null, "cue": [[18, 23]], "content": [[24, 29]], "directness": "mixed"},
    {"content": [[31, 40]], "directness": "unheard of"}])";

std::vector<EvaluatedRelation> relations(std::string_view items) {
  const auto read = read_relations(evaluated_text(kText), json::parse(items), "test");
  EXPECT_TRUE(read);
  return *read;
}

/// "predicted_hits predicted, gold_hits gold"
std::string counts(const Count& c) {
  const auto show = [](double n) { return std::to_string(static_cast<int>(n)); };
  return show(c.predicted_hits) + "/" + show(c.predicted) + " " + show(c.gold_hits) + "/" + show(c.gold);
}

struct Row {
  std::string_view group;
  std::string_view tokens, detected, full, strict;  // predicted, then gold
};

void check(Grouping grouping, const std::vector<Row>& rows) {
  std::vector<Group> groups = groups_of(grouping);
  add_article(groups, grouping, evaluated_text(kText), relations(kGold), relations(kPredicted));
  ASSERT_EQ(groups.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto place = [](std::string_view row) {
      return static_cast<std::size_t>(std::find(kRowNames.begin(), kRowNames.end(), row) - kRowNames.begin());
    };
    Tally sum;
    add(sum, groups[i].articles.at(0));
    EXPECT_EQ(groups[i].name, rows[i].group);
    EXPECT_EQ(groups[i].documents, rows[i].detected == "0/0 0/0" ? 0U : 1U) << rows[i].group;
    EXPECT_EQ(counts(sum[place("token.micro")]), rows[i].tokens) << rows[i].group;
    EXPECT_EQ(counts(sum[place("relation.detected")]), rows[i].detected) << rows[i].group;
    EXPECT_EQ(counts(sum[place("relation.full")]), rows[i].full) << rows[i].group;
    EXPECT_EQ(counts(sum[place("relation.strict")]), rows[i].strict) << rows[i].group;
  }
}

TEST(Groups, ByDirectnessTheRecordsOwnOrThatOfTheMarks) {
  check(Grouping::directness, {{"direct", "6/6 6/6", "1/1 1/1", "1/1 1/1", "1/1 1/1"},
                               {"mixed", "2/3 0/0", "1/1 0/0", "0/1 0/0", "0/1 0/0"},
                               {"indirect", "0/2 2/4", "0/1 1/1", "0/1 0/1", "0/1 0/1"}});
}

TEST(Groups, BySource) {
  check(Grouping::source, {{"with a source", "6/6 8/10", "1/1 2/2", "1/1 1/2", "1/1 1/2"},
                           {"without a source", "2/5 0/0", "1/2 0/0", "0/2 0/0", "0/2 0/0"}});
}

TEST(Groups, ByWordsOfTheCue) {
  check(Grouping::cue, {{"none", "0/2 0/0", "0/1 0/0", "0/1 0/0", "0/1 0/0"},
                        {"one", "8/9 6/6", "2/2 1/1", "1/2 1/1", "1/2 1/1"},
                        {"two", "0/0 2/4", "0/0 1/1", "0/0 0/1", "0/0 0/1"},
                        {"three and more", "0/0 0/0", "0/0 0/0", "0/0 0/0", "0/0 0/0"}});
}

TEST(Groups, OnlyThreeNamesAreGroupingsOfRelations) {
  EXPECT_EQ(grouping_named("directness"), Grouping::directness);
  EXPECT_EQ(grouping_named("source"), Grouping::source);
  EXPECT_EQ(grouping_named("cue"), Grouping::cue);
  EXPECT_EQ(grouping_named("publisher"), std::nullopt);
  EXPECT_EQ(grouping_named(""), std::nullopt);
}

TEST(ArticleGroups, ByTheValueOfAField) {
  ArticleGroups by("outlet");
  Tally one{};
  one[0] = {1, 1, 1, 1};
  for (const char* record :
       {R"({"id": "1", "outlet": "Post"})", R"({"id": "2", "outlet": 7})", R"({"id": "3", "outlet": "Post", "day": 1})",
        R"({"id": "4", "outlet": null})", R"({"id": "5"})", R"({"id": "6", "outlet": ["Post"]})",
        R"({"id": "7", "outlet": ""})", R"({"id": "8", "outlet": true})"}) {
    by.add(json::parse(record), one);
  }
  const auto groups = by.finish();
  ASSERT_TRUE(groups) << groups.error().message;
  std::string shown;
  for (const Group& group : *groups) {
    EXPECT_EQ(group.documents, group.articles.size());
    shown += group.name + " " + std::to_string(group.documents) + "; ";
  }
  EXPECT_EQ(shown, "(none) 4; 7 1; Post 2; true 1; ");
}

TEST(ArticleGroups, AnUnknownFieldNamesTheOthers) {
  ArticleGroups by("publisher");
  by.add(json::parse(R"({"id": "1", "text": "x", "outlet": "Post", "paragraphs": [1], "publisher": null})"), {});
  by.add(json::parse(R"({"id": "2", "text": "x", "country": "India"})"), {});
  const auto groups = by.finish();
  ASSERT_FALSE(groups);
  EXPECT_EQ(groups.error().code, "unknown_field");
  EXPECT_EQ(groups.error().message,
            "no article has a field \"publisher\" to group by; there are country, outlet, directness, source, cue");

  ArticleGroups of_many("x");
  json record;
  for (int i = 100; i < 130; ++i) record["f" + std::to_string(i)] = i;
  of_many.add(record, {});
  EXPECT_NE(of_many.finish().error().message.find(" f119, 10 more, directness"), std::string::npos);
}

}  // namespace
}  // namespace sayso
