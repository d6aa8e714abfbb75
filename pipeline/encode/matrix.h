// A plain row-major float matrix, so that Eigen stays inside the kernels (each instruction set has an Eigen of its
// own). Entry: Matrix, Floats.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace sayso {

/// Memory on 64-byte borders. Sums are taken in another order where a row begins elsewhere, so that without it the last
/// bit of a result would depend on where the allocator had room.
template <class T>
struct AlignedAllocator {
  using value_type = T;
  static constexpr std::align_val_t kAlignment{64};  // bytes: the widest vector

  AlignedAllocator() = default;
  template <class U>
  explicit AlignedAllocator(const AlignedAllocator<U>& /*other*/) {}
  T* allocate(std::size_t n) { return static_cast<T*>(::operator new(n * sizeof(T), kAlignment)); }
  void deallocate(T* p, std::size_t /*n*/) { ::operator delete(p, kAlignment); }
  bool operator==(const AlignedAllocator& /*other*/) const { return true; }
};

using Floats = std::vector<float, AlignedAllocator<float>>;

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
  /// Elements are what they were or 0: for one who reads only what was written.
  void resize_to_write(std::size_t rows, std::size_t columns) {
    rows_ = rows;
    columns_ = columns;
    if (data_.size() < rows * columns) data_.resize(rows * columns);
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] float* row(std::size_t i) { return data_.data() + i * columns_; }
  [[nodiscard]] const float* row(std::size_t i) const { return data_.data() + i * columns_; }

 private:
  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  Floats data_;
};

}  // namespace sayso
