// The expressions by which an article points at a source without naming a person.
// Entry: find_phrases(). Their holders and grants come from holders.cpp.
#pragma once

#include <string>
#include <vector>

#include "actor/relay.h"
#include "actor/source_type.h"
#include "core/document.h"

namespace sayso::actor {

/// What holders.cpp knows of one relation besides its Holder.
struct RelationReading {
  SourceReading source;
  RelayReading relay;
};

/// In text order, no two over the same tokens. `sources` (own or implied), `readings` and `holders` are parallel to
/// `attributions`.
[[nodiscard]] std::vector<SourcingPhrase> find_phrases(const Words& words, const SourceReader& reader,
                                                       const std::vector<Attribution>& attributions,
                                                       const std::vector<std::vector<TokenSpan>>& sources,
                                                       const std::vector<RelationReading>& readings,
                                                       const std::vector<Holder>& holders);

/// Lower case, without determiners, counts, and what follows a comma or "who": "senior administration official".
[[nodiscard]] std::string normalized(const Words& words, TokenSpan span);

}  // namespace sayso::actor
