// Relations that a rule has added or taken out, in text order again. Entry: in_text_order(), without().
#pragma once

#include <vector>

#include "core/document.h"

namespace sayso {

/// The relations in the order of their first token, with `parent` and `continues` in the new numbers.
[[nodiscard]] std::vector<Attribution> in_text_order(std::vector<Attribution> relations);

/// Those whose flag is not set, in the same order. What stood in one that is gone stands in what that stood in; what
/// went on from one that is gone goes on from nothing. `gone` is parallel to `relations`.
[[nodiscard]] std::vector<Attribution> without(std::vector<Attribution> relations, const std::vector<bool>& gone);

}  // namespace sayso
