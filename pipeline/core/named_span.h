// A typed name where it stands: what a tagger of names hands to actor/.
#pragma once

#include <array>

#include "core/labels.h"
#include "core/span.h"

namespace sayso {

/// The types that the names head tells apart, in its order; models/training/names.py has the same.
inline constexpr std::array<EntityType, 10> kNamedTypes = {
    EntityType::person,  EntityType::organization, EntityType::place, EntityType::group, EntityType::facility,
    EntityType::product, EntityType::event,        EntityType::date,  EntityType::money, EntityType::misc};

/// Not empty, and in one sentence. `type` is a tagger's guess of the kind.
struct NamedSpan {
  TokenSpan tokens;
  EntityType type = EntityType::misc;
  /// How well each of kNamedTypes goes with these tokens, up to a constant: a sum of the head's scores. All alike where
  /// the tagger does not say.
  std::array<float, kNamedTypes.size()> scores{};
};

}  // namespace sayso
