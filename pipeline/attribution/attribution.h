// Encoded tokens -> attribution relations: an anchor for each cue, then its source, cue and content in a window around
// it. Entry: read_block(), then finish_attributions(). Who the source is, and how firmly it holds the content, is left
// to actor/ and strength/.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "encode/encoder.h"

namespace sayso {

/// Appends the relations of one block, whose rows encode() has left in `scratch`.
void read_block(const Model& model, const Segmentation& segmentation, const std::vector<Quotation>& quotations,
                TokenSpan block, Scratch& scratch, std::vector<Attribution>& out);

/// What the blocks of an article gave -> its relations, in the order of their first tokens: contents go on to their
/// marks, nested ones know their parents.
[[nodiscard]] std::vector<Attribution> finish_attributions(std::vector<Attribution> read, std::string_view text,
                                                           const Segmentation& segmentation,
                                                           const std::vector<Quotation>& quotations);

}  // namespace sayso
