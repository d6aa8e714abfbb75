// The transformer over tiles and windows against its definition, one number at a time.
#include "encode/transformer.h"

#include <gtest/gtest.h>

#include <cmath>

#include "encode/features.h"
#include "encode/kernels.h"
#include "quotation/quotation.h"
#include "segment/segment.h"
#include "support/random_text.h"

namespace sayso {
namespace {

constexpr std::size_t kHidden = 12, kHeads = 3, kInner = 20, kWidth = 5;
using Rows = std::vector<std::vector<double>>;

Floats random_floats(std::size_t n, test::Random& random) {
  Floats out(n);
  for (float& x : out) x = static_cast<float>(random.below(2001)) / 2000.0F - 0.5F;
  return out;
}

Dense random_dense(std::size_t in, std::size_t out, test::Random& random) {
  return {{in, out, random_floats(in * out, random)}, random_floats(out, random)};
}

HalfTable random_halves(std::size_t rows, test::Random& random) {
  HalfTable out{rows, kHidden, {}};
  for (std::size_t i = 0; i < rows * kHidden; ++i)
    out.data.push_back(static_cast<std::uint16_t>(0x3000U + random.below(0x0800) + (random.below(2) << 15U)));
  return out;
}

Transformer random_transformer(test::Random& random) {
  Transformer t;
  std::string lines = "[UNK]\n[CLS]\n[SEP]\n";
  for (char c = 'a'; c <= 'z'; ++c) lines += std::string(1, c) + "\n##" + c + "\n";
  t.pieces = *WordPieces::parse(lines + ".\n,\n");
  t.heads = kHeads;
  t.window = 70;
  t.margin = 8;
  t.piece.columns = kHidden;
  t.piece.scale = random_floats(t.pieces.size(), random);
  for (std::size_t i = 0; i < t.pieces.size() * kHidden; ++i)
    t.piece.data.push_back(static_cast<std::int8_t>(static_cast<int>(random.below(9)) - 4));
  t.position = random_halves(t.window, random);
  t.place = random_halves(kContexts + 1, random);
  t.form = {kShapeBuckets + 1, kHidden, random_floats((kShapeBuckets + 1) * kHidden, random)};
  t.norm_gain = random_floats(kHidden, random);
  t.norm_bias = random_floats(kHidden, random);
  for (int i = 0; i < 2; ++i) {
    t.layers.push_back({random_dense(kHidden, 3 * kHidden, random), random_dense(kHidden, kHidden, random),
                        random_floats(kHidden, random), random_floats(kHidden, random),
                        random_dense(kHidden, kInner, random), random_dense(kInner, kHidden, random),
                        random_floats(kHidden, random), random_floats(kHidden, random)});
  }
  t.mix = random_dense(kHidden, kWidth, random);
  return t;
}

double number(float x) {
  return static_cast<double>(x);
}

std::vector<double> plain_dense(const Dense& d, const std::vector<double>& x) {
  std::vector<double> y(d.bias.begin(), d.bias.end());
  for (std::size_t i = 0; i < x.size(); ++i) {
    for (std::size_t c = 0; c < y.size(); ++c) y[c] += x[i] * number(d.weight.row(i)[c]);
  }
  return y;
}

std::vector<double> plain_norm(std::vector<double> x, const Floats& gain, const Floats& bias) {
  double mean = 0, variance = 0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  for (const double v : x) variance += (v - mean) * (v - mean) / static_cast<double>(x.size());
  for (std::size_t i = 0; i < x.size(); ++i)
    x[i] = (x[i] - mean) / std::sqrt(variance + 1e-5) * number(gain[i]) + number(bias[i]);
  return x;
}

double half(const HalfTable& table, std::size_t row, std::size_t column) {
  Floats x(1, 0.0F);
  kernels().add_half_row(table.row(row) + column, x.data(), 1);
  return number(x[0]);
}

Rows plain_attention(const Rows& qkv) {
  const std::size_t size = kHidden / kHeads;
  Rows out(qkv.size(), std::vector<double>(kHidden));
  for (std::size_t h = 0; h < kHeads; ++h) {
    for (std::size_t r = 0; r < qkv.size(); ++r) {
      double sum = 0;
      std::vector<double> weight;
      for (const auto& other : qkv) {
        double dot = 0;
        for (std::size_t i = h * size; i < (h + 1) * size; ++i) dot += qkv[r][i] * other[kHidden + i];
        weight.push_back(std::exp(dot / std::sqrt(static_cast<double>(size))));
        sum += weight.back();
      }
      for (std::size_t o = 0; o < qkv.size(); ++o) {
        for (std::size_t i = h * size; i < (h + 1) * size; ++i) out[r][i] += weight[o] / sum * qkv[o][2 * kHidden + i];
      }
    }
  }
  return out;
}

std::vector<double> plus(std::vector<double> a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
  return a;
}

void plain_layer(const TransformerLayer& layer, Rows& x) {
  Rows qkv;
  for (const auto& row : x) qkv.push_back(plain_dense(layer.qkv, row));
  const Rows attended = plain_attention(qkv);
  for (std::size_t r = 0; r < x.size(); ++r) {
    x[r] = plain_norm(plus(x[r], plain_dense(layer.attended, attended[r])), layer.attended_gain, layer.attended_bias);
    std::vector<double> inner = plain_dense(layer.inner, x[r]);
    for (double& v : inner) v = v / 2 * (1 + std::tanh(std::sqrt(2 / std::acos(-1.0)) * (v + 0.044715 * v * v * v)));
    x[r] = plain_norm(plus(x[r], plain_dense(layer.outer, inner)), layer.outer_gain, layer.outer_bias);
  }
}

std::vector<double> plain_embedding(const Transformer& t, std::uint32_t piece, std::size_t position, std::size_t place,
                                    std::size_t shape) {
  std::vector<double> row(kHidden);
  for (std::size_t c = 0; c < kHidden; ++c) {
    row[c] = static_cast<double>(t.piece.row(piece)[c]) * number(t.piece.scale[piece]) + half(t.position, position, c) +
             half(t.place, place, c) + number(t.form.row(shape)[c]);
  }
  return plain_norm(row, t.norm_gain, t.norm_bias);
}

/// The rows of one window's core, mixed.
Rows plain_window(const Transformer& t, const EncoderInput& input, const PieceWindow& w) {
  Rows x = {plain_embedding(t, t.pieces.opening(), 0, kContexts, kShapeBuckets)};
  const std::uint32_t base = input.pieces.first[w.all.begin];
  for (std::uint32_t token = w.all.begin; token < w.all.end; ++token) {
    const TokenFeatures& f = input.features[token];
    for (std::uint32_t p = input.pieces.first[token]; p < input.pieces.first[token + 1]; ++p)
      x.push_back(plain_embedding(t, input.pieces.ids[p], x.size(), f.context, f.shape));
  }
  x.push_back(plain_embedding(t, t.pieces.closing(), x.size(), kContexts, kShapeBuckets));
  for (const TransformerLayer& layer : t.layers) plain_layer(layer, x);
  Rows out;
  for (std::uint32_t token = w.core.begin; token < w.core.end; ++token) {
    std::vector<double> mean(kHidden);
    const std::uint32_t first = input.pieces.first[token];
    const std::uint32_t end = input.pieces.first[token + 1];
    for (std::uint32_t p = first; p < end; ++p) mean = plus(mean, x[1 + p - base]);
    for (double& v : mean) v /= end - first;
    out.push_back(plain_dense(t.mix, mean));
  }
  return out;
}

TEST(EncodeTransformer, equals_its_definition_over_windows_and_tiles) {
  test::Random random(77);
  const Transformer t = random_transformer(random);
  const std::string words[] = {"the", "harbour", "stayed", "shut", "officials", "said", "ferries", "unhurt", "on"};
  std::string text;
  for (int i = 0; i < 320; ++i)  // several windows, and more pieces than a tile has rows
    text += (i % 40 == 39) ? "so.\n\n" : words[random.below(std::size(words))] + (i % 9 == 8 ? ". " : " ");
  const Segmentation s = Segmenter().segment(text);
  EncoderInput input{find_features(text, s, find_quotations(text, s)), split_article(t.pieces, text, s)};
  const TokenSpan block{0, static_cast<std::uint32_t>(s.tokens.size())};
  const auto windows = plan_windows(s, input.pieces, block, t.window, t.margin);
  ASSERT_GT(windows.size(), 4U);
  ASSERT_GT(input.pieces.ids.size(), 1100U);
  TransformerScratch scratch;
  Matrix out;
  transform(t, input, s, block, scratch, out);
  ASSERT_EQ(out.rows(), block.size());
  std::size_t row = 0;
  for (const PieceWindow& w : windows) {
    for (const auto& want : plain_window(t, input, w)) {
      for (std::size_t c = 0; c < kWidth; ++c) ASSERT_NEAR(out.row(row)[c], want[c], 2e-4) << "token " << row;
      ++row;
    }
  }
  EXPECT_EQ(row, out.rows());
}

}  // namespace
}  // namespace sayso
