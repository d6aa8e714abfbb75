// Relations after the network: directness, zones, nesting, quotations that go on, double readings.
#include "attribution/refine.h"

#include <gtest/gtest.h>

#include "core/invariants.h"
#include "core/text.h"
#include "quotation/quotation.h"
#include "segment/segment.h"

namespace sayso {
namespace {

/// A text with its layers, and spans by their words.
struct Reading {
  explicit Reading(std::string text) {
    d.article.text = std::move(text);
    d.segmentation = Segmenter().segment(d.article.text);
    d.quotations = find_quotations(d.article.text, d.segmentation);
  }

  [[nodiscard]] TokenSpan at(std::string_view words) const {
    const auto begin = static_cast<std::uint32_t>(d.article.text.find(words));
    const auto end = begin + static_cast<std::uint32_t>(words.size());
    TokenSpan span{0, 0};
    for (std::uint32_t i = 0; i < d.segmentation.tokens.size(); ++i) {
      const ByteSpan b = d.segmentation.tokens[i].span;
      if (b.begin == begin) span.begin = i;
      if (b.end == end) span.end = i + 1;
    }
    EXPECT_FALSE(span.empty()) << words;
    return span;
  }

  void add(std::string_view source, std::string_view cue, std::string_view content, float confidence = 0.9F) {
    Attribution a;
    if (!source.empty()) a.source = {at(source)};
    if (!cue.empty()) a.cue = {at(cue)};
    a.content = {at(content)};
    a.confidence = confidence;
    d.attributions.push_back(std::move(a));
  }

  /// The pieces of a content, parted by bars.
  [[nodiscard]] std::string contents(std::size_t relation) const {
    std::string out;
    for (const TokenSpan piece : d.attributions[relation].content) {
      const std::uint32_t begin = d.segmentation.tokens[piece.begin].span.begin;
      const std::uint32_t end = d.segmentation.tokens[piece.end - 1].span.end;
      out += (out.empty() ? "" : " | ") + d.article.text.substr(begin, end - begin);
    }
    return out;
  }

  void refined() {
    d.attributions = refine(std::move(d.attributions), d.article.text, d.segmentation, d.quotations);
    EXPECT_EQ(check_invariants(d), "");
  }

  Document d;
};

TEST(AttributionRefine, directness) {
  const std::pair<const char*, Directness> table[] = {
      {"“We are done here,” said Ada Okoro.", Directness::direct},
      {"The work is done, said Ada Okoro.", Directness::indirect},
      {"The work is “as good as done”, said Ada Okoro.", Directness::mixed},
      {"The film “Winter Road” was cancelled, said Ada Okoro.", Directness::indirect},
      {"‘We’re done here,’ said Ada Okoro.", Directness::direct},
      {"“No,” said Ada Okoro.", Directness::direct},
      {"''We can't pay,'' said Ada Okoro.", Directness::direct},  // small words, and no title
  };
  for (const auto& [text, want] : table) {
    Reading r(text);
    const std::string_view whole(text);
    r.add("Ada Okoro", "said", whole.substr(0, whole.find(" said")));
    r.refined();
    EXPECT_EQ(r.d.attributions[0].directness, want) << text;
  }
}

TEST(AttributionRefine, a_quotation_goes_on_in_its_own_paragraph) {
  Reading r(
      "The board gave way.\n\n“We were wrong,” said Okoro.\n\n“We will mend it.”\n\n“All of it.”\n\nThe pier stayed "
      "shut.");
  r.add("Okoro", "said", "“We were wrong,”");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 1U);
  EXPECT_EQ(r.contents(0), "“We were wrong,” | “We will mend it.” | “All of it.”");
  EXPECT_EQ(r.d.attributions[0].directness, Directness::direct);
}

TEST(AttributionRefine, behind_a_closed_quotation_a_new_one_is_a_relation_that_continues) {
  Reading r("Okoro said: “We were wrong.”\n\n“We will mend it.”\n\n“All of it.”\n\nThe pier stayed shut.");
  r.add("Okoro", "said:", "“We were wrong.”");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 3U);
  EXPECT_EQ(r.d.attributions[1].continues, 0U);
  EXPECT_EQ(r.d.attributions[2].continues, 0U);
  EXPECT_EQ(r.contents(1), "“We will mend it.”");
  EXPECT_EQ(r.d.attributions[1].directness, Directness::direct);
  EXPECT_TRUE(r.d.attributions[1].cue.empty());
}

