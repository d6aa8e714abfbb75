// The accurate encoder's input: the word pieces of an article through a transformer, mixed down to one row a token.
// Entry: transform(). The convolutions behind it are those of the fast encoder (encoder.cpp).
#pragma once

#include "encode/encoder.h"
#include "encode/weights.h"

namespace sayso {

/// Rows of the block's tokens, [tokens x width], into `out` (resized). A token's row is the mean over its pieces' rows
/// of the last layer, times `mix`. Windows overlap by the margin, cores tile the block; the rows of some windows are
/// one product. Needs input.pieces and input.features of the whole article. Thread rule: as encode().
void transform(const Transformer& t, const EncoderInput& input, const Segmentation& segmentation, TokenSpan block,
               TransformerScratch& scratch, Matrix& out);

}  // namespace sayso
