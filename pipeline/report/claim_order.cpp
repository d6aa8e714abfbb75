// Parents and children of the relations, walked from the outermost ones down.
#include "report/claim_order.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace sayso {
namespace {

constexpr int kNumberDepth = 8;  // levels that a number spells out: "1.1.1.1.1.1.1.1"; deeper ones share their parent's

std::uint32_t first_token(const Attribution& a) {
  std::uint32_t first = std::numeric_limits<std::uint32_t>::max();
  for (const auto* role : {&a.source, &a.cue, &a.content}) {
    if (!role->empty()) first = std::min(first, role->front().begin);
  }
  return first;
}

std::vector<std::uint32_t> by_first_token(const std::vector<Attribution>& attributions) {
  std::vector<std::uint32_t> order(attributions.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&attributions](std::uint32_t a, std::uint32_t b) {
    return first_token(attributions[a]) < first_token(attributions[b]);
  });
  return order;
}

/// Walks down from one claim without recursion: a hostile text can nest as deep as it likes.
class Walk {
 public:
  explicit Walk(std::size_t claims) : children(claims), seen_(claims, false) { placed.reserve(claims); }

  void from(std::uint32_t root, std::string number) {
    if (seen_[root]) return;
    place({root, 0, std::move(number)});
    while (!stack_.empty()) {
      const PlacedClaim claim = std::move(stack_.back());
      stack_.pop_back();
      placed.push_back(claim);
      const auto& inner = children[claim.attribution];
      for (std::size_t i = inner.size(); i > 0; --i) {
        const bool spelt = claim.depth + 1 < kNumberDepth;
        if (!seen_[inner[i - 1]]) {
          place({inner[i - 1], claim.depth + 1, claim.number + (spelt ? '.' + std::to_string(i) : "")});
        }
      }
    }
  }

  std::vector<std::vector<std::uint32_t>> children;  // of each claim, in order
  std::vector<PlacedClaim> placed;

 private:
  void place(PlacedClaim claim) {
    seen_[claim.attribution] = true;
    stack_.push_back(std::move(claim));
  }

  std::vector<bool> seen_;
  std::vector<PlacedClaim> stack_;
};

}  // namespace

std::vector<PlacedClaim> claims_in_order(const std::vector<Attribution>& attributions) {
  const auto order = by_first_token(attributions);
  Walk walk(attributions.size());
  for (const std::uint32_t i : order) {
    if (attributions[i].parent) walk.children[*attributions[i].parent].push_back(i);
  }
  int number = 0;
  for (const std::uint32_t i : order) {
    if (!attributions[i].parent) walk.from(i, std::to_string(++number));
  }
  if (walk.placed.size() < attributions.size()) {  // rings of parents
    for (const std::uint32_t i : order) {
      const std::size_t before = walk.placed.size();
      walk.from(i, std::to_string(number + 1));
      if (walk.placed.size() > before) ++number;
    }
  }
  return std::move(walk.placed);
}

}  // namespace sayso
