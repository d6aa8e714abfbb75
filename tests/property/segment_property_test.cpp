// What segment and quotation owe to every valid text: random Unicode, from English with a few oddities to noise.
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include "core/invariants.h"
#include "core/text.h"
#include "quotation/quotation.h"
#include "segment/segment.h"
#include "support/random_text.h"

namespace sayso {
namespace {

constexpr std::uint64_t kSeeds = 150;  // texts of each sort: a second or two, and every table's entry many times
constexpr std::size_t kPieces = 120;

struct Case {
  std::uint64_t seed;
  std::size_t odd;  // of a hundred pieces
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const std::size_t odd : {std::size_t{3}, std::size_t{30}, std::size_t{100}}) {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) all.push_back({seed, odd});
  }
  return all;
}

Document read(Segmenter& segmenter, std::string text) {
  Document d;
  d.article.text = std::move(text);
  d.segmentation = segmenter.segment(d.article.text);
  d.quotations = find_quotations(d.article.text, d.segmentation);
  return d;
}

/// Empty where all bytes between two tokens are white space, and tokens begin and end on code-point borders.
std::string uncovered(const Document& d) {
  const std::string& text = d.article.text;
  std::uint32_t at = 0;
  const auto gap_is_blank = [&text](std::uint32_t begin, std::uint32_t end) {
    for (const char32_t c : test::decode_utf8(std::string_view(text).substr(begin, end - begin))) {
      if (u_isUWhiteSpace(static_cast<UChar32>(c)) == 0) return false;
    }
    return true;
  };
  const auto on_border = [&text](std::uint32_t byte) {
    return byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0U) != 0x80U;
  };
  for (const Token& token : d.segmentation.tokens) {
    if (!on_border(token.span.begin) || !on_border(token.span.end)) return "a token ends inside a code point";
    if (!gap_is_blank(at, token.span.begin)) return "bytes before " + std::to_string(token.span.begin) + " in no token";
    at = token.span.end;
  }
  return gap_is_blank(at, static_cast<std::uint32_t>(text.size())) ? "" : "bytes at the end in no token";
}

bool same(const Document& a, const Document& b) {
  const auto tokens = [](const Document& d) {
    std::vector<ByteSpan> spans;
    for (const Token& t : d.segmentation.tokens) spans.push_back(t.span);
    for (const Paragraph& p : d.segmentation.paragraphs) spans.push_back(p.span);
    return spans;
  };
  const auto groups = [](const Document& d) {
    std::vector<TokenSpan> spans;
    for (const Sentence& s : d.segmentation.sentences) spans.push_back(s.tokens);
    for (const Quotation& q : d.quotations) spans.push_back(q.tokens);
    return spans;
  };
  return tokens(a) == tokens(b) && groups(a) == groups(b);
}

TEST(SegmentProperty, invariants_hold_and_tokens_cover_the_text) {
  Segmenter segmenter;
  for (const Case& c : cases()) {
    const Document d = read(segmenter, test::random_text(c.seed, kPieces, c.odd));
    ASSERT_EQ(check_invariants(d), "") << "seed " << c.seed << " odd " << c.odd << ": " << test::shown(d.article.text);
    ASSERT_EQ(uncovered(d), "") << "seed " << c.seed << " odd " << c.odd << ": " << test::shown(d.article.text);
  }
}

TEST(SegmentProperty, quotations_are_in_order) {
  Segmenter segmenter;
  for (const Case& c : cases()) {
    const Document d = read(segmenter, test::random_text(c.seed, kPieces, c.odd));
    std::uint32_t last = 0;
    for (const Quotation& q : d.quotations) {
      ASSERT_GE(q.tokens.begin, last) << "seed " << c.seed << " odd " << c.odd << ": " << test::shown(d.article.text);
      last = q.tokens.begin;
    }
  }
}

TEST(SegmentProperty, a_segmenter_carries_nothing_from_text_to_text) {
  Segmenter used;
  for (const Case& c : cases()) {
    const std::string text = test::random_text(c.seed, kPieces, c.odd);
    Segmenter fresh;
    ASSERT_TRUE(same(read(used, text), read(fresh, text))) << "seed " << c.seed << " odd " << c.odd;
  }
}

TEST(SegmentProperty, code_point_offsets_are_those_of_a_plain_count) {
  Segmenter segmenter;
  for (const Case& c : cases()) {
    const Document d = read(segmenter, test::random_text(c.seed, kPieces, c.odd));
    const CodePoints code_points(d.article.text);
    const std::u32string decoded = test::decode_utf8(d.article.text);
    for (const Token& token : d.segmentation.tokens) {
      const std::uint32_t begin = code_points.at(token.span.begin);
      const std::uint32_t end = code_points.at(token.span.end);
      ASSERT_EQ(test::encode_utf8(std::u32string_view(decoded).substr(begin, end - begin)),
                slice(d.article.text, token.span))
          << "seed " << c.seed << " odd " << c.odd;
    }
  }
}

}  // namespace
}  // namespace sayso
