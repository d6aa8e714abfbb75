// The words of blame (models/lexicons/blame.txt) as tags of a word, and the form in which a verb stands.
// Entry: entry_of(). Which word stands where is left to line.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace sayso::accusation {

/// The sections of blame.txt; kSections has their names in the same order.
enum class Tag : std::uint8_t {
  accuse_of,
  suspect_of,
  convict_of,
  clear_of,
  charge_with,
  blame_for,
  arrest_for,
  punish_for,
  link_to,
  implicate_in,
  attribute_to,
  direct,
  help,
  allege,
  believe,
  settle,
  admit,
  deny,
  good_cue,
  allegation,
  part,
  charge_sheet,
  inquiry,
  baseless,
  confidant,
  harm_verb,
  past_form,
  harm_pair,
  light_verb,
  harm_noun,
  good_noun,
  agent_noun,
  nobody,
  nature,
  fiction,
  sport,
  borrowed,
  be,
  have,
  modal,
  do_verb,
  negation,
  adverb,
  clause,
  preposition,
  speech,
  good_verb,
  determiner,
  pronoun
};

/// The form of a verb by its look: "-ing", "-ed" or a listed past, "-s", or none of them.
enum class Form : std::uint8_t { base, third, past, gerund };

struct Entry {
  std::uint64_t tags = 0;
  Form form = Form::base;
  bool agent = false;  ///< a noun for people, groups and bodies

  [[nodiscard]] bool is(Tag tag) const { return (tags >> static_cast<unsigned>(tag) & 1U) != 0; }
};

/// What is known of a lower-cased word, its base form included ("accusing" -> "accuse").
[[nodiscard]] Entry entry_of(std::string_view lower);

/// "set fire": two words, lower case, one space between, that are a harmful act together.
[[nodiscard]] bool is_harmful_pair(std::string_view two_words);

}  // namespace sayso::accusation
