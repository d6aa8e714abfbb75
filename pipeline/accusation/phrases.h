// Shallow phrases around a verb: who stands before it, what stands behind it, where an act ends, what can be blamed.
// Entry: subject_before(), group_before(), act_from(), can_be_blamed(), harmful(). No parser: windows of kReach tokens.
#pragma once

#include <cstdint>
#include <optional>

#include "accusation/line.h"

namespace sayso::accusation {

/// Tokens that a phrase is followed for: the 99th percentile of noun phrases in news is shorter; it bounds the work.
inline constexpr std::uint32_t kReach = 40;

/// A verb with its auxiliaries and adverbs, and what they say about it.
struct Group {
  std::uint32_t begin = 0;  ///< first token: "has" in "has long been suspected"
  bool be = false;          ///< passive or progressive
  bool have = false;
  bool negated = false;
  bool may = false;       ///< "may have", "appears to"
  bool future = false;    ///< "will", "would", "to": not said to have happened
  bool believed = false;  ///< "is believed to have"
  bool alleged = false;   ///< "allegedly", "is alleged to have"
  bool settled = false;   ///< "was found to have"
};

/// The group that ends before token `i`, which is its main verb (or adjective).
[[nodiscard]] Group group_before(const Line& line, std::uint32_t i);

/// The noun phrase that ends before token `i`, over an apposition and a relative pronoun; nothing where there is none.
[[nodiscard]] std::optional<TokenSpan> subject_before(const Line& line, std::uint32_t i);

/// A listed adverb, or a word with an adverb's look: "poorly".
[[nodiscard]] bool adverb(const Line& line, std::uint32_t i);

/// Adverbs and quotation marks are passed over: the first token at or after `i` that is neither, within its sentence.
[[nodiscard]] std::uint32_t skip(const Line& line, std::uint32_t i);

/// The noun phrase that begins at `i`: up to a verb, a clause, a comma or the sentence's end. `over` prepositions too.
[[nodiscard]] TokenSpan phrase_from(const Line& line, std::uint32_t i, bool over);

/// From `i` to the end of its clause.
[[nodiscard]] TokenSpan act_from(const Line& line, std::uint32_t i);

/// Leads into an act: "charges of", "any part in", "responsibility for" are left out of it; where the act itself
/// begins.
[[nodiscard]] std::uint32_t peel(const Line& line, std::uint32_t i);

/// The last token of the phrase's head: before its first preposition, comma or relative pronoun.
[[nodiscard]] std::uint32_t head_of(const Line& line, TokenSpan phrase);

/// How sure it is that a phrase names somebody: `anybody` for all that is neither nobody nor a force of nature,
/// `somebody` for names, people, groups and bodies.
enum class Who : std::uint8_t { nobody, anybody, somebody };
[[nodiscard]] Who can_be_blamed(const Line& line, TokenSpan phrase);

/// The phrase is headed by a harmful or wrongful act: "the attack on the mill", "rigging the vote".
[[nodiscard]] bool harmful(const Line& line, TokenSpan phrase);

/// A harmful verb stands at `i`, alone or with the words behind it: "bribed", "set fire to", "took a bribe".
[[nodiscard]] bool harmful_verb(const Line& line, std::uint32_t i);

/// The phrase is without quotation marks, commas and adverbs at its ends.
[[nodiscard]] TokenSpan trimmed(const Line& line, TokenSpan phrase);

}  // namespace sayso::accusation
