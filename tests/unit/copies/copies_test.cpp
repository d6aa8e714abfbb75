// Planted copies found, stories that only look alike kept apart; the order of the articles changes nothing.
#include "copies/copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "copies/sketch.h"
#include "support/stories.h"

namespace sayso {
namespace {

struct Planted {
  std::vector<std::string> texts;
  std::vector<std::size_t> story;  ///< of each text
};

/// 120 stories of one to eight papers, 60 of these with a second story on the same event, 300 that stand alone; a third
/// of all articles carries its paper's notice.
Planted planted(std::uint64_t seed) {
  StoryMaker make(seed);
  Planted all;
  std::size_t stories = 0;
  const auto put = [&](const Story& s, std::size_t story) {
    const std::string notice = make.draw(3) == 0 ? "\n\n" + StoryMaker::notice(make.draw(StoryMaker::kNotices)) : "";
    all.texts.push_back(s.text() + notice);
    all.story.push_back(story);
  };
  for (std::size_t i = 0; i < 120; ++i) {
    const Story original = make.story();
    const std::size_t story = stories++;
    put(original, story);
    for (std::size_t copies = make.draw(8); copies > 0; --copies) put(make.copy(original), story);
    if (i % 2 == 0) put(make.same_event(original), stories++);
  }
  for (std::size_t i = 0; i < 300; ++i) put(make.story(), stories++);
  return all;
}

std::vector<std::uint32_t> found(const std::vector<std::string>& texts) {
  CopyFinder finder;
  for (std::size_t i = 0; i < texts.size(); ++i) finder.add("a" + std::to_string(i), "", texts[i]);
  return finder.find();
}

struct Rates {
  double precision = 0;
  double recall = 0;
};

/// Over pairs of articles.
Rates rates(const std::vector<std::uint32_t>& clusters, const std::vector<std::size_t>& truth) {
  double both = 0;
  double said = 0;
  double are = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    for (std::size_t j = i + 1; j < truth.size(); ++j) {
      const bool together = clusters[i] == clusters[j];
      const bool one = truth[i] == truth[j];
      said += together ? 1 : 0;
      are += one ? 1 : 0;
      both += together && one ? 1 : 0;
    }
  }
  return {both / said, both / are};
}

// The figures: sayso_tests --gtest_filter=Copies.Planted* --gtest_output=json:FILE. The constants of clusters.cpp were
// chosen on seeds 1 to 8.
TEST(Copies, PlantedCopiesAreFoundAndOthersKeptApart) {
  for (const std::uint64_t seed : {101U, 102U, 103U}) {
    const Planted p = planted(seed);
    const Rates r = rates(found(p.texts), p.story);
    RecordProperty("precision_" + std::to_string(seed), std::to_string(r.precision));
    RecordProperty("recall_" + std::to_string(seed), std::to_string(r.recall));
    EXPECT_GE(r.precision, 0.95) << "seed " << seed;
    EXPECT_GE(r.recall, 0.90) << "seed " << seed;
  }
}

TEST(Copies, OneTextWithItsCopiesAloneIsFoundToo) {
  StoryMaker make(11);
  const Story original = make.story();
  std::vector<std::string> texts = {original.text()};
  for (int i = 0; i < 11; ++i) texts.push_back(make.copy(original).text());
  const auto clusters = found(texts);
  EXPECT_GE(std::count(clusters.begin(), clusters.end(), clusters[0]), 11);
}

TEST(Copies, TwoStoriesOnOneEventWithOneQuotationStayTwo) {
  StoryMaker make(5);
  std::size_t joined = 0;
  for (int i = 0; i < 100; ++i) {
    const Story one = make.story();
    const auto clusters = found({one.text(), make.same_event(one).text()});
    joined += clusters[0] == clusters[1] ? 1 : 0;
  }
  EXPECT_LE(joined, 2U);
}

TEST(Copies, ANoticeUnderShortArticlesDoesNotJoinThem) {
  StoryMaker make(6);
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) {
    Story brief = make.story();
    brief.paragraphs.resize(2);  // about as long as the notice
    texts.push_back(brief.text() + "\n\n" + StoryMaker::notice(0));
  }
  const auto clusters = found(texts);
  EXPECT_EQ(std::set<std::uint32_t>(clusters.begin(), clusters.end()).size(), texts.size());
}

TEST(Copies, ADigestOfTwoStoriesDoesNotJoinThem) {
  StoryMaker make(7);
  const Story first = make.story();
  const Story second = make.story();
  std::vector<std::string> texts = {first.text() + "\n\n" + second.text(), first.text(), second.text()};
  for (int i = 0; i < 3; ++i) {
    texts.push_back(make.copy(first).text());
    texts.push_back(make.copy(second).text());
  }
  const auto clusters = found(texts);
  EXPECT_NE(clusters[1], clusters[2]);
  for (std::size_t i = 3; i < texts.size(); ++i) EXPECT_NE(clusters[i], clusters[i % 2 == 1 ? 2 : 1]) << i;
}

