// How a content reached this article: first hand, at a venue, or through a medium or person between.
// Entry: find_relay(). Reads the words around the cue; nested relations take theirs from the parent (holders.cpp).
#pragma once

#include <optional>
#include <vector>

#include "actor/source_type.h"
#include "core/document.h"

namespace sayso::actor {

/// What was found besides the relation's own source.
struct RelayReading {
  Relay relay = Relay::firsthand;
  std::optional<TokenSpan> medium;      ///< the outer link, where it has a span of its own: "ABC News", "CNN"
  std::optional<SourceReading> holder;  ///< the innermost holder behind a medium: "Citing officials, The Post said"
};

/// `source` is the reading of the relation's own source, `own` what own_outlet() gave. Looks at the cue's sentence
/// only.
[[nodiscard]] RelayReading find_relay(const Words& words, const SourceReader& reader, const Attribution& attribution,
                                      const SourceReading& source, const std::vector<bool>& own);

}  // namespace sayso::actor
