// Merging and walking sorted ranges.
#include "evaluate/char_set.h"

#include <algorithm>

namespace sayso {

CharSet::CharSet(std::vector<CharSpan> spans) {
  std::sort(spans.begin(), spans.end());
  for (const CharSpan& span : spans) {
    if (ranges_.empty() || span.first > ranges_.back().second) {
      ranges_.push_back(span);
    } else {
      ranges_.back().second = std::max(ranges_.back().second, span.second);
    }
  }
  for (const auto& [begin, end] : ranges_) size_ += end - begin;
}

std::size_t CharSet::shared(const CharSet& other) const {
  std::size_t count = 0;
  auto a = ranges_.begin();
  auto b = other.ranges_.begin();
  while (a != ranges_.end() && b != other.ranges_.end()) {
    const std::uint32_t begin = std::max(a->first, b->first);
    const std::uint32_t end = std::min(a->second, b->second);
    if (begin < end) count += end - begin;
    a->second < b->second ? static_cast<void>(++a) : static_cast<void>(++b);
  }
  return count;
}

double intersection_over_union(const CharSet& a, const CharSet& b) {
  if (a.empty() && b.empty()) return 1.0;
  const std::size_t shared = a.shared(b);
  return static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
}

}  // namespace sayso
