#include "attribution/attribution.h"

#include <algorithm>
#include <cmath>

#include "attribution/pair_head.h"
#include "attribution/refine.h"
#include "attribution/tags.h"
#include "encode/kernels.h"
#include "encode/weights.h"

namespace sayso {
namespace {

constexpr std::size_t kClasses = 3;  // no anchor, cue, content without a cue

/// A token that stands for a relation, and how surely.
struct Anchor {
  std::uint32_t token = 0;
  float probability = 0;
};

float anchor_probability(const float* scores) {
  const float top = std::max({scores[0], scores[1], scores[2]});
  const float none = std::exp(scores[0] - top);
  const float any = std::exp(scores[1] - top) + std::exp(scores[2] - top);
  return any / (none + any);
}

std::vector<Anchor> find_anchors(const Model::Weights& w, TokenSpan block, Scratch& scratch) {
  Matrix& scores = scratch.scores;
  scores.resize(block.size(), kClasses);
  for (std::size_t i = 0; i < block.size(); ++i) std::copy_n(w.anchor.bias.data(), kClasses, scores.row(i));
  kernels().multiply(scratch.encoded.row(0), static_cast<std::ptrdiff_t>(w.width()), w.anchor.weight.data.data(),
                     scores.row(0), static_cast<std::ptrdiff_t>(block.size()), static_cast<std::ptrdiff_t>(w.width()),
                     kClasses, true);
  std::vector<Anchor> anchors;
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const float p = anchor_probability(scores.row(i));
    if (p > w.threshold) anchors.push_back({block.begin + i, p});
  }
  return anchors;
}

/// Reads one block: anchors, then the tags of the window around each.
void read_block(const Model& model, const Segmentation& segmentation, const std::vector<Quotation>& quotations,
                TokenSpan block, Scratch& scratch, std::vector<Attribution>& out) {
  const Model::Weights& w = model.weights();
  const std::vector<Anchor> anchors = find_anchors(w, block, scratch);
  PairHead head(model, segmentation, block, scratch);
  std::vector<Window> windows;
  windows.reserve(anchors.size());
  for (const Anchor& a : anchors) windows.push_back(head.window(a.token));
  for (std::size_t first = 0; first < anchors.size(); first += PairHead::kGroup) {
    const std::size_t count = std::min(PairHead::kGroup, anchors.size() - first);
    head.score(windows, first, count);
    for (std::size_t i = 0; i < count; ++i) {
      const Window& window = windows[first + i];
      const auto tags = decode_tags(scratch.scores.row(head.first_row(i)), window.tokens.size(), w.transition);
      TaggedPieces pieces = pieces_of(tags, window.tokens.begin);
      if (pieces.content.empty()) continue;
      extend_to_marks(pieces.content, window.tokens, quotations);
      Attribution a;
      a.source = std::move(pieces.source);
      a.cue = std::move(pieces.cue);
      a.content = std::move(pieces.content);
      a.confidence = anchors[first + i].probability;
      out.push_back(std::move(a));
    }
  }
}

}  // namespace

std::vector<Attribution> find_attributions(const Model& model, std::string_view text, const Segmentation& segmentation,
                                           const std::vector<Quotation>& quotations, Scratch& scratch) {
  const std::vector<TokenFeatures> features = find_features(text, segmentation, quotations);
  std::vector<Attribution> out;
  for (const TokenSpan block : blocks_of(segmentation)) {
    encode(model, features, block, scratch);
    read_block(model, segmentation, quotations, block, scratch, out);
  }
  return refine(std::move(out), text, segmentation, quotations);
}

}  // namespace sayso
