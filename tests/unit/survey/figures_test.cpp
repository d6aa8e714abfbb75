// Which tables of errors correct, and what an interval does with a resample that has no article.
#include "survey/figures.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

/// Articles of ten claims each, all of that type.
std::vector<KeptArticle> articles_of(SourceType type, std::size_t many) {
  KeptArticle article;
  article.columns[kArticles] = 1;
  article.columns[kClaims] = 10;
  article.columns[kSourceType + static_cast<std::size_t>(type)] = 10;
  return std::vector(many, article);
}

ConfusionSet set_of(const std::string& name, const std::string& left_out) {
  const auto& labels = confusion_labels().at(name);
  Confusion table{labels, std::vector(labels.size(), std::vector<double>(labels.size(), 1))};
  for (std::size_t l = 0; l < labels.size(); ++l) {
    if (labels[l] == left_out) table.counts[l].assign(labels.size(), 0);
  }
  return {"p", {{name, table}}};
}

TEST(Correctors, LeaveOutATableThatHasNoExampleOfALabelThatWasGiven) {
  const auto authors = articles_of(SourceType::author, 3);
  EXPECT_TRUE(correctors_of(set_of("source_type", "author"), authors).empty());
  EXPECT_EQ(label_without_example("source_type", set_of("source_type", "author").tables.at("source_type"), authors),
            "author");
  EXPECT_TRUE(correctors_of(set_of("anonymous", "other"), authors).empty());
  auto one_more = articles_of(SourceType::person_named, 9);
  one_more.push_back(authors.front());
  EXPECT_TRUE(correctors_of(set_of("source_type", "author"), one_more).empty()) << "in one article of ten";
}

TEST(Correctors, TakeALabelThatNobodyEverSawForOneThatDoesNotOccur) {
  const auto authors = articles_of(SourceType::author, 3);
  EXPECT_EQ(correctors_of(set_of("source_type", "person_named"), authors).size(), 1U);
  EXPECT_EQ(correctors_of(set_of("source_type", ""), authors).size(), 1U);
  EXPECT_EQ(correctors_of(set_of("anonymous", "anonymous"), authors).size(), 1U);
}

TEST(Correctors, HaveAllBuiltInTablesForAnyArticles) {
  const auto set = parse_confusion(built_in_confusion());
  ASSERT_TRUE(set);
  KeptArticle all;
  all.columns.fill(1);
  EXPECT_EQ(correctors_of(*set, {all}).size(), set->tables.size());
}

/// The share of articles uses every second resample. Ten articles of which resample 0 draws none: 499 of 500 are left.
TEST(Figures, AResampleWithoutAnArticleCostsNoInterval) {
  Group group;
  Replicates weights;
  std::uint32_t n = 0;
  for (; group.articles.size() < 10; ++n) {
    draw_weights(n, weights);
    if (weights[0] == 0) group.articles.push_back(n);
  }
  auto articles = articles_of(SourceType::group_unnamed, n);
  std::vector<std::uint32_t> first_of;
  for (std::uint32_t a = 0; a < n; ++a) {
    first_of.push_back(a);
    articles[a].columns[kAnonymous] = a % 2 == 0 ? 10 : 0;
    articles[a].columns[kWithAnonymous] = a % 2 == 0 ? 1 : 0;
  }
  const GroupSums sums = sum_group(group, articles, first_of).with_copies;
  ASSERT_EQ(sums.columns.at(kArticles, 0), 0);
  for (const FigureRow& row : figures_of(sums, {}, correctors_of(set_of("anonymous", ""), articles), {})) {
    if (row.figure != "anonymous_articles") continue;
    EXPECT_TRUE(row.corrected);
    EXPECT_TRUE(row.corrected_interval);
    return;
  }
  ADD_FAILURE() << "no row";
}

}  // namespace
}  // namespace sayso
