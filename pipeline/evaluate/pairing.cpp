// All pairs that overlap, sorted, and taken greedily.
#include "evaluate/pairing.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr double kHalf = 0.5;

struct Candidate {
  double score = 0;    // 0 no pair; contents up to 1; cues above 1
  double content = 0;  // overlap of the contents
  std::size_t gold = 0;
  std::size_t predicted = 0;
};

/// Whether the stretches from first to last character meet: quick to tell, and most pairs of an article do not.
bool may_share(const CharSet& a, const CharSet& b) {
  if (a.empty() || b.empty()) return false;
  return a.ranges().front().first < b.ranges().back().second && b.ranges().front().first < a.ranges().back().second;
}

Candidate compare(const EvaluatedRelation& gold, const EvaluatedRelation& predicted) {
  Candidate c;
  const CharSet& a = gold.of(Role::cue);
  const CharSet& b = predicted.of(Role::cue);
  const bool cues = !a.empty() && !b.empty();
  if (cues && (!may_share(a, b) || a.shared(b) == 0)) return c;
  c.content = intersection_over_union(gold.of(Role::content), predicted.of(Role::content));
  if (cues) {
    c.score = 1 + intersection_over_union(a, b);
  } else if (c.content >= kHalf) {
    c.score = c.content;
  }
  return c;
}

bool better(const Candidate& a, const Candidate& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.content != b.content) return a.content > b.content;
  if (a.gold != b.gold) return a.gold < b.gold;
  return a.predicted < b.predicted;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> pair_relations(const std::vector<EvaluatedRelation>& gold,
                                                                const std::vector<EvaluatedRelation>& predicted) {
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (std::size_t j = 0; j < predicted.size(); ++j) {
      Candidate c = compare(gold[i], predicted[j]);
      c.gold = i;
      c.predicted = j;
      if (c.score > 0) candidates.push_back(c);
    }
  }
  std::sort(candidates.begin(), candidates.end(), better);
  std::vector<bool> gold_used(gold.size(), false);
  std::vector<bool> predicted_used(predicted.size(), false);
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const Candidate& c : candidates) {
    if (gold_used[c.gold] || predicted_used[c.predicted]) continue;
    gold_used[c.gold] = predicted_used[c.predicted] = true;
    pairs.emplace_back(c.gold, c.predicted);
  }
  return pairs;
}

}  // namespace sayso
