// The tokens of an article as words: lower case, lexicon flags, and how each word is written over the whole article.
// Entry: Words. Every distinct word is looked up once, so asking is cheap.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "actor/lexicon.h"
#include "core/document.h"

namespace sayso::actor {

/// One distinct word of the article.
struct Word {
  std::string lower;
  Flags flags;                   ///< its own, and the noun sections of its singular
  bool plural = false;           ///< a regular plural of a listed noun, or listed as a plural
  std::uint32_t lower_case = 0;  ///< occurrences in lower case
  std::uint32_t upper_case = 0;  ///< capitalised occurrences where nothing but a name calls for the capital
};

/// Read-only after construction; refers to the text and segmentation, which must outlive it. Indices are tokens.
class Words {
 public:
  Words(std::string_view text, const Segmentation& segmentation);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  [[nodiscard]] const Word& word(std::uint32_t i) const { return words_[ids_[i]]; }
  [[nodiscard]] std::uint32_t id(std::uint32_t i) const { return ids_[i]; }
  [[nodiscard]] std::string_view lower(std::uint32_t i) const { return word(i).lower; }
  [[nodiscard]] Flags flags(std::uint32_t i) const { return word(i).flags; }
  [[nodiscard]] std::string_view raw(std::uint32_t i) const;
  [[nodiscard]] std::string_view raw(TokenSpan span) const;

  [[nodiscard]] bool capital(std::uint32_t i) const { return token(i).is(kUpperFirst); }
  [[nodiscard]] bool letters(std::uint32_t i) const { return token(i).is(kAlphabetic); }
  [[nodiscard]] bool digits(std::uint32_t i) const { return token(i).is(kDigit); }
  [[nodiscard]] bool punctuation(std::uint32_t i) const { return token(i).is(kPunctuation); }
  [[nodiscard]] bool glued(std::uint32_t i) const { return !token(i).is(kSpaceBefore); }
  /// Two letters or more, all of them ASCII capitals (full stops aside): "FBI", "U.S.".
  [[nodiscard]] bool acronym(std::uint32_t i) const;
  /// Nothing but its place calls for a capital: the first word of a sentence, a quotation, or what follows a colon.
  [[nodiscard]] bool opens(std::uint32_t i) const;
  /// Most words of its sentence are capitalised, as in a headline: capitals say nothing there.
  [[nodiscard]] bool title_case(std::uint32_t i) const { return title_case_[token(i).sentence]; }

  [[nodiscard]] std::uint32_t sentence(std::uint32_t i) const { return token(i).sentence; }
  [[nodiscard]] TokenSpan sentence_span(std::uint32_t i) const { return s_.sentences[token(i).sentence].tokens; }
  /// The lower-cased words of a span joined by single spaces, hyphens and full stops glued ("jong-un", "st. louis").
  [[nodiscard]] std::string joined(TokenSpan span) const;
  /// First token at or after `from` and before `end` with that lower-cased form; `end` where there is none.
  [[nodiscard]] std::uint32_t find(std::string_view lower, std::uint32_t from, std::uint32_t end) const;
  [[nodiscard]] const Segmentation& segmentation() const { return s_; }

 private:
  [[nodiscard]] const Token& token(std::uint32_t i) const { return s_.tokens[i]; }
  void count_capitals();

  std::string_view text_;
  const Segmentation& s_;
  std::vector<std::uint32_t> ids_;
  std::vector<Word> words_;
  std::vector<bool> title_case_;  ///< one a sentence
};

}  // namespace sayso::actor
