// Sentences by ICU (UAX 29), less its breaks after abbreviations and initials ("Mr. Osei", "J. Osei", "on Jan. 4"), and
// less those that only a wrapped line makes.
#include <unicode/utext.h>

#include <algorithm>
#include <array>
#include <cassert>

#include "core/text.h"
#include "segment/parts.h"

namespace sayso {
namespace {

// Words after which a full stop ends no sentence when a capital follows. Sorted.
constexpr auto kBeforeName = std::to_array<std::string_view>(
    {"adm",  "asst", "atty", "brig", "capt", "cmdr", "col",    "cpl", "dr", "e.g.", "ft",   "gen", "gov",
     "hon",  "i.e.", "insp", "jr",   "lt",   "maj",  "messrs", "mme", "mr", "mrs",  "ms",   "mt",  "pres",
     "prof", "rep",  "reps", "rev",  "rt",   "sen",  "sens",   "sgt", "sr", "st",   "supt", "viz", "vs"});
// Words after which a full stop ends no sentence when a number follows ("No. 5", "Jan. 4"). Sorted.
constexpr auto kBeforeNumber =
    std::to_array<std::string_view>({"apr", "art", "aug", "ch",  "dec", "feb", "fig", "jan", "jul", "jun",  "mar",
                                     "no",  "nos", "nov", "oct", "op",  "p",   "pp",  "sec", "sep", "sept", "vol"});
// After an initialism ("U.S.", "p.m.") a sentence ends only where one of these follows with a capital. Sorted.
constexpr auto kStarters = std::to_array<std::string_view>(
    {"a",   "after", "an",   "and", "as",    "at",    "but",  "for",  "he",    "i",  "if",   "in",    "it", "on",
     "she", "so",    "that", "the", "there", "these", "they", "this", "those", "we", "when", "while", "you"});

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

class SentenceFinder {
 public:
  SentenceFinder(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  /// Whether ICU's break before token i stands.
  [[nodiscard]] bool keeps(std::uint32_t i) const {
    if (!tokens_[i].is(kSpaceBefore)) return false;  // "said.The" is a slip of the keyboard, "3.5" a number
    return wrapped_line(i) ? false : !after_abbreviation(i);
  }

 private:
  [[nodiscard]] std::string word(std::uint32_t i) const {
    constexpr std::uint32_t kLongest = 16;  // bytes; no listed word is longer
    const ByteSpan span = tokens_[i].span;
    return span.size() > kLongest ? std::string() : lower(slice(text_, span));
  }

  [[nodiscard]] bool after_abbreviation(std::uint32_t i) const {
    std::string last = word(i - 1);
    if (last.size() >= 4 && last.back() == '.' && last[1] == '.') {  // an initialism
      return !holds(kStarters, word(i));
    }
    if (last != "." || i < 2 || tokens_[i - 1].is(kSpaceBefore)) return false;
    last = word(i - 2);
    if (holds(kBeforeName, last)) return true;
    if (tokens_[i].is(kDigit) && holds(kBeforeNumber, last)) return true;
    const bool initial = last.size() == 1 && tokens_[i - 2].is(kUpperFirst) && last != "i";
    return initial && tokens_[i].is(kUpperFirst) && !holds(kStarters, word(i));
  }

  /// A line break inside a paragraph ends a sentence only after a short line (a list) or a full stop.
  [[nodiscard]] bool wrapped_line(std::uint32_t i) const {
    constexpr std::uint32_t kListLine = 45;  // bytes; columns of wrapped text are wider
    const std::uint32_t from = tokens_[i - 1].span.end;
    if (text_.substr(from, tokens_[i].span.begin - from).find('\n') == std::string_view::npos) return false;
    const std::string_view last = slice(text_, tokens_[i - 1].span);
    if (last.find_first_of(".!?:") != std::string_view::npos || !is_letter_end(i - 1)) return false;
    const std::size_t look = std::min<std::size_t>(from, 4 * kListLine);
    const std::size_t line = text_.substr(from - look, look).rfind('\n');
    return look - (line == std::string_view::npos ? 0 : line) >= kListLine;
  }

  [[nodiscard]] bool is_letter_end(std::uint32_t i) const {
    return tokens_[i].is(kAlphabetic) || tokens_[i].is(kDigit) || slice(text_, tokens_[i].span) == ",";
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

/// Token indices at which ICU begins a sentence, the first one left out.
std::vector<std::uint32_t> icu_begins(std::string_view text, icu::BreakIterator& breaks,
                                      const std::vector<Token>& tokens) {
  UErrorCode status = U_ZERO_ERROR;
  UText* utext = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
  breaks.setText(utext, status);
  assert(U_SUCCESS(status));
  std::vector<std::uint32_t> begins;
  std::uint32_t token = 0;
  breaks.first();
  for (std::int32_t at = breaks.next(); at != icu::BreakIterator::DONE; at = breaks.next()) {
    while (token < tokens.size() && tokens[token].span.begin < static_cast<std::uint32_t>(at)) ++token;
    if (token < tokens.size() && (begins.empty() || begins.back() != token)) begins.push_back(token);
  }
  utext_close(utext);
  return begins;
}

}  // namespace

std::vector<Sentence> find_sentences(std::string_view text, icu::BreakIterator& breaks,
                                     const std::vector<Paragraph>& paragraphs, std::vector<Token>& tokens) {
  if (tokens.empty()) return {};
  const std::vector<std::uint32_t> begins = icu_begins(text, breaks, tokens);
  const SentenceFinder finder(text, tokens);
  std::vector<Sentence> sentences;
  std::size_t next = 0;
  for (std::uint32_t p = 0; p < paragraphs.size(); ++p) {
    const TokenSpan span = paragraphs[p].tokens;
    sentences.push_back({{span.begin, span.end}, p});
    while (next < begins.size() && begins[next] <= span.begin) ++next;
    for (; next < begins.size() && begins[next] < span.end; ++next) {
      if (!finder.keeps(begins[next])) continue;
      sentences.back().tokens.end = begins[next];
      sentences.push_back({{begins[next], span.end}, p});
    }
  }
  for (std::uint32_t i = 0; i < sentences.size(); ++i) {
    for (std::uint32_t t = sentences[i].tokens.begin; t < sentences[i].tokens.end; ++t) tokens[t].sentence = i;
  }
  return sentences;
}

}  // namespace sayso
