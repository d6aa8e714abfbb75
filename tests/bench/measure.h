// What is measured once a run and not in a loop: memory, loading, latencies.
// Entry: peak_memory(), median_load(), Latencies. Rates are left to Google Benchmark, in bench.cpp.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace sayso::bench {

/// The most memory, in bytes, that a process of its own holds while it does `work` and nothing else; 0 where that could
/// not be found out. Call it first, while this process is small: its memory counts.
[[nodiscard]] std::size_t peak_memory(const std::function<void()>& work);

/// Seconds of reading and parsing a weights file, median of `times`; 0 where it cannot be loaded. Wall clock.
[[nodiscard]] double median_load(const std::string& path, std::size_t times);

/// Seconds that each article took.
class Latencies {
 public:
  void add(double seconds, std::size_t article) { samples_.push_back({seconds, article}); }

  struct Sample {
    double seconds;
    std::size_t article;
  };
  /// The smallest sample that is no less than `share` of all; there is one.
  [[nodiscard]] Sample quantile(double share) const;

 private:
  std::vector<Sample> samples_;
};

}  // namespace sayso::bench
