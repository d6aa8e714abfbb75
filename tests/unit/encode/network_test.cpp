// The network in C++ against what PyTorch computed for the same weights (tests/fixtures, made by
// models/training/export.py).
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "attribution/anchors.h"
#include "attribution/pair_head.h"
#include "attribution/tags.h"
#include "encode/convolution.h"
#include "encode/encoder.h"
#include "encode/kernels.h"
#include "encode/weights.h"
#include "quotation/quotation.h"
#include "segment/segment.h"
#include "support/random_text.h"

namespace sayso {
namespace {

/// A profile, the numbers that PyTorch computed with its weights, and how near the C++ has to be.
struct Stored {
  Profile profile;
  const char* file;
  double tolerance;
};
constexpr Stored kStored[] = {{Profile::fast, "network.json", 1e-4},
                              {Profile::accurate, "network-accurate.json", 1e-3}};

class EncodeNetwork : public testing::TestWithParam<Stored> {};

nlohmann::json fixture(const char* name) {
  std::ifstream file(std::string(SAYSO_SOURCE_DIR "/tests/fixtures/") + name);
  return nlohmann::json::parse(file);
}

double difference(const float* have, const nlohmann::json& want, std::size_t stride) {
  double worst = 0;
  for (std::size_t i = 0; i < want.size(); ++i)
    worst = std::max(worst, std::abs(static_cast<double>(have[i * stride]) - want[i].get<double>()));
  return worst;
}

TEST_P(EncodeNetwork, equals_pytorch_on_the_fixture) {
  const double tolerance = GetParam().tolerance;
  const nlohmann::json f = fixture(GetParam().file);
  const std::string text = f["text"];
  const Model& model = Model::built_in(GetParam().profile);
  const Segmentation s = Segmenter().segment(text);
  const EncoderInput input = encoder_input(model, text, s, find_quotations(text, s));
  const auto blocks = blocks_of(s);
  ASSERT_EQ(blocks.size(), 1U);
  ASSERT_EQ(s.tokens.size(), f["rows"].size());
  Scratch scratch;
  encode(model, input, s, blocks[0], scratch);
  const std::size_t stride = model.weights().width() / f["rows"][0].size();
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    ASSERT_LT(difference(scratch.encoded.row(i), f["rows"][i], stride), tolerance)
        << "row " << i << " with " << kernels().name;
  }
  (void)find_anchors(model.weights(), blocks[0], scratch);
  for (std::size_t i = 0; i < s.tokens.size(); ++i) {
    ASSERT_LT(difference(scratch.scores.row(i), f["anchor_scores"][i], 1), tolerance) << "anchor " << i;
    ASSERT_LT(difference(scratch.scores.row(i) + kAnchorClasses, f["nested_scores"][i], 1), tolerance)
        << "nested " << i;
  }
  PairHead head(model, s, blocks[0], scratch);
  std::vector<Window> windows;
  for (const std::uint32_t anchor : f["anchors"]) windows.push_back(head.window(anchor));
  ASSERT_LE(windows.size(), PairHead::kGroup);
  head.score(windows, 0, windows.size());
  for (std::size_t w = 0; w < windows.size(); ++w) {
    ASSERT_EQ(windows[w].tokens.size(), f["tag_scores"][w].size());
    for (std::size_t r = 0; r < windows[w].tokens.size(); ++r) {
      ASSERT_LT(difference(scratch.scores.row(head.first_row(w) + r), f["tag_scores"][w][r], 1), tolerance)
          << "window " << w << " row " << r;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Profiles, EncodeNetwork, testing::ValuesIn(kStored),
                         [](const auto& stored) { return std::string(profile_name(stored.param.profile)); });

/// The definition of a gated layer, one number at a time; rows out of the run count as zero.
Matrix plain_gated(const GatedLayer& layer, const Matrix& x) {
  const std::size_t width = x.columns();
  Matrix normed(x.rows(), width), out = x;
  for (std::size_t r = 0; r < x.rows(); ++r) {
    double mean = 0, variance = 0;
    for (std::size_t c = 0; c < width; ++c) mean += static_cast<double>(x.row(r)[c]) / static_cast<double>(width);
    for (std::size_t c = 0; c < width; ++c)
      variance += std::pow(static_cast<double>(x.row(r)[c]) - mean, 2) / static_cast<double>(width);
    for (std::size_t c = 0; c < width; ++c) {
      normed.row(r)[c] = static_cast<float>((static_cast<double>(x.row(r)[c]) - mean) / std::sqrt(variance + 1e-5)) *
                             layer.norm_gain[c] +
                         layer.norm_bias[c];
    }
  }
  for (std::size_t r = 0; r < x.rows(); ++r) {
    std::vector<double> y(layer.bias.begin(), layer.bias.end());
    for (int tap = 0; tap < 3; ++tap) {
      const auto at = static_cast<std::ptrdiff_t>(r) + (tap - 1) * static_cast<std::ptrdiff_t>(layer.dilation);
      if (at < 0 || at >= static_cast<std::ptrdiff_t>(x.rows())) continue;
      for (std::size_t i = 0; i < width; ++i) {
        for (std::size_t c = 0; c < 2 * width; ++c) {
          y[c] += static_cast<double>(normed.row(static_cast<std::size_t>(at))[i]) *
                  static_cast<double>(layer.taps[tap].row(i)[c]);
        }
      }
    }
    for (std::size_t c = 0; c < width; ++c) out.row(r)[c] += static_cast<float>(y[c] * std::max(0.0, y[width + c]));
  }
  return out;
}

void fill(Floats& data, std::size_t n, test::Random& random) {
  data.resize(n);
  for (float& x : data) x = static_cast<float>(random.below(2001)) / 4000.0F - 0.25F;
}

GatedLayer random_layer(std::size_t width, std::size_t dilation, test::Random& random) {
  GatedLayer layer;
  layer.dilation = dilation;
  fill(layer.norm_gain, width, random);
  fill(layer.norm_bias, width, random);
  for (Table& tap : layer.taps) {
    tap = {width, 2 * width, {}};
    fill(tap.data, width * 2 * width, random);
  }
  fill(layer.bias, 2 * width, random);
  return layer;
}

Matrix random_matrix(std::size_t rows, std::size_t width, test::Random& random) {
  Matrix m(rows, width);
  Floats data;
  for (std::size_t r = 0; r < rows; ++r) {
    fill(data, width, random);
    std::copy(data.begin(), data.end(), m.row(r));
  }
  return m;
}

TEST(EncodeConvolution, equals_the_plain_loop_across_tiles_and_runs) {
  test::Random random(21);
  constexpr std::size_t kWidth = 8;
  const std::vector<GatedLayer> layers = {random_layer(kWidth, 1, random), random_layer(kWidth, 4, random)};
  const std::size_t gap = reach(layers);
  ASSERT_EQ(gap, 4U);
  const std::size_t lengths[] = {1, 3, 600, 517, 2};  // longer and shorter than a tile
  std::vector<Matrix> parts;
  std::vector<RowRun> runs;
  std::size_t rows = 0;
  for (const std::size_t n : lengths) {
    parts.push_back(random_matrix(n, kWidth, random));
    runs.push_back({rows, rows + n});
    rows += n + gap;
  }
  Matrix x(rows, kWidth), normed, product;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t r = 0; r < parts[p].rows(); ++r) std::copy_n(parts[p].row(r), kWidth, x.row(runs[p].begin + r));
  }
  run_gated(layers, runs, x, normed, product);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    Matrix want = parts[p];
    for (const GatedLayer& layer : layers) want = plain_gated(layer, want);
    for (std::size_t r = 0; r < want.rows(); ++r) {
      for (std::size_t c = 0; c < kWidth; ++c)
        ASSERT_NEAR(x.row(runs[p].begin + r)[c], want.row(r)[c], 1e-4) << p << ' ' << r;
    }
  }
}

TEST(EncodeBlocks, long_texts_are_cut_at_paragraphs_and_lose_nothing) {
  Segmentation s;
  const std::uint32_t lengths[] = {100, 16000, 500, 40000, 10};
  std::uint32_t at = 0;
  for (const std::uint32_t n : lengths) {
    s.paragraphs.push_back({{}, {at, at + n}, Zone::body});
    at += n;
  }
  std::uint32_t next = 0;
  for (const TokenSpan block : blocks_of(s)) {
    EXPECT_EQ(block.begin, next);
    EXPECT_FALSE(block.empty());
    EXPECT_LE(block.size(), 16384U);
    next = block.end;
  }
  EXPECT_EQ(next, at);
  EXPECT_TRUE(blocks_of({}).empty());
}

}  // namespace
}  // namespace sayso
