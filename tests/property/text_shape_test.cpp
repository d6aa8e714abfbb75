// Hostile shapes of text: each ends, keeps the invariants, and costs in proportion to its size. Growth is counted
// (tokens, layers, bytes of the record, bytes allocated), never timed; sizes are such that quadratic work would not
// end.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/invariants.h"
#include "encode/model.h"
#include "pipeline.h"
#include "quotation/quotation.h"
#include "report/json_record.h"
#include "segment/segment.h"
#include "support/allocation.h"
#include "support/sanitizer.h"

namespace sayso {
namespace {

constexpr std::size_t kShrink = test::kSanitized ? 20 : 1;

struct Shape {
  const char* name;
  std::string unit;     // repeated
  std::size_t million;  // times for segment and quotation
  std::size_t analyze;  // times for the whole pipeline: some 20,000 to 40,000 tokens, a second
  std::string before, after;
};

/// For the test's name in a list.
void PrintTo(const Shape& shape, std::ostream* out) {
  *out << shape.name;
}

std::vector<Shape> shapes() {
  constexpr std::size_t kMillion = 1'000'000;
  return {
      {"quotation_marks", "\"", kMillion, 20'000, "", ""},
      {"curly_marks_opened_only", "\xE2\x80\x9C\xE2\x80\x98", kMillion / 2, 10'000, "", ""},
      {"curly_marks_closed_only", "\xE2\x80\x9D\xE2\x80\x99 ", kMillion / 2, 10'000, "", ""},
      {"quotation_marks_in_words", "it's \"so\" 'n' ", kMillion / 4, 4'000, "", ""},
      {"quotation_never_closed", "and the water rose ", kMillion / 4, 8'000, "She said: \"It rained ", ""},
      {"quotations_reopened", "\"The river rose again.\n\n", kMillion / 10, 5'000, "\"So it was,\" said Lund.\n\n", ""},
      {"quotations_joined", "\"7 8 9\"\n\n", kMillion / 5, 20'000, "\"We were wrong,\" said Okoro.\n\n", ""},
      {"one_sentence", "and the clerk told the mayor that ", kMillion / 3, 5'000, "", "it rained."},
      {"one_token", "a", 100 * kMillion, kMillion, "", ""},
      {"one_token_of_marks", "-", 10 * kMillion, 30'000, "", ""},
      {"abbreviations", "Mr. A. ", kMillion, 8'000, "", ""},
      {"abbreviations_without_spaces", "U.S.A.", kMillion, 8'000, "", ""},
      {"one_name", "Ines Ferro ", kMillion / 2, 10'000, "", ""},
      {"one_name_that_speaks", "Ines Ferro said it rained. ", kMillion / 6, 4'000, "", ""},
      {"one_pronoun_that_speaks", "\"No,\" she said. ", kMillion / 6, 3'000, "Ines Ferro came. ", ""},
      {"all_capitals", "THE MAYOR SAID THE QUAY WAS SAFE. ", kMillion / 8, 3'000, "", ""},
      {"no_punctuation", "the mayor said the quay was safe ", kMillion / 8, 3'000, "", ""},
      {"cues_only", "said ", kMillion, 20'000, "", ""},
      {"html", "<p class=\"x\">It&rsquo;s &quot;safe&quot;</p>", kMillion / 20, 1'000, "", ""},
      {"base64", "VGhlIHF1YXkgaXMgc2FmZSwgc2hlIHNhaWQu", kMillion / 4, 20'000, "", "=="},
      {"special_tokens", "<unk> <pad> <s> </s> [CLS] [MASK] said ", kMillion / 20, 1'000, "", ""},
      {"paragraphs", "a\n\n", kMillion, 20'000, "", ""},
      {"lines", "14:32 \r\n", kMillion / 4, 8'000, "", ""},
      {"combining_marks", "\xCC\x81", kMillion, 100'000, "e", " said so."},
      {"nul", std::string(1, '\0'), kMillion, 10'000, "", ""},
      {"brackets", "([{", kMillion / 3, 8'000, "", ""},
  };
}

class TextShape : public testing::TestWithParam<Shape> {};

std::string repeat(const Shape& shape, std::size_t times) {
  std::string text = shape.before;
  text.reserve(text.size() + shape.unit.size() * times + shape.after.size());
  for (std::size_t i = 0; i < times; ++i) text += shape.unit;
  return text + shape.after;
}

/// What a text costs, by things that can be counted.
struct Cost {
  std::size_t tokens = 0, sentences = 0, paragraphs = 0, quotations = 0;
  std::size_t relations = 0, mentions = 0, phrases = 0, record = 0;
  std::uint64_t allocated = 0;
};

Cost layers(const Document& d) {
  Cost cost;
  cost.tokens = d.segmentation.tokens.size();
  cost.sentences = d.segmentation.sentences.size();
  cost.paragraphs = d.segmentation.paragraphs.size();
  cost.quotations = d.quotations.size();
  cost.relations = d.attributions.size();
  cost.mentions = d.actors.mentions.size();
  cost.phrases = d.holders.phrases.size();
  return cost;
}

Cost cost_of_segmentation(const std::string& text) {
  const test::Allocation allocation;
  Segmenter segmenter;
  Document d;
  d.article.text = text;
  d.segmentation = segmenter.segment(text);
  d.quotations = find_quotations(text, d.segmentation);
  EXPECT_EQ(check_invariants(d), "");
  Cost cost = layers(d);
  cost.allocated = allocation.bytes();
  return cost;
}

Cost cost_of_analysis(const std::string& text, const Model& model) {
  const test::Allocation allocation;
  Analyzer analyzer(model);
  Article article;
  article.id = "shape";
  article.text = text;
  const Document d = analyzer.analyze(std::move(article));
  EXPECT_EQ(check_invariants(d), "");
  Cost cost = layers(d);
  cost.record = to_json(d, model, {}).size();
  cost.allocated = allocation.bytes();
  return cost;
}

/// Four times the text is four times the cost, or less; quadratic growth would be sixteen.
void expect_linear(const Cost& quarter, const Cost& whole) {
  constexpr std::uint64_t kFactor = 6;
  constexpr std::uint64_t kSome = 64;             // things that a text has whatever its size
  constexpr std::uint64_t kBuffers = 32U << 20U;  // bytes: one block's matrices, ICU's tables
  EXPECT_LE(whole.tokens, kFactor * quarter.tokens + kSome);
  EXPECT_LE(whole.sentences, kFactor * quarter.sentences + kSome);
  EXPECT_LE(whole.paragraphs, kFactor * quarter.paragraphs + kSome);
  EXPECT_LE(whole.quotations, kFactor * quarter.quotations + kSome);
  EXPECT_LE(whole.relations, kFactor * quarter.relations + kSome);
  EXPECT_LE(whole.mentions, kFactor * quarter.mentions + kSome);
  EXPECT_LE(whole.phrases, kFactor * quarter.phrases + kSome);
  EXPECT_LE(whole.record, kFactor * quarter.record + kBuffers);
  EXPECT_LE(whole.allocated, kFactor * quarter.allocated + kBuffers);
}

TEST_P(TextShape, segments_in_proportion_to_its_size) {
  const std::size_t times = GetParam().million / kShrink;
  expect_linear(cost_of_segmentation(repeat(GetParam(), times / 4)), cost_of_segmentation(repeat(GetParam(), times)));
}

void expect_linear_analysis(const Shape& shape, std::size_t times, const Model& model) {
  expect_linear(cost_of_analysis(repeat(shape, times / 4), model), cost_of_analysis(repeat(shape, times), model));
}

TEST_P(TextShape, analyses_in_proportion_to_its_size) {
  expect_linear_analysis(GetParam(), GetParam().analyze / kShrink, Model::built_in(Profile::fast));
}

/// The accurate profile is some fifteen times slower: smaller texts, of more than one block still but under sanitizers.
TEST_P(TextShape, accurate_analyses_in_proportion_to_its_size) {
  constexpr std::size_t kSlower = 12;
  const std::size_t times = std::max<std::size_t>(4, GetParam().analyze / kShrink / kSlower);
  expect_linear_analysis(GetParam(), times, Model::built_in(Profile::accurate));
}

INSTANTIATE_TEST_SUITE_P(Shapes, TextShape, testing::ValuesIn(shapes()),
                         [](const auto& shape) { return std::string(shape.param.name); });

TEST(TextShapeLanguage, a_text_that_is_not_english_has_a_warning_and_no_relations) {
  const std::string german =
      "Der Hafen bleibt bis Montag geschlossen, sagte die Ministerin am Freitag. Niemand wisse, wann die Kräne wieder "
      "arbeiten könnten. \"Wir prüfen das\", sagte ein Sprecher der Behörde, der seinen Namen nicht nennen wollte. ";
  const std::string spanish =
      "El puerto seguirá cerrado hasta el lunes, dijo la ministra el viernes. Nadie sabe cuándo volverán a funcionar "
      "las "
      "grúas. \"Lo estamos revisando\", afirmó un portavoz de la autoridad, que pidió no ser identificado. ";
  for (const Profile profile : {Profile::fast, Profile::accurate}) {
    Analyzer analyzer(Model::built_in(profile));
    for (const std::string& text : {german + german, spanish + spanish}) {
      Article article;
      article.id = "language";
      article.text = text;
      const Document d = analyzer.analyze(std::move(article));
      EXPECT_EQ(check_invariants(d), "");
      EXPECT_EQ(d.warnings, std::vector<std::string>{"unsupported_language"});
      EXPECT_TRUE(d.attributions.empty());
    }
  }
}

}  // namespace
}  // namespace sayso
