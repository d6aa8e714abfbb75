// Whom a relation blames for what, how firmly, and what gathers over an article: tables of one sentence each.
#include "accusation/accusation.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/invariants.h"
#include "core/text.h"
#include "support/build_document.h"

namespace sayso {
namespace {

using test::DocumentBuilder;

/// One sentence with one relation, and "blamed | act | firmness"; empty where it blames nobody.
struct Row {
  const char* text;
  const char* source;
  const char* cue;
  const char* content;
  const char* expected;
};

void find(Document& d) {
  d.accusation = find_accusations(d.article.text, d.segmentation, d.attributions, d.actors, d.holders, d.strength);
  ASSERT_EQ(check_invariants(d), "") << d.article.text;
}

std::string shown(const Document& d, const std::optional<Responsibility>& r) {
  if (!r) return "";
  const auto words = [&d](TokenSpan span) { return std::string(text_of(d.article.text, d.segmentation, span)); };
  return words(r->blamed) + " | " + words(r->act) + " | " + std::string(name(r->firmness));
}

void expect(const Row& row) {
  DocumentBuilder b(row.text);
  b.relation(row.source, row.cue, {row.content}, SourceType::group_unnamed);
  find(b.document);
  ASSERT_EQ(b.document.accusation.responsibilities.size(), 1U);
  EXPECT_EQ(shown(b.document, b.document.accusation.responsibilities[0]), row.expected) << row.text;
}

TEST(Accusation, frames) {
  for (const Row& row :
       std::vector<Row>{{"Residents accused the guards of burning the barn.", "Residents", "accused",
                         "the guards of burning the barn", "the guards | burning the barn | accused"},
                        {"The board blamed the outage on two clerks.", "The board", "blamed",
                         "the outage on two clerks", "two clerks | the outage | accused"},
                        {"Police say the gang was linked to the robbery.", "Police", "say",
                         "the gang was linked to the robbery", "the gang | the robbery | linked"},
                        {"Police say the robbery was linked to the gang.", "Police", "say",
                         "the robbery was linked to the gang", "the gang | the robbery | linked"},
                        {"A guard was convicted of stealing wine.", "", "was convicted of", "stealing wine",
                         "A guard | stealing wine | confirmed"},
                        {"The court cleared the nurse of any part in the poisoning.", "The court", "cleared",
                         "the nurse of any part in the poisoning", "the nurse | the poisoning | exonerated"},
                        {"A baker was arrested on suspicion of arson.", "", "was arrested", "on suspicion of arson",
                         "A baker | arson | suspected"}})
    expect(row);
}

TEST(Accusation, copulas_and_nouns) {
  for (const Row& row :
       std::vector<Row>{{"Experts say rebels were behind the ambush.", "Experts", "say",
                         "rebels were behind the ambush", "rebels | the ambush | responsible"},
                        {"Experts say rebels are thought to be behind the ambush.", "Experts", "say",
                         "rebels are thought to be behind the ambush", "rebels | the ambush | suspected"},
                        {"Farmers hold the mill responsible for the spill.", "Farmers", "hold",
                         "the mill responsible for the spill", "the mill | the spill | responsible"},
                        {"She said the blame for the collapse lies with the owner.", "She", "said",
                         "the blame for the collapse lies with the owner", "the owner | the collapse | responsible"},
                        {"Rebels claimed responsibility for the bombing.", "Rebels", "claimed",
                         "responsibility for the bombing", "Rebels | the bombing | confirmed"},
                        {"He said the trader had a hand in the fraud.", "He", "said",
                         "the trader had a hand in the fraud", "the trader | the fraud | involved"},
                        {"He said the trader had no role in the fraud.", "He", "said",
                         "the trader had no role in the fraud", "the trader | the fraud | denied"}})
    expect(row);
}

TEST(Accusation, deeds_are_read_by_their_cue) {
  for (const Row& row :
       std::vector<Row>{{"Villagers said soldiers burned the school.", "Villagers", "said",
                         "soldiers burned the school", "soldiers | burned the school | responsible"},
                        {"Villagers claim soldiers burned the school.", "Villagers", "claim",
                         "soldiers burned the school", "soldiers | burned the school | accused"},
                        {"Villagers suspect that soldiers burned the school.", "Villagers", "suspect",
                         "that soldiers burned the school", "soldiers | burned the school | suspected"},
                        {"The inquiry found that soldiers burned the school.", "The inquiry", "found",
                         "that soldiers burned the school", "soldiers | burned the school | confirmed"},
                        {"Villagers said the school was burned by soldiers.", "Villagers", "said",
                         "the school was burned by soldiers", "soldiers | burned | responsible"},
                        {"The judge said the minister ordered the killing.", "The judge", "said",
                         "the minister ordered the killing", "the minister | the killing | directed"},
                        {"He denied that soldiers burned the school.", "He", "denied",
                         "that soldiers burned the school", "soldiers | burned the school | denied"}}) {
    Row r = row;
    DocumentBuilder b(r.text);
    b.relation(r.source, r.cue, {r.content}, SourceType::group_unnamed);
    if (std::string(r.cue) == "denied") b.document.strength.stances[0].polarity = Polarity::deny;
    find(b.document);
    EXPECT_EQ(shown(b.document, b.document.accusation.responsibilities[0]), r.expected) << r.text;
  }
}

TEST(Accusation, blames_nobody) {
  for (const Row& row : std::vector<Row>{
           {"She said a mine had killed two farmers.", "She", "said", "a mine had killed two farmers", ""},
           {"She said the farmers were killed in the blast.", "She", "said", "the farmers were killed in the blast",
            ""},
           {"He said the brigade is responsible for the rescue.", "He", "said",
            "the brigade is responsible for the rescue", ""},
           {"He said rain was to blame for the flood.", "He", "said", "rain was to blame for the flood", ""},
           {"No group claimed responsibility for the bombing.", "No group", "claimed", "responsibility for the bombing",
            ""},
           {"He said rebels might attack the port.", "He", "said", "rebels might attack the port", ""},
           {"He asked whether the guards burned the barn.", "He", "asked", "whether the guards burned the barn", ""},
           {"They were involved in peace talks, he said.", "he", "said", "They were involved in peace talks", ""},
           {"The two mills are linked by a bridge, he said.", "he", "said", "The two mills are linked by a bridge", ""},
           {"She said the port hired Lanternfish to find out who had burned the barn.", "She", "said",
            "the port hired Lanternfish to find out who had burned the barn", ""},
           {"In the film a monk kills the abbot, he said.", "he", "said", "In the film a monk kills the abbot", ""},
           {"The striker killed the match, he said.", "he", "said", "The striker killed the match", ""},
           {"He said the clerk was charged with protecting the dam.", "He", "said",
            "the clerk was charged with protecting the dam", ""}})
    expect(row);
}

TEST(Accusation, a_denial_points_back_at_the_charge) {
  DocumentBuilder b("Residents accused the guards of burning the barn. The guards denied the charge.");
  b.relation("Residents", "accused", {"the guards of burning the barn"}, SourceType::group_unnamed);
  b.relation("The guards", "denied", {"the charge"}, SourceType::group_unnamed);
  b.document.strength.stances[1].polarity = Polarity::deny;
  find(b.document);
  const AccusationLayer& layer = b.document.accusation;
  EXPECT_EQ(shown(b.document, layer.responsibilities[1]), "The guards | burning the barn | denied");
  ASSERT_EQ(layer.accusations.size(), 1U);
  EXPECT_EQ(layer.accusations[0].attributions, (std::vector<std::uint32_t>{0, 1}));
}

TEST(Accusation, a_country_and_its_officials_are_one) {
  DocumentBuilder b("Aides said Iran was behind the attack. Envoys said Iranian officials ordered the attacks.");
  b.relation("Aides", "said", {"Iran was behind the attack"}, SourceType::group_unnamed);
  b.relation("Envoys", "said", {"Iranian officials ordered the attacks"}, SourceType::group_unnamed);
  b.document.attributions[1].cue = {b.at("said", 2)};
  b.document.actors.actors = {{"Iran", EntityType::place, std::nullopt, std::nullopt}};
  b.document.actors.mentions = {{b.at("Iran"), MentionKind::name, EntityType::place, 0U}};
  find(b.document);
  ASSERT_EQ(b.document.accusation.accusations.size(), 1U);
  EXPECT_EQ(b.document.accusation.accusations[0].name, "Iran");
  EXPECT_EQ(b.document.accusation.accusations[0].attributions.size(), 2U);
}

TEST(Accusation, probability_words_have_their_band) {
  struct Band {
    const char* words;
    Icd203 band;
  };
  for (const Band& row : {Band{"likely", Icd203::likely}, Band{"very likely", Icd203::very_likely},
                          Band{"almost certainly", Icd203::almost_certain}, Band{"probably", Icd203::likely}}) {
    DocumentBuilder b("Aides said rebels were " + std::string(row.words) + " behind the attack.");
    const std::string content = "rebels were " + std::string(row.words) + " behind the attack";
    b.relation("Aides", "said", {content}, SourceType::group_unnamed);
    find(b.document);
    const auto& r = b.document.accusation.responsibilities[0];
    ASSERT_TRUE(r && r->probability) << row.words;
    EXPECT_EQ(r->probability->band, row.band) << row.words;
    EXPECT_EQ(text_of(b.document.article.text, b.document.segmentation, r->probability->tokens), row.words);
  }
}

TEST(Accusation, clauses_that_no_relation_carries_become_relations) {
  DocumentBuilder b("Two clerks were charged with fraud. Rain fell, he said.");
  b.relation("he", "said", {"Rain fell"}, SourceType::group_unnamed);
  Document& d = b.document;
  const auto all = with_accusing_clauses(d.article.text, d.segmentation, d.attributions, d.actors);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_TRUE(all[0].source.empty());
  EXPECT_EQ(text_of(d.article.text, d.segmentation, all[0].cue.front()), "were charged with");
  EXPECT_EQ(text_of(d.article.text, d.segmentation, all[0].content.front()), "Two clerks");
  EXPECT_EQ(text_of(d.article.text, d.segmentation, all[0].content.back()), "fraud");
}

TEST(Accusation, parents_are_kept_where_a_clause_comes_before_them) {
  DocumentBuilder b("Two clerks were charged with fraud. Rain fell as farmers hoped, he said.");
  b.relation("he", "said", {"Rain fell as farmers hoped"}, SourceType::group_unnamed);
  b.relation("farmers", "hoped", {"Rain fell"}, SourceType::group_unnamed);
  b.document.attributions[1].parent = 0U;
  const auto all = with_accusing_clauses(b.document.article.text, b.document.segmentation, b.document.attributions, {});
  ASSERT_EQ(all.size(), 3U);
  std::size_t nested = 0;
  for (const Attribution& a : all) {
    if (!a.parent) continue;
    ++nested;
    EXPECT_EQ(all[*a.parent].content.front(), b.at("Rain fell as farmers hoped"));
  }
  EXPECT_EQ(nested, 1U);
}

}  // namespace
}  // namespace sayso
