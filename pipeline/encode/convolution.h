// A stack of gated convolutions over rows that lie one under the other: the encoder's body and the pair head's.
// Entry: run_gated(). The rows that count are marked by the caller; all others are zero for their neighbours.
#pragma once

#include <cstdint>
#include <vector>

#include "encode/matrix.h"
#include "encode/weights.h"

namespace sayso {

/// A run of rows that count, [begin, end); rows between runs stay as they are and count as zero.
struct RowRun {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// x += each layer's gated convolution, layer by layer, over the runs. Neighbouring runs must lie at least
/// `reach(layers)` rows apart. `normed` and `product` are scratch.
void run_gated(const std::vector<GatedLayer>& layers, const std::vector<RowRun>& runs, Matrix& x, Matrix& normed,
               Matrix& product);

/// The largest dilation.
[[nodiscard]] std::size_t reach(const std::vector<GatedLayer>& layers);

}  // namespace sayso
