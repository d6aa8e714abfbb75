// Sketches -> which of them are one story.
// Entry: cluster_sketches(). Articles, ids and dates are left to copies.h.
#pragma once

#include <cstdint>
#include <vector>

#include "copies/sketch.h"

namespace sayso {

/// Hashes that many texts have which are otherwise unlike (a paper's notice, a turn of phrase) are set aside. Texts
/// that share one of their smallest hashes are compared: alike are those of which the shorter stands in the longer by
/// half, so that a cut copy counts, too. Pairs are joined from the surest on, where most members of the two clusters
/// have something of each other. For each sketch a number that all of its cluster have and no other: the least index of
/// the cluster. `sketches` have different keys and come in rising order of key, so that the answer is one of the texts
/// and not of their order.
[[nodiscard]] std::vector<std::uint32_t> cluster_sketches(std::vector<Sketch> sketches);

}  // namespace sayso
