#include "encode/convolution.h"

#include <algorithm>

#include "encode/kernels.h"

namespace sayso {
namespace {

// Rows a product: enough that packing the weights costs little, few enough that a tile's rows stay in the second cache.
constexpr std::size_t kTileRows = 512;

}  // namespace

std::size_t reach(const std::vector<GatedLayer>& layers) {
  std::size_t most = 0;
  for (const GatedLayer& layer : layers) most = std::max(most, layer.dilation);
  return most;
}

void run_gated(const std::vector<GatedLayer>& layers, const std::vector<RowRun>& runs, Matrix& x, Matrix& normed,
               Matrix& product) {
  if (x.rows() == 0) return;
  const Kernels& k = kernels();
  const std::size_t width = x.columns();
  const auto w = static_cast<std::ptrdiff_t>(width);
  const std::size_t edge = reach(layers);
  normed.resize(x.rows() + 2 * edge, width);  // zero rows before and behind: every tap reads inside
  product.resize_to_write(std::min(kTileRows, x.rows()), 2 * width);
  for (const GatedLayer& layer : layers) {
    for (const RowRun run : runs) {
      k.layer_norm(x.row(run.begin), layer.norm_gain.data(), layer.norm_bias.data(), normed.row(run.begin + edge),
                   static_cast<std::ptrdiff_t>(run.end - run.begin), w);
    }
    std::size_t next_run = 0;
    for (std::size_t begin = 0; begin < x.rows(); begin += kTileRows) {
      const std::size_t end = std::min(begin + kTileRows, x.rows());
      for (std::size_t tap = 0; tap < 3; ++tap) {
        const float* in = normed.row(begin + edge + tap * layer.dilation - layer.dilation);
        k.multiply(in, w, layer.taps[tap].data.data(), product.row(0), static_cast<std::ptrdiff_t>(end - begin), w,
                   2 * w, tap > 0);
      }
      while (next_run > 0 && runs[next_run - 1].end > begin) --next_run;
      for (; next_run < runs.size() && runs[next_run].begin < end; ++next_run) {
        const std::size_t from = std::max(begin, runs[next_run].begin);
        const std::size_t to = std::min(end, runs[next_run].end);
        if (from >= to) continue;
        k.add_gated(product.row(from - begin), layer.bias.data(), x.row(from), static_cast<std::ptrdiff_t>(to - from),
                    w);
      }
    }
  }
}

}  // namespace sayso
