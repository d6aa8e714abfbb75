#include "encode/word_pieces.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "core/text.h"
#include "core/utf8.h"
#include "encode/features.h"

namespace sayso {
namespace {

constexpr std::size_t kTokenBytes = 1024;   // of a token that are read
constexpr std::size_t kWordBytes = 400;     // BERT takes a word of over 100 letters for unknown
constexpr std::string_view kInside = "##";  // before a piece that does not begin its word

/// BERT's notion: all of ASCII that is no letter and no digit, and what Unicode calls punctuation.
bool is_mark(UChar32 c) {
  if (c < 0x80) return c > ' ' && c != 0x7F && u_isalnum(c) == 0;
  return u_ispunct(c) != 0;
}

bool is_dropped(UChar32 c) {
  const auto type = static_cast<UCharCategory>(u_charType(c));
  return type == U_NON_SPACING_MARK || type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_PRIVATE_USE_CHAR ||
         c == 0xFFFD;
}

/// Lower case, accents apart from their letters (NFD).
std::string decomposed(std::string_view token) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);  // const: shared by all threads
  std::string lower;
  for (std::size_t i = 0; i < token.size();) append_utf8(lower, u_tolower(next_code_point(token, i)));
  icu::StringByteSink<std::string> sink(&out);
  nfd->normalizeUTF8(0, icu::StringPiece(lower.data(), static_cast<std::int32_t>(lower.size())), sink, nullptr, status);
  return out;
}

/// The words of a token, one behind the other with a space between them; marks are words of their own.
std::string words_of(std::string_view token) {
  token = prefix_of(with_plain_mark(token), kTokenBytes);
  const bool ascii = is_ascii(token);
  std::string buffer;
  if (!ascii) token = buffer = decomposed(token);
  std::string out;
  for (std::size_t i = 0; i < token.size();) {
    const UChar32 c = next_code_point(token, i);
    if (u_isUWhiteSpace(c) != 0) {
      out.push_back(' ');
    } else if (is_mark(c)) {
      out.push_back(' ');
      append_utf8(out, c);
      out.push_back(' ');
    } else if (!is_dropped(c)) {
      append_utf8(out, ascii ? u_tolower(c) : c);
    }
  }
  return out;
}

}  // namespace

Result<WordPieces> WordPieces::parse(std::string_view lines) {
  WordPieces out;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = lines.find('\n', at);
    const bool whole = end != std::string_view::npos && end > at;
    const auto number = static_cast<std::uint32_t>(out.numbers_.size());
    if (!whole || !out.numbers_.emplace(lines.substr(at, end - at), number).second)
      return Error{"model_values", "word piece " + std::to_string(number) + " is empty or stands twice", 0};
    at = end + 1;
  }
  const std::array<std::pair<const char*, std::uint32_t*>, 3> special{
      {{"[UNK]", &out.unknown_}, {"[CLS]", &out.opening_}, {"[SEP]", &out.closing_}}};
  for (const auto& [name, number] : special) {
    const auto found = out.numbers_.find(std::string_view(name));
    if (found == out.numbers_.end()) return Error{"model_values", std::string("the word pieces lack ") + name, 0};
    *number = found->second;
  }
  return out;
}

void WordPieces::split(std::string_view token, std::vector<std::uint32_t>& ids) const {
  const std::size_t before = ids.size();
  const std::string words = words_of(token);
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    if (end > at) split_word(std::string_view(words).substr(at, end - at), ids);
    at = end + 1;
  }
  if (ids.size() == before) ids.push_back(unknown_);
  ids.resize(std::min(ids.size(), before + kMostPieces));
}

/// The longest piece first; a word that the pieces can not spell is [UNK] as a whole.
void WordPieces::split_word(std::string_view word, std::vector<std::uint32_t>& ids) const {
  const std::size_t before = ids.size();
  std::string piece;
  for (std::size_t at = 0; at < word.size() && word.size() <= kWordBytes;) {
    auto found = numbers_.end();
    std::size_t end = word.size();
    for (; end > at; --end) {
      if (end < word.size() && !begins_code_point(word[end])) continue;
      piece = at == 0 ? "" : kInside;
      piece += word.substr(at, end - at);
      found = numbers_.find(piece);
      if (found != numbers_.end()) break;
    }
    if (found == numbers_.end()) break;
    ids.push_back(found->second);
    at = end;
    if (at == word.size()) return;
  }
  ids.resize(before);
  ids.push_back(unknown_);
}

PieceSequence split_article(const WordPieces& pieces, std::string_view text, const Segmentation& segmentation) {
  PieceSequence out;
  out.first.reserve(segmentation.tokens.size() + 1);
  for (const Token& t : segmentation.tokens) {
    out.first.push_back(static_cast<std::uint32_t>(out.ids.size()));
    pieces.split(slice(text, t.span), out.ids);
  }
  out.first.push_back(static_cast<std::uint32_t>(out.ids.size()));
  return out;
}

namespace {

/// Where a core that begins at `begin` ends: as many tokens as `room` pieces hold, back to the last paragraph that
/// leaves it half full, else to the last such sentence.
std::uint32_t core_end(const Segmentation& s, const PieceSequence& pieces, std::uint32_t begin, std::uint32_t most,
                       std::uint32_t room) {
  std::uint32_t end = begin;
  std::uint32_t paragraph = 0;
  std::uint32_t sentence = 0;
  for (; end < most && pieces.first[end + 1] - pieces.first[begin] <= room; ++end) {
    if (pieces.first[end] - pieces.first[begin] < room / 2) continue;
    const Sentence& at = s.sentences[s.tokens[end].sentence];
    if (at.tokens.begin == end) sentence = end;
    if (s.paragraphs[at.paragraph].tokens.begin == end) paragraph = end;
  }
  if (end == most) return end;
  return paragraph > 0 ? paragraph : sentence > 0 ? sentence : end;
}

}  // namespace

std::vector<PieceWindow> plan_windows(const Segmentation& segmentation, const PieceSequence& pieces, TokenSpan block,
                                      std::uint32_t most, std::uint32_t margin) {
  assert(most >= 2 + 2 * margin + WordPieces::kMostPieces);
  const std::uint32_t room = most - 2 - 2 * margin;
  std::vector<PieceWindow> out;
  for (std::uint32_t begin = block.begin; begin < block.end;) {
    const std::uint32_t end = core_end(segmentation, pieces, begin, block.end, room);
    PieceWindow w{{begin, end}, {begin, end}};
    while (w.all.begin > block.begin && pieces.first[begin] - pieces.first[w.all.begin - 1] <= margin) --w.all.begin;
    while (w.all.end < block.end && pieces.first[w.all.end + 1] - pieces.first[end] <= margin) ++w.all.end;
    out.push_back(w);
    begin = end;
  }
  return out;
}

}  // namespace sayso
