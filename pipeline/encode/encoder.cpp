#include "encode/encoder.h"

#include <algorithm>

#include "encode/convolution.h"
#include "encode/kernels.h"
#include "encode/transformer.h"
#include "encode/weights.h"

namespace sayso {
namespace {

constexpr std::uint32_t kBlockTokens = 16384;  // 8 MiB of rows; no usual article is as long

/// Row of a word in the table: 0 where the vocabulary lacks it.
std::size_t word_row(const WordInput& w, std::uint64_t hash) {
  const auto found = std::lower_bound(w.vocabulary.begin(), w.vocabulary.end(), hash);
  if (found == w.vocabulary.end() || *found != hash) return 0;
  return static_cast<std::size_t>(found - w.vocabulary.begin()) + 1;
}

void look_up(const WordInput& words, const std::vector<TokenFeatures>& features, TokenSpan block, Matrix& x) {
  const Kernels& k = kernels();
  const auto width = static_cast<std::ptrdiff_t>(words.word.columns);
  x.resize(block.size(), words.word.columns);
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const TokenFeatures& f = features[block.begin + i];
    float* row = x.row(i);
    k.add_half_row(words.word.row(word_row(words, f.word)), row, width);
    k.add_half_row(words.prefix.row(f.prefix), row, width);
    k.add_half_row(words.suffix.row(f.suffix), row, width);
  }
}

}  // namespace

std::vector<TokenSpan> blocks_of(const Segmentation& segmentation) {
  std::vector<TokenSpan> blocks;
  for (const Paragraph& p : segmentation.paragraphs) {
    if (blocks.empty() || p.tokens.end - blocks.back().begin > kBlockTokens)
      blocks.push_back({p.tokens.begin, p.tokens.begin});
    blocks.back().end = p.tokens.end;
    while (blocks.back().size() > kBlockTokens) {
      const std::uint32_t cut = blocks.back().begin + kBlockTokens;
      const std::uint32_t end = blocks.back().end;
      blocks.back().end = cut;
      blocks.push_back({cut, end});
    }
  }
  return blocks;
}

EncoderInput encoder_input(const Model& model, std::string_view text, const Segmentation& segmentation,
                           const std::vector<Quotation>& quotations) {
  EncoderInput out{find_features(text, segmentation, quotations), {}};
  const auto& transformer = model.weights().transformer;
  if (transformer) out.pieces = split_article(transformer->pieces, text, segmentation);
  return out;
}

void encode(const Model& model, const EncoderInput& input, const Segmentation& segmentation, TokenSpan block,
            Scratch& scratch) {
  const Model::Weights& w = model.weights();
  const Kernels& k = kernels();
  const auto width = static_cast<std::ptrdiff_t>(w.width());
  Matrix& x = scratch.encoded;
  if (w.transformer) {
    transform(*w.transformer, input, segmentation, block, scratch.transformer, x);
  } else {
    look_up(w.words, input.features, block, x);
  }
  for (std::uint32_t i = 0; i < block.size(); ++i) {
    const TokenFeatures& f = input.features[block.begin + i];
    k.add_half_row(w.shape.row(f.shape), x.row(i), width);
    k.add_half_row(w.context.row(f.context), x.row(i), width);
  }
  run_gated(w.encoder, {{0, x.rows()}}, x, scratch.normed, scratch.product);
  k.layer_norm(x.row(0), w.norm_gain.data(), w.norm_bias.data(), x.row(0), static_cast<std::ptrdiff_t>(x.rows()),
               width);
}

}  // namespace sayso
