// Words that say how likely a thing is held to be -> the bands of ICD 203 (Analytic Standards, 2015, D.6.e).
// Entry: find_probability().
#pragma once

#include <optional>

#include "accusation/line.h"

namespace sayso::accusation {

/// The first such words between the content's or cue's start and the tie's end, in the tie's sentence: "very likely" in
/// "very likely directed by", "with high confidence" in "we assess with high confidence that". Words of confidence (ICD
/// 203's other scale) only where none of probability stands there.
[[nodiscard]] std::optional<Probability> find_probability(const Line& line, TokenSpan tie, TokenSpan blamed,
                                                          const Attribution& attribution);

}  // namespace sayso::accusation
