// Any text through segment and quotation: the invariants hold, and a second time gives the same.
#include "core/invariants.h"
#include "fuzz/fuzz.h"
#include "quotation/quotation.h"
#include "segment/language.h"
#include "segment/segment.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  static Segmenter segmenter;
  Document d;
  d.article.text = test::valid_utf8(test::as_text(data, size));
  d.segmentation = segmenter.segment(d.article.text);
  d.quotations = find_quotations(d.article.text, d.segmentation);
  static_cast<void>(is_english(d.article.text));
  test::require_none(check_invariants(d));

  const Segmentation again = segmenter.segment(d.article.text);
  test::require(again.tokens.size() == d.segmentation.tokens.size() &&
                    again.sentences.size() == d.segmentation.sentences.size() &&
                    again.paragraphs.size() == d.segmentation.paragraphs.size(),
                "a second segmentation differs");
  return 0;
}