TEST(Copies, ARowOfUpdatesDoesNotJoinTheFirstAndTheLast) {
  StoryMaker make(8);
  std::vector<std::string> paragraphs;
  for (int i = 0; i < 12; ++i) {
    const Story s = make.story();
    paragraphs.insert(paragraphs.end(), s.paragraphs.begin(), s.paragraphs.end());
  }
  std::vector<std::string> texts;  // each has ten paragraphs, six of which the next one has as well
  for (std::size_t at = 0; at + 10 <= paragraphs.size(); at += 4) {
    Story s;
    s.paragraphs.assign(paragraphs.begin() + static_cast<std::ptrdiff_t>(at),
                        paragraphs.begin() + static_cast<std::ptrdiff_t>(at + 10));
    texts.push_back(s.text());
  }
  const auto clusters = found(texts);
  for (std::size_t i = 0; i + 4 < texts.size(); ++i) EXPECT_NE(clusters[i], clusters[i + 4]) << i;
}

TEST(Copies, TheOrderOfTheArticlesChangesNothing) {
  const Planted p = planted(4);
  std::vector<std::size_t> order(p.texts.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto partition = [&](const std::vector<std::size_t>& as) {
    CopyFinder finder;
    for (const std::size_t i : as)
      finder.add("a" + std::to_string(i), "2026-01-" + std::to_string(10 + i % 20), p.texts[i]);
    const auto clusters = finder.find();
    std::map<std::size_t, std::size_t> first_of;
    for (std::uint32_t i = 0; i < clusters.size(); ++i) first_of[as[i]] = as[clusters[i]];
    return first_of;
  };
  const auto straight = partition(order);
  std::reverse(order.begin(), order.end());
  EXPECT_EQ(straight, partition(order));
  StoryMaker make(9);
  for (std::size_t i = 0; i + 1 < order.size(); ++i) std::swap(order[i], order[i + make.draw(order.size() - i)]);
  EXPECT_EQ(straight, partition(order));
}

TEST(Copies, TheFirstIsTheEarliestThenTheLeastId) {
  const std::string text = "The ferry to Ebbing was cancelled again, the harbour office said on its board at noon.";
  CopyFinder finder;
  finder.add("z", "", text);
  finder.add("b", "2026-03-02", text);
  finder.add("a", "2026-03-02",
             "THE FERRY TO EBBING was cancelled again; the harbour office said on its board at noon");
  finder.add("c", "2026-03-05", text);
  finder.add("d", "2026-03-01",
             "An entirely different brief: the mill at Quillan has hired forty people since the spring.");
  EXPECT_EQ(finder.find(), (std::vector<std::uint32_t>{2, 2, 2, 2, 4}));
}

TEST(Copies, TextsWithoutWordsAreNobodysCopy) {
  EXPECT_EQ(found({"", "", "...", "\xE2\x80\x93 \xE2\x80\x94"}), (std::vector<std::uint32_t>{0, 1, 2, 3}));
  EXPECT_EQ(found({}), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(found({"One", "one!", "Two"}), (std::vector<std::uint32_t>{0, 0, 2}));
}

TEST(Copies, ManyEqualAndManyNearlyEqualTextsStayLinear) {
  StoryMaker make(10);
  const Story original = make.story();
  std::vector<std::string> texts;
  for (int i = 0; i < 4000; ++i) texts.push_back(i % 2 == 0 ? original.text() : make.copy(original).text());
  const auto clusters = found(texts);
  const auto first = static_cast<std::size_t>(std::count(clusters.begin(), clusters.end(), clusters[0]));
  EXPECT_GE(first, texts.size() * 95 / 100);
}

TEST(Sketch, IsTheSameForCaseAndMarksAndHasItsCap) {
  EXPECT_EQ(sketch_of("It\xE2\x80\x99s \xE2\x80\x9Cover\xE2\x80\x9D, she said").hashes,
            sketch_of("it's \"over\" SHE SAID").hashes);
  std::string words;
  for (int i = 0; i < 5000; ++i) words += "w" + std::to_string(i) + " ";
  const Sketch s = sketch_of(words);
  EXPECT_EQ(s.hashes.size(), kSketch);
  EXPECT_EQ(s.limit, s.hashes.back());
  EXPECT_EQ(s.shingles, 4997U);
  const Overlap o = overlap(s, sketch_of(words.substr(0, words.size() / 2)));  // the shorter stands in the longer
  EXPECT_GE(o.contained(), 0.97);
  EXPECT_LT(o.second, o.first);
}

}  // namespace
}  // namespace sayso
