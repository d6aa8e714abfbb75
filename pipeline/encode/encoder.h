// Tokens -> one row of numbers a token, once an article; every head reads them.
// Entry: Encoder-side encode(). Loading the weights: encode/model.h. What the rows mean is left to the heads.
#pragma once

#include <string_view>
#include <vector>

#include "core/document.h"
#include "encode/matrix.h"
#include "encode/model.h"

namespace sayso {

/// Matrices that a worker reuses from article to article. One a thread.
struct Scratch {
  Matrix a, b, tile;
};

/// One row a token, `model.width()` columns, float32. Bytes depend on the kernel path and the article alone.
[[nodiscard]] Matrix encode(const Model& model, std::string_view text, const Segmentation& segmentation,
                            const std::vector<Quotation>& quotations, Scratch& scratch);

}  // namespace sayso
