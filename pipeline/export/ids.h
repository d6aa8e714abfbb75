// Ids that survive a second run: they hang on the article's id, its text, and where something stands in it.
// Entry: document_id(), DocumentIds. A claim's own address is ClaimView::anchor.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "report/record_view.h"

namespace sayso {

/// "d-" and sixteen hexadecimal digits of the SHA-256 of the record's id and its text_sha256: the same in every run
/// over the same article, whatever else is in the archive and whatever the model finds.
[[nodiscard]] std::string document_id(const Json& record);

/// document_id() for one record after another; where an archive has an article twice, the second has "-2" behind it.
/// Memory grows with the articles (some 40 bytes each). One thread at a time.
class DocumentIds {
 public:
  std::string next(const Json& record);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> seen_;
};

}  // namespace sayso
