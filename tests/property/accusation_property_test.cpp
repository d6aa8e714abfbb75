// Whatever the text and wherever the relations lie in it: nobody is blamed without words that tie them to an act, the
// invariants hold, and the work grows with the text.
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "accusation/accusation.h"
#include "actor/actor.h"
#include "core/invariants.h"
#include "segment/segment.h"
#include "strength/strength.h"
#include "support/random_text.h"

namespace sayso {
namespace {

/// Relations of some length all over the article, and its further layers.
Document document_of(std::string text, std::uint32_t step) {
  Segmenter segmenter;
  Document d;
  d.article.text = std::move(text);
  d.segmentation = segmenter.segment(d.article.text);
  const auto tokens = static_cast<std::uint32_t>(d.segmentation.tokens.size());
  for (std::uint32_t at = 0; at + step < tokens; at += step) {
    Attribution a;
    a.cue = {{at, at + 1}};
    a.content = {{at + 1, at + step}};
    d.attributions.push_back(a);
  }
  d.actors = find_actors(d.article.text, d.segmentation, d.quotations, d.attributions);
  d.attributions = with_accusing_clauses(d.article.text, d.segmentation, d.attributions, d.actors);
  d.holders = label_holders(d.article.text, d.segmentation, d.attributions, d.actors);
  d.strength = score_strength(d.article.text, d.segmentation, d.attributions, d.actors, d.holders);
  d.accusation = find_accusations(d.article.text, d.segmentation, d.attributions, d.actors, d.holders, d.strength);
  return d;
}

/// Words of blame in any order: "accused of was the attack by responsible ...".
std::string blame_soup(std::uint64_t seed, std::size_t words) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"accused", "of",     "the", "attack", "was",     "by",      "responsible", "for",    "soldiers",
       "Iran",    "denied", "it",  "that",   "who",     ",",       "said",        "to",     "blame",
       "linked",  "killed", "he",  "not",    "\"",      "and",     "charged",     "with",   "a",
       "-",       "they",   "?",   "found",  "ordered", "claimed", ".",           "behind", "in"});
  test::Random random(seed);
  std::string out;
  for (std::size_t i = 0; i < words; ++i) {
    out += kWords[random.below(kWords.size())];
    out += random.below(25) == 0 ? "\n\n" : " ";
  }
  return out;
}

TEST(AccusationProperty, nobody_is_blamed_without_a_tie_and_an_act) {
  std::size_t blamed = 0;
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const Document d = document_of(blame_soup(seed, 300), 9);
    ASSERT_EQ(check_invariants(d), "") << d.article.text;
    for (const auto& r : d.accusation.responsibilities) {
      if (!r) continue;
      ++blamed;
      ASSERT_FALSE(r->tie.empty() || r->act.empty() || r->blamed.empty()) << d.article.text;
      const bool one_sentence =
          d.segmentation.tokens[r->tie.begin].sentence == d.segmentation.tokens[r->tie.end - 1].sentence;
      ASSERT_TRUE(one_sentence) << d.article.text;
    }
  }
  EXPECT_GT(blamed, 20U) << "the soup is to hold blame";
}

TEST(AccusationProperty, says_the_same_twice) {
  const std::string text = blame_soup(7, 2000);
  const Document a = document_of(text, 11);
  const Document b = document_of(text, 11);
  ASSERT_EQ(a.accusation.accusations.size(), b.accusation.accusations.size());
  for (std::size_t i = 0; i < a.accusation.accusations.size(); ++i) {
    EXPECT_EQ(a.accusation.accusations[i].name, b.accusation.accusations[i].name);
    EXPECT_EQ(a.accusation.accusations[i].attributions, b.accusation.accusations[i].attributions);
  }
}

/// One sentence without end, all of it blame: a rule that looked past its reach would not end in it.
TEST(AccusationProperty, a_sentence_of_blame_without_end_ends) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "he was accused of being blamed for the attack by soldiers who ";
  const Document d = document_of(std::move(text), 40);
  EXPECT_EQ(check_invariants(d), "");
}

}  // namespace
}  // namespace sayso
