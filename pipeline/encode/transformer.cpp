#include "encode/transformer.h"

#include <algorithm>

#include "encode/kernels.h"

namespace sayso {
namespace {

// Pieces a product: enough that packing the weights costs little, few enough that memory stays small (some 12 MiB).
constexpr std::size_t kTilePieces = 1024;

std::size_t length(const PieceSequence& pieces, const PieceWindow& w) {
  return 2 + pieces.first[w.all.end] - pieces.first[w.all.begin];
}

/// Some windows, one behind the other in the rows.
class Tile {
 public:
  Tile(const Transformer& t, const EncoderInput& input, const PieceWindow* windows, std::size_t count, std::size_t rows,
       TransformerScratch& scratch)
      : t_(t), input_(input), windows_(windows), count_(count), rows_(rows), s_(scratch) {}

  /// Leaves the last layer's rows in scratch.rows.
  void run() {
    embed();
    s_.attended.resize(rows_, t_.hidden());
    for (const TransformerLayer& layer : t_.layers) {
      attend(layer);
      feed_forward(layer);
    }
  }

  /// The rows of the cores' tokens, [tokens x width], into `out` from `row` on. Returns the row behind the last.
  std::size_t mix_into(Matrix& out, std::size_t row) {
    const auto hidden = static_cast<std::ptrdiff_t>(t_.hidden());
    const auto width = static_cast<std::ptrdiff_t>(out.columns());
    std::size_t tokens = 0;
    for (std::size_t i = 0; i < count_; ++i) tokens += windows_[i].core.size();
    s_.means.resize(tokens, t_.hidden());
    add_means();
    for (std::size_t i = 0; i < tokens; ++i) std::copy(t_.mix.bias.begin(), t_.mix.bias.end(), out.row(row + i));
    k_.multiply(s_.means.row(0), hidden, t_.mix.weight.data.data(), out.row(row), static_cast<std::ptrdiff_t>(tokens),
                hidden, width, true);
    return row + tokens;
  }

 private:
  void embed() {
    const auto hidden = static_cast<std::ptrdiff_t>(t_.hidden());
    TokenFeatures edge;  // of [CLS] and [SEP]
    edge.context = kContexts;
    edge.shape = kShapeBuckets;
    s_.rows.resize(rows_, t_.hidden());
    std::size_t row = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      std::size_t position = 0;
      embed_piece(t_.pieces.opening(), position++, edge, row++);
      for (std::uint32_t token = windows_[i].all.begin; token < windows_[i].all.end; ++token) {
        const TokenFeatures& f = input_.features[token];
        for (std::uint32_t p = input_.pieces.first[token]; p < input_.pieces.first[token + 1]; ++p)
          embed_piece(input_.pieces.ids[p], position++, f, row++);
      }
      embed_piece(t_.pieces.closing(), position, edge, row++);
    }
    k_.layer_norm(s_.rows.row(0), t_.norm_gain.data(), t_.norm_bias.data(), s_.rows.row(0),
                  static_cast<std::ptrdiff_t>(rows_), hidden);
  }

  void embed_piece(std::uint32_t piece, std::size_t position, const TokenFeatures& f, std::size_t row) {
    const auto hidden = static_cast<std::ptrdiff_t>(t_.hidden());
    float* out = s_.rows.row(row);
    k_.add_byte_row(t_.piece.row(piece), t_.piece.scale[piece], out, hidden);
    k_.add_half_row(t_.position.row(position), out, hidden);
    k_.add_half_row(t_.place.row(f.context), out, hidden);
    if (!t_.form.data.empty()) k_.add_row(t_.form.row(f.shape), out, hidden);
  }

  /// y = x * weight, without its bias.
  void multiply(const Matrix& x, const Dense& dense, Matrix& y) {
    y.resize(rows_, dense.weight.columns);
    k_.multiply(x.row(0), static_cast<std::ptrdiff_t>(x.columns()), dense.weight.data.data(), y.row(0),
                static_cast<std::ptrdiff_t>(rows_), static_cast<std::ptrdiff_t>(dense.weight.rows),
                static_cast<std::ptrdiff_t>(dense.weight.columns), false);
  }

