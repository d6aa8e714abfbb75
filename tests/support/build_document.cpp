// Plain cutting, and looking words up.
#include "support/build_document.h"

#include <gtest/gtest.h>

#include <cctype>
#include <utility>

#include "core/text.h"

namespace sayso::test {
namespace {

bool is_word(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}
bool is_space(char c) {
  return std::isspace(static_cast<unsigned char>(c)) != 0;
}

/// U+2018 to U+201F, the typographic quotation marks: three bytes that are a token of their own.
bool is_mark(std::string_view text, std::size_t i) {
  return text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() && static_cast<unsigned char>(text[i + 2]) >= 0x98 &&
         static_cast<unsigned char>(text[i + 2]) <= 0x9F;
}

std::size_t token_end(std::string_view text, std::size_t i) {
  if (is_mark(text, i)) return i + 3;
  if (!is_word(text[i])) return i + 1;
  while (i < text.size() && is_word(text[i]) && !is_mark(text, i)) ++i;
  return i;
}

std::uint16_t flags_of(std::string_view text, std::size_t begin) {
  const char c = text[begin];
  unsigned flags = begin == 0 || is_space(text[begin - 1]) ? kSpaceBefore : 0;
  const bool letter = is_word(c) && std::isdigit(static_cast<unsigned char>(c)) == 0 && !is_mark(text, begin);
  if (letter) flags |= kAlphabetic;
  if (std::isupper(static_cast<unsigned char>(c)) != 0) flags |= kUpperFirst;
  if (std::isdigit(static_cast<unsigned char>(c)) != 0) flags |= kDigit;
  if (!is_word(c) || is_mark(text, begin)) flags |= kPunctuation;
  return static_cast<std::uint16_t>(flags);
}

/// Tokens of [begin, end), as one sentence and one paragraph.
void add_paragraph(Segmentation& s, std::string_view text, std::size_t begin, std::size_t end) {
  const auto first = static_cast<std::uint32_t>(s.tokens.size());
  for (std::size_t i = begin; i < end;) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    const std::size_t stop = token_end(text.substr(0, end), i);
    Token token;
    token.span = {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(stop)};
    token.sentence = static_cast<std::uint32_t>(s.sentences.size());
    token.flags = flags_of(text, i);
    s.tokens.push_back(token);
    i = stop;
  }
  const TokenSpan tokens{first, static_cast<std::uint32_t>(s.tokens.size())};
  if (tokens.empty()) return;
  s.sentences.push_back({tokens, static_cast<std::uint32_t>(s.paragraphs.size())});
  s.paragraphs.push_back({bytes_of(s, tokens), tokens, Zone::body});
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::string text, std::string id) {
  document.article.id = std::move(id);
  document.article.text = std::move(text);
  const std::string_view view = document.article.text;
  for (std::size_t begin = 0; begin < view.size();) {
    const std::size_t end = std::min(view.find("\n\n", begin), view.size());
    add_paragraph(document.segmentation, view, begin, end);
    begin = end + 2;
  }
}

TokenSpan DocumentBuilder::at(std::string_view words, int occurrence) const {
  const auto& tokens = document.segmentation.tokens;
  const std::string_view text = document.article.text;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const std::uint32_t begin = tokens[i].span.begin;
    if (text.substr(begin, words.size()) != words) continue;
    for (std::uint32_t j = i; j < tokens.size() && tokens[j].span.end <= begin + words.size(); ++j) {
      if (tokens[j].span.end == begin + words.size() && --occurrence == 0) return {i, j + 1};
    }
  }
  ADD_FAILURE() << "not in the text at token borders: " << words;
  return {};
}

std::vector<TokenSpan> DocumentBuilder::all(const std::vector<std::string_view>& pieces) const {
  std::vector<TokenSpan> spans;
  for (const std::string_view words : pieces) {
    if (!words.empty()) spans.push_back(at(words));
  }
  return spans;
}

std::uint32_t DocumentBuilder::relation(std::string_view source, std::string_view cue,
                                        const std::vector<std::string_view>& content, SourceType type) {
  Attribution a;
  a.source = all({source});
  a.cue = all({cue});
  a.content = all(content);
  a.confidence = 0.9F;
  document.attributions.push_back(a);
  Holder holder;
  holder.type = type;
  if (!is_named(type) && type != SourceType::author) holder.described = Described::no;
  document.holders.holders.push_back(holder);
  document.strength.stances.emplace_back();
  document.strength.strengths.emplace_back();
  document.strength.corroborations.emplace_back();
  document.accusation.responsibilities.emplace_back();
  return static_cast<std::uint32_t>(document.attributions.size() - 1);
}

}  // namespace sayso::test
