// The order in which a person reads the relations of a document: as they stand in the text, the nested ones under
// theirs. Entry: claims_in_order(). How they look is left to the reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/document.h"

namespace sayso {

struct PlacedClaim {
  std::uint32_t attribution = 0;  ///< index into Document::attributions
  int depth = 0;                  ///< 0 outermost
  std::string number;             ///< "3", and "3.1" for the first claim inside it
};

/// Every relation once, by its first token and then by index. Relations that are each other's parents start as
/// outermost.
[[nodiscard]] std::vector<PlacedClaim> claims_in_order(const std::vector<Attribution>& attributions);

}  // namespace sayso
