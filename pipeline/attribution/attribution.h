// Encoded tokens -> attribution relations: an anchor for each cue, then its source, cue and content in a window around
// it. Entry: find_attributions(). Who the source is, and how firmly it holds the content, is left to actor/ and
// strength/.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "encode/encoder.h"

namespace sayso {

/// All relations of an article, in the order of their first tokens. Encodes the article block by block on the way,
/// since nothing but the heads reads the rows. Memory does not grow with the text beyond a block.
[[nodiscard]] std::vector<Attribution> find_attributions(const Model& model, std::string_view text,
                                                         const Segmentation& segmentation,
                                                         const std::vector<Quotation>& quotations, Scratch& scratch);

}  // namespace sayso
