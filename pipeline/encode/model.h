// The weights: a safetensors file (or the one built into the program) -> a const Model that all workers share.
// Entry: Model::built_in(), Model::load(). The format's grammar stands in models/README.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// Const after loading, shared by all workers.
class Model {
 public:
  struct Weights;  // encode/weights.h

  /// Checks magic, shapes, offsets and that every weight is finite, before it allocates for them.
  /// Error codes: model_truncated, model_header, model_version, model_shape, model_values.
  static Result<Model> parse(std::string_view bytes);
  /// Reads and parses a file. Error code besides: model_unreadable.
  static Result<Model> load(const std::string& path);
  /// The weights that were compiled in; a broken build asserts.
  static const Model& built_in();
  /// The file that was compiled in, for its hash.
  static std::string_view built_in_bytes();

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] const std::string& version() const;
  [[nodiscard]] const Weights& weights() const { return *weights_; }

 private:
  std::shared_ptr<const Weights> weights_;
};

}  // namespace sayso
