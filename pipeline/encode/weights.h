// What a Model holds once it is loaded: tables and layers as float32, ready for the kernels.
// Entry: Model::Weights. Reading them from a file: safetensors.h and model.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "encode/matrix.h"
#include "encode/model.h"
#include "encode/word_pieces.h"

namespace sayso {

constexpr std::size_t kAnchorClasses = 3;
constexpr std::size_t kNestedClasses = 2;
constexpr std::size_t kNameTags = 41;  ///< O, then B, I, E, S of ten types; actor/named_spans.h

/// Rows of equal width, row-major.
struct Table {
  std::size_t rows = 0;
  std::size_t columns = 0;
  Floats data;

  [[nodiscard]] const float* row(std::size_t i) const { return data.data() + i * columns; }
};

/// The same in half precision, as the file has it: looked up row by row, so that loading costs a copy and no more.
struct HalfTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<std::uint16_t> data;

  [[nodiscard]] const std::uint16_t* row(std::size_t i) const { return data.data() + i * columns; }
};

/// y = x * weight + bias; weight is [inputs x outputs].
struct Dense {
  Table weight;
  Floats bias;
};

/// One gated convolution over three tokens: taps[0] reads the token `dilation` before, taps[2] the one after.
struct GatedLayer {
  std::size_t dilation = 1;
  Floats norm_gain, norm_bias;
  Table taps[3];  ///< each [width x 2 * width]
  Floats bias;
};

/// Rows of signed bytes, each with a scale of its own: a looked-up row is bytes * scale.
struct ByteTable {
  std::size_t columns = 0;
  std::vector<std::int8_t> data;
  Floats scale;

  [[nodiscard]] const std::int8_t* row(std::size_t i) const { return data.data() + i * columns; }
};

/// What the fast encoder looks up for a token.
struct WordInput {
  std::vector<std::uint64_t> vocabulary;  ///< hashes of normalised words, ascending; row i + 1 of `word`
  HalfTable word, prefix, suffix;
};

/// One layer of a BERT-like transformer (Devlin et al. 2019): attention, then two dense layers; the norms come last.
struct TransformerLayer {
  Dense qkv;  ///< hidden -> queries, keys, values; heads side by side in each
  Dense attended;
  Floats attended_gain, attended_bias;
  Dense inner, outer;
  Floats outer_gain, outer_bias;
};

/// What the accurate encoder reads in place of words: word pieces through a transformer.
struct Transformer {
  WordPieces pieces;
  std::size_t heads = 1;
  std::uint32_t window = 0;  ///< pieces that are read at once, the edges among them
  std::uint32_t margin = 0;  ///< of them context on either side
  ByteTable piece;
  HalfTable position;
  HalfTable place;  ///< by the context of a piece's token; the last row for the edges of a window
  Table form;  ///< by the shape of a piece's token ("Xxx"), for the pieces are lower case; the last row for the edges
  Floats norm_gain, norm_bias;
  std::vector<TransformerLayer> layers;
  Dense mix;  ///< hidden -> width

  [[nodiscard]] std::size_t hidden() const { return piece.columns; }
};

struct Model::Weights {
  std::string name, version;

  WordInput words;                         ///< of a fast encoder; empty where there is a transformer
  std::optional<Transformer> transformer;  ///< of an accurate one
  HalfTable shape, context;                ///< added to each token's row
  std::vector<GatedLayer> encoder;
  Floats norm_gain, norm_bias;

  Dense anchor;                   ///< width -> {none, cue, content without a cue}, {none, cue of a nested relation}
  Dense names;                    ///< width -> kNameTags; empty in a file that has no names
  float threshold = 0.5F;         ///< of an anchor's probability
  float nested_threshold = 0.5F;  ///< the same, inside a content

  std::size_t before = 0, after = 0;  ///< the window around an anchor, tokens
  Dense pair_token, pair_scale, pair_shift;
  Table pair_distance, pair_relation;
  std::vector<GatedLayer> pair;
  Dense pair_out;
  Table transition;  ///< [tags + 1 x tags + 1]; the last row and column are the window's edges

  [[nodiscard]] std::size_t width() const { return context.columns; }
};

}  // namespace sayso