  void attend(const TransformerLayer& layer) {
    const auto hidden = static_cast<std::ptrdiff_t>(t_.hidden());
    multiply(s_.rows, layer.qkv, s_.product);
    for (std::size_t r = 0; r < rows_; ++r) k_.add_row(layer.qkv.bias.data(), s_.product.row(r), 3 * hidden);
    std::size_t row = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t n = length(input_.pieces, windows_[i]);
      s_.scores.resize(n, n);
      k_.attend(s_.product.row(row), s_.scores.row(0), s_.attended.row(row), static_cast<std::ptrdiff_t>(n), hidden,
                static_cast<std::ptrdiff_t>(t_.heads));
      row += n;
    }
    multiply(s_.attended, layer.attended, s_.product);
    k_.add_norm(s_.product.row(0), layer.attended.bias.data(), layer.attended_gain.data(), layer.attended_bias.data(),
                s_.rows.row(0), static_cast<std::ptrdiff_t>(rows_), hidden);
  }

  void feed_forward(const TransformerLayer& layer) {
    multiply(s_.rows, layer.inner, s_.inner);
    k_.gelu(layer.inner.bias.data(), s_.inner.row(0), static_cast<std::ptrdiff_t>(rows_),
            static_cast<std::ptrdiff_t>(s_.inner.columns()));
    multiply(s_.inner, layer.outer, s_.product);
    k_.add_norm(s_.product.row(0), layer.outer.bias.data(), layer.outer_gain.data(), layer.outer_bias.data(),
                s_.rows.row(0), static_cast<std::ptrdiff_t>(rows_), static_cast<std::ptrdiff_t>(t_.hidden()));
  }

  void add_means() {
    const std::size_t hidden = t_.hidden();
    const PieceSequence& pieces = input_.pieces;
    std::size_t out = 0;
    std::size_t window_row = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const PieceWindow& w = windows_[i];
      for (std::uint32_t token = w.core.begin; token < w.core.end; ++token) {
        float* mean = s_.means.row(out++);
        const std::uint32_t first = pieces.first[token];
        const std::uint32_t end = pieces.first[token + 1];
        const std::size_t row = window_row + 1 + first - pieces.first[w.all.begin];
        for (std::uint32_t p = first; p < end; ++p)
          k_.add_row(s_.rows.row(row + p - first), mean, static_cast<std::ptrdiff_t>(hidden));
        for (std::size_t c = 0; c < hidden && end > first + 1; ++c) mean[c] /= static_cast<float>(end - first);
      }
      window_row += length(pieces, w);
    }
  }

  const Transformer& t_;
  const EncoderInput& input_;
  const PieceWindow* windows_;
  std::size_t count_;
  std::size_t rows_;
  TransformerScratch& s_;
  const Kernels& k_ = kernels();
};

}  // namespace

void transform(const Transformer& t, const EncoderInput& input, const Segmentation& segmentation, TokenSpan block,
               TransformerScratch& scratch, Matrix& out) {
  out.resize(block.size(), t.mix.weight.columns);
  const std::vector<PieceWindow> windows = plan_windows(segmentation, input.pieces, block, t.window, t.margin);
  std::size_t row = 0;
  for (std::size_t first = 0; first < windows.size();) {
    std::size_t rows = length(input.pieces, windows[first]);
    std::size_t count = 1;
    for (; first + count < windows.size(); ++count) {
      const std::size_t more = length(input.pieces, windows[first + count]);
      if (rows + more > kTilePieces) break;
      rows += more;
    }
    Tile tile(t, input, windows.data() + first, count, rows, scratch);
    tile.run();
    row = tile.mix_into(out, row);
    first += count;
  }
}

}  // namespace sayso
