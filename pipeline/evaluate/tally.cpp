// One function a measure, each over one role of one article.
#include "evaluate/tally.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "evaluate/pairing.h"

namespace sayso {
namespace {

using Relations = std::vector<EvaluatedRelation>;

constexpr double kHalf = 0.5;
constexpr std::size_t kMicro = kRoles;                   // its place after the three roles of a measure
constexpr std::size_t kMeasureRows = kRoles + 1;         // rows of token, exact, piece and overlap
constexpr std::size_t kRelationRows = 4 * kMeasureRows;  // where the relation rows start

double count_of(std::size_t n) {
  return static_cast<double>(n);
}

/// The same hits for both sides.
Count matches(std::size_t hits, std::size_t predicted, std::size_t gold) {
  return {count_of(hits), count_of(hits), count_of(predicted), count_of(gold)};
}

CharSet union_of(const Relations& relations, std::size_t role) {
  std::vector<CharSpan> all;
  for (const EvaluatedRelation& r : relations) all.insert(all.end(), r.spans[role].begin(), r.spans[role].end());
  return CharSet(std::move(all));
}

/// For each token, whether its first character is in the set.
std::vector<bool> token_hits(const EvaluatedText& text, const CharSet& chars) {
  std::vector<bool> hits(text.tokens.size(), false);
  auto range = chars.ranges().begin();
  for (std::size_t i = 0; i < text.tokens.size(); ++i) {
    while (range != chars.ranges().end() && range->second <= text.tokens[i]) ++range;
    hits[i] = range != chars.ranges().end() && range->first <= text.tokens[i];
  }
  return hits;
}

Count token_count(const EvaluatedText& text, const CharSet& gold, const CharSet& predicted) {
  const auto g = token_hits(text, gold);
  const auto p = token_hits(text, predicted);
  std::size_t both = 0;
  std::size_t in_gold = 0;
  std::size_t in_predicted = 0;
  for (std::size_t i = 0; i < g.size(); ++i) {
    in_gold += g[i] ? 1 : 0;
    in_predicted += p[i] ? 1 : 0;
    both += g[i] && p[i] ? 1 : 0;
  }
  return matches(both, in_predicted, in_gold);
}

std::set<CharSpan> pieces_of(const Relations& relations, std::size_t role) {
  std::set<CharSpan> pieces;
  for (const EvaluatedRelation& r : relations) pieces.insert(r.spans[role].begin(), r.spans[role].end());
  return pieces;
}

template <class Item>
Count set_count(const std::set<Item>& gold, const std::set<Item>& predicted) {
  const auto hits = static_cast<std::size_t>(
      std::count_if(gold.begin(), gold.end(), [&predicted](const Item& item) { return predicted.contains(item); }));
  return matches(hits, predicted.size(), gold.size());
}

using WholeSpan = std::vector<CharSpan>;  // all pieces of one relation's role

std::set<WholeSpan> whole_spans(const Relations& relations, std::size_t role) {
  std::set<WholeSpan> spans;
  for (const EvaluatedRelation& r : relations) {
    if (!r.spans[role].empty()) spans.insert(r.spans[role]);
  }
  return spans;
}

struct Covered {
  double shares = 0;  // summed over the spans
  double spans = 0;
};

/// Each whole span once, in the order of the relations (sums of shares depend on their order in the last bit).
Covered covered(const Relations& relations, std::size_t role, const CharSet& by) {
  Covered sum;
  std::set<WholeSpan> seen;
  for (const EvaluatedRelation& r : relations) {
    if (r.spans[role].empty() || !seen.insert(r.spans[role]).second) continue;
    sum.shares += count_of(r.chars[role].shared(by)) / count_of(r.chars[role].size());
    sum.spans += 1;
  }
  return sum;
}

using Judgement = std::array<bool, 5>;  // detected, source, content, full, strict: the order of the rows
static_assert(kRelationRows + std::tuple_size_v<Judgement> == kRows);

Judgement judge(const EvaluatedRelation& gold, const EvaluatedRelation& predicted) {
  const auto half = [&](Role role) { return intersection_over_union(gold.of(role), predicted.of(role)) >= kHalf; };
  const bool source = half(Role::source);
  const bool content = half(Role::content);
  return {true, source, content, source && content, gold.spans == predicted.spans};
}

/// The relation rows; each side counts in its own group.
void tally_relations(std::vector<Tally>& tallies, const Relations& gold, const Relations& predicted,
                     const GroupNumbers& gold_groups, const GroupNumbers& predicted_groups) {
  for (std::size_t row = kRelationRows; row < kRows; ++row) {
    for (const std::size_t group : gold_groups) tallies[group][row].gold += 1;
    for (const std::size_t group : predicted_groups) tallies[group][row].predicted += 1;
  }
  for (const auto& [i, j] : pair_relations(gold, predicted)) {
    const Judgement holds = judge(gold[i], predicted[j]);
    for (std::size_t k = 0; k < holds.size(); ++k) {
      tallies[gold_groups[i]][kRelationRows + k].gold_hits += holds[k] ? 1 : 0;
      tallies[predicted_groups[j]][kRelationRows + k].predicted_hits += holds[k] ? 1 : 0;
    }
  }
}

Relations of_group(const Relations& relations, const GroupNumbers& numbers, std::size_t group) {
  Relations out;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (numbers[i] == group) out.push_back(relations[i]);
  }
  return out;
}

}  // namespace

