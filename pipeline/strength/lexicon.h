// The cue lexicon (models/lexicons/cues.txt): which kind and commitment a cue word brings.
// Entry: cue_entry(). Negation, questions and context are left to stance.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/document.h"

namespace sayso::strength {

/// Kinds and commitments that a word can bring; the first section that lists it wins where a word is in several.
struct CueEntry {
  Kind kind = Kind::statement;
  Commitment commitment = Commitment::assert;
  bool denies = false;  ///< turns its content around: "rejected"
  std::string base;     ///< the form that is listed: "vow" for "vowing"
};

/// The entry of a lower-cased word or of its base form ("vowed", "vowing" -> "vow"); nothing for unlisted words.
[[nodiscard]] std::optional<CueEntry> cue_entry(std::string_view lower);

}  // namespace sayso::strength
