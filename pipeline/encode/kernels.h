// The arithmetic, once for each instruction set, chosen when the program starts.
// Entry: kernels(). What is multiplied with what is left to encoder.cpp and to the heads.
#pragma once

#include <cstddef>
#include <cstdint>

namespace sayso {

/// Plain functions over row-major float32. Nothing is allocated but Eigen's packing buffers; no exceptions;
/// thread-safe.
struct Kernels {
  const char* name;

  /// y[rows x n] = x[rows x k] * w[k x n] (+ y where `add`). Rows of x are `x_stride` floats apart; w and y are dense.
  void (*multiply)(const float* x, std::ptrdiff_t x_stride, const float* w, float* y, std::ptrdiff_t rows,
                   std::ptrdiff_t k, std::ptrdiff_t n, bool add);

  /// y[r] = (x[r] - mean) / sqrt(variance + 1e-5) * gain + bias, over `width` columns.
  void (*layer_norm)(const float* x, const float* gain, const float* bias, float* y, std::ptrdiff_t rows,
                     std::ptrdiff_t width);

  /// x[r][c] += (y[r][c] + bias[c]) * max(0, y[r][width + c] + bias[width + c]); y has 2 * width columns.
  void (*add_gated)(const float* y, const float* bias, float* x, std::ptrdiff_t rows, std::ptrdiff_t width);

  /// x[c] += row[c]
  void (*add_row)(const float* row, float* x, std::ptrdiff_t width);

  /// x[c] += row[c], with row in half precision.
  void (*add_half_row)(const std::uint16_t* row, float* x, std::ptrdiff_t width);

  /// x[c] = max(0, token[c] * scale[c] + shift[c] + distance[c] + relation[c])
  void (*condition)(const float* token, const float* scale, const float* shift, const float* distance,
                    const float* relation, float* x, std::ptrdiff_t width);

  /// x[c] += row[c] * scale
  void (*add_byte_row)(const std::int8_t* row, float scale, float* x, std::ptrdiff_t width);

  /// x[r] = layer_norm(x[r] + y[r] + bias), over `width` columns.
  void (*add_norm)(const float* y, const float* bias, const float* gain, const float* norm_bias, float* x,
                   std::ptrdiff_t rows, std::ptrdiff_t width);

  /// x[r][c] = gelu(x[r][c] + bias[c]), the tanh form: v / 2 * (1 + tanh(sqrt(2 / pi) * (v + 0.044715 v^3))).
  void (*gelu)(const float* bias, float* x, std::ptrdiff_t rows, std::ptrdiff_t width);

  /// Attention of every row to every row of one window (Vaswani et al. 2017): out[rows x hidden]. qkv[rows x 3 hidden]
  /// holds queries, keys and values, each of `heads` heads side by side; scores has room for rows x rows.
  void (*attend)(const float* qkv, float* scores, float* out, std::ptrdiff_t rows, std::ptrdiff_t hidden,
                 std::ptrdiff_t heads);
};

/// The best that this processor has: "avx512", "avx2", or "base". SAYSO_KERNELS=base|avx2|avx512 in the environment
/// picks a lesser one (for tests and for runs that must give the same bytes on different machines).
[[nodiscard]] const Kernels& kernels();

/// The kernels of that name; null where this build or this processor lacks them.
[[nodiscard]] const Kernels* kernels_named(const char* name);

}  // namespace sayso
