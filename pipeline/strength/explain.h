// What one claim's labels and score are made from, by name: for `sayso explain`, for models/training, for whoever
// doubts. Entry: explain(). How it looks in print is left to cli/.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/document.h"

namespace sayso::strength {

/// One value for each commitment, in the order of the labels.
using CommitmentValues = std::array<double, LabelNames<Commitment>::values.size()>;

struct CueFeature {
  std::string name;          ///< "cue=deny"
  CommitmentValues weights;  ///< all 0 for a feature that training did not see
};

struct Explanation {
  Stance rules;                          ///< what lexicon and rules read
  std::vector<CueFeature> cue_features;  ///< what the commitment is read from
  CommitmentValues chances{};            ///< of each commitment
  std::vector<std::string> terms;        ///< of the score, those that are there; none where there is no strength
};

/// Of relation `r` of a document whose stages have all run; `words` are its lower-cased tokens.
[[nodiscard]] Explanation explain(const Document& document, const std::vector<std::string>& words, std::uint32_t r);

}  // namespace sayso::strength
