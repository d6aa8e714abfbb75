// Tokens -> one row of numbers a token, once an article; every head reads them. One interface, two encoders: the
// model's weights say which. Entry: encoder_input(), blocks_of(), encode(). Loading the weights: encode/model.h. What
// the rows mean is left to the heads.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "encode/features.h"
#include "encode/matrix.h"
#include "encode/model.h"
#include "encode/word_pieces.h"

namespace sayso {

/// Matrices of the transformer, reused from tile to tile.
struct TransformerScratch {
  Matrix rows, product, attended, inner, scores, means;
};

/// Matrices that a worker reuses from article to article. One a thread.
struct Scratch {
  Matrix normed, product;             // of the convolutions
  Matrix encoded;                     // the rows of one block
  Matrix projected, windows, scores;  // of the heads
  TransformerScratch transformer;
};

/// What an encoder looks up for an article. The pieces are empty where the model has no transformer.
struct EncoderInput {
  std::vector<TokenFeatures> features;
  PieceSequence pieces;
};

[[nodiscard]] EncoderInput encoder_input(const Model& model, std::string_view text, const Segmentation& segmentation,
                                         const std::vector<Quotation>& quotations);

/// Stretches of tokens that are read one after the other, without sight of one another: one for any usual article. Long
/// texts are cut at paragraphs, or hard where a paragraph is longer than a block, so that memory stays flat.
[[nodiscard]] std::vector<TokenSpan> blocks_of(const Segmentation& segmentation);

/// One row a token of the block, as many columns as the model is wide, float32, left in scratch.encoded. The bytes
/// depend on the block's tokens and the kernels alone. `input` is that of the whole article.
void encode(const Model& model, const EncoderInput& input, const Segmentation& segmentation, TokenSpan block,
            Scratch& scratch);

}  // namespace sayso
