// Sourcing phrases and named sources, counted over articles.
#include "report/tally.h"

#include <gtest/gtest.h>

#include "report/tally_page.h"
#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using test::read_text;

Document article(const std::string& id, const std::vector<std::string>& paragraphs) {
  Document d = read_text(paragraphs);
  d.article.id = id;
  return d;
}

std::vector<Document> archive() {
  return {article("one", {"{A senior port official} <said> [it rained].", "{Critics} <said> [it did not].",
                          "{A clerk} <said> on condition of anonymity because she feared her boss [that it rained]."}),
          article("two", {"{The senior port official} <said> [it snowed].", "{Ines Ferro} <said> [it rained]."}),
          article("three", {"{Ines Ferro, head of the port,} <said> [it rained].", "{She} <wants> [snow]."})};
}

TEST(Tally, phrases_are_counted_by_normal_form_and_class) {
  PhraseTally tally;
  for (const Document& d : archive()) tally.add(d);
  const std::vector<PhraseRow> rows = tally.rows();
  ASSERT_GE(rows.size(), 3U);
  EXPECT_EQ(rows[0].phrase, "senior port official");
  EXPECT_EQ(rows[0].claims, 2U);
  EXPECT_EQ(rows[0].articles, 2U);
  ASSERT_EQ(rows[0].examples.size(), 2U);
  EXPECT_EQ(rows[0].examples[1].article, "two");
  EXPECT_EQ(rows[0].examples[1].passage, "The senior port official said it snowed.");
  for (const PhraseRow& row : rows) {
    EXPECT_EQ(row.grants, row.phrase == "clerk" ? 1U : 0U) << row.phrase;
    if (row.phrase == "clerk") {
      EXPECT_EQ(row.reasons.begin()->first, "because she feared her boss");
    }
  }
}

TEST(Tally, actors_are_counted_by_level_and_kind) {
  ActorTally tally;
  for (const Document& d : archive()) tally.add(d);
  const std::vector<ActorRow> rows = tally.rows();
  ASSERT_EQ(rows.size(), 1U);  // the others have no name
  EXPECT_EQ(rows[0].name, "Ines Ferro");
  EXPECT_EQ(rows[0].claims, 3U);
  EXPECT_EQ(rows[0].articles, 2U);
  EXPECT_EQ(rows[0].role, "head of the port");
  EXPECT_EQ(rows[0].levels[static_cast<std::size_t>(Level::A4)], 2U);
  EXPECT_EQ(rows[0].kinds[static_cast<std::size_t>(Kind::statement)], 2U);
  EXPECT_EQ(rows[0].kinds[static_cast<std::size_t>(Kind::intention)], 1U);
}

TEST(Tally, actors_of_several_articles_are_merged_or_not) {
  const std::vector<Document> articles = {
      article("one", {"{Ines Ferro} <said> [it rained].", "{Ferro} <said> [it snowed]."}),
      article("two", {"{Inés Ferro} <said> [it rained]."}), article("three", {"{Inés Ferro} <said> [it rained]."}),
      article("four", {"{Tom Ferro} <said> [it rained]."})};
  ActorTally merged;
  ActorTally apart(false);
  for (const Document& d : articles) {
    merged.add(d);
    apart.add(d);
  }
  const std::vector<ActorRow> rows = merged.rows();
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].name, "Inés Ferro");
  EXPECT_EQ(rows[0].claims, 4U);
  EXPECT_EQ(rows[0].articles, 3U);
  EXPECT_EQ(rows[0].merged_from, 3U);
  EXPECT_EQ(rows[0].article, "one");
  EXPECT_EQ(rows[0].aliases, (std::vector<std::string>{"Ines Ferro", "Ferro"}));
  EXPECT_EQ(rows[1].name, "Tom Ferro");
  EXPECT_EQ(apart.rows().size(), 4U);
  const std::string csv = actors_page(rows, PageForm::csv);
  EXPECT_NE(csv.find("merged_from,aliases,first_article\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find(",3,Ines Ferro; Ferro,one\r\n"), std::string::npos) << csv;
}

TEST(Tally, pages_have_three_forms) {
  PhraseTally tally;
  tally.add(article("=one", {"{Critics} <said> [it rained, \"hard\"]."}));
  const std::string csv = phrases_page(tally.rows(), PageForm::csv);
  EXPECT_EQ(csv.substr(0, csv.find('\r')),
            "phrase,class,claims,articles,grants,reasons,article_1,example_1,article_2,example_2,article_3,example_3");
  EXPECT_NE(csv.find("critics,group_unnamed,1,1,0,,'=one,"), std::string::npos) << csv;
  const std::string json = phrases_page(tally.rows(), PageForm::json);
  EXPECT_NE(json.find("\"phrase\":\"critics\""), std::string::npos) << json;
  EXPECT_EQ(phrases_page(tally.rows(), PageForm::table).find("phrase "), 0U);
  EXPECT_EQ(phrases_page({}, PageForm::json), "[]\n");
  EXPECT_EQ(actors_page({}, PageForm::json), "[]\n");
}

}  // namespace
}  // namespace sayso
