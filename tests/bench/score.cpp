// The strength score alone: rows of terms -> scores, intervals and levels. One product against a plain loop over the same rows.
#include "strength/score.h"

#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "strength/terms.h"

namespace sayso::bench {
namespace {

constexpr std::size_t kRelations = 4096;  // 100 articles or so: more than the caches nearest to the core hold

/// Rows with the labels and signs of chance; the rate does not hang on what stands in them.
const std::vector<double>& rows() {
  static const std::vector<double> all = [] {
    std::mt19937 random(1);
    std::vector<double> out(kRelations * strength::kTerms);
    for (std::size_t i = 0; i < kRelations; ++i) {
      strength::Features f;
      f.type = static_cast<SourceType>(random() % 8);
      f.stance.commitment = static_cast<Commitment>(random() % 5);
      f.directness = static_cast<Directness>(random() % 3);
      for (std::size_t k = 0; k < strength::kSigns; ++k) f.signs[k] = random() % 2 == 1;
      strength::fill_row(f, out.data() + i * strength::kTerms);
    }
    return out;
  }();
  return all;
}

void score_product(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(strength::score_rows(rows()));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(kRelations));
}
BENCHMARK(score_product);

void score_loop(benchmark::State& state) {
  const strength::ScoreWeights& w = strength::score_weights();
  for ([[maybe_unused]] auto _ : state) {
    std::vector<strength::Scored> out;
    for (std::size_t i = 0; i < kRelations; ++i) {
      std::array<double, strength::kColumns> sums{};
      for (std::size_t t = 0; t < strength::kTerms; ++t) {
        for (std::size_t c = 0; c < strength::kColumns; ++c) {
          sums[c] += rows()[i * strength::kTerms + t] * w.columns[t * strength::kColumns + c];
        }
      }
      out.push_back(strength::score_sums(sums.data()));
    }
    benchmark::DoNotOptimize(out);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(kRelations));
}
BENCHMARK(score_loop);

}  // namespace
}  // namespace sayso::bench
