// What one record adds to the figures: anonymous claims, plural holders, media, accusations and the rule of persons.
#include "survey/counts.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/survey/build_record.h"

namespace sayso {
namespace {

std::vector<std::string> labels(const ArticleCounts& counts, ItemKind kind) {
  std::vector<std::string> out;
  for (const CountedItem& item : counts.items) {
    if (item.kind == kind) out.push_back(item.label + " x" + std::to_string(item.count));
  }
  return out;
}

TEST(Counter, KnowsWhereAndWhen) {
  const ArticleCounts counts = Record().counts();
  EXPECT_EQ(counts.outlet, "Lorne Courier");
  EXPECT_EQ(counts.month, "2024-03");
  for (const char* odd : {"", "March 2024", "2024", "2024/03/01", "20240301"}) {
    Record record;
    record.json()["metadata"]["published"] = odd;
    EXPECT_EQ(record.counts().month, "") << odd;
  }
}

TEST(Counter, AnonymousIsWhoHasNoNameAndSpeaksForNobody) {
  const std::vector<std::tuple<const char*, const char*, bool>> cases = {{"person_unnamed", "no", true},
                                                                         {"person_unnamed", "yes", true},
                                                                         {"person_unnamed", "voice", false},
                                                                         {"group_unnamed", "no", true},
                                                                         {"group_unnamed", "voice", false},
                                                                         {"media_unnamed", "no", true},
                                                                         {"document_unnamed", "no", false},
                                                                         {"person_named", "", false},
                                                                         {"organization_named", "", false},
                                                                         {"none", "no", false},
                                                                         {"author", "", false}};
  for (const auto& [type, described, anonymous] : cases) {
    Record record;
    EXPECT_EQ(is_anonymous(record.claim(type, "x", described)), anonymous) << type << ' ' << described;
    EXPECT_EQ(record.counts().columns[kWithAnonymous], anonymous ? 1U : 0U);
  }
}

TEST(Counter, APluralHolderIsOneAnArticle) {
  Record record;
  record.claim("group_unnamed", "Officials", "no");
  record.claim("group_unnamed", "officials", "no");
  record.claim("group_unnamed", "dockers", "no");
  record.claim("person_unnamed", "a clerk", "yes");
  record.claim("person_unnamed", "a clerk", "yes");
  const auto columns = record.counts().columns;
  EXPECT_EQ(columns[kAnonymous], 5U);
  EXPECT_EQ(columns[kAnonymousPlural], 3U);
  EXPECT_EQ(columns[kPluralOnce], 2U);
}

TEST(Counter, ThePhraseAndTheActorSayWhoAPluralHolderIs) {
  Record record;
  const std::string dockers = record.actor("dockers", "group");
  record.claim("group_unnamed", "two dockers", "no", dockers);
  record.claim("group_unnamed", "they", "no", dockers);
  record.claim("group_unnamed", "some senior officials", "no");
  record.claim("group_unnamed", "the senior officials", "no");
  for (const char* id : {"r2", "r3"})
    record.json()["sourcing_phrases"].push_back(
        {{"normalized", "senior official"}, {"class", "group_unnamed"}, {"attribution", id}});
  const ArticleCounts counts = record.counts();
  EXPECT_EQ(counts.columns[kPluralOnce], 2U);
  EXPECT_EQ(labels(counts, ItemKind::phrase), (std::vector<std::string>{"senior official (group_unnamed) x2"}));
  EXPECT_EQ(counts.columns[kPhraseTimes], 2U);
}

TEST(Counter, CuesStandUnderTheirCommitment) {
  Record record;
  record.claim("person_named", "Bo");
  record.claim("person_named", "Bo");
  record.claim("person_named", "Bo")["commitment"] = "hedged";
  EXPECT_EQ(labels(record.counts(), ItemKind::cue), (std::vector<std::string>{"said x2", "said x1"}));
  EXPECT_EQ(record.counts().columns[kCommitment + static_cast<std::size_t>(Commitment::hedged)], 1U);
}

TEST(Counter, AClaimWithoutALevelHasAColumn) {
  Record record;
  record.claim("person_named", "Bo")["strength"] = nullptr;
  EXPECT_EQ(record.counts().columns[kLevel + 5], 1U);
}

TEST(Counter, CitesAreOfOtherMediaOnly) {
  Record record("The Lorne Courier");
  const std::string own = record.actor("Lorne Courier", "media");
  const std::string radio = record.actor("Radio Delta", "media");
  record.claim("media_named", "the Courier", "", own);
  Json& relayed = record.claim("person_named", "Bo");
  relayed["chain"] =
      Json::array({{{"type", "media_named"}, {"actor", radio}}, {{"type", "person_named"}, {"actor", nullptr}}});
  EXPECT_EQ(labels(record.counts(), ItemKind::cites),
            (std::vector<std::string>{"The Lorne Courier -> Radio Delta x1"}));
}

TEST(Counter, PersonsWithoutAnOfficeAreCountedAndLeftOut) {
  Record record;
  record.accuse("Piotr Malinsky", record.actor("Piotr Malinsky", "person"), "accused", "stealing copper");
  record.accuse("he", "", "accused", "stealing copper");
  const ArticleCounts without = record.counts();
  EXPECT_EQ(without.persons_left_out, 2U);
  EXPECT_EQ(without.columns[kWithAccusation], 0U);
  EXPECT_TRUE(labels(without, ItemKind::accusation).empty());
  const ArticleCounts with = record.counts({.persons = true});
  EXPECT_EQ(with.persons_left_out, 0U);
  EXPECT_EQ(with.columns[kWithAccusation], 1U);
}

TEST(Counter, AnAccusationIsOneAnArticleAndADenialIsNone) {
  Record record;
  const std::string board = record.actor("Water Board", "organization");
  record.accuse("Water Board", board, "accused", "the theft of the pump");
  record.accuse("Water Board", board, "responsible", "a theft");
  record.accuse("Harbour Office", record.actor("Harbour Office", "organization"), "denied", "the theft");
  record.accuse("Mayor Roe", record.actor("Mayor Roe", "person", true), "accused", "fraud");
  const ArticleCounts counts = record.counts();
  EXPECT_EQ(counts.columns[kFirmness + static_cast<std::size_t>(Firmness::accused)], 2U);
  EXPECT_EQ(counts.columns[kFirmness + static_cast<std::size_t>(Firmness::denied)], 1U);
  EXPECT_EQ(labels(counts, ItemKind::accusation),
            (std::vector<std::string>{"Mayor Roe: fraud x1", "Water Board: the theft of the pump x1"}));
}

TEST(Counter, FieldsOfAnotherTypeCountAsNothing) {
  for (const char* json : {"{}", "[]", "null", R"({"attributions": 7, "metadata": [], "text": 3})",
                           R"({"attributions": [{"source": 1, "chain": 2, "cue": []}, 5], "sourcing_phrases": [1]})",
                           R"({"text": "x", "accusations": [{"attributions": [1, "r9"], "act": [0, 900]}, 2]})"}) {
    const ArticleCounts counts = Counter({}).read(Json::parse(json));
    EXPECT_EQ(counts.columns[kArticles], 1U) << json;
    EXPECT_TRUE(counts.items.empty()) << json;
  }
}

}  // namespace
}  // namespace sayso
