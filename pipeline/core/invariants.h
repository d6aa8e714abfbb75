// What must hold of every Document, whatever the input. Every test calls it; a debug build calls it after each stage.
// Entry: check_invariants().
#pragma once

#include <string>

#include "core/document.h"

namespace sayso {

/// Empty where all holds; else the first broken invariant in words ("relation 3: content is empty").
[[nodiscard]] std::string check_invariants(const Document& document);

}  // namespace sayso
