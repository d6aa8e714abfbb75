// The cue lexicon (models/lexicons/cues.txt): which kind and commitment a cue word brings.
// Entry: cue_entry(). Negation, questions and context are left to stance.h.
#pragma once

#include <optional>
#include <string_view>

#include "core/document.h"

namespace sayso::strength {

/// Kinds and commitments that a word can bring; the earlier section wins where a word is in several.
struct CueEntry {
  Kind kind = Kind::statement;
  Commitment commitment = Commitment::assert;
  std::uint64_t sections = 0;  ///< all sections that list the word
};

/// The entry of a lower-cased word or of its base form ("vowed", "vowing" -> "vow"); nothing for unlisted words.
[[nodiscard]] std::optional<CueEntry> cue_entry(std::string_view lower);

/// True where the word is listed with that kind among others ("asked": intention).
[[nodiscard]] bool has_kind(const CueEntry& entry, Kind kind);

}  // namespace sayso::strength
