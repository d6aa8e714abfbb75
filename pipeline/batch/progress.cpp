// Figures of a run in words; no clock and no terminal here, so that a table can test it.
#include "batch/progress.h"

#include <algorithm>
#include <cmath>

namespace sayso {
namespace {

/// "850 ms" is not for people: seconds below a minute, minutes and seconds below an hour, else hours and minutes.
std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::lround(seconds));
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min";
}

/// "57.3", "0.4": one decimal, and none from 100 on.
std::string rate(double value) {
  if (value >= 100) return std::to_string(static_cast<std::uint64_t>(std::lround(value)));
  const auto tenths = static_cast<std::uint64_t>(std::lround(value * 10));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

std::string progress_line(const Progress& p) {
  std::string line = std::to_string(p.articles) + (p.articles == 1 ? " article" : " articles");
  if (p.failed > 0) line += ", " + std::to_string(p.failed) + " set aside";
  if (p.seconds > 0) line += ", " + rate(static_cast<double>(p.articles - p.articles_before) / p.seconds) + "/s";
  if (p.total == 0 || p.bytes <= p.bytes_before) return line;
  const auto read = static_cast<double>(std::min(p.bytes, p.total)) - static_cast<double>(p.bytes_before);
  if (read <= 0) return line;
  const auto left = static_cast<double>(p.total - std::min(p.bytes, p.total));
  const double share = std::min(1.0, static_cast<double>(p.bytes) / static_cast<double>(p.total));
  line += ", " + std::to_string(static_cast<int>(share * 100)) + " %";
  return line + ", " + duration(p.seconds * left / read) + " left";
}

std::uint64_t total_size(const InputList& inputs) {
  std::uint64_t sum = 0;
  for (const Input& input : inputs) {
    if (input.path == "-") return 0;
    sum += input.size;
  }
  return sum;
}

}  // namespace sayso
