// Documents made by hand: a text is cut into plain tokens, and spans are named by the words that stand in them.
// Entry: DocumentBuilder. It is no Segmenter: paragraphs end at blank lines, each is one sentence, words are runs of
// letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso::test {

class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::string text, std::string id = "a");

  /// The tokens of the first place where `words` stand at token borders; of the `occurrence`-th, from 1. Fails the test
  /// where there is none.
  [[nodiscard]] TokenSpan at(std::string_view words, int occurrence = 1) const;

  /// The same, for several pieces in text order.
  [[nodiscard]] std::vector<TokenSpan> all(const std::vector<std::string_view>& pieces) const;

  /// One relation with holder, stance and no strength; its index. Empty words make an empty role.
  std::uint32_t relation(std::string_view source, std::string_view cue, const std::vector<std::string_view>& content,
                         SourceType type);

  Document document;
};

}  // namespace sayso::test
