// A strict reader of safetensors: 8 bytes of header length, a JSON header, raw little-endian tensors.
// Entry: SafeTensors::parse(). What the tensors mean is left to model.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace sayso {

/// Views into the bytes that were parsed, which must outlive it.
class SafeTensors {
 public:
  struct Tensor {
    std::string type;  ///< "I8", "U8", "F16", "F32", "U64"
    std::vector<std::size_t> shape;
    std::string_view bytes;
    [[nodiscard]] std::size_t size() const;
  };

  /// Refuses a header over 1 MiB, unknown types, offsets out of range or overlapping, and shapes whose product
  /// overflows or does not fit the bytes; allocates nothing for tensors. Codes: model_truncated, model_header,
  /// model_shape.
  static Result<SafeTensors> parse(std::string_view bytes);

  [[nodiscard]] const Tensor* find(const std::string& name) const;
  [[nodiscard]] const std::map<std::string, std::string>& metadata() const { return metadata_; }

 private:
  std::map<std::string, Tensor> tensors_;
  std::map<std::string, std::string> metadata_;
};

/// IEEE half to single precision, exactly.
[[nodiscard]] float half_to_float(std::uint16_t half);

}  // namespace sayso
