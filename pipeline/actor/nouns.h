// What pronouns and nouns can stand for.
// Entry: person_of(), noun_type(). Whom they do stand for is left to source_links.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "actor/source.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// Who a personal pronoun can be: "he" a man, "they" several, "I" the speaker.
enum class Person : std::uint8_t { he_or_she, they, it, speaker, relative, open };
[[nodiscard]] Person person_of(std::string_view pronoun);

/// The kind of thing that a noun heads ("poll": document, "officials": group).
[[nodiscard]] EntityType noun_type(const Words& words, const SourcePhrase& phrase);

/// Nouns that stand for whoever was described before ("the official", "the person").
[[nodiscard]] bool is_generic(std::string_view lower);

/// One word for a role and its short and gendered forms: "Sen." and "senator", "spokeswoman" and "spokesman".
[[nodiscard]] std::string_view role_word(std::string_view lower);

/// Pronouns that point at people whom the article does not name: "everyone", "others".
[[nodiscard]] bool anybody(std::string_view lower);

/// Words before a noun that tell nobody apart: "former", "senior".
[[nodiscard]] bool neutral(std::string_view lower);

/// Nouns for firms: no ministry, court or union is meant by them.
[[nodiscard]] bool firm_noun(std::string_view lower);

/// Bodies of which an article seldom has two at a time: "the agency" is the one that it has just told of.
[[nodiscard]] bool common_body(std::string_view lower);

/// Documents in which a body speaks: "the statement said" is its issuer's word.
[[nodiscard]] bool issued(std::string_view lower);

/// What an outlet publishes: "report", "story".
[[nodiscard]] bool news_piece(std::string_view lower);

/// What asks many: "poll", "survey".
[[nodiscard]] bool poll_noun(std::string_view lower);

/// "71 per cent", "seven in ten", at the start of the phrase: those whom a poll has asked.
[[nodiscard]] bool share_of_many(const Words& words, TokenSpan phrase);

}  // namespace sayso::actor
