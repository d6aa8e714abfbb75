// Where packed or plain bytes come from: a file, standard input, or a member of an archive.
// Entry: RawInput. Unpacking them is left to byte_source.h.
#pragma once

#include <cstddef>
#include <cstdint>

#include "core/result.h"

namespace sayso {

/// One thread at a time.
class RawInput {
 public:
  RawInput() = default;
  RawInput(const RawInput&) = delete;
  RawInput& operator=(const RawInput&) = delete;
  virtual ~RawInput() = default;

  /// Up to `size` bytes, as many as there are at once; 0 at the end and after a stop. Codes: those of the kind.
  virtual Result<std::size_t> read(char* out, std::size_t size) = 0;
};

}  // namespace sayso
