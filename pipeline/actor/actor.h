// Names, titles and pronouns -> mentions and actors; sources -> who holds each content, and the sourcing phrases.
// Entry: find_actors(), then label_holders(). How firmly a content is held is left to strength/.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/named_span.h"

namespace sayso {

/// Mentions in text order, one actor an identity. `named`: of the trained head; where there are none, rules find them.
/// Linear in the tokens (times the actors of an article, which are capped).
[[nodiscard]] ActorLayer find_actors(std::string_view text, const Segmentation& segmentation,
                                     const std::vector<Quotation>& quotations,
                                     const std::vector<Attribution>& attributions,
                                     const std::vector<NamedSpan>& named = {});

/// One holder a relation, in the order of `attributions`, and the sourcing phrases in text order.
[[nodiscard]] HolderLayer label_holders(std::string_view text, const Segmentation& segmentation,
                                        const std::vector<Attribution>& attributions, const ActorLayer& actors);

}  // namespace sayso
