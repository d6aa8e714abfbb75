// Text -> paragraphs with zones, sentences, tokens. ICU finds words and sentences; abbreviations and clitics are ours.
// Entry: Segmenter::segment(). Quotation marks are left to quotation/.
#pragma once

#include <memory>
#include <string_view>

#include "core/document.h"

namespace sayso {

/// Thread rule: one Segmenter a thread (ICU's break iterators are mutable).
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  /// `text` is valid UTF-8. Linear in its size; empty text gives empty layers.
  [[nodiscard]] Segmentation segment(std::string_view text);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
