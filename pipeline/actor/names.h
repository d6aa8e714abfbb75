// Capitalised runs, dates and sums of money -> typed names.
// Entry: find_names(). Which names are one and the same is left to coreference.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actor/words.h"
#include "core/document.h"
#include "core/named_span.h"

namespace sayso::actor {

enum class Gender : std::uint8_t { unknown, male, female };

/// Unknown agrees with everybody.
[[nodiscard]] constexpr bool agree(Gender a, Gender b) {
  return a == Gender::unknown || b == Gender::unknown || a == b;
}

/// One name where it stands. The title is no part of it ("Sen." in "Sen. Tim Scott").
struct Name {
  TokenSpan tokens;
  EntityType type = EntityType::misc;
  bool sure = true;  ///< false while the type is only a guess from the shape
  Gender gender = Gender::unknown;
  TokenSpan title = {};  ///< empty where there is none
  /// With the place or people right before it that is a name of its own too: a tagger's "Veld" | "Police". Empty where
  /// there is none; whoever asks which names are one reads this.
  TokenSpan whole = {};
};

/// A name without the small words that a tagger leaves at its end: "Harbour Council" of "Harbour Council of the".
[[nodiscard]] TokenSpan without_tail(const Words& words, TokenSpan name);

[[nodiscard]] inline TokenSpan whole_of(const Name& n) {
  return n.whole.empty() ? n.tokens : n.whole;
}

/// In text order, without overlap. Linear in the tokens; a run of capitals longer than kLongestName is cut. `tagged`
/// are a tagger's spans: where there are any they go before the rules' names, of which only those stay that they leave
/// room for and whose type is no guess.
[[nodiscard]] std::vector<Name> find_names(const Words& words, const std::vector<NamedSpan>& tagged = {});

/// A tagger's span as a name: the title taken off or found before it, outlets and documents told apart by their words.
[[nodiscard]] Name name_of(const Words& words, const NamedSpan& tagged);

// ---- parts, for the unit tests and for each other
/// The tagger's names, and between them the certain ones of the rules.
[[nodiscard]] std::vector<Name> merged_names(const Words& words, std::vector<NamedSpan> tagged,
                                             const std::vector<Name>& ruled);

/// The tagger's names once they agree over the article: one type for the same words, and a tag where the same words
/// bear one elsewhere, more often than not. In text order. `address` is by token: its capitals make no names.
[[nodiscard]] std::vector<NamedSpan> agreed(const Words& words, std::vector<NamedSpan> tagged,
                                            const std::vector<bool>& address);

inline constexpr std::uint32_t kLongestName = 12;  // tokens; the longest bodies' names have about ten

/// A date ("Dec. 18, 2014", "Thursday", "2015") or a sum ("$3.5 million", "500 rupees") that starts here.
[[nodiscard]] std::optional<Name> date_or_money(const Words& words, std::uint32_t begin);

/// The end of the run of capitals (with "of", "van", hyphens, initials) that starts at `begin`; `begin` where none
/// does.
[[nodiscard]] std::uint32_t run_end(const Words& words, std::uint32_t begin);

/// Takes a run apart: "British | Prime Minister | Theresa May" gives a group and a person with a title.
void split_run(const Words& words, TokenSpan run, std::vector<Name>& names);

/// Length in tokens of the title that starts here ("Vice President" 2, "Sen." 2); 0 for none.
[[nodiscard]] std::uint32_t title_length(const Words& words, std::uint32_t begin, std::uint32_t end);

/// A person with the gender that given name and title speak for.
[[nodiscard]] Name person_name(const Words& words, TokenSpan span, TokenSpan title, bool sure);

/// The type of a body by its last word, or the one before "of"; nothing where it says nothing.
[[nodiscard]] std::optional<EntityType> type_by_words(const Words& words, TokenSpan span);

/// By the lexicons of given names and titles.
[[nodiscard]] Gender gender_of(Flags flags);

/// The section that lists the phrase as a name, as a type; nothing where none does.
[[nodiscard]] std::optional<EntityType> listed_type(Flags flags);

}  // namespace sayso::actor
