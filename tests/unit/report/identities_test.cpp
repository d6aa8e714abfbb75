// Names of several articles: which are one, which are not, and how the merge is shown.
#include "report/identities.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Identities, a_key_drops_case_accents_marks_and_titles) {
  struct Row {
    EntityType type;
    std::string_view name;
    std::string_view key;
  };
  const Row rows[] = {
      {EntityType::person, "José Ruiz-Vega", "jose ruiz vega"},
      {EntityType::person, "Sen. JOSE RUIZ VEGA", "jose ruiz vega"},
      {EntityType::person, "Deputy Prime Minister Prof. Ana Ruiz", "ana ruiz"},
      {EntityType::person, "Mrs Vega", "mrs vega"},  // one word would be left, and she may be another
      {EntityType::person, "J. K. Marlow", "jk marlow"},
      {EntityType::person, "J.K. Marlow", "jk marlow"},
      {EntityType::person, "Bjørn O’Leary", "bjorn oleary"},
      {EntityType::person, "Łukasz Weiß", "lukasz weiss"},
      {EntityType::person, "Pope Urban", "pope urban"},
      {EntityType::person, "Jon Marsh Jr.", "jon marsh jr"},
      {EntityType::organization, "The Sen. Marsh Fund", "sen marsh fund"},
      {EntityType::organization, "Holt & Sons", "holt and sons"},
      {EntityType::organization, "U.S. Treasury", "us treasury"},
      {EntityType::media, "the Harbour Post", "harbour post"},
      {EntityType::media, "The", "the"},
      {EntityType::person, "김 민수", "김 민수"},
      {EntityType::misc, "–", ""},
  };
  for (const Row& row : rows) {
    // Hangul is taken apart by NFKD, and compared so.
    if (row.name == "김 민수") {
      EXPECT_EQ(name_key(row.name, row.type), name_key("김  민수", row.type));
      EXPECT_NE(name_key(row.name, row.type), name_key("김 민지", row.type));
    } else {
      EXPECT_EQ(name_key(row.name, row.type), row.key) << row.name;
    }
  }
}

TEST(Identities, one_name_and_one_type_are_one) {
  Identities all;
  const std::size_t vega = all.add({"José Ruiz Vega", EntityType::person, {"José Ruiz Vega", "Vega"}});
  EXPECT_EQ(all.add({"Jose Ruiz Vega", EntityType::person, {"Jose Ruiz Vega"}}), vega);
  EXPECT_EQ(all.add({"Jose Ruiz Vega", EntityType::person, {"Jose Ruiz Vega", "Ruiz Vega"}}), vega);
  const Identity identity = all.at(vega);
  EXPECT_EQ(identity.name, "Jose Ruiz Vega");  // two articles of three
  EXPECT_EQ(identity.aliases, (std::vector<std::string>{"José Ruiz Vega", "Vega", "Ruiz Vega"}));
  EXPECT_EQ(identity.merged_from, 3U);
  EXPECT_EQ(identity.key, "jose ruiz vega");

  EXPECT_NE(all.add({"Jose Ruiz Vega", EntityType::organization, {"Jose Ruiz Vega"}}), vega);
  EXPECT_NE(all.add({"Vega", EntityType::person, {"Vega"}}), vega);  // this article ties it to nobody
}

TEST(Identities, an_acronym_is_tied_by_its_article_alone) {
  Identities all;
  const std::size_t board =
      all.add({"Mercer Valley Water Board", EntityType::organization, {"MVWB", "Mercer Valley Water Board"}});
  const std::size_t alone = all.add({"MVWB", EntityType::organization, {"MVWB"}});
  EXPECT_NE(alone, board);
  EXPECT_EQ(all.add({"M.V.W.B.", EntityType::organization, {"M.V.W.B."}}), alone);
  EXPECT_EQ(all.at(board).aliases, std::vector<std::string>{"MVWB"});
}

TEST(Identities, who_has_no_name_is_nobody_else) {
  Identities all;
  const std::size_t first = all.add({"officials", EntityType::group, {}});
  EXPECT_NE(all.add({"officials", EntityType::group, {}}), first);
  EXPECT_NE(all.add({"Officials", EntityType::group, {"Officials"}}), first);
  EXPECT_EQ(all.at(first).merged_from, 1U);
  EXPECT_TRUE(all.at(first).key.empty());
  EXPECT_NE(all.add({"–", EntityType::misc, {"–"}}), all.add({"–", EntityType::misc, {"–"}}));  // no letter to go by
}

TEST(Identities, without_merging_each_stands_alone) {
  Identities all(false);
  all.add({"Ana Ruiz", EntityType::person, {"Ana Ruiz", "Ruiz"}});
  all.add({"Ana Ruiz", EntityType::person, {"Ana Ruiz"}});
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.at(0).aliases, std::vector<std::string>{"Ruiz"});
  EXPECT_EQ(all.at(1).merged_from, 1U);
}

TEST(Identities, forms_are_lines_and_few) {
  Identities all;
  for (int i = 0; i < 100; ++i) {
    const std::string form = "Ana\nRuiz " + std::to_string(i);
    all.add({"Ana  Ruiz", EntityType::person, {form}});
  }
  const Identity identity = all.at(0);
  EXPECT_EQ(identity.name, "Ana Ruiz");
  EXPECT_EQ(identity.merged_from, 100U);
  ASSERT_EQ(identity.aliases.size(), kMostForms);
  EXPECT_EQ(identity.aliases.front(), "Ana Ruiz 0");
}

}  // namespace
}  // namespace sayso
