// See measure.h.
#include "bench/measure.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>

#include "encode/model.h"

namespace sayso::bench {

std::size_t peak_memory(const std::function<void()>& work) {
  const pid_t child = fork();
  if (child < 0) return 0;
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || status != 0) return 0;
  return static_cast<std::size_t>(used.ru_maxrss) * 1024;  // Linux counts in KiB
}

double median_load(const std::string& path, std::size_t times) {
  std::vector<double> seconds;
  for (std::size_t i = 0; i < times; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto model = Model::load(path);
    if (!model) return 0;
    seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
  }
  std::sort(seconds.begin(), seconds.end());
  return seconds.empty() ? 0 : seconds[seconds.size() / 2];
}

Latencies::Sample Latencies::quantile(double share) const {
  std::vector<Sample> sorted = samples_;
  std::sort(sorted.begin(), sorted.end(), [](const Sample& a, const Sample& b) { return a.seconds < b.seconds; });
  const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
  return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

}  // namespace sayso::bench
