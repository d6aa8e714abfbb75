// The body of one instruction set's kernels. Compiled once for each with SAYSO_KERNEL_SET and with Eigen renamed, so
// that the linker can not mix code that was compiled for different processors. Nothing of the standard library that
// makes inline functions is included here, for the same reason.
#ifndef SAYSO_KERNEL_SET
#error "SAYSO_KERNEL_SET names the instruction set: base, avx2, avx512"
#endif

#define EIGEN_NO_IO
#define EIGEN_DONT_PARALLELIZE
#include <Eigen/Core>

#include "encode/kernels.h"

#define SAYSO_STRING_(x) #x
#define SAYSO_STRING(x) SAYSO_STRING_(x)

namespace sayso::SAYSO_KERNEL_SET {
namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Strided = Eigen::Map<const RowMajor, 0, Eigen::OuterStride<>>;
using Row = Eigen::Map<Eigen::Array<float, 1, Eigen::Dynamic>>;
using ConstRow = Eigen::Map<const Eigen::Array<float, 1, Eigen::Dynamic>>;

void multiply(const float* x, std::ptrdiff_t x_stride, const float* w, float* y, std::ptrdiff_t rows, std::ptrdiff_t k,
              std::ptrdiff_t n, bool add) {
  const Strided a(x, rows, k, Eigen::OuterStride<>(x_stride));
  const Eigen::Map<const RowMajor> b(w, k, n);
  Eigen::Map<RowMajor> out(y, rows, n);
  if (add) {
    out.noalias() += a * b;
  } else {
    out.noalias() = a * b;
  }
}

void layer_norm(const float* x, const float* gain, const float* bias, float* y, std::ptrdiff_t rows,
                std::ptrdiff_t width) {
  const ConstRow g(gain, width);
  const ConstRow b(bias, width);
  for (std::ptrdiff_t r = 0; r < rows; ++r) {
    const ConstRow in(x + r * width, width);
    Row out(y + r * width, width);
    const float mean = in.sum() / static_cast<float>(width);
    const float variance = (in - mean).square().sum() / static_cast<float>(width);
    out = (in - mean) * (1.0F / Eigen::numext::sqrt(variance + 1e-5F)) * g + b;
  }
}

void add_gated(const float* y, const float* bias, float* x, std::ptrdiff_t rows, std::ptrdiff_t width) {
  const ConstRow value_bias(bias, width);
  const ConstRow gate_bias(bias + width, width);
  for (std::ptrdiff_t r = 0; r < rows; ++r) {
    const ConstRow value(y + r * 2 * width, width);
    const ConstRow gate(y + r * 2 * width + width, width);
    Row out(x + r * width, width);
    out += (value + value_bias) * (gate + gate_bias).max(0.0F);
  }
}

void add_row(const float* row, float* x, std::ptrdiff_t width) {
  Row(x, width) += ConstRow(row, width);
}

void add_half_row(const std::uint16_t* row, float* x, std::ptrdiff_t width) {
  // Eigen's half is two bytes of IEEE half precision; where the processor has an instruction for it, the cast is that.
  Row(x, width) +=
      Eigen::Map<const Eigen::Array<Eigen::half, 1, Eigen::Dynamic>>(reinterpret_cast<const Eigen::half*>(row), width)
          .cast<float>();
}

void condition(const float* token, const float* scale, const float* shift, const float* distance, const float* relation,
               float* x, std::ptrdiff_t width) {
  Row(x, width) = (ConstRow(token, width) * ConstRow(scale, width) + ConstRow(shift, width) +
                   ConstRow(distance, width) + ConstRow(relation, width))
                      .max(0.0F);
}

void add_byte_row(const std::int8_t* row, float scale, float* x, std::ptrdiff_t width) {
  Row(x, width) += Eigen::Map<const Eigen::Array<std::int8_t, 1, Eigen::Dynamic>>(row, width).cast<float>() * scale;
}

void add_norm(const float* y, const float* bias, const float* gain, const float* norm_bias, float* x,
              std::ptrdiff_t rows, std::ptrdiff_t width) {
  const ConstRow b(bias, width);
  for (std::ptrdiff_t r = 0; r < rows; ++r) Row(x + r * width, width) += ConstRow(y + r * width, width) + b;
  layer_norm(x, gain, norm_bias, x, rows, width);
}

void gelu(const float* bias, float* x, std::ptrdiff_t rows, std::ptrdiff_t width) {
  constexpr float kRoot = 0.7978845608F;  // sqrt(2 / pi)
  constexpr float kCubic = 0.044715F;
  const ConstRow b(bias, width);
  for (std::ptrdiff_t r = 0; r < rows; ++r) {
    Row v(x + r * width, width);
    v += b;
    v = v * 0.5F * (1.0F + (kRoot * (v + kCubic * v * v * v)).tanh());
  }
}

void attend(const float* qkv, float* scores, float* out, std::ptrdiff_t rows, std::ptrdiff_t hidden,
            std::ptrdiff_t heads) {
  const std::ptrdiff_t size = hidden / heads;
  const float scale = 1.0F / Eigen::numext::sqrt(static_cast<float>(size));
  Eigen::Map<RowMajor> s(scores, rows, rows);
  for (std::ptrdiff_t h = 0; h < heads; ++h) {
    const Strided q(qkv + h * size, rows, size, Eigen::OuterStride<>(3 * hidden));
    const Strided k(qkv + hidden + h * size, rows, size, Eigen::OuterStride<>(3 * hidden));
    const Strided v(qkv + 2 * hidden + h * size, rows, size, Eigen::OuterStride<>(3 * hidden));
    s.noalias() = q * k.transpose();
    for (std::ptrdiff_t r = 0; r < rows; ++r) {
      Row row(scores + r * rows, rows);
      row = ((row - row.maxCoeff()) * scale).exp();
      row *= 1.0F / row.sum();
    }
    Eigen::Map<RowMajor, 0, Eigen::OuterStride<>> o(out + h * size, rows, size, Eigen::OuterStride<>(hidden));
    o.noalias() = s * v;
  }
}

}  // namespace

extern const Kernels kKernels;
const Kernels kKernels = {SAYSO_STRING(SAYSO_KERNEL_SET),
                          multiply,
                          layer_norm,
                          add_gated,
                          add_row,
                          add_half_row,
                          condition,
                          add_byte_row,
                          add_norm,
                          gelu,
                          attend};

}  // namespace sayso::SAYSO_KERNEL_SET
