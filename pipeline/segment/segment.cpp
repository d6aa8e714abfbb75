#include "segment/segment.h"

#include <unicode/brkiter.h>

#include <cassert>

#include "segment/parts.h"

namespace sayso {

struct Segmenter::State {
  std::unique_ptr<icu::BreakIterator> words;
  std::unique_ptr<icu::BreakIterator> sentences;
};

Segmenter::Segmenter() : state_(std::make_unique<State>()) {
  UErrorCode status = U_ZERO_ERROR;
  // A fixed locale: the user's must not change a byte of the record.
  state_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getEnglish(), status));
  state_->sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  assert(U_SUCCESS(status));
}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

Segmentation Segmenter::segment(std::string_view text) {
  Segmentation s;
  s.tokens = find_tokens(text, *state_->words);
  s.paragraphs = find_paragraphs(text, s.tokens);
  s.sentences = find_sentences(text, *state_->sentences, s.paragraphs, s.tokens);
  find_zones(text, s);
  return s;
}

}  // namespace sayso
