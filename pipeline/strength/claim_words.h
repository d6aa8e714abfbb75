// A content as the words that carry it: stems, numbers, names, negation. Two contents are one where these agree.
// Entry: claim_words(), same_claim(). Who holds them is left to corroboration.h.
#pragma once

#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// A word that carries meaning, by its stem or the head of its group in models/lexicons/synonyms.txt.
struct ClaimWord {
  std::string stem;
  bool noun = false;  ///< it stands where a noun does: behind an article, a preposition, or first
  bool verb = false;  ///< it stands behind an auxiliary: "would sue"
};

struct ClaimWords {
  std::vector<ClaimWord> words;      ///< in text order, each stem once
  std::vector<std::string> numbers;  ///< in digits, sorted
  std::vector<std::string> names;    ///< stems of capitalised words, sorted
  std::vector<std::string>
      bystanders;         ///< stems of the source: where the other content names them, that is no difference
  bool negated = false;   ///< by its own words and by the relation's polarity together
  bool attitude = false;  ///< wanted, not asserted
  bool passive = false;   ///< has a form of "be"
};

/// `words`: the lower-cased tokens. At most 60 tokens of the content are read.
[[nodiscard]] ClaimWords claim_words(const std::vector<std::string>& words, const Segmentation& segmentation,
                                     const Attribution& attribution, const Stance& stance);

/// Whether both say the same: they share most words of the shorter one, and no number, name, negation, noun or verb
/// stands on either side against another one.
[[nodiscard]] bool same_claim(const ClaimWords& a, const ClaimWords& b);

/// "evictions" -> "evict": a regular ending cut off, so that forms of a word meet. No dictionary stem.
[[nodiscard]] std::string stem_of(std::string_view lower);

}  // namespace sayso::strength
