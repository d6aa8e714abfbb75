// One pass that makes the words, one that counts how they are written.
#include "actor/words.h"

#include <unordered_map>

#include "core/text.h"

namespace sayso::actor {
namespace {

constexpr std::uint64_t kNounSections =
    Flags::bit(Lex::person_noun) | Flags::bit(Lex::group_noun) | Flags::bit(Lex::body_noun) |
    Flags::bit(Lex::media_noun) | Flags::bit(Lex::document_noun) | Flags::bit(Lex::voice) | Flags::bit(Lex::open_set) |
    Flags::bit(Lex::closed_set) | Flags::bit(Lex::demonym) | Flags::bit(Lex::party);

/// "agencies" -> "agency", "churches" -> "church", "aides" -> "aide"; empty where the word has no plural's look.
std::string singular(std::string_view word) {
  const auto ends = [&](std::string_view tail) { return word.size() > tail.size() + 1 && word.ends_with(tail); };
  if (ends("ies")) return std::string(word.substr(0, word.size() - 3)) + "y";
  if (ends("sses") || ends("shes") || ends("ches") || ends("xes")) return std::string(word.substr(0, word.size() - 2));
  if (ends("s") && !ends("ss") && !ends("us")) return std::string(word.substr(0, word.size() - 1));
  return {};
}

Word make_word(std::string lower_case) {
  constexpr std::size_t kLongestWord = 64;  // bytes; no listed word is longer
  Word word;
  word.lower = std::move(lower_case);
  if (word.lower.size() > kLongestWord) return word;
  word.flags = flags_of(word.lower);
  word.plural = word.flags.has(Lex::person_plural);
  const std::string one = singular(word.lower);
  if (one.empty()) return word;
  const std::uint64_t nouns = lexicon().find(one) & kNounSections;
  // "press" and "news" are listed as they stand: their own entry decides.
  if (nouns != 0 && (word.flags.bits & kNounSections) == 0) word.plural = true;
  word.flags.bits |= nouns;
  return word;
}

bool opening_mark(std::string_view raw, bool glued) {
  if (raw == "\"" || raw == "'" || raw == "''" || raw == "``") return !glued;
  return raw == "\xE2\x80\x9C" || raw == "\xE2\x80\x98" || raw == "\xE2\x80\x9E" || raw == "\xC2\xAB" || raw == "(" ||
         raw == "[" || raw == ":" || raw == "\xE2\x80\xA2" || raw == "*" || raw == "|" || raw == "/" ||
         raw == "\xE2\x80\x94" || raw == "--";
}

}  // namespace

Words::Words(std::string_view text, const Segmentation& segmentation) : text_(text), s_(segmentation) {
  std::unordered_map<std::string, std::uint32_t> known;
  known.reserve(s_.tokens.size() / 3 + 16);
  ids_.reserve(s_.tokens.size());
  for (const Token& t : s_.tokens) {
    std::string lower_case = sayso::lower(slice(text_, t.span));
    const auto next = static_cast<std::uint32_t>(words_.size());
    const auto [place, fresh] = known.try_emplace(std::move(lower_case), next);
    if (fresh) words_.push_back(make_word(place->first));
    ids_.push_back(place->second);
  }
  count_capitals();
}

void Words::count_capitals() {
  constexpr std::uint32_t kShortWord = 4;  // bytes: headlines leave "of", "the", "to" in lower case
  title_case_.assign(s_.sentences.size(), false);
  for (std::size_t n = 0; n < s_.sentences.size(); ++n) {
    const TokenSpan span = s_.sentences[n].tokens;
    std::uint32_t upper = 0;
    std::uint32_t all = 0;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!letters(i) || token(i).span.size() < kShortWord) continue;
      ++all;
      upper += capital(i) ? 1U : 0U;
    }
    // Four words of five, nine of ten before a full stop: a short sentence full of names has a verb between them.
    const bool stop = lower(span.end - 1) == ".";
    title_case_[n] = all >= 4 && upper * 10 >= all * (stop ? 9 : 8);
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!letters(i)) continue;
      Word& w = words_[ids_[i]];
      if (!capital(i))
        ++w.lower_case;
      else if (!title_case_[n] && !opens(i))
        ++w.upper_case;
    }
  }
}

std::string_view Words::raw(std::uint32_t i) const {
  return slice(text_, token(i).span);
}
std::string_view Words::raw(TokenSpan span) const {
  return text_of(text_, s_, span);
}

bool Words::acronym(std::uint32_t i) const {
  const std::string_view w = raw(i);
  std::size_t capitals = 0;
  for (const char c : w) {
    if (c >= 'A' && c <= 'Z')
      ++capitals;
    else if (c != '.' && (c < '0' || c > '9'))
      return false;
  }
  return capitals >= 2;
}

bool Words::opens(std::uint32_t i) const {
  const TokenSpan span = sentence_span(i);
  if (i == span.begin) return true;
  const std::uint32_t before = i - 1;
  if (!punctuation(before)) return false;
  if (opening_mark(raw(before), glued(before))) return true;
  for (std::uint32_t k = i; k-- > span.begin;) {  // only marks since the sentence began
    if (!punctuation(k)) return false;
    if (i - k > 4) return false;
  }
  return true;
}

std::string Words::joined(TokenSpan span) const {
  std::string out;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (i != span.begin && !glued(i)) out += ' ';
    out += lower(i);
  }
  return out;
}

std::uint32_t Words::find(std::string_view lower_case, std::uint32_t from, std::uint32_t end) const {
  while (from < end && lower(from) != lower_case) ++from;
  return from;
}

}  // namespace sayso::actor