TEST(AttributionRefine, a_reopened_quotation_is_one_content) {
  Reading before("Okoro said: “We were wrong.\n\n“We will mend it.\n\n“All of it.”\n\nThe pier stayed shut.");
  before.add("Okoro", "said:", "“We were wrong.");
  before.refined();
  ASSERT_EQ(before.d.attributions.size(), 1U);
  EXPECT_EQ(before.contents(0), "“We were wrong. | “We will mend it. | “All of it.”");
  Reading behind("The board gave way.\n\n“We were wrong and we know it.\n\n“We will mend it,” said Okoro.");
  behind.add("Okoro", "said", "“We will mend it,”");
  behind.refined();
  ASSERT_EQ(behind.d.attributions.size(), 1U);
  EXPECT_EQ(behind.contents(0), "“We were wrong and we know it. | “We will mend it,”");
  Reading nobody(
      "The board gave way.\n\n“We were wrong and we know it.\n\n“We will mend it.”\n\nThe pier stayed shut.");
  nobody.refined();
  ASSERT_EQ(nobody.d.attributions.size(), 1U);
  EXPECT_EQ(nobody.contents(0), "“We were wrong and we know it. | “We will mend it.”");
}

TEST(AttributionRefine, what_is_attributed_inside_a_quotation_that_goes_on_is_nested) {
  Reading r("“We were wrong,” said Okoro.\n\n“I think we will mend it.”\n\nThe pier stayed shut.");
  r.add("Okoro", "said", "“We were wrong,”");
  r.add("I", "think", "we will mend it");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 2U);
  EXPECT_EQ(r.contents(0), "“We were wrong,” | “I think we will mend it.”");
  EXPECT_EQ(r.d.attributions[1].parent, 0U);
}

TEST(AttributionRefine, a_quotation_goes_on_behind_what_the_network_read_of_it) {
  Reading r(
      "“We were wrong,” said Okoro.\n\n“We will mend it.”\n\n“All of it.”\n\n“And soon.”\n\nThe pier stayed shut.");
  r.add("Okoro", "said", "“We were wrong,”");
  r.d.attributions[0].content.push_back(r.at("“We will mend it.”"));
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 1U);
  EXPECT_EQ(r.contents(0), "“We were wrong,” | “We will mend it.” | “All of it.” | “And soon.”");
}

TEST(AttributionRefine, what_stands_far_behind_in_a_long_quotation_is_nested_too) {
  constexpr std::uint32_t kMany = 40;
  std::string text = "“We were wrong,” said Okoro.";
  for (std::uint32_t i = 0; i < kMany; ++i) text += "\n\n“I think it is number " + std::to_string(i) + ".”";
  Reading r(text);
  r.add("Okoro", "said", "“We were wrong,”");
  const std::vector<Token>& tokens = r.d.segmentation.tokens;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (slice(r.d.article.text, tokens[i].span) != "think") continue;
    Attribution a;
    a.source = {{i - 1, i}};
    a.cue = {{i, i + 1}};
    a.content = {{i + 1, i + 5}};
    r.d.attributions.push_back(std::move(a));
  }
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), kMany + 1);
  for (std::uint32_t i = 1; i <= kMany; ++i) EXPECT_EQ(r.d.attributions[i].parent, 0U) << i;
}

TEST(AttributionRefine, a_quotation_without_its_closing_mark_claims_nothing_that_is_said_behind_it) {
  Reading r("“We were wrong,” said Okoro.\n\n“It will be mended, Ada Brandt said.\n\nThe pier stayed shut.");
  r.add("Okoro", "said", "“We were wrong,”");
  r.add("Ada Brandt", "said.", "“It will be mended,");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 2U);
  EXPECT_FALSE(r.d.attributions[1].parent.has_value());
  EXPECT_EQ(r.contents(0), "“We were wrong,”");
}

TEST(AttributionRefine, a_relation_of_nobody_joins_the_quotation_that_it_goes_on_with) {
  Reading r("“We were wrong,” said Okoro.\n\n“We will mend it all in the spring.”\n\nThe pier stayed shut.");
  r.add("Okoro", "said", "“We were wrong,”");
  r.add("", "", "“We will mend it all in the spring.”");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 1U);
  EXPECT_EQ(r.contents(0), "“We were wrong,” | “We will mend it all in the spring.”");
}

TEST(AttributionRefine, a_quotation_does_not_go_on_over_other_text) {
  Reading after_words("“We were wrong,” said Okoro, and left the hall in tears.\n\n“We will mend it.”");
  after_words.add("Okoro", "said", "“We were wrong,”");
  after_words.refined();
  ASSERT_EQ(after_words.d.attributions.size(), 2U);
  EXPECT_FALSE(after_words.d.attributions[1].continues.has_value());
  Reading over_a_paragraph("“We were wrong,” said Okoro.\n\nThe hall was still.\n\n“We will mend it.”");
  over_a_paragraph.add("Okoro", "said", "“We were wrong,”");
  over_a_paragraph.refined();
  ASSERT_EQ(over_a_paragraph.d.attributions.size(), 2U);
  EXPECT_FALSE(over_a_paragraph.d.attributions[1].continues.has_value());
}

