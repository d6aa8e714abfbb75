// Counts what operator new hands out, so that a test can see growth without a clock.
// Entry: Allocation. What malloc hands out to C libraries is not counted.
#pragma once

#include <cstdint>

namespace sayso::test {

/// The bytes that this thread has allocated since it was made, freed or not. Under a sanitizer, which has an allocator
/// of its own, always 0.
class Allocation {
 public:
  Allocation();
  [[nodiscard]] std::uint64_t bytes() const;

 private:
  std::uint64_t start_;
};

}  // namespace sayso::test
