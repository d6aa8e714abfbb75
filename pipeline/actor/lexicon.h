// The word lists of this stage (models/lexicons) as flags of a word.
// Entry: lexicon(), Flags. Which word stands where is left to words.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/lexicon.h"

namespace sayso::actor {

/// The sections of names.txt, world.txt and nouns.txt; kSections has their names in the same order.
enum class Lex : std::uint8_t {
  given_male,
  given_female,
  particle,
  media,
  place,
  demonym,
  party,
  organization,
  product,
  event,
  document,
  person_noun,
  person_plural,
  group_noun,
  body_noun,
  media_noun,
  document_noun,
  voice,
  open_set,
  closed_set,
  tie,
  vague_modifier,
  media_program,
  media_word,
  media_opening,
  org_word,
  facility_word,
  place_word,
  event_word,
  document_word,
  titled,
  honorific_male,
  honorific_female,
  month,
  weekday,
  currency,
  magnitude,
  number_word,
  determiner,
  pronoun,
  function,
  common
};

inline constexpr auto kSections =
    std::to_array<std::string_view>({"given_male",     "given_female",   "particle",
                                     "media",          "place",          "demonym",
                                     "party",          "organization",   "product",
                                     "event",          "document",       "person_noun",
                                     "person_plural",  "group_noun",     "body_noun",
                                     "media_noun",     "document_noun",  "voice",
                                     "open_set",       "closed_set",     "tie",
                                     "vague_modifier", "media_program",  "media_word",
                                     "media_opening",  "org_word",       "facility_word",
                                     "place_word",     "event_word",     "document_word",
                                     "titled",         "honorific_male", "honorific_female",
                                     "month",          "weekday",        "currency",
                                     "magnitude",      "number_word",    "determiner",
                                     "pronoun",        "function",       "common"});

/// A set of sections.
struct Flags {
  std::uint64_t bits = 0;

  [[nodiscard]] constexpr bool has(Lex section) const { return (bits & bit(section)) != 0; }
  template <class... Sections>
  [[nodiscard]] constexpr bool any(Sections... sections) const {
    return (bits & (bit(sections) | ...)) != 0;
  }
  [[nodiscard]] static constexpr std::uint64_t bit(Lex section) {
    return std::uint64_t{1} << static_cast<unsigned>(section);
  }
};

/// Built at the first call, const afterwards; safe from any thread.
[[nodiscard]] const Lexicon& lexicon();

/// The sections that list the word or phrase (lower case, single spaces).
[[nodiscard]] inline Flags flags_of(std::string_view entry) {
  return {lexicon().find(entry)};
}

}  // namespace sayso::actor
