// Names, dates and sums of money as find_names() reads them.
#include "actor/names.h"

#include <gtest/gtest.h>

#include "core/labels.h"
#include "core/text.h"
#include "segment/segment.h"

namespace sayso::actor {
namespace {

/// "Mia Tan:person; Lagos:place".
std::string shown(const std::string& text) {
  const Segmentation s = Segmenter().segment(text);
  const Words words(text, s);
  std::string out;
  for (const Name& n : find_names(words)) {
    if (!out.empty()) out += "; ";
    out += std::string(text_of(text, s, n.tokens)) + ":" + std::string(name(n.type));
  }
  return out;
}

using Table = std::vector<std::pair<std::string, std::string>>;

void expect_each(const Table& table) {
  for (const auto& [text, expected] : table) EXPECT_EQ(shown(text), expected) << text;
}

TEST(Names, persons_by_given_name_and_title) {
  expect_each({
      {"The vote pleased Maria Lopez.", "Maria Lopez:person"},
      {"The vote pleased Mr. Brandt and Sen. Amara Okoye.", "Brandt:person; Amara Okoye:person"},
      {"The vote pleased Ludwig van der Berg.", "Ludwig van der Berg:person"},
      {"The vote pleased Kim Dae-jun.", "Kim Dae-jun:person"},
      {"The vote pleased John R. Smith.", "John R. Smith:person"},
      {"The vote pleased Prime Minister Anna Weiss.", "Anna Weiss:person"},
      {"It pleased British Prime Minister Anna Weiss.", "British:group; Anna Weiss:person"},
      {"It pleased Republican Anna Weiss.", "Republican:group; Anna Weiss:person"},
  });
}

TEST(Names, bodies_places_and_outlets) {
  expect_each({
      {"A letter from the Ministry of Health and Social Affairs came.",
       "Ministry of Health and Social Affairs:organization"},
      {"A letter from the Harbour Workers Union came.", "Harbour Workers Union:organization"},
      {"A letter from the FBI came.", "FBI:organization"},
      {"A letter from the Farmers's Party came.", "Farmers's Party:organization"},
      {"A letter from Nairobi came.", "Nairobi:place"},
      {"A letter from St. Louis came.", "St. Louis:place"},
      {"A letter to The New York Times came.", "New York Times:media"},
      {"They landed at Halden Airport.", "Halden Airport:facility"},
      {"They read the Clean Rivers Act.", "Clean Rivers Act:document"},
      {"It pleased Senate Democrats.", "Senate:organization; Democrats:group"},
  });
}

TEST(Names, the_first_word_of_a_sentence_is_no_name_for_its_capital_alone) {
  expect_each({
      {"Critics were angry.", ""},
      {"Yesterday it rained.", ""},
      {"Protesters gathered. The protesters left.", ""},
      {"Brandt said so. It pleased Brandt.", "Brandt:person; Brandt:person"},
      {"\"Nothing happened,\" they said.", ""},
      {"US officials came.", "US:place"},
  });
}

TEST(Names, headlines_prove_nothing) {
  // "Storm" and "Coast" are words of the text; the town is a name there.
  EXPECT_EQ(shown("Storm Hits Coast Near Veldhaven Again\n\nThe storm hit the coast near Veldhaven."),
            "Veldhaven:place; Veldhaven:place");
}

TEST(Names, dates_and_money) {
  expect_each({
      {"It was 18 December 2014.", "18 December 2014:date"},
      {"It was Dec. 18, 2014.", "Dec. 18, 2014:date"},
      {"It was on Friday, July 22, 2022.", "Friday, July 22, 2022:date"},
      {"It was in May.", "May:date"},
      {"They may march.", ""},
      {"It was in 2015.", "2015:date"},
      {"There were 2000 people.", ""},
      {"It cost $3.5 million.", "$3.5 million:money"},
      {"It cost 500 rupees.", "500 rupees:money"},
      {"It cost 40 days.", ""},
  });
}

/// The names where a tagger has found `tagged`, as "text:type" in order.
std::string shown_with(const std::string& text, const std::vector<NamedSpan>& tagged) {
  const Segmentation s = Segmenter().segment(text);
  const Words words(text, s);
  std::string out;
  for (const Name& n : find_names(words, tagged)) {
    if (!out.empty()) out += "; ";
    out += std::string(text_of(text, s, n.tokens)) + ":" + std::string(name(n.type));
  }
  return out;
}

TEST(Names, a_taggers_names_go_before_the_rules) {
  // Tokens: It(0) pleased(1) Prime(2) Minister(3) Oruna(4) Bai(5) of(6) Veld(7) Daily(8) News(9) in(10) May(11) .(12)
  const std::string text = "It pleased Prime Minister Oruna Bai of Veld Daily News in May.";
  EXPECT_EQ(shown_with(text, {{{2, 6}, EntityType::person}, {{7, 10}, EntityType::organization}}),
            "Oruna Bai:person; Veld Daily News:media; May:date");
  EXPECT_EQ(shown_with(text, {{{7, 8}, EntityType::place}}), "Veld:place; May:date");
  const Segmentation s = Segmenter().segment(text);
  const Name person = name_of(Words(text, s), {{4, 6}, EntityType::person});
  EXPECT_EQ(person.title, (TokenSpan{2, 4})) << "the title is found before the span too";
}

TEST(Names, a_tagger_does_not_outvote_the_lists_and_full_names) {
  const std::string text = "Democrats met Ines Ferro. Ferro left.";
  // Democrats(0) met(1) Ines(2) Ferro(3) .(4) Ferro(5)
  EXPECT_EQ(
      shown_with(text, {{{0, 1}, EntityType::misc}, {{2, 4}, EntityType::person}, {{5, 6}, EntityType::organization}}),
      "Democrats:group; Ines Ferro:person; Ferro:person");
}

TEST(Names, a_tagger_does_not_make_a_headlines_nouns_names) {
  // US(0) Investigators(1) Link(2) Veld(3) to(4) Theft(5); the body's capital is no headline's.
  const std::string text =
      "US Investigators Link Veld to Theft\n\nThe pier was shut for a week, and the Investigators lost at home.";
  const std::uint32_t at = 16;  // "Investigators" in the body
  EXPECT_EQ(shown_with(text, {{{1, 2}, EntityType::organization},
                              {{3, 4}, EntityType::place},
                              {{at, at + 1}, EntityType::organization}}),
            "Veld:place; Investigators:organization");
}

/// A tagger's span with a score for each of two types.
NamedSpan scored(TokenSpan tokens, EntityType type, float for_type, EntityType other, float for_other) {
  NamedSpan out{tokens, type, {}};
  for (std::size_t t = 0; t < kNamedTypes.size(); ++t) {
    if (kNamedTypes[t] == type) out.scores[t] = for_type;
    if (kNamedTypes[t] == other) out.scores[t] = for_other;
  }
  return out;
}

TEST(Names, a_tagged_name_has_one_type_in_an_article) {
  // Tokens: They(0) left(1) Brolin(2) .(3) Ask(4) Brolin(5) .(6) It(7) is(8) Brolin(9) .(10)
  const std::string text = "They left Brolin. Ask Brolin. It is Brolin.";
  const auto place = EntityType::place;
  const auto person = EntityType::person;
  EXPECT_EQ(shown_with(text, {scored({2, 3}, place, 5, person, 4), scored({5, 6}, person, 9, place, 1)}),
            "Brolin:person; Brolin:person; Brolin:person")
      << "the doubtful place follows the certain person, and the place without a tag both";
  EXPECT_EQ(shown_with(text, {scored({2, 3}, place, 9, person, 1), scored({5, 6}, person, 9, place, 1)}),
            "Brolin:place; Brolin:person; Brolin:person")
      << "where both are certain each stays";
}

TEST(Names, words_without_a_tag_follow_those_with_one_where_these_are_more) {
  // Tokens: The(0) Stool(1) fell(2) .(3) A(4) Stool(5) broke(6) .(7)
  const std::string text = "The Stool fell. A Stool broke.";
  EXPECT_EQ(shown_with(text, {{{1, 2}, EntityType::misc}}), "Stool:misc");
}

TEST(Names, a_tagged_sum_keeps_its_sign_and_currency) {
  // Tokens: It(0) cost(1) $(2) 40(3) ,(4) or(5) 20(6) million(7) won(8) .(9)
  const std::string text = "It cost $40, or 20 million won.";
  EXPECT_EQ(shown_with(text, {{{2, 4}, EntityType::money}, {{6, 8}, EntityType::money}}),
            "$40:money; 20 million won:money");
}

TEST(Names, buildings_are_facilities_and_addresses_hold_no_names) {
  // See(0) the(1) Velt(2) Bridge(3) at(4) ...
  const std::string text = "See the Velt Bridge at https://veld.example/news/Iraq-bridge today.";
  EXPECT_EQ(shown_with(text, {{{2, 4}, EntityType::place}}), "Velt Bridge:facility");
}

TEST(Names, a_body_behind_a_place_is_linked_under_both) {
  // The(0) Veld(1) Police(2) came(3) .(4)
  const std::string text = "The Veld Police came.";
  const Segmentation s = Segmenter().segment(text);
  const std::vector<Name> names =
      find_names(Words(text, s), {{{1, 2}, EntityType::place}, {{2, 3}, EntityType::organization}});
  ASSERT_EQ(names.size(), 2U);
  EXPECT_EQ(names[1].tokens, (TokenSpan{2, 3}));
  EXPECT_EQ(whole_of(names[1]), (TokenSpan{1, 3}));
}

TEST(Names, tagged_documents_and_clitics) {
  const std::string text = "They read the Clean Rivers Act and Veld's laws.";
  // They(0) read(1) the(2) Clean(3) Rivers(4) Act(5) and(6) Veld(7) 's(8)
  EXPECT_EQ(shown_with(text, {{{2, 6}, EntityType::misc}, {{7, 9}, EntityType::place}}),
            "Clean Rivers Act:document; Veld:place");
}

TEST(Names, surnames_keep_their_person) {
  EXPECT_EQ(shown("Ines Ferro came. The crowd liked Ferro."), "Ines Ferro:person; Ferro:person");
}

TEST(Names, long_runs_are_cut) {
  std::string text = "It was";
  for (int i = 0; i < 100; ++i) text += " Xar";
  const Segmentation s = Segmenter().segment(text + ".");
  const std::string sentence = text + ".";
  for (const Name& n : find_names(Words(sentence, s))) EXPECT_LE(n.tokens.size(), kLongestName);
}

}  // namespace
}  // namespace sayso::actor
