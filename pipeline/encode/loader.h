// Tensors of a safetensors file -> tables and layers; the sizes that its metadata gives.
// Entry: TensorLoader, Sizes. Which tensors a model has is left to model.cpp.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "encode/safetensors.h"
#include "encode/weights.h"

namespace sayso {

/// What is wrong with a model file, and what to do.
[[nodiscard]] Error model_fault(const char* code, const std::string& message);

/// Copies tensors into weights, each checked for its type, shape, and finite numbers; the first fault stays and makes
/// later calls empty.
class TensorLoader {
 public:
  explicit TensorLoader(const SafeTensors& file) : file_(file) {}

  [[nodiscard]] Floats floats(const std::string& name, const std::vector<std::size_t>& shape);
  [[nodiscard]] HalfTable half_table(const std::string& name, std::size_t rows, std::size_t columns);
  [[nodiscard]] Table table(const std::string& name, std::size_t rows, std::size_t columns);
  /// NAME.weight [inputs, outputs] and NAME.bias.
  [[nodiscard]] Dense dense(const std::string& name, std::size_t inputs, std::size_t outputs);
  /// The same with weights in bytes and NAME.scale, one for each output; widened here.
  [[nodiscard]] Dense byte_dense(const std::string& name, std::size_t inputs, std::size_t outputs);
  /// NAME in bytes, NAME.scale one for each row.
  [[nodiscard]] ByteTable byte_table(const std::string& name, std::size_t rows, std::size_t columns);
  [[nodiscard]] std::vector<GatedLayer> gated(const std::string& name, std::size_t width,
                                              const std::vector<std::size_t>& dilations);
  /// Ascending numbers.
  [[nodiscard]] std::vector<std::uint64_t> hashes(const std::string& name, std::size_t rows);
  /// Raw bytes of any length.
  [[nodiscard]] std::string_view text(const std::string& name);

  [[nodiscard]] bool has(const std::string& name) const { return file_.find(name) != nullptr; }
  void fail(const char* code, const std::string& message);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fail_values(const std::string& name);
  /// The tensor, or null and a fault.
  const SafeTensors::Tensor* take(const std::string& name, const std::vector<std::size_t>& shape, const char* type);
  void fail_unless(bool right, const std::string& name, const char* what);

  const SafeTensors& file_;
  std::optional<Error> error_;
};

/// The metadata's numbers, each within bounds that keep every product of them small.
class Sizes {
 public:
  /// `text`: a JSON object.
  explicit Sizes(const std::string& text);

  /// In 1..most.
  [[nodiscard]] std::size_t number(const char* key, std::size_t most);
  /// A list of at most 64 such numbers.
  [[nodiscard]] std::vector<std::size_t> numbers(const char* key, std::size_t most);
  /// Strictly between 0 and 1.
  [[nodiscard]] float share(const char* key);

  /// All that was asked for was there, in range.
  [[nodiscard]] bool valid() const { return valid_; }

 private:
  nlohmann::json json_;
  bool valid_ = true;
};

}  // namespace sayso
