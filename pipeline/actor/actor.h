// Names, titles and pronouns -> mentions and actors; sources -> who holds each content, and the sourcing phrases.
// Entry: without_grants(), find_actors(), then label_holders(). How firmly a content is held is left to strength/.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "core/named_span.h"

namespace sayso {

/// The relations without those that only say why somebody has no name ("asked not to be named"): their words are no
/// part of a content, and their clause belongs to its source. One that stands behind such a clause and was passed over
/// is added. In text order; linear in the tokens.
[[nodiscard]] std::vector<Attribution> without_grants(std::string_view text, const Segmentation& segmentation,
                                                      std::vector<Attribution> attributions);

/// Mentions in text order, one actor an identity, actors in the order of their first mention. `named` are typed names
/// that a tagger has found, in text order without overlap: they go before what the rules of names.h find; empty, and
/// the rules stand alone. Linear in the tokens (times the actors of an article, which are capped).
[[nodiscard]] ActorLayer find_actors(std::string_view text, const Segmentation& segmentation,
                                     const std::vector<Quotation>& quotations,
                                     const std::vector<Attribution>& attributions,
                                     const std::vector<NamedSpan>& named = {});

/// One holder a relation, in the order of `attributions`, and the sourcing phrases in text order. `outlet` is whose
/// article it is, as far as the record says: who told it something spoke first hand.
[[nodiscard]] HolderLayer label_holders(std::string_view text, const Segmentation& segmentation,
                                        const std::vector<Attribution>& attributions, const ActorLayer& actors,
                                        std::string_view outlet = {});

}  // namespace sayso
