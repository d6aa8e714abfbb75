// Which predicted relation answers which gold one: one to one, the best overlap first.
// Entry: pair_relations(). What a pair is worth is left to tally.h.
#pragma once

#include <utility>
#include <vector>

#include "evaluate/relation.h"

namespace sayso {

/// (gold, predicted) indices. Two relations with cues can pair where the cues share a character; where either has no
/// cue, where their contents overlap by half of their union. Best first: overlap of the cues (of the contents, where
/// either has no cue), then of the contents, then the earlier gold, then the earlier predicted relation.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> pair_relations(
    const std::vector<EvaluatedRelation>& gold, const std::vector<EvaluatedRelation>& predicted);

}  // namespace sayso
