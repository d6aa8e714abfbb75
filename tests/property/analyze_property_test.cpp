// What the whole pipeline owes to every valid text: invariants, offsets that lead back to the text, the same bytes each
// time, and the same relations whichever way accents are written.
#include <gtest/gtest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/invariants.h"
#include "core/text.h"
#include "encode/model.h"
#include "pipeline.h"
#include "report/json_record.h"
#include "support/random_text.h"
#include "support/sanitizer.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr std::uint64_t kSeeds = test::kSanitized ? 8 : 40;
constexpr std::size_t kPieces = 100;
constexpr std::size_t kOddShares[] = {0, 5, 40};  // of a hundred pieces

Document analyze(Analyzer& analyzer, const std::string& text) {
  Article article;
  article.id = "random";
  article.text = text;
  return analyzer.analyze(std::move(article));
}

/// Every property holds for both profiles; the accurate one is slow and reads fewer texts.
class AnalyzeProperty : public testing::TestWithParam<Profile> {
 protected:
  [[nodiscard]] const Model& model() const { return Model::built_in(GetParam()); }
  [[nodiscard]] std::uint64_t seeds() const { return GetParam() == Profile::fast ? kSeeds : kSeeds / 16 + 1; }
  [[nodiscard]] std::string record(const Document& d) const { return to_json(d, model(), {}); }
};

template <class Check>
void for_random_texts(std::uint64_t seeds, Check check) {
  for (const std::size_t odd : kOddShares) {
    for (std::uint64_t seed = 0; seed < seeds; ++seed) {
      const std::string text = test::random_text(seed, kPieces, odd);
      SCOPED_TRACE("seed " + std::to_string(seed) + " odd " + std::to_string(odd) + ": " + test::shown(text));
      check(text);
      if (testing::Test::HasFatalFailure()) return;
    }
  }
}

/// The text of each piece, read from the document.
json pieces_by_token(const Document& d, const std::vector<TokenSpan>& spans) {
  json texts = json::array();
  for (const TokenSpan span : spans) texts.push_back(text_of(d.article.text, d.segmentation, span));
  return texts;
}

/// The text of each piece, read from a record by its code-point offsets.
json pieces_by_offset(const std::u32string& text, const json& spans) {
  json texts = json::array();
  for (const json& span : spans) {
    const auto begin = span.at(0).get<std::size_t>();
    const auto end = span.at(1).get<std::size_t>();
    texts.push_back(test::encode_utf8(std::u32string_view(text).substr(begin, end - begin)));
  }
  return texts;
}

/// All relations by their words, one a line.
std::string relations(const Document& d) {
  std::string all;
  for (const Attribution& a : d.attributions) {
    all += pieces_by_token(d, a.source).dump() + pieces_by_token(d, a.cue).dump() +
           pieces_by_token(d, a.content).dump() + '\n';
  }
  return all;
}

/// Empty where both are the same; else the place where they part, with what stands around it.
std::string difference(const std::string& a, const std::string& b) {
  if (a == b) return "";
  constexpr std::size_t kAround = 80;  // bytes
  const auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  const std::size_t from = at < kAround ? 0 : at - kAround;
  return "at " + std::to_string(at) + "\n" + test::shown(std::string_view(a).substr(from, 2 * kAround)) + "\n" +
         test::shown(std::string_view(b).substr(std::min(from, b.size()), 2 * kAround));
}

std::string normalized(const icu::Normalizer2* form, const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  EXPECT_TRUE(U_SUCCESS(status));
  return out;
}

TEST_P(AnalyzeProperty, invariants_hold) {
  Analyzer analyzer(model());
  std::size_t found = 0;
  for_random_texts(seeds(), [&](const std::string& text) {
    const Document d = analyze(analyzer, text);
    ASSERT_EQ(check_invariants(d), "");
    ASSERT_EQ(d.article.text, text);
    found += d.attributions.size();
  });
  EXPECT_GT(found, seeds()) << "the texts hold attributions; without relations the other properties say little";
}

TEST_P(AnalyzeProperty, the_records_offsets_lead_back_to_the_text) {
  Analyzer analyzer(model());
  for_random_texts(seeds(), [&](const std::string& text) {
    const Document d = analyze(analyzer, text);
    const std::string line = record(d);
    ASSERT_EQ(line.find('\n'), std::string::npos);
    const json r = json::parse(line, nullptr, false);
    ASSERT_TRUE(r.is_object());
    ASSERT_EQ(r.at("text"), text);
    const std::u32string decoded = test::decode_utf8(text);
    ASSERT_EQ(r.at("attributions").size(), d.attributions.size());
    for (std::size_t i = 0; i < d.attributions.size(); ++i) {
      const json& a = r["attributions"][i];
      ASSERT_EQ(pieces_by_offset(decoded, a.at("source").at("spans")), pieces_by_token(d, d.attributions[i].source));
      ASSERT_EQ(pieces_by_offset(decoded, a.at("cue").at("spans")), pieces_by_token(d, d.attributions[i].cue));
      ASSERT_EQ(pieces_by_offset(decoded, a.at("content").at("spans")), pieces_by_token(d, d.attributions[i].content));
    }
  });
}

TEST_P(AnalyzeProperty, an_analyzer_gives_the_same_bytes_however_often_it_was_used) {
  Analyzer used(model());
  for_random_texts(seeds(), [&](const std::string& text) {
    Analyzer fresh(model());
    ASSERT_EQ(difference(record(analyze(used, text)), record(analyze(fresh, text))), "");
  });
}

TEST_P(AnalyzeProperty, accents_written_either_way_give_the_same_relations) {
  const std::string texts[] = {
      "\"Nous avons tout essayé,\" José Núñez told the café owners.\n\nThe fête will go on, said Zoë Brontë-Lévêque of "
      "the "
      "São Tomé harbour office, adding that the naïve façade of the Škoda hall was safe.\n",
      "Prime Minister Łukasz Żółć denied it. According to Søren Ångström, the Göteborg ferries are late.\n",
      test::random_text(1, kPieces, 0) + " Renée Müller said the crèche had closed."};
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  Analyzer analyzer(model());
  for (const std::string& text : texts) {
    const Document composed = analyze(analyzer, normalized(nfc, text));
    const Document decomposed = analyze(analyzer, normalized(nfd, text));
    ASSERT_NE(composed.article.text, decomposed.article.text);
    EXPECT_EQ(difference(relations(composed), normalized(nfc, relations(decomposed))), "");
    EXPECT_GT(composed.attributions.size(), 0U) << text;
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, AnalyzeProperty, testing::Values(Profile::fast, Profile::accurate),
                         [](const auto& profile) { return std::string(profile_name(profile.param)); });

}  // namespace
}  // namespace sayso
