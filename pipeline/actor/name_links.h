// Which names are one and the same: full names, surnames, "Mr. X", acronyms, short forms.
// Entry: link_names(). Nouns and pronouns are left to source_links.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "actor/names.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// More actors than any article has; what comes after them stays without an actor, so that time stays linear.
inline constexpr std::size_t kMostActors = 500;

/// The actors so far, and what coreference needs to know of each (parallel vectors).
struct Cast {
  std::vector<Actor> actors;
  std::vector<Gender> genders;
  std::vector<bool> named;                        ///< by a name, or a body qualified by one ("the Clinton campaign")
  std::vector<std::vector<std::uint32_t>> nouns;  ///< tokens that say what a body is: "utility" in "the utility X"

  /// Index of the new actor; nothing where the cast is full.
  std::optional<std::uint32_t> add(std::string name, EntityType type, Gender gender, bool is_named);
};

/// One mention a name, with its actor; dates and sums of money have none.
[[nodiscard]] std::vector<Mention> link_names(const Words& words, const std::vector<Name>& names, Cast& cast);

}  // namespace sayso::actor
