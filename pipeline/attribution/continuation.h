// Quotations that go on in paragraphs of their own: whose they are. Entry: continue_quotations().
#pragma once

#include <vector>

#include "core/document.h"

namespace sayso {

/// Paragraphs that are quotations and nothing else become a further piece of the content that they go on with: of the
/// relation behind them where their last quotation is re-opened there, of the one before where it is re-opened in them
/// or where the words that attribute it stood behind it ("“We were wrong,” she said. [next paragraph] “We will mend
/// it.”"). PolNeAR marks nine of ten so. Behind a quotation that ends its paragraph, closed, they are a relation of
/// their own that says what it continues; behind anything else, one that names nobody. `relations`: in the order of
/// their first token, with pieces cut at paragraphs and directness set; new ones are put last. Linear.
void continue_quotations(std::vector<Attribution>& relations, const Segmentation& segmentation,
                         const std::vector<Quotation>& quotations);

}  // namespace sayso
