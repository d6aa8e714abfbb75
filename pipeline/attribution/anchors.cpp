#include "attribution/anchors.h"

#include <algorithm>
#include <cmath>

#include "encode/kernels.h"
#include "encode/weights.h"

namespace sayso {
namespace {

/// Share of the exponentials that the scores behind the first have: the first is "no anchor".
float any_but_first(const float* scores, std::size_t count) {
  const float top = *std::max_element(scores, scores + count);
  const float none = std::exp(scores[0] - top);
  float all = none;
  for (std::size_t i = 1; i < count; ++i) all += std::exp(scores[i] - top);
  return (all - none) / all;
}

}  // namespace

Anchors find_anchors(const Model::Weights& w, TokenSpan block, Scratch& scratch) {
  constexpr std::size_t kColumns = kAnchorClasses + kNestedClasses;
  Matrix& scores = scratch.scores;
  scores.resize_to_write(block.size(), kColumns);
  for (std::size_t i = 0; i < block.size(); ++i) std::copy_n(w.anchor.bias.data(), kColumns, scores.row(i));
  kernels().multiply(scratch.encoded.row(0), static_cast<std::ptrdiff_t>(w.width()), w.anchor.weight.data.data(),
                     scores.row(0), static_cast<std::ptrdiff_t>(block.size()), static_cast<std::ptrdiff_t>(w.width()),
                     kColumns, true);
  Anchors out;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const float outer = any_but_first(scores.row(i), kAnchorClasses);
    const float nested = any_but_first(scores.row(i) + kAnchorClasses, kNestedClasses);
    if (outer > w.threshold) {
      out.outer.push_back({block.begin + i, outer});
    } else if (nested > w.nested_threshold) {
      out.nested.push_back({block.begin + i, nested});
    }
  }
  return out;
}

}  // namespace sayso
