// Renumbering after a change.
#include "core/relation_order.h"

#include <algorithm>
#include <utility>

namespace sayso {

std::vector<Attribution> in_text_order(std::vector<Attribution> all) {
  const auto first = [](const Attribution& a) {
    std::uint32_t at = a.content.front().begin;
    for (const auto* pieces : {&a.source, &a.cue}) {
      if (!pieces->empty()) at = std::min(at, pieces->front().begin);
    }
    return at;
  };
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return first(all[a]) < first(all[b]); });
  std::vector<std::uint32_t> place(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> out;
  out.reserve(all.size());
  for (const std::uint32_t i : order) {
    out.push_back(std::move(all[i]));
    if (out.back().parent) out.back().parent = place[*out.back().parent];
    if (out.back().continues) out.back().continues = place[*out.back().continues];
  }
  return out;
}

std::vector<Attribution> without(std::vector<Attribution> all, const std::vector<bool>& gone) {
  std::vector<std::uint32_t> place(all.size(), 0);
  std::uint32_t kept = 0;
  for (std::uint32_t r = 0; r < all.size(); ++r) {
    place[r] = kept;
    kept += gone[r] ? 0U : 1U;
  }
  std::vector<Attribution> out;
  out.reserve(kept);
  for (std::uint32_t r = 0; r < all.size(); ++r) {
    if (gone[r]) continue;
    std::optional<std::uint32_t> parent = all[r].parent;
    while (parent && gone[*parent]) parent = all[*parent].parent;
    Attribution a = all[r];
    a.parent = parent ? std::optional(place[*parent]) : std::nullopt;
    if (a.continues) a.continues = gone[*a.continues] ? std::nullopt : std::optional(place[*a.continues]);
    out.push_back(std::move(a));
  }
  return out;
}

}  // namespace sayso
