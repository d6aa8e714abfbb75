// Which names of an article are those of the outlet that publishes it.
// Entry: own_outlet(). What follows from it is left to relay.h.
#pragma once

#include <string_view>
#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// By mention: it names the outlet that publishes this article, so that "told The Harbour Post" is first hand. `outlet`
/// is what the record says ("The Harbour Post", "harb-post"; empty for nothing); an agency in brackets in a dateline
/// ("OSLO (AP) - ...") is one too. Linear in the mentions.
[[nodiscard]] std::vector<bool> own_outlet(const Words& words, const ActorLayer& actors, std::string_view outlet);

}  // namespace sayso::actor
