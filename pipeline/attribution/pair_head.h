// An anchor and the rows around it -> scores of the tags in its window; many anchors in one batch of products.
// Entry: PairHead::score(). Finding anchors and reading tags is left to attribution.cpp and tags.h.
#pragma once

#include <cstdint>
#include <vector>

#include "core/document.h"
#include "encode/convolution.h"
#include "encode/encoder.h"

namespace sayso {

/// The tokens of one window, cut at the block's ends. `anchor` lies inside.
struct Window {
  std::uint32_t anchor = 0;
  TokenSpan tokens;
};

/// Reads scratch.encoded (the block's rows); writes scratch.projected, windows, scores, normed, product.
class PairHead {
 public:
  PairHead(const Model& model, const Segmentation& segmentation, TokenSpan block, Scratch& scratch);

  /// The window around a token of the block.
  [[nodiscard]] Window window(std::uint32_t anchor) const;

  /// What a window has of its anchor's paragraph, and `beside()` tokens on either side.
  [[nodiscard]] Window near(const Window& window) const;

  /// Tokens beside a paragraph that are read with it: as many as its scores depend on, and one more.
  [[nodiscard]] std::uint32_t beside() const { return beside_; }

  /// The paragraph of a token.
  [[nodiscard]] TokenSpan paragraph(std::uint32_t token) const;

  /// Scores of windows[first .. first + count), count <= kGroup; row `first_row(i)` of scratch.scores begins window
  /// i's.
  void score(const std::vector<Window>& windows, std::size_t first, std::size_t count);

  /// The first row of the i-th window of the group in scratch.scores (kTags columns, one row a token of the window).
  [[nodiscard]] std::size_t first_row(std::size_t i) const { return rows_[i].begin; }

  /// Windows scored together: enough for large products, few enough to stay in the cache.
  static constexpr std::size_t kGroup = 12;

 private:
  void condition(const Window& window, std::size_t row);
  [[nodiscard]] std::size_t sentence_relation(std::uint32_t anchor, std::uint32_t token) const;

  const Model::Weights& w_;
  const Segmentation& segmentation_;
  TokenSpan block_;
  Scratch& scratch_;
  std::uint32_t beside_ = 1;
  std::vector<RowRun> rows_;  ///< by window of the group
  Floats scale_, shift_;
};

}  // namespace sayso
