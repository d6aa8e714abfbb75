#include "encode/features.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/text.h"
#include "core/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kWordBytes = 48;   // longer words are cut: no longer one is in a vocabulary
constexpr std::size_t kAffixPoints = 3;  // code points of a prefix or suffix
constexpr int kShapeRun = 3;             // "Xxxx" and "Xxxxxxx" are one shape

/// The word as it is read: accents composed (NFC), so that both ways of writing "é" are one word, and cut. `buffer`
/// holds what had to be made.
std::string_view composed(std::string_view word, std::string& buffer) {
  constexpr std::size_t kMostMarks = 4;  // bytes of a decomposed letter for one of a composed one
  const std::string_view part = prefix_of(word, kMostMarks * kWordBytes);
  if (is_ascii(part)) return prefix_of(word, kWordBytes);
  UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* const nfc = icu::Normalizer2::getNFCInstance(status);  // const: shared by all threads
  buffer.clear();
  icu::StringByteSink<std::string> sink(&buffer);
  nfc->normalizeUTF8(0, icu::StringPiece(part.data(), static_cast<std::int32_t>(part.size())), sink, nullptr, status);
  return prefix_of(buffer, kWordBytes);
}

UChar32 plain(UChar32 c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x02BC:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2013:
    case 0x2014:
      return '-';
    default:
      return u_isdigit(c) != 0 ? '0' : u_tolower(c);
  }
}

char plain_ascii(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c + ('a' - 'A'));
  return c >= '0' && c <= '9' ? '0' : c;
}

std::string_view prefix_of(std::string_view word) {
  std::size_t n = 0;
  for (std::size_t points = 0; n < word.size(); ++n) {
    if (begins_code_point(word[n]) && points++ == kAffixPoints) break;
  }
  return word.substr(0, n);
}

std::string_view suffix_of(std::string_view word) {
  std::size_t n = word.size();
  for (std::size_t points = 0; n > 0 && points < kAffixPoints;) points += begins_code_point(word[--n]) ? 1U : 0U;
  return word.substr(n);
}

char shape_class(UChar32 c) {
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= '0' && c <= '9') return 'd';
  if (c < 0x80) return static_cast<char>(c);
  if (u_isupper(c) != 0) return 'X';
  if (u_isalpha(c) != 0) return 'x';
  return u_isdigit(c) != 0 ? 'd' : '~';
}

std::uint64_t shape_hash(std::string_view word) {
  std::string shape;
  int run = 0;
  for (std::size_t i = 0; i < word.size();) {
    const char c = shape_class(next_code_point(word, i));
    run = !shape.empty() && shape.back() == c ? run + 1 : 1;
    if (run <= kShapeRun) shape.push_back(c);
  }
  return hash_bytes(shape);
}

std::vector<QuoteState> quote_states(const Segmentation& s, const std::vector<Quotation>& quotations) {
  std::vector<QuoteState> states(s.tokens.size(), QuoteState::outside);
  for (const Quotation& q : quotations) {
    const QuoteState inside = q.single ? QuoteState::inside_single : QuoteState::inside;
    std::fill(states.begin() + q.tokens.begin, states.begin() + q.tokens.end, inside);
    if (q.opened) {
      states[q.tokens.begin] = q.continues ? QuoteState::reopening
                               : q.single  ? QuoteState::opening_single
                                           : QuoteState::opening;
    }
    if (q.closed) states[q.tokens.end - 1] = q.single ? QuoteState::closing_single : QuoteState::closing;
  }
  return states;
}

}  // namespace

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  for (const char c : bytes) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return h;
}

std::string_view with_plain_mark(std::string_view word) {
  return word == "''" || word == "``" ? "\"" : word;
}

std::string normalize_word(std::string_view word) {
  std::string out;
  std::string buffer;
  const std::string_view part = composed(with_plain_mark(word), buffer);
  out.reserve(part.size());
  for (std::size_t i = 0; i < part.size();) {
    if (static_cast<unsigned char>(part[i]) < 0x80U) {
      out.push_back(plain_ascii(part[i++]));
    } else {
      append_utf8(out, plain(next_code_point(part, i)));
    }
  }
  return out;
}

std::vector<TokenFeatures> find_features(std::string_view text, const Segmentation& s,
                                         const std::vector<Quotation>& quotations) {
  const std::vector<QuoteState> quotes = quote_states(s, quotations);
  std::vector<TokenFeatures> out(s.tokens.size());
  std::string buffer;
  for (const Sentence& sentence : s.sentences) {
    const Paragraph& paragraph = s.paragraphs[sentence.paragraph];
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      const std::string_view written = with_plain_mark(slice(text, s.tokens[i].span));
      const std::string word = normalize_word(written);
      const std::uint32_t place = i == paragraph.tokens.begin ? 0 : i == sentence.tokens.begin ? 1 : 2;
      std::uint32_t context = static_cast<std::uint32_t>(quotes[i]);
      context = context * kZones + static_cast<std::uint32_t>(paragraph.zone);
      context = (context * kPlaces + place) * 2 + (s.tokens[i].is(kSpaceBefore) ? 1 : 0);
      out[i].word = hash_bytes(word);
      out[i].prefix = static_cast<std::uint16_t>(hash_bytes(prefix_of(word)) % kPrefixBuckets);
      out[i].suffix = static_cast<std::uint16_t>(hash_bytes(suffix_of(word)) % kSuffixBuckets);
      out[i].shape = static_cast<std::uint16_t>(shape_hash(composed(written, buffer)) % kShapeBuckets);
      out[i].context = static_cast<std::uint16_t>(context);
    }
  }
  return out;
}

}  // namespace sayso
