// A plain Eigen product of float matrices, compiled once for each instruction set; CMakeLists.txt names the function
// and renames Eigen, so that the linker does not mix the sets. Nothing else is included, for the same reason.
#include <Eigen/Core>

#include "bench/sgemm.h"

namespace sayso::bench {

void SAYSO_PRODUCT(const float* a, const float* b, float* c) {
  using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  Eigen::Map<Matrix>(c, kRows, kColumns).noalias() =
      Eigen::Map<const Matrix>(a, kRows, kInner) * Eigen::Map<const Matrix>(b, kInner, kColumns);
}

}  // namespace sayso::bench
