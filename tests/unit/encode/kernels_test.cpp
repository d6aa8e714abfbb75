// Each instruction set against a plain loop.
#include "encode/kernels.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "encode/safetensors.h"
#include "support/random_text.h"

namespace sayso {
namespace {

std::vector<float> random_floats(std::size_t n, std::uint64_t seed) {
  test::Random random(seed);
  std::vector<float> out(n);
  for (float& x : out) x = static_cast<float>(random.below(2001)) / 1000.0F - 1.0F;
  return out;
}

/// Every set that this processor can run, against plain loops in double precision.
class EveryKernel : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    set = kernels_named(GetParam());
    if (set == nullptr) GTEST_SKIP() << "this processor or build has no " << GetParam() << " kernels";
  }
  const Kernels* set = nullptr;
};

TEST_P(EveryKernel, multiply_equals_the_plain_loop) {
  const std::ptrdiff_t shapes[][4] = {
      {1, 128, 64, 128}, {7, 16, 13, 16}, {129, 64, 128, 64}, {40, 384, 33, 128}, {512, 128, 256, 128}};
  for (const auto& [rows, inner, columns, stride] : shapes) {
    const auto x = random_floats(static_cast<std::size_t>((rows - 1) * stride + inner), 1);
    const auto w = random_floats(static_cast<std::size_t>(inner * columns), 2);
    for (const bool add : {false, true}) {
      auto y = random_floats(static_cast<std::size_t>(rows * columns), 3);
      const auto before = y;
      set->multiply(x.data(), stride, w.data(), y.data(), rows, inner, columns, add);
      for (std::ptrdiff_t r = 0; r < rows; ++r) {
        for (std::ptrdiff_t c = 0; c < columns; ++c) {
          const auto at = static_cast<std::size_t>(r * columns + c);
          double sum = add ? static_cast<double>(before[at]) : 0.0;
          for (std::ptrdiff_t i = 0; i < inner; ++i) {
            sum += static_cast<double>(x[static_cast<std::size_t>(r * stride + i)]) *
                   static_cast<double>(w[static_cast<std::size_t>(i * columns + c)]);
          }
          ASSERT_NEAR(y[at], sum, 1e-4) << rows << 'x' << inner << 'x' << columns;
        }
      }
    }
  }
}

TEST_P(EveryKernel, layer_norm_equals_the_plain_loop) {
  constexpr std::size_t kRows = 5, kWidth = 96;
  const auto x = random_floats(kRows * kWidth, 4), gain = random_floats(kWidth, 5), bias = random_floats(kWidth, 6);
  std::vector<float> y(kRows * kWidth);
  set->layer_norm(x.data(), gain.data(), bias.data(), y.data(), kRows, kWidth);
  for (std::size_t r = 0; r < kRows; ++r) {
    double mean = 0, variance = 0;
    for (std::size_t c = 0; c < kWidth; ++c) mean += static_cast<double>(x[r * kWidth + c]) / kWidth;
    for (std::size_t c = 0; c < kWidth; ++c)
      variance += std::pow(static_cast<double>(x[r * kWidth + c]) - mean, 2) / kWidth;
    for (std::size_t c = 0; c < kWidth; ++c) {
      const double expected =
          (static_cast<double>(x[r * kWidth + c]) - mean) / std::sqrt(variance + 1e-5) * static_cast<double>(gain[c]) +
          static_cast<double>(bias[c]);
      ASSERT_NEAR(y[r * kWidth + c], expected, 1e-5);
    }
  }
}

TEST_P(EveryKernel, add_gated_equals_the_plain_loop) {
  constexpr std::size_t kRows = 3, kWidth = 40;
  const auto y = random_floats(kRows * 2 * kWidth, 7), bias = random_floats(2 * kWidth, 8),
             start = random_floats(kRows * kWidth, 9);
  auto x = start;
  set->add_gated(y.data(), bias.data(), x.data(), kRows, kWidth);
  for (std::size_t r = 0; r < kRows; ++r) {
    for (std::size_t c = 0; c < kWidth; ++c) {
      const float value = y[r * 2 * kWidth + c] + bias[c];
      const float gate = y[r * 2 * kWidth + kWidth + c] + bias[kWidth + c];
      ASSERT_NEAR(x[r * kWidth + c], start[r * kWidth + c] + value * std::max(0.0F, gate), 1e-6);
    }
  }
}

TEST_P(EveryKernel, rows_are_added_and_conditioned) {
  constexpr std::size_t kWidth = 24;
  const auto a = random_floats(kWidth, 10), b = random_floats(kWidth, 11), c = random_floats(kWidth, 12),
             d = random_floats(kWidth, 13), e = random_floats(kWidth, 14);
  auto x = a;
  set->add_row(b.data(), x.data(), kWidth);
  for (std::size_t i = 0; i < kWidth; ++i) EXPECT_FLOAT_EQ(x[i], a[i] + b[i]);
  set->condition(a.data(), b.data(), c.data(), d.data(), e.data(), x.data(), kWidth);
  for (std::size_t i = 0; i < kWidth; ++i) EXPECT_NEAR(x[i], std::max(0.0F, a[i] * b[i] + c[i] + d[i] + e[i]), 1e-6);
}

