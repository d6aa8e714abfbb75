// Who the blamed is, over the whole article: a name, a pronoun, the holder of the relation itself.
// Entry: actor_of().
#pragma once

#include <cstdint>
#include <optional>

#include "accusation/attach.h"

namespace sayso::accusation {

/// "I", "we", "my": the one who speaks.
[[nodiscard]] bool first_person(const Line& line, TokenSpan blamed);

/// "he", "she", "it", "they".
[[nodiscard]] bool third_person(const Line& line, TokenSpan blamed);

/// The actor of a blamed span of that relation: the name in it, the actor of a mention or source there, for the first
/// person (and where `own`) the relation's holder; nothing where none is known.
[[nodiscard]] std::optional<std::uint32_t> actor_of(const Line& line, TokenSpan blamed, std::uint32_t relation,
                                                    bool own, const Layers& layers);

}  // namespace sayso::accusation
