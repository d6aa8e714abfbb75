// Tables of gold and predicted relations, and which of them are paired.
#include "evaluate/pairing.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

using Spans = std::vector<CharSpan>;

EvaluatedRelation relation(const Spans& cue, const Spans& content) {
  EvaluatedRelation r;
  r.spans = {Spans{}, cue, content};
  for (std::size_t role = 0; role < kRoles; ++role) r.chars[role] = CharSet(r.spans[role]);
  return r;
}

struct Row {
  std::string_view what;
  std::vector<EvaluatedRelation> gold;
  std::vector<EvaluatedRelation> predicted;
  std::string_view pairs;  // "gold-predicted", best first
};

const std::vector<Row> kRows = {
    {"cues share a character", {relation({{0, 4}}, {{5, 9}})}, {relation({{3, 8}}, {{20, 30}})}, "0-0 "},
    {"cues apart, though contents are equal", {relation({{0, 4}}, {{5, 9}})}, {relation({{10, 14}}, {{5, 9}})}, ""},
    {"no cue: contents by half", {relation({}, {{0, 10}})}, {relation({{20, 22}}, {{5, 10}})}, "0-0 "},
    {"no cue: contents by less", {relation({}, {{0, 10}})}, {relation({}, {{6, 10}})}, ""},
    {"no cue, no content", {relation({}, {})}, {relation({}, {})}, "0-0 "},
    {"each is used once",
     {relation({{0, 4}}, {{5, 9}})},
     {relation({{0, 4}}, {{5, 9}}), relation({{0, 4}}, {{5, 9}})},
     "0-0 "},
    {"the better cue first",
     {relation({{0, 4}}, {{5, 9}}), relation({{0, 8}}, {{5, 9}})},
     {relation({{0, 8}}, {{5, 9}}), relation({{0, 4}}, {{5, 9}})},
     "0-1 1-0 "},
    {"equal cues: the better content",
     {relation({{0, 4}}, {{5, 9}})},
     {relation({{0, 4}}, {{5, 20}}), relation({{0, 4}}, {{5, 10}})},
     "0-1 "},
    {"any cue before any content",
     {relation({{0, 40}}, {{50, 60}})},
     {relation({}, {{50, 60}}), relation({{39, 41}}, {{90, 99}})},
     "0-1 "},
    {"all equal: the earlier gold, then the earlier predicted",
     {relation({{0, 4}}, {{5, 9}}), relation({{0, 4}}, {{5, 9}})},
     {relation({{0, 4}}, {{5, 9}}), relation({{0, 4}}, {{5, 9}})},
     "0-0 1-1 "},
};

TEST(Pairing, BestOverlapFirst) {
  for (const Row& row : kRows) {
    std::string pairs;
    for (const auto& [g, p] : pair_relations(row.gold, row.predicted)) {
      pairs += std::to_string(g) + "-" + std::to_string(p) + " ";
    }
    EXPECT_EQ(pairs, row.pairs) << row.what;
  }
}

TEST(CharSet, CountsCharactersOnce) {
  const CharSet a({{5, 9}, {0, 3}, {2, 4}, {9, 10}});
  EXPECT_EQ(a.size(), 9U);
  EXPECT_EQ(a.ranges(), (Spans{{0, 4}, {5, 10}}));
  EXPECT_EQ(a.shared(CharSet({{3, 6}})), 2U);
  EXPECT_TRUE(CharSet({{1, 2}, {6, 10}}).inside(a));
  EXPECT_FALSE(CharSet({{3, 6}}).inside(a));
  EXPECT_TRUE(CharSet().inside(a));
  EXPECT_DOUBLE_EQ(intersection_over_union(a, CharSet({{8, 12}})), 2.0 / 11);
  EXPECT_DOUBLE_EQ(intersection_over_union(CharSet(), CharSet()), 1.0);
}

}  // namespace
}  // namespace sayso
