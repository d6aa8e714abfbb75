// Tables of relations as they stand in files, and what is read from them: spans, nesting, faults.
#include "evaluate/relation.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::string_view kText = "  Bo said the é boat, Al knew, had sunk.  ";

/// The relations that are read, as "source|cue|content; ...", or the code of the error.
std::string read(std::string_view items) {
  const auto relations = read_relations(evaluated_text(kText), json::parse(items), "test");
  if (!relations) return relations.error().code;
  std::string out;
  for (const EvaluatedRelation& r : *relations) {
    for (std::size_t role = 0; role < kRoles; ++role) {
      out += role > 0 ? "|" : "";
      for (const auto& [b, e] : r.spans[role]) out += std::to_string(b) + "-" + std::to_string(e) + " ";
    }
    out += ";";
  }
  return out;
}

TEST(ReadRelations, SpansInEveryForm) {
  struct Row {
    std::string_view items;
    std::string_view relations;
  };
  const std::vector<Row> rows = {
      {"null", ""},
      {"[]", ""},
      {R"([{"source": [[2, 4]], "cue": {"spans": [[5, 9]], "x": 1}, "content": [[10, 40]]}])", "2-4 |5-9 |10-40 ;"},
      {R"([{"source": null, "cue": {"spans": null}, "content": {}}])", "||;"},
      {R"([{"content": [[30, 33], [0, 5], [0, 4], [2, 4]]}])", "||2-4 31-33 ;"},  // trimmed, sorted, once
      {R"([{"content": [[0, 2], [40, 42]]}])", "||;"},                            // white space alone
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.items), row.relations) << row.items;
}

TEST(ReadRelations, FaultsHaveCodes) {
  struct Row {
    std::string_view items;
    std::string_view code;
  };
  const std::vector<Row> rows = {
      {R"({"content": []})", "invalid_relation"},
      {R"([1])", "invalid_relation"},
      {R"([{"cue": "said"}])", "invalid_relation"},
      {R"([{"content": [[1, 43]]}])", "span_out_of_text"},
      {R"([{"content": [[4, 4]]}])", "span_out_of_text"},
      {R"([{"content": [[-1, 4]]}])", "span_out_of_text"},
      {R"([{"content": [[1.0, 4.0]]}])", "span_out_of_text"},
      {R"([{"content": [[1, 4, 9]]}])", "span_out_of_text"},
      {R"([{"content": [1, 4]}])", "span_out_of_text"},
      {R"([{"content": [[1, 18446744073709551615]]}])", "span_out_of_text"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.items), row.code) << row.items;
}

TEST(ReadRelations, NestedOnesAreLeftOut) {
  struct Row {
    std::string_view what;
    std::string_view items;
    std::string_view relations;
  };
  const std::vector<Row> rows = {
      {"inside its parent",
       R"([{"id": "a", "content": [[10, 40]]}, {"id": "b", "parent": "a", "content": [[16, 20]]}])", "||10-40 ;"},
      {"outside its parent",
       R"([{"id": "a", "content": [[10, 20]]}, {"id": "b", "parent": "a", "content": [[16, 30]]}])",
       "||10-20 ;||16-30 ;"},
      {"no such parent", R"([{"id": "b", "parent": "a", "content": [[16, 30]]}])", "||16-30 ;"},
      {"its own parent", R"([{"id": "b", "parent": "b", "content": [[16, 30]]}])", "||16-30 ;"},
      {"twice nested",
       R"([{"id": 3, "parent": 2, "content": [[16, 18]]}, {"id": 2, "parent": 1, "content": [[16, 20]]},
           {"id": 1, "content": [[10, 40]]}])",
       "||10-40 ;"},
      {"inside one that is not nested itself",
       R"([{"id": 3, "parent": 2, "content": [[16, 18]]}, {"id": 2, "parent": 9, "content": [[16, 20]]}])",
       "||16-18 ;||16-20 ;"},
      {"a ring", R"([{"id": 1, "parent": 2, "content": [[16, 18]]}, {"id": 2, "parent": 1, "content": [[16, 18]]}])",
       "||16-18 ;||16-18 ;"},
      {"the last of two with one id",
       R"([{"id": 1, "content": [[2, 4]]}, {"id": 1, "content": [[10, 40]]},
           {"id": 2, "parent": 1, "content": [[16, 18]]}])",
       "||2-4 ;||10-40 ;"},
  };
  for (const Row& row : rows) EXPECT_EQ(read(row.items), row.relations) << row.what;
}

TEST(ReadRelations, ALongChainOfParentsIsWalkedOnce) {
  json items = json::array();
  const json content = json::parse("[[10, 40]]");
  for (int i = 0; i < 100000; ++i) {
    items.push_back({{"id", i}, {"parent", i == 0 ? json() : json(i - 1)}, {"content", content}});
  }
  const auto relations = read_relations(evaluated_text(kText), items, "test");
  ASSERT_TRUE(relations);
  EXPECT_EQ(relations->size(), 1U);
}

}  // namespace
}  // namespace sayso
