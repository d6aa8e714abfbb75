// A typed name where it stands: what a tagger of names hands to actor/.
#pragma once

#include "core/labels.h"
#include "core/span.h"

namespace sayso {

/// Not empty, and in one sentence. `type` is a tagger's guess of the kind.
struct NamedSpan {
  TokenSpan tokens;
  EntityType type = EntityType::misc;
};

}  // namespace sayso