Count& Count::operator+=(const Count& other) {
  predicted_hits += other.predicted_hits;
  gold_hits += other.gold_hits;
  predicted += other.predicted;
  gold += other.gold;
  return *this;
}

Tally tally_article(const EvaluatedText& text, const Relations& gold, const Relations& predicted) {
  std::vector<Tally> all(1);
  Tally& tally = all.front();
  for (std::size_t role = 0; role < kRoles; ++role) {
    const CharSet all_gold = union_of(gold, role);
    const CharSet all_predicted = union_of(predicted, role);
    tally[role] = token_count(text, all_gold, all_predicted);
    tally[kMeasureRows + role] = set_count(whole_spans(gold, role), whole_spans(predicted, role));
    tally[2 * kMeasureRows + role] = set_count(pieces_of(gold, role), pieces_of(predicted, role));
    const Covered found = covered(gold, role, all_predicted);
    const Covered right = covered(predicted, role, all_gold);
    tally[3 * kMeasureRows + role] = {right.shares, found.shares, right.spans, found.spans};
  }
  tally_relations(all, gold, predicted, GroupNumbers(gold.size(), 0), GroupNumbers(predicted.size(), 0));
  return tally;
}

std::vector<Tally> tally_groups(const EvaluatedText& text, const Relations& gold, const Relations& predicted,
                                const GroupNumbers& gold_groups, const GroupNumbers& predicted_groups,
                                std::size_t groups) {
  std::vector<Tally> tallies(groups);
  for (std::size_t role = 0; role < kRoles; ++role) {
    const CharSet all_gold = union_of(gold, role);
    const CharSet all_predicted = union_of(predicted, role);
    for (std::size_t group = 0; group < groups; ++group) {
      const CharSet of_gold = union_of(of_group(gold, gold_groups, group), role);
      const CharSet of_predicted = union_of(of_group(predicted, predicted_groups, group), role);
      const Count found = token_count(text, of_gold, all_predicted);
      const Count right = token_count(text, all_gold, of_predicted);
      tallies[group][role] = {right.predicted_hits, found.gold_hits, right.predicted, found.gold};
    }
  }
  tally_relations(tallies, gold, predicted, gold_groups, predicted_groups);
  return tallies;
}

void add(Tally& sum, const Tally& article) {
  for (std::size_t row = 0; row < kRows; ++row) {
    if (row < kRelationRows && row % kMeasureRows == kMicro) continue;
    sum[row] += article[row];
    if (row < kRelationRows) sum[row / kMeasureRows * kMeasureRows + kMicro] += article[row];
  }
}

Figures figures_of(const Count& count) {
  Figures f;
  f.precision = count.predicted > 0 ? count.predicted_hits / count.predicted : 0;
  f.recall = count.gold > 0 ? count.gold_hits / count.gold : 0;
  const double sum = f.precision + f.recall;
  f.f1 = sum > 0 ? 2 * f.precision * f.recall / sum : 0;
  return f;
}

}  // namespace sayso
