// Nouns and pronouns that are sources -> the actors they stand for.
// Entry: link_sources(). A rule that finds nobody leaves the mention without an actor rather than guess.
#pragma once

#include <vector>

#include "actor/name_links.h"
#include "actor/source.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// Mentions of kind nominal and pronoun, one for each distinct source phrase, in text order; new actors join the cast.
/// `names` are the mentions of names with their actors. Linear in tokens and relations.
[[nodiscard]] std::vector<Mention> link_sources(const Words& words, const std::vector<Mention>& names,
                                                const std::vector<Attribution>& attributions, Cast& cast);

/// Who a personal pronoun can be: "he" a man, "they" several, "I" the speaker.
enum class Person : std::uint8_t { he_or_she, they, it, speaker, relative, open };
[[nodiscard]] Person person_of(std::string_view pronoun);

/// The kind of thing that a noun heads ("poll": document, "officials": group).
[[nodiscard]] EntityType noun_type(const Words& words, const SourcePhrase& phrase);

}  // namespace sayso::actor