TEST_P(EveryKernel, halves_are_widened_exactly) {
  std::vector<std::uint16_t> halves;
  for (std::uint32_t h = 0; h < 0x10000U; h += 7) {
    if ((h & 0x7C00U) != 0x7C00U) halves.push_back(static_cast<std::uint16_t>(h));
  }
  std::vector<float> x(halves.size(), 0.0F);
  set->add_half_row(halves.data(), x.data(), static_cast<std::ptrdiff_t>(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_EQ(x[i], half_to_float(halves[i])) << halves[i];
}

TEST_P(EveryKernel, bytes_are_added_with_their_scale) {
  std::vector<std::int8_t> bytes;
  for (int b = -127; b < 128; ++b) bytes.push_back(static_cast<std::int8_t>(b));
  std::vector<float> x(bytes.size(), 1.0F);
  set->add_byte_row(bytes.data(), 0.25F, x.data(), static_cast<std::ptrdiff_t>(x.size()));
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_FLOAT_EQ(x[i], 1.0F + 0.25F * static_cast<float>(bytes[i]));
}

TEST_P(EveryKernel, add_norm_is_the_norm_of_the_sum) {
  constexpr std::size_t kRows = 4, kWidth = 48;
  const auto y = random_floats(kRows * kWidth, 15), bias = random_floats(kWidth, 16), gain = random_floats(kWidth, 17),
             norm_bias = random_floats(kWidth, 18);
  auto x = random_floats(kRows * kWidth, 19);
  auto sum = x;
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += y[i] + bias[i % kWidth];
  std::vector<float> want(sum.size());
  set->layer_norm(sum.data(), gain.data(), norm_bias.data(), want.data(), kRows, kWidth);
  set->add_norm(y.data(), bias.data(), gain.data(), norm_bias.data(), x.data(), kRows, kWidth);
  for (std::size_t i = 0; i < x.size(); ++i) ASSERT_NEAR(x[i], want[i], 1e-5);
}

TEST_P(EveryKernel, gelu_equals_its_formula) {
  constexpr std::size_t kRows = 2, kWidth = 401;
  const auto bias = random_floats(kWidth, 20);
  std::vector<float> x(kRows * kWidth);
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<float>(i) / 20.0F - 20.0F;  // -20 to 20
  const auto before = x;
  set->gelu(bias.data(), x.data(), kRows, kWidth);
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double v = static_cast<double>(before[i]) + static_cast<double>(bias[i % kWidth]);
    const double want = v / 2 * (1 + std::tanh(std::sqrt(2 / std::acos(-1.0)) * (v + 0.044715 * v * v * v)));
    ASSERT_NEAR(x[i], want, 2e-5) << v;
  }
}

TEST_P(EveryKernel, attend_equals_the_plain_loop) {
  constexpr std::size_t kHidden = 24, kHeads = 3, kSize = kHidden / kHeads;
  for (const std::size_t rows : {std::size_t{1}, std::size_t{2}, std::size_t{37}}) {
    auto qkv = random_floats(rows * 3 * kHidden, 21 + rows);
    for (float& v : qkv) v *= 4.0F;  // sharp enough that the weights are far from even
    std::vector<float> scores(rows * rows), out(rows * kHidden);
    set->attend(qkv.data(), scores.data(), out.data(), static_cast<std::ptrdiff_t>(rows), kHidden, kHeads);
    const auto at = [&](std::size_t row, std::size_t part, std::size_t head, std::size_t i) {
      return static_cast<double>(qkv[row * 3 * kHidden + part * kHidden + head * kSize + i]);
    };
    for (std::size_t h = 0; h < kHeads; ++h) {
      for (std::size_t r = 0; r < rows; ++r) {
        std::vector<double> weight(rows);
        double sum = 0;
        for (std::size_t o = 0; o < rows; ++o) {
          double dot = 0;
          for (std::size_t i = 0; i < kSize; ++i) dot += at(r, 0, h, i) * at(o, 1, h, i);
          sum += weight[o] = std::exp(dot / std::sqrt(static_cast<double>(kSize)));
        }
        for (std::size_t i = 0; i < kSize; ++i) {
          double want = 0;
          for (std::size_t o = 0; o < rows; ++o) want += weight[o] / sum * at(o, 2, h, i);
          ASSERT_NEAR(out[r * kHidden + h * kSize + i], want, 1e-4) << rows << " rows, row " << r;
        }
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Encode, EveryKernel, ::testing::Values("base", "avx2", "avx512"));

TEST(EncodeHalf, known_values) {
  EXPECT_EQ(half_to_float(0x0000), 0.0F);
  EXPECT_EQ(half_to_float(0x3C00), 1.0F);
  EXPECT_EQ(half_to_float(0xC000), -2.0F);
  EXPECT_EQ(half_to_float(0x7BFF), 65504.0F);
  EXPECT_EQ(half_to_float(0x0001), 0x1p-24F);
  EXPECT_EQ(half_to_float(0x8001), -0x1p-24F);
  EXPECT_TRUE(std::isinf(half_to_float(0x7C00)));
  EXPECT_TRUE(std::isnan(half_to_float(0x7E00)));
}

}  // namespace
}  // namespace sayso
