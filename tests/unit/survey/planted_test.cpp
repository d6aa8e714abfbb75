// Planted truth: an archive whose true rates are known, read by a classifier whose errors are known only from a small
// table. The corrected interval has to hold the truth in 90 of 100 archives; the counted one has to miss it.
#include <gtest/gtest.h>

#include <array>
#include <map>
#include <numeric>

#include "survey/figures.h"
#include "survey/random.h"

namespace sayso {
namespace {

constexpr int kDraws = 100;
constexpr std::uint32_t kArchive = 500;    // articles
constexpr std::uint32_t kExamples = 60;    // of each true label in the table of errors
constexpr double kWithoutAnonymous = 0.3;  // articles that never cite an anonymous source
constexpr std::size_t kTypes = LabelNames<SourceType>::values.size();

constexpr std::size_t kPersonUnnamed = static_cast<std::size_t>(SourceType::person_unnamed);
constexpr std::size_t kGroupUnnamed = static_cast<std::size_t>(SourceType::group_unnamed);
constexpr std::size_t kNobody = static_cast<std::size_t>(SourceType::none);

using Row = std::array<double, kTypes>;

/// Shares of the types where the source is anonymous, and where it is not.
constexpr Row kAnonymousMix = {0, 0, 0, 0, 0.4, 0.6, 0, 0, 0, 0};
constexpr Row kOtherMix = {0.5, 0.18, 0.04, 0.08, 0, 0, 0, 0.04, 0.02, 0.14};

/// Rows of the true errors: 0.97 right, less the mistakes that matter, which are named below: a named person read as an
/// unnamed one and the other way, a body with a name, or nobody, read as a group without.
Row errors_of(std::size_t truth) {
  Row row;
  row.fill(0.03 / (kTypes - 1));
  row[truth] = 0.97;
  const auto move = [&row, truth](std::size_t to, double share) {
    row[truth] -= share;
    row[to] += share;
  };
  if (truth == 0) move(kPersonUnnamed, 0.08);
  if (truth == 1) move(kGroupUnnamed, 0.18);
  if (truth == kPersonUnnamed) move(0, 0.10);
  if (truth == kNobody) move(kGroupUnnamed, 0.10);
  return row;
}

std::size_t draw(SplitMix& random, const Row& chances) {
  double left = random.uniform();
  for (std::size_t i = 0; i < kTypes; ++i) {
    left -= chances[i];
    if (left < 0) return i;
  }
  return 0;
}

bool anonymous(std::size_t type) {
  return type == kPersonUnnamed || type == kGroupUnnamed;
}

/// The chance of an article that one of its claims is anonymous.
double rate_of_article(SplitMix& random) {
  return random.uniform() < kWithoutAnonymous ? 0 : 0.1 + 0.4 * random.uniform();
}

/// Population values, from many articles: true shares of claims by type, and of articles with an anonymous claim.
struct Truth {
  Row types{};
  double claims = 0;
  double articles = 0;
};

std::uint32_t claims_of_article(SplitMix& random) {
  return 3 + static_cast<std::uint32_t>(random.uniform() * 15);
}

Truth true_rates() {
  SplitMix random(1);
  Truth truth;
  double all = 0;
  constexpr int kMany = 200000;
  for (int n = 0; n < kMany; ++n) {
    const double rate = rate_of_article(random);
    const std::uint32_t claims = claims_of_article(random);
    double none = 1;
    for (std::uint32_t c = 0; c < claims; ++c) none *= 1 - rate;
    truth.articles += (1 - none) / kMany;
    truth.claims += rate * claims;
    all += claims;
  }
  truth.claims /= all;
  for (std::size_t t = 0; t < kTypes; ++t)
    truth.types[t] = truth.claims * kAnonymousMix[t] + (1 - truth.claims) * kOtherMix[t];
  return truth;
}

KeptArticle read_article(SplitMix& random) {
  KeptArticle article;
  const double rate = rate_of_article(random);
  article.columns[kArticles] = 1;
  article.columns[kClaims] = static_cast<std::uint16_t>(claims_of_article(random));
  for (std::uint32_t c = 0; c < article.columns[kClaims]; ++c) {
    const std::size_t truth = draw(random, random.uniform() < rate ? kAnonymousMix : kOtherMix);
    const std::size_t given = draw(random, errors_of(truth));
    ++article.columns[kSourceType + given];
    if (anonymous(given)) ++article.columns[kAnonymous];
  }
  article.columns[kWithAnonymous] = article.columns[kAnonymous] > 0 ? 1 : 0;
  return article;
}

/// A table from articles of the same population: claims drawn by type, so that the rare types have examples.
ConfusionSet table_of_errors(SplitMix& random) {
  Confusion types{confusion_labels().at("source_type"), std::vector(kTypes, std::vector<double>(kTypes, 0))};
  for (std::size_t truth = 0; truth < kTypes; ++truth) {
    for (std::uint32_t n = 0; n < kExamples; ++n) ++types.counts[truth][draw(random, errors_of(truth))];
  }
  Confusion two{{"anonymous", "other"}, {{0, 0}, {0, 0}}};
  for (std::uint32_t n = 0; n < 5 * kExamples; ++n) {
    for (const auto& [row, mix] : {std::pair(0U, kAnonymousMix), std::pair(1U, kOtherMix)})
      ++two.counts[row][anonymous(draw(random, errors_of(draw(random, mix)))) ? 0 : 1];
  }
  return {"planted", {{"source_type", types}, {"anonymous", two}}};
}

std::map<std::string, FigureRow> report(SplitMix& random) {
  Group group;
  std::vector<KeptArticle> articles;
  for (std::uint32_t n = 0; n < kArchive; ++n) {
    articles.push_back(read_article(random));
    group.articles.push_back(n);
  }
  const GroupResult sums = sum_group(group, articles, group.articles);
  EXPECT_FALSE(sums.without) << "there are no copies";
  std::map<std::string, FigureRow> rows;
  for (FigureRow& row : figures_of(sums.with_copies, {}, correctors_of(table_of_errors(random), articles), {}))
    rows.emplace(row.label.empty() ? row.figure : row.figure + ':' + row.label, std::move(row));
  return rows;
}

bool holds(const std::optional<Bounds>& bounds, double value) {
  return bounds && bounds->low <= value && value <= bounds->high;
}

TEST(PlantedTruth, TheCorrectedIntervalHoldsItAndTheCountedOneMisses) {
  const Truth truth = true_rates();
  std::map<std::string, double> rates = {
      {"anonymous_claims", truth.claims}, {"anonymous_articles", truth.articles}, {"no_holder", truth.types[kNobody]}};
  for (const std::size_t t : {0U, 1U, 4U, 5U, 9U})
    rates.emplace("source_type:" + std::string(name(static_cast<SourceType>(t))), truth.types[t]);
  const double unnamed = truth.types[4] + truth.types[5] + truth.types[6] + truth.types[7];
  rates.emplace("named_to_unnamed", (1 - unnamed - truth.types[8] - truth.types[9]) / unnamed);

  std::map<std::string, int> held;
  std::map<std::string, int> missed;
  SplitMix random(2);
  for (int n = 0; n < kDraws; ++n) {
    const auto rows = report(random);
    for (const auto& [figure, rate] : rates) {
      held[figure] += holds(rows.at(figure).corrected_interval, rate) ? 1 : 0;
      missed[figure] += holds(rows.at(figure).interval, rate) ? 0 : 1;
    }
  }
  for (const auto& [figure, rate] : rates) {
    RecordProperty(figure, std::to_string(held[figure]) + " held, counted missed " + std::to_string(missed[figure]));
    EXPECT_GE(held[figure], 90) << figure;
  }
  for (const char* figure : {"anonymous_claims", "anonymous_articles", "named_to_unnamed", "source_type:group_unnamed",
                             "source_type:organization_named"})
    EXPECT_GE(missed[figure], 90) << figure;
}

}  // namespace
}  // namespace sayso
