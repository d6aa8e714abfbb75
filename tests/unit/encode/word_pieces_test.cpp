// Tokens to word pieces, and the windows in which they are read.
#include "encode/word_pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "segment/segment.h"

namespace sayso {
namespace {

constexpr const char* kLines =
    "[UNK]\n[CLS]\n[SEP]\nthe\nminister\nun\n##happy\n##ly\n.\n,\n\"\n'\nu\ns\n##s\ncafe\nsaid\na\n“\n";

const WordPieces& vocabulary() {
  static const Result<WordPieces> pieces = WordPieces::parse(kLines);
  return *pieces;
}

std::string split(std::string_view token) {
  std::vector<std::string> names;
  std::istringstream lines(kLines);
  for (std::string line; std::getline(lines, line);) names.push_back(line);
  std::vector<std::uint32_t> ids;
  vocabulary().split(token, ids);
  std::string out;
  for (const std::uint32_t id : ids) out += (out.empty() ? "" : " ") + names.at(id);
  return out;
}

TEST(WordPieces, the_longest_piece_comes_first) {
  const std::pair<std::string, std::string> table[] = {{"The", "the"},
                                                       {"unhappily", "[UNK]"},
                                                       {"unhappyly", "un ##happy ##ly"},
                                                       {"U.S.", "u . s ."},
                                                       {"''", "\""},
                                                       {"``", "\""},
                                                       {"Cafés", "cafe ##s"},
                                                       {"“", "“"},
                                                       {"cafe\xCC\x81s", "cafe ##s"},
                                                       {"zebra", "[UNK]"},
                                                       {"\x01", "[UNK]"},
                                                       {"\xE2\x80\x8B", "[UNK]"},
                                                       {"the,zebra", "the , [UNK]"}};
  for (const auto& [in, out] : table) EXPECT_EQ(split(in), out) << in;
}

TEST(WordPieces, a_token_has_a_bounded_number_of_pieces) {
  std::vector<std::uint32_t> ids;
  vocabulary().split(std::string(100000, '.'), ids);
  EXPECT_EQ(ids.size(), WordPieces::kMostPieces);
  ids.clear();
  vocabulary().split(std::string(100000, 'a'), ids);
  EXPECT_EQ(ids, std::vector<std::uint32_t>{0});
}

TEST(WordPieces, a_broken_vocabulary_is_refused) {
  for (const char* lines :
       {"", "the\n", "[UNK]\n[CLS]\n[SEP]", "[UNK]\n[CLS]\n[SEP]\n\n", "[UNK]\n[CLS]\n[SEP]\na\na\n"}) {
    const Result<WordPieces> pieces = WordPieces::parse(lines);
    ASSERT_FALSE(pieces) << lines;
    EXPECT_EQ(pieces.error().code, "model_values");
  }
}

struct Planned {
  Segmentation segmentation;
  PieceSequence pieces;
  std::vector<PieceWindow> windows;
};

Planned plan(const std::string& text, std::uint32_t most, std::uint32_t margin) {
  Planned out;
  out.segmentation = Segmenter().segment(text);
  out.pieces = split_article(vocabulary(), text, out.segmentation);
  const TokenSpan all{0, static_cast<std::uint32_t>(out.segmentation.tokens.size())};
  out.windows = plan_windows(out.segmentation, out.pieces, all, most, margin);
  return out;
}

std::string sentences(std::size_t n) {
  std::string text;
  for (std::size_t i = 0; i < n; ++i) text += "The minister said the café unhappyly. ";
  return text;
}

void expect_sound(const Planned& p, std::uint32_t most, std::uint32_t margin) {
  std::uint32_t at = 0;
  for (const PieceWindow& w : p.windows) {
    EXPECT_EQ(w.core.begin, at);
    EXPECT_FALSE(w.core.empty());
    EXPECT_TRUE(w.all.contains(w.core));
    EXPECT_LE(p.pieces.first[w.all.end] - p.pieces.first[w.all.begin] + 2, most);
    EXPECT_LE(p.pieces.first[w.core.begin] - p.pieces.first[w.all.begin], margin);
    EXPECT_LE(p.pieces.first[w.all.end] - p.pieces.first[w.core.end], margin);
    at = w.core.end;
  }
  EXPECT_EQ(at, p.segmentation.tokens.size());
}

TEST(WordPieces, cores_tile_the_article_and_windows_keep_to_their_size) {
  for (const std::size_t n : {0U, 1U, 7U, 8U, 9U, 30U, 200U}) {
    for (const std::uint32_t margin : {0U, 5U, 20U}) expect_sound(plan(sentences(n), 100, margin), 100, margin);
  }
  expect_sound(plan("a" + std::string(3000, '.'), 100, 4), 100, 4);
}

TEST(WordPieces, a_short_article_is_one_window) {
  EXPECT_EQ(plan(sentences(5), 100, 10).windows.size(), 1U);
}

TEST(WordPieces, windows_are_cut_at_paragraphs_else_at_sentences) {
  std::string text;
  for (int i = 0; i < 10; ++i) text += sentences(4) + "\n\n";
  const Planned paragraphs = plan(text, 100, 10);
  ASSERT_GT(paragraphs.windows.size(), 2U);
  for (const PieceWindow& w : paragraphs.windows) {
    const auto& all = paragraphs.segmentation.paragraphs;
    EXPECT_TRUE(
        std::any_of(all.begin(), all.end(), [&](const Paragraph& p) { return p.tokens.begin == w.core.begin; }));
  }
  const Planned one = plan(sentences(40), 100, 10);
  ASSERT_GT(one.windows.size(), 2U);
  for (const PieceWindow& w : one.windows) {
    const Sentence& s = one.segmentation.sentences[one.segmentation.tokens[w.core.begin].sentence];
    EXPECT_EQ(s.tokens.begin, w.core.begin);
  }
}

}  // namespace
}  // namespace sayso
