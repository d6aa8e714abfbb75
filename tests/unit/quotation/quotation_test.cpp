// Marks of every style, apostrophes, nesting, paragraphs, and marks that lack a partner, in tables.
#include "quotation/quotation.h"

#include <gtest/gtest.h>

#include "core/invariants.h"
#include "core/text.h"
#include "segment/segment.h"

namespace sayso {
namespace {

/// Each quotation in [], with "<" where its opening mark lacks, ">" where its closing mark lacks, "+" where it goes on
/// from the one before, "s" for single marks and its depth where it is not 0.
std::string shown(const std::string& text) {
  Document d;
  d.article.text = text;
  d.segmentation = Segmenter().segment(text);
  d.quotations = find_quotations(text, d.segmentation);
  EXPECT_EQ(check_invariants(d), "") << text;
  std::string out;
  for (const Quotation& q : d.quotations) {
    out += std::string(q.continues ? "+" : "") + (q.single ? "s" : "") + (q.depth > 0 ? std::to_string(q.depth) : "") +
           (q.opened ? "" : "<");
    out += "[" + std::string(text_of(text, d.segmentation, q.tokens)) + "]" + (q.closed ? "" : ">");
  }
  return out;
}

TEST(Quotation, marks_of_every_style) {
  const std::pair<const char*, const char*> table[] = {
      {"No marks here.", ""},
      {"\"Wait,\" she said. \"Please.\"", "[\"Wait,\"][\"Please.\"]"},
      {"“Wait,” she said.", "[“Wait,”]"},
      {"''Wait,'' she said. ''The players' bus is late.''", "[''Wait,''][''The players' bus is late.'']"},
      {"``Wait,'' she said.", "[``Wait,'']"},
      {"‘Wait,’ she said, ‘please.’", "s[‘Wait,’]s[‘please.’]"},
      {"'Wait,' she said.", "s['Wait,']"},
      {"He called it „ein Fehler“ twice.", "[„ein Fehler“]"},
      {"He called it „een fout” twice.", "[„een fout”]"},
      {"The paper wrote «c’est fini» on Monday.", "[«c’est fini»]"},
      {"The paper wrote »das war es« on Monday.", "[»das war es«]"},
      {"The paper wrote ‹c'est fini› on Monday.", "s[‹c'est fini›]"},
  };
  for (const auto& [in, out] : table) EXPECT_EQ(shown(in), out) << in;
}

TEST(Quotation, apostrophes_are_no_marks) {
  const std::pair<const char*, const char*> table[] = {
      {"The players’ union won't talk.", ""},
      {"It was the '90s, and workers' pay fell.", ""},
      {"‘The players’ union is wrong,’ he said.", "s[‘The players’ union is wrong,’]"},
      {"'We don't know the owners' names,' she said.", "s['We don't know the owners' names,']"},
      {"He said it was ‘rubbish’ and left.", "s[‘rubbish’]"},
      {"‘I can’t say,’ he said.", "s[‘I can’t say,’]"},
      {"‘Tis a pity.", ""},
  };
  for (const auto& [in, out] : table) EXPECT_EQ(shown(in), out) << in;
}

TEST(Quotation, nesting) {
  EXPECT_EQ(shown("“He told me ‘go away’ and left,” she said."), "[“He told me ‘go away’ and left,”]s1[‘go away’]");
  EXPECT_EQ(shown("‘He told me “go away” and left,’ she said."), "s[‘He told me “go away” and left,’]1[“go away”]");
}

TEST(Quotation, reopened_over_paragraphs) {
  EXPECT_EQ(shown("“One.\n\n“Two.\n\n“Three,” he said."), "[“One.]>+[“Two.]>+[“Three,”]");
  EXPECT_EQ(shown("\"One.\n\n\"Two,\" he said."), "[\"One.]>+[\"Two,\"]");
  EXPECT_EQ(shown("“One.”\n\n“Two.”"), "[“One.”][“Two.”]");  // closed: two quotations
  EXPECT_EQ(shown("“One.\n\nTwo.\n\n“Three.”"), "[“One.]>[“Three.”]");
}

TEST(Quotation, unbalanced_marks_end_with_their_paragraph) {
  EXPECT_EQ(shown("\"Never closed, he said.\n\nNext."), "[\"Never closed, he said.]>");
  EXPECT_EQ(shown("Never opened,” he said."), "<[Never opened,”]");
  EXPECT_EQ(shown("He said: “One. “Two.” End."), "[“One.]>[“Two.”]");
  EXPECT_EQ(shown("\""), "[\"]>");
}

TEST(Quotation, a_storm_of_marks_stays_shallow) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "“‘«„\"'";
  Document d;
  d.article.text = text;
  d.segmentation = Segmenter().segment(text);
  d.quotations = find_quotations(text, d.segmentation);
  EXPECT_EQ(check_invariants(d), "");
  EXPECT_LE(d.quotations.size(), d.segmentation.tokens.size());
  for (const Quotation& q : d.quotations) EXPECT_LT(q.depth, 8);
}

}  // namespace
}  // namespace sayso
