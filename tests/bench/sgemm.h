// The yardstick that rates are divided by: a plain Eigen product of 512 x 384 by 384 x 288, on one core.
// Entry: sgemm(). It shares no code with the kernels of pipeline/encode, so that it stays where it is when they get
// better.
#pragma once

namespace sayso::bench {

inline constexpr int kRows = 512;
inline constexpr int kInner = 384;
inline constexpr int kColumns = 288;
/// Of one product: a multiplication and an addition for each inner element.
inline constexpr double kFlops = 2.0 * kRows * kInner * kColumns;

/// c = a * b, row-major, dense.
using Product = void (*)(const float* a, const float* b, float* c);

/// For the widest instruction set that this processor has; `name` receives it.
[[nodiscard]] Product sgemm(const char** name);

}  // namespace sayso::bench
