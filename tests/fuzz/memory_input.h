// Bytes in memory as a stream, and as a file with a path.
// Entry: memory_source(), MemoryFile.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

#include "fuzz/fuzz.h"
#include "ingest/byte_source.h"

namespace sayso::test {

class MemoryInput : public RawInput {
 public:
  explicit MemoryInput(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t count = bytes_.copy(out, size);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

/// The bytes must outlive it.
[[nodiscard]] inline std::unique_ptr<ByteSource> memory_source(std::string_view bytes) {
  return std::make_unique<ByteSource>(std::make_unique<MemoryInput>(bytes));
}

/// A file in memory that holds the bytes; it is opened by its path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : descriptor_(memfd_create("fuzz", MFD_CLOEXEC)) {
    require(descriptor_ >= 0 && write(descriptor_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()),
            "no file in memory");
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace sayso::test
