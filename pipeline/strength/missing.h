// What keeps a claim from being sourced more firmly, as stable codes (pipeline/report/schema.md lists them).
// Entry: missing_codes(). Their words for a person are left to report/.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// In the order of schema.md; empty where nothing is missing.
[[nodiscard]] std::vector<std::string> missing_codes(const Holder& holder, const Stance& stance,
                                                     const ActorLayer& actors);

}  // namespace sayso::strength