TEST(AttributionRefine, a_content_is_a_piece_in_each_paragraph) {
  Reading r("Okoro said: “We were wrong.\n\n“We will mend it.”");
  r.add("Okoro", "said:", "“We were wrong.\n\n“We will mend it.”");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 1U);
  EXPECT_EQ(r.d.attributions[0].content, (std::vector<TokenSpan>{r.at("“We were wrong."), r.at("“We will mend it.”")}));
}

TEST(AttributionRefine, a_content_cut_by_its_window_goes_on_to_the_mark) {
  const Reading r("Okoro said “we were wrong and will mend it soon” on Monday.");
  const TokenSpan quotation = r.at("“we were wrong and will mend it soon”");
  std::vector<TokenSpan> content = {{quotation.begin, quotation.begin + 3}};
  extend_to_marks(content, {0, quotation.begin + 3}, r.d.quotations);  // the window ends where the content does
  EXPECT_EQ(content, (std::vector<TokenSpan>{quotation}));
  content = {{quotation.begin, quotation.begin + 3}};
  extend_to_marks(content, {0, quotation.end}, r.d.quotations);  // it was not cut
  EXPECT_EQ(content, (std::vector<TokenSpan>{{quotation.begin, quotation.begin + 3}}));
  content = {{quotation.begin + 2, quotation.end}};
  extend_to_marks(content, {quotation.begin + 2, quotation.end + 1}, r.d.quotations);
  EXPECT_EQ(content, (std::vector<TokenSpan>{quotation}));
}

TEST(AttributionRefine, double_readings_of_one_cue_leave_the_surer) {
  Reading r("Okoro has denied that the pier is shut.");
  r.add("Okoro", "has denied", "that the pier is shut", 0.6F);
  r.add("Okoro", "denied", "that the pier is shut", 0.8F);
  drop_double_readings(r.d.attributions);
  ASSERT_EQ(r.d.attributions.size(), 1U);
  EXPECT_FLOAT_EQ(r.d.attributions[0].confidence, 0.8F);
}

TEST(AttributionRefine, a_quotation_that_nobody_claims_is_a_relation_without_a_holder) {
  Reading r("The square was empty.\n\n“Go home. There is nothing to see here.”\n\n“Stop.”\n\nA van drove on.");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 1U);  // the second is too short to be more than a slogan
  EXPECT_EQ(r.d.attributions[0].content.front(), r.at("“Go home. There is nothing to see here.”"));
  EXPECT_FALSE(r.d.attributions[0].continues.has_value());
  EXPECT_TRUE(r.d.attributions[0].source.empty());
}

TEST(AttributionRefine, a_dateline_is_no_holder) {
  const std::pair<const char*, std::size_t> table[] = {
      {"Pier shut\n\nLisse: The pier will stay shut for a year.", 0U},
      {"Pier shut\n\nLisse: “The pier will stay shut for a year.”", 1U},
      {"Pier shut\n\nThe board met on Monday.\n\nLisse: The pier will stay shut for a year.", 1U},
  };
  for (const auto& [text, want] : table) {
    Reading r(text);
    const std::string_view whole(text);
    r.add("Lisse", ":", whole.substr(whole.find(": ") + 2));
    r.refined();
    EXPECT_EQ(r.d.attributions.size(), want) << text;
  }
}

TEST(AttributionRefine, the_participle_of_a_relay_is_no_second_relation) {
  Reading r("The Post, citing two clerks, said that it rained. Okoro left, quoting the rain.");
  r.add("The Post", "citing", "that it rained");
  r.add("The Post", "said", "that it rained");
  r.add("Okoro", "quoting", "the rain");
  r.refined();
  EXPECT_EQ(r.d.attributions.size(), 2U);
}

TEST(AttributionRefine, nesting_and_zone) {
  Reading r("Board admits fault at pier\n\nReports said Okoro had warned that the pier would fall.");
  r.add("Reports", "said", "Okoro had warned that the pier would fall");
  r.add("Okoro", "had warned", "that the pier would fall");
  r.add("Board", "admits", "fault at pier");
  r.refined();
  ASSERT_EQ(r.d.attributions.size(), 3U);
  EXPECT_EQ(r.d.attributions[0].zone, Zone::headline);
  EXPECT_EQ(r.d.attributions[1].zone, Zone::body);
  EXPECT_EQ(r.d.attributions[2].parent, 1U);
  EXPECT_FALSE(r.d.attributions[1].parent.has_value());
}

}  // namespace
}  // namespace sayso
