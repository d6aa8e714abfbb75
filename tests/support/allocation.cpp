// operator new and delete with a count of the bytes. See allocation.h.
#include "support/allocation.h"

#include <cstdlib>
#include <new>

namespace {
thread_local std::uint64_t allocated = 0;  // bytes
}

#if !defined(__SANITIZE_ADDRESS__)

// The other forms of new and delete, but for the aligned ones, call these.
void* operator new(std::size_t size) {
  allocated += size;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

#endif

namespace sayso::test {

Allocation::Allocation() : start_(allocated) {}
std::uint64_t Allocation::bytes() const {
  return allocated - start_;
}

}  // namespace sayso::test
