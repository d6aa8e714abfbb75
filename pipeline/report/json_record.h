// A Document, or an Error, as the one line of JSON that leaves the program. Every field stands in schema.md.
// Entry: to_json(), error_record(). Line ends, order and files are left to batch/; tables and pages to others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"
#include "core/result.h"
#include "encode/model.h"

namespace sayso {

struct RecordOptions {
  bool text = true;  ///< false leaves `text` out; `text_sha256` stays
};

/// What a record says of the model that made it.
struct ModelLabel {
  std::string_view name;
  std::string_view version;
  std::string_view profile = "fast";  ///< the encoder: fast (convolutions) or accurate
};

/// One JSON object without a line end, and without any character that a reader could take for one. Offsets are
/// half-open, in Unicode code points of the document's text. All stages have run: holders and strengths are one a
/// relation. Linear in the document; safe from any thread; the same bytes for the same document everywhere.
[[nodiscard]] std::string to_json(const Document& document, const ModelLabel& model, const RecordOptions& options);

[[nodiscard]] inline std::string to_json(const Document& document, const Model& model, const RecordOptions& options) {
  return to_json(document, ModelLabel{model.name(), model.version(), profile_name(model.profile())}, options);
}

/// The record of an article that was set aside. Bytes of id and message that are not valid UTF-8 become U+FFFD.
[[nodiscard]] std::string error_record(const std::optional<std::string>& id, std::uint64_t sequence,
                                       const Error& error);

}  // namespace sayso
