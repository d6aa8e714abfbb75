// The article of a page: its exact text, with marks that add no character to it.
// Entry: article_html(). The cards beside it are html_claim.h.
#pragma once

#include <string>

#include "report/record_view.h"

namespace sayso {

/// The text as one element: its text nodes, joined, are the article's characters (NUL aside). Each claim whose
/// confidence reaches `sure` is marked where it stands, by nested claims over the claims that hold them; before each
/// claim stands a link to its card, whose number is no text. Linear in text and claims, but for sorting.
[[nodiscard]] std::string article_html(const RecordView& view, double sure);

}  // namespace sayso
