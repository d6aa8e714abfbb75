#include "attribution/pair_head.h"

#include <algorithm>

#include "attribution/tags.h"
#include "encode/kernels.h"
#include "encode/weights.h"

namespace sayso {
namespace {

/// out = row * dense, one row.
void apply(const Dense& dense, const float* row, Floats& out) {
  out = dense.bias;
  kernels().multiply(row, static_cast<std::ptrdiff_t>(dense.weight.rows), dense.weight.data.data(), out.data(), 1,
                     static_cast<std::ptrdiff_t>(dense.weight.rows), static_cast<std::ptrdiff_t>(dense.weight.columns),
                     true);
}

}  // namespace

PairHead::PairHead(const Model& model, const Segmentation& segmentation, TokenSpan block, Scratch& scratch)
    : w_(model.weights()), segmentation_(segmentation), block_(block), scratch_(scratch) {
  for (const GatedLayer& layer : w_.pair) beside_ += static_cast<std::uint32_t>(layer.dilation);
  const auto head = static_cast<std::ptrdiff_t>(w_.pair_token.weight.columns);
  const auto width = static_cast<std::ptrdiff_t>(w_.width());
  Matrix& projected = scratch_.projected;
  projected.resize_to_write(block.size(), static_cast<std::size_t>(head));
  kernels().multiply(scratch_.encoded.row(0), width, w_.pair_token.weight.data.data(), projected.row(0),
                     static_cast<std::ptrdiff_t>(block.size()), width, head, false);
  for (std::size_t i = 0; i < block.size(); ++i) kernels().add_row(w_.pair_token.bias.data(), projected.row(i), head);
}

Window PairHead::window(std::uint32_t anchor) const {
  const auto before = std::min<std::uint32_t>(static_cast<std::uint32_t>(w_.before), anchor - block_.begin);
  const auto after = std::min<std::uint32_t>(static_cast<std::uint32_t>(w_.after), block_.end - 1 - anchor);
  return {anchor, {anchor - before, anchor + after + 1}};
}

Window PairHead::near(const Window& window) const {
  const TokenSpan own = paragraph(window.anchor);
  const std::uint32_t begin = own.begin - std::min(own.begin, beside_);
  return {window.anchor, {std::max(window.tokens.begin, begin), std::min(window.tokens.end, own.end + beside_)}};
}

TokenSpan PairHead::paragraph(std::uint32_t token) const {
  return segmentation_.paragraphs[segmentation_.sentences[segmentation_.tokens[token].sentence].paragraph].tokens;
}

void PairHead::score(const std::vector<Window>& windows, std::size_t first, std::size_t count) {
  const std::size_t head = w_.pair_token.weight.columns;
  rows_.clear();
  const std::size_t gap = reach(w_.pair);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i == 0 ? 0 : rows_.back().end + gap;
    rows_.push_back({begin, begin + windows[first + i].tokens.size()});
  }
  Matrix& x = scratch_.windows;
  x.resize_to_write(rows_.back().end, head);
  for (std::size_t i = 0; i < count; ++i) condition(windows[first + i], first_row(i));
  run_gated(w_.pair, rows_, x, scratch_.normed, scratch_.product);
  scratch_.scores.resize_to_write(x.rows(), kTags);
  for (std::size_t i = 0; i < x.rows(); ++i) std::copy_n(w_.pair_out.bias.data(), kTags, scratch_.scores.row(i));
  kernels().multiply(x.row(0), static_cast<std::ptrdiff_t>(head), w_.pair_out.weight.data.data(),
                     scratch_.scores.row(0), static_cast<std::ptrdiff_t>(x.rows()), static_cast<std::ptrdiff_t>(head),
                     kTags, true);
}

void PairHead::condition(const Window& window, std::size_t row) {
  const float* anchor = scratch_.encoded.row(window.anchor - block_.begin);
  apply(w_.pair_scale, anchor, scale_);
  apply(w_.pair_shift, anchor, shift_);
  for (float& s : scale_) s += 1.0F;
  const auto head = static_cast<std::ptrdiff_t>(scale_.size());
  for (std::uint32_t t = window.tokens.begin; t < window.tokens.end; ++t) {
    const std::size_t distance = t + w_.before - window.anchor;
    kernels().condition(scratch_.projected.row(t - block_.begin), scale_.data(), shift_.data(),
                        w_.pair_distance.row(distance), w_.pair_relation.row(sentence_relation(window.anchor, t)),
                        scratch_.windows.row(row++), head);
  }
}

/// As window_relation() of models/training/train.py: 0 the same sentence, 1 the one before, 2 the one after, 3 another
/// one of the paragraph, 4 a paragraph before, 5 one after.
std::size_t PairHead::sentence_relation(std::uint32_t anchor, std::uint32_t token) const {
  const std::uint32_t a = segmentation_.tokens[anchor].sentence;
  const std::uint32_t t = segmentation_.tokens[token].sentence;
  const std::uint32_t pa = segmentation_.sentences[a].paragraph;
  const std::uint32_t pt = segmentation_.sentences[t].paragraph;
  if (pt != pa) return pt < pa ? 4 : 5;
  if (t == a) return 0;
  if (t + 1 == a) return 1;
  return t == a + 1 ? 2 : 3;
}

}  // namespace sayso
