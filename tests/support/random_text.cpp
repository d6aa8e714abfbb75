// The tables of what is strewn into a text, and UTF-8 by hand. See random_text.h.
#include "support/random_text.h"

#include <array>
#include <cstdio>

#include "core/utf8.h"

namespace sayso::test {
namespace {

// Words and small sentences of our own: enough of the shapes of attribution that relations are found in them.
constexpr auto kPlain =
    std::to_array<std::string_view>({"The minister said that the harbour would reopen on Monday.",
                                     "\"We were never asked,\" said Ines Ferro, who runs the ferry office.",
                                     "According to two officials, the pumps had failed twice.",
                                     "Mr. Okafor denied it.",
                                     "She added that nobody was hurt.",
                                     "The ministry, in a statement, rejected the report.",
                                     "\xE2\x80\x9CIt is over,\xE2\x80\x9D he told the council.",
                                     "Analysts believe prices will fall.",
                                     "The group was long suspected of the fire.",
                                     "Dr. A. B. Lund, of St. Olav's, disagreed:",
                                     "the",
                                     "harbour",
                                     "police",
                                     "mayor",
                                     "Friday",
                                     "said",
                                     "told",
                                     "reportedly",
                                     "which",
                                     "and",
                                     "because",
                                     "U.S.",
                                     "p.m.",
                                     "No.",
                                     "Ltd.",
                                     "isn't",
                                     "can't",
                                     "the city's",
                                     "3,400",
                                     "14:32",
                                     "-",
                                     "(",
                                     ")",
                                     ",",
                                     ".",
                                     "?",
                                     "!",
                                     ":",
                                     ";"});

constexpr auto kMarks = std::to_array<std::string_view>({"\"",
                                                         "'",
                                                         "`",
                                                         "``",
                                                         "''",
                                                         "\xE2\x80\x98",
                                                         "\xE2\x80\x99",
                                                         "\xE2\x80\x9C",
                                                         "\xE2\x80\x9D",
                                                         "\xE2\x80\x9E",
                                                         "\xE2\x80\x9A",
                                                         "\xC2\xAB",
                                                         "\xC2\xBB",
                                                         "\xE2\x80\xB9",
                                                         "\xE2\x80\xBA",
                                                         "\xE3\x80\x8C",
                                                         "\xE3\x80\x8D",
                                                         "\xE2\x80\x94",
                                                         "\xE2\x80\x93",
                                                         "\xE2\x80\xA6",
                                                         "...",
                                                         "\xEF\xBC\x82"});

constexpr auto kBreaks = std::to_array<std::string_view>({"\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\t", "\v", "\f",
                                                          "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\xA0",
                                                          "\xE3\x80\x80", "\xE2\x80\x8B", "\n \n", "   "});

constexpr auto kOdd =
    std::to_array<std::string_view>({"caf\xC3\xA9",
                                     "cafe\xCC\x81",  // composed, decomposed
                                     "e\xCC\x81\xCC\x82\xCC\xA7\xCC\x88",
                                     "\xCC\x81",  // a stack of marks; one with no base
                                     "\xED\x95\x9C",
                                     "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB",  // one Hangul syllable, both ways
                                     "\xE2\x80\xAE"
                                     "desrever\xE2\x80\xAC",
                                     "\xE2\x81\xA7x\xE2\x81\xA9",
                                     "\xE2\x80\x8F",  // bidi overrides, isolates, a mark
                                     "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                     "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85",  // Hebrew, Arabic
                                     "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x92",
                                     "\xF0\x9F\x87\xB3\xF0\x9F\x87\xB4",
                                     "1\xEF\xB8\x8F\xE2\x83\xA3",
                                     "\xEF\xBB\xBF",
                                     "\xC2\xAD",
                                     "\xE2\x80\x8D",  // BOM inside, soft hyphen, joiner alone
                                     "<p class=\"x\">",
                                     "&quot;",
                                     "{{id}}",
                                     "\\u0022",
                                     "\x1B[31m",
                                     "\x7F",
                                     "\x01",
                                     "\xC4\xB0stanbul",
                                     "STRASSE",
                                     "stra\xC3\x9F"
                                     "e",
                                     "\xEF\xAC\x81nd",  // letters whose case changes length
                                     "<unk>",
                                     "<pad>",
                                     "[CLS]"});

// The borders of what a scalar value may be, and NUL.
constexpr auto kBorders = std::to_array<UChar32>(
    {0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFDD0, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1FFFE, 0x10FFFF});

UChar32 any_scalar(Random& random) {
  const auto c = static_cast<UChar32>(random.below(0x110000 - 0x800));
  return c < 0xD800 ? c : c + 0x800;  // surrogates are no scalar values
}

template <class Table>
std::string_view pick(const Table& table, Random& random) {
  return table[random.below(table.size())];
}

void append_odd(std::string& out, Random& random) {
  switch (random.below(5)) {
    case 0:
      out += pick(kMarks, random);
      break;
    case 1:
      out += pick(kBreaks, random);
      break;
    case 2:
      out += pick(kOdd, random);
      break;
    case 3:
      append_utf8(out, kBorders[random.below(kBorders.size())]);
      break;
    default:
      append_utf8(out, any_scalar(random));
      break;
  }
}

}  // namespace

std::uint64_t Random::next() {
  std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::string random_text(std::uint64_t seed, std::size_t pieces, std::size_t odd) {
  Random random(seed);
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) {
    if (random.below(100) < odd) {
      append_odd(out, random);
    } else {
      out += pick(kPlain, random);
    }
    const std::size_t gap =
        random.below(20);  // most pieces are parted by a space, some by a paragraph, some by nothing
    out += gap < 16 ? " " : gap < 18 ? "\n\n" : "";
  }
  return out;
}

std::u32string decode_utf8(std::string_view utf8) {
  std::u32string out;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) == 0x80U) {
      out.back() = (out.back() << 6U) | (byte & 0x3FU);
    } else {
      const auto lead_bits = byte < 0x80U ? 0x7FU : byte < 0xE0U ? 0x1FU : byte < 0xF0U ? 0x0FU : 0x07U;
      out.push_back(byte & lead_bits);
    }
  }
  return out;
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string out;
  for (const char32_t c : code_points) append_utf8(out, static_cast<UChar32>(c));
  return out;
}

std::string shown(std::string_view text) {
  constexpr std::size_t kEnough = 600;  // bytes; the seed gives the rest
  std::string out;
  for (const char c : text.substr(0, kEnough)) {
    if (c >= ' ' && c < '\x7F') {
      out.push_back(c);
    } else {
      std::array<char, 8> escape{};
      std::snprintf(escape.data(), escape.size(), "\\x%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
      out += escape.data();
    }
  }
  return text.size() > kEnough ? out + "..." : out;
}

}  // namespace sayso::test
