// Tokens -> one row of numbers a token, once an article; every head reads them.
// Entry: encode(). Loading the weights: encode/model.h. What the rows mean is left to the heads.
#pragma once

#include <vector>

#include "core/document.h"
#include "encode/features.h"
#include "encode/matrix.h"
#include "encode/model.h"

namespace sayso {

/// Matrices that a worker reuses from article to article. One a thread.
struct Scratch {
  Matrix normed, product;             // of the convolutions
  Matrix encoded;                     // the rows of one block
  Matrix projected, windows, scores;  // of the pair head
};

/// Stretches of tokens that are read one after the other, without sight of one another: one for any usual article. Long
/// texts are cut at paragraphs, or hard where a paragraph is longer than a block, so that memory stays flat.
[[nodiscard]] std::vector<TokenSpan> blocks_of(const Segmentation& segmentation);

/// One row a token of the block, as many columns as the model is wide, float32, left in scratch.encoded. The bytes
/// depend on the block's tokens and the kernels alone. `features` are those of the whole article.
void encode(const Model& model, const std::vector<TokenFeatures>& features, TokenSpan block, Scratch& scratch);

}  // namespace sayso
