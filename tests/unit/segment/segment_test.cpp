// Tokens, sentences, zones and the language, in tables.
#include "segment/segment.h"

#include <gtest/gtest.h>

#include "core/invariants.h"
#include "core/text.h"
#include "segment/language.h"

namespace sayso {
namespace {

Document segmented(const std::string& text) {
  Document d;
  d.article.text = text;
  d.segmentation = Segmenter().segment(text);
  EXPECT_EQ(check_invariants(d), "") << text;
  return d;
}

/// Tokens joined by a space, sentences by " / ", paragraphs by " // ".
std::string shown(const std::string& text) {
  const Document d = segmented(text);
  std::string out;
  for (const Sentence& sentence : d.segmentation.sentences) {
    const bool new_paragraph = d.segmentation.paragraphs[sentence.paragraph].tokens.begin == sentence.tokens.begin;
    if (!out.empty()) out += new_paragraph ? " // " : " / ";
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (i > sentence.tokens.begin) out += ' ';
      out += slice(d.article.text, d.segmentation.tokens[i].span);
    }
  }
  return out;
}

TEST(Segment, tokens_and_sentences) {
  const std::pair<const char*, const char*> table[] = {
      {"", ""},
      {" \n\t ", ""},
      {"It rained.", "It rained ."},
      {"She didn't go.", "She did n't go ."},
      {"Okoro’s aides can’t say.", "Okoro ’s aides ca n’t say ."},
      {"THEY'RE HERE", "THEY 'RE HERE"},
      {"The U.S. Senate sat at 5 p.m. on Friday.", "The U.S. Senate sat at 5 p.m. on Friday ."},
      {"He left the U.S. The rest stayed.", "He left the U.S. / The rest stayed ."},
      {"Mr. Osei met Dr. Lind. They spoke.", "Mr . Osei met Dr . Lind . / They spoke ."},
      {"J. K. Osei spoke on Jan. 4 about No. 7.", "J . K . Osei spoke on Jan . 4 about No . 7 ."},
      {"Was it I? He shrugged.", "Was it I ? / He shrugged ."},
      {"It cost $4.5m -- or more... perhaps.", "It cost $ 4.5m -- or more ... perhaps ."},
      {"“Stop.” He stopped.", "“ Stop . ” / He stopped ."},
      {"\"Stop,\" he said. \"Now.\"", "\" Stop , \" he said . / \" Now . \""},
      {"One.\n\nTwo.", "One . // Two ."},
      {"One.\r\n\r\nTwo.", "One . // Two ."},
      {"One line\nTwo line", "One line // Two line"},
      {"One.\n\nA line that somebody wrapped by hand at a width of\nsixty columns or so. Next.",
       "One . // A line that somebody wrapped by hand at a width of sixty columns or so . / Next ."},
      {"''Stop,'' he said. ``Now.''", "'' Stop , '' he said . / `` Now . ''"},
      {"Cyber-attack on e-mail", "Cyber - attack on e - mail"},
  };
  for (const auto& [in, out] : table) EXPECT_EQ(shown(in), out) << in;
}

TEST(Segment, nul_and_controls_are_tokens_and_keep_offsets) {
  const std::string text("He\0 said so.", 12);
  const Document d = segmented(text);
  EXPECT_EQ(text_of(text, d.segmentation, {0, static_cast<std::uint32_t>(d.segmentation.tokens.size())}), text);
}

TEST(Segment, token_flags) {
  const Document d = segmented("Ada paid £40, (twice)");
  const auto& t = d.segmentation.tokens;
  ASSERT_EQ(t.size(), 8U);
  EXPECT_TRUE(t[0].is(kUpperFirst) && t[0].is(kAlphabetic) && t[0].is(kSpaceBefore));
  EXPECT_TRUE(t[2].is(kPunctuation) || !t[2].is(kAlphabetic));  // the currency sign
  EXPECT_TRUE(t[3].is(kDigit) && !t[3].is(kSpaceBefore));
  EXPECT_TRUE(t[4].is(kPunctuation) && !t[4].is(kSpaceBefore));
  EXPECT_TRUE(t[5].is(kSpaceBefore) && !t[6].is(kSpaceBefore));
}

std::string zones(const std::string& text) {
  std::string out;
  const Document d = segmented(text);
  for (const Paragraph& p : d.segmentation.paragraphs)
    out += std::string(out.empty() ? "" : " ") + std::string(name(p.zone));
  return out;
}

TEST(Segment, zones_by_look_and_place) {
  const char* body = "\n\nThe harbour board met on Tuesday and voted to close the pier for a week.";
  const std::pair<std::string, const char*> table[] = {
      {"Harbour board closes pier", "body"},  // one line alone is no headline
      {std::string("Harbour board closes pier") + body, "headline body"},
      {std::string("12/03/2026 9:14 AM GMT | Updated 12/03/2026 11:02 AM GMT\n\nHarbour board closes pier") + body,
       "dateline headline body"},
      {std::string("Harbour board closes pier\n\nBy Ada Okoro\n\nPublished 3 March 2026 10:15 GMT") + body,
       "headline dateline dateline body"},
      {std::string("Harbour board closes pier\n\nFILE - The pier at Ruan is seen in Ruan, Monday, March 2, 2026.") +
           body,
       "headline caption body"},
      {std::string("Harbour board closes pier\n\nBoats wait outside the lock at Ruan. (Photo: L. Brandt)") + body,
       "headline caption body"},
      {"The board met.\n\nIt voted to close the pier.", "body body"},
      {std::string("Storm: live") + body + "\n\n14:32\n\nThe ferry has stopped.", "headline body dateline body"},
  };
  for (const auto& [in, out] : table) EXPECT_EQ(zones(in), out) << in;
}

TEST(Segment, language) {
  const char* english =
      "The council said on Friday that it would reopen the bridge within a month, once the inspectors had finished "
      "their work "
      "and the contractor had been paid. Residents welcomed the news but asked why it had taken so long to repair the "
      "damage.";
  const char* german =
      "Der Stadtrat teilte am Freitag mit, dass die Brücke binnen eines Monats wieder geöffnet werde, sobald die "
      "Prüfer ihre "
      "Arbeit beendet hätten. Die Anwohner begrüßten die Nachricht, fragten aber, warum die Reparatur so lange "
      "gedauert habe.";
  EXPECT_TRUE(is_english(english));
  EXPECT_FALSE(is_english(german));
  EXPECT_TRUE(is_english(""));
  EXPECT_TRUE(is_english("Ruan"));
  std::string mixture;
  for (int i = 0; i < 4; ++i) mixture += german;
  EXPECT_FALSE(is_english(mixture + english));
}

}  // namespace
}  // namespace sayso
