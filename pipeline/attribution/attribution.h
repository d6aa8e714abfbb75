// Encoded tokens -> attribution relations: an anchor for each cue, then its source, cue and content in a window around it.
// Entry: find_attributions(). Who the source is, and how firmly it holds the content, is left to actor/ and strength/.
#pragma once

#include <vector>

#include "core/document.h"
#include "encode/encoder.h"

namespace sayso {

/// In order of their anchors. `encoded` has one row a token. Same thread rule as the Encoder's scratch.
[[nodiscard]] std::vector<Attribution> find_attributions(const Model& model, const Segmentation& segmentation,
                                                         const std::vector<Quotation>& quotations,
                                                         const Matrix& encoded, Scratch& scratch);

}  // namespace sayso
