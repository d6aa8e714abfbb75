// Encoded rows -> the tokens that stand for relations: outer ones anywhere, nested ones for where a content is.
// Entry: find_anchors(). What belongs to each is left to pair_head.h and tags.h.
#pragma once

#include <cstdint>
#include <vector>

#include "core/document.h"
#include "encode/encoder.h"

namespace sayso {

/// A token that stands for a relation, and how surely.
struct Anchor {
  std::uint32_t token = 0;
  float probability = 0;
};

/// Both lists in the order of tokens.
struct Anchors {
  std::vector<Anchor> outer;   ///< the first token of a cue, or of a content that has no cue
  std::vector<Anchor> nested;  ///< the first token of a cue, if it stands inside a content; no outer one
};

/// Reads scratch.encoded (the block's rows), writes scratch.scores.
[[nodiscard]] Anchors find_anchors(const Model::Weights& weights, TokenSpan block, Scratch& scratch);

}  // namespace sayso
