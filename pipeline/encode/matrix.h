// A plain row-major float matrix, so that Eigen stays inside the kernels (each instruction set has an Eigen of its own).
// Entry: Matrix.
#pragma once

#include <cstddef>
#include <vector>

namespace sayso {

/// rows x columns, row-major; `resize` keeps the memory that it has.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns) { resize(rows, columns); }

  /// All elements become 0.
  void resize(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    data_.assign(rows * columns, 0.0F);
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] float* row(std::size_t i) { return data_.data() + i * columns_; }
  [[nodiscard]] const float* row(std::size_t i) const { return data_.data() + i * columns_; }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<float> data_;
};

}  // namespace sayso
