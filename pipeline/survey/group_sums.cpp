#include "survey/group_sums.h"

#include <unordered_map>
#include <unordered_set>

namespace sayso {
namespace {

using Slots = std::unordered_map<std::uint32_t, std::size_t>;

ClaimCell cell_of_article(const KeptArticle& a) {
  return cell_of(a.columns[kClaims], a.columns[kAnonymous]);
}

GroupSums empty_sums(const Group& group, const std::vector<KeptArticle>& articles) {
  GroupSums sums;
  for (const std::uint32_t n : group.articles) sums.cell_of.emplace(cell_of_article(articles[n]), 0);
  std::size_t next = 0;
  for (auto& [cell, column] : sums.cell_of) column = next++;
  sums.cells = Sums(next);
  sums.items = Sums(group.top.size());
  return sums;
}

void add_article(const KeptArticle& a, const Slots& slots, const Replicates& weights, GroupSums& sums) {
  for (std::size_t c = 0; c < kColumns; ++c) sums.columns.add(c, a.columns[c], weights);
  sums.cells.add(sums.cell_of.at(cell_of_article(a)), 1, weights);
  for (const auto& [item, count] : a.items) {
    if (const auto slot = slots.find(item); slot != slots.end()) sums.items.add(slot->second, count, weights);
  }
}

}  // namespace

GroupResult sum_group(const Group& group, const std::vector<KeptArticle>& articles,
                      const std::vector<std::uint32_t>& first_of) {
  Slots slots;
  for (std::size_t i = 0; i < group.top.size(); ++i) slots.emplace(group.top[i], i);
  std::unordered_set<std::uint32_t> stories;
  for (const std::uint32_t n : group.articles) stories.insert(first_of[n]);
  const bool copies = stories.size() < group.articles.size();

  GroupResult result{empty_sums(group, articles), std::nullopt};
  if (copies) result.without = empty_sums(group, articles);
  Replicates weights;
  for (const std::uint32_t n : group.articles) {
    draw_weights(n, weights);
    add_article(articles[n], slots, weights, result.with_copies);
    if (copies && stories.erase(first_of[n]) > 0) add_article(articles[n], slots, weights, *result.without);
  }
  return result;
}

}  // namespace sayso
