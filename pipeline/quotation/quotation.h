// Tokens -> quotations: pairs of marks of every style, runs that are re-opened over paragraphs, marks that lack a
// partner. Entry: find_quotations(). Who is quoted is left to attribution/.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// In order of their first token. A mark that is never closed ends at its paragraph's end. Linear in the tokens.
[[nodiscard]] std::vector<Quotation> find_quotations(std::string_view text, const Segmentation& segmentation);

}  // namespace sayso
