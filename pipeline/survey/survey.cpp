#include "survey/survey.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <limits>
#include <map>
#include <thread>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kTopOfAll = 25;  // items of a list, for all articles
constexpr std::size_t kTopOfGroup = 10;
constexpr std::size_t kKindBytes = 2;  // before the key of an item: its kind and list

std::uint16_t capped(std::uint32_t count) {
  return static_cast<std::uint16_t>(std::min<std::uint32_t>(count, std::numeric_limits<std::uint16_t>::max()));
}

/// One list of the report: the cues have one for each commitment.
std::pair<ItemKind, std::uint8_t> list_of_item(const ItemLabel& item) {
  return {item.kind, item.of};
}

}  // namespace

std::uint32_t Survey::Names::of(const std::string& name) {
  const auto [place, is_new] = ids_.try_emplace(name, static_cast<std::uint32_t>(names_.size()));
  if (is_new) names_.push_back(name);
  return place->second;
}

void Survey::keep(ArticleCounts&& article) {
  KeptArticle kept;
  std::transform(article.columns.begin(), article.columns.end(), kept.columns.begin(), capped);
  kept.outlet = outlets_.of(article.outlet);
  kept.month = months_.of(article.month);
  kept.items.reserve(article.items.size());
  for (CountedItem& item : article.items) {
    std::string key{static_cast<char>('0' + static_cast<int>(item.kind)), static_cast<char>('0' + item.of)};
    const std::uint32_t id = item_keys_.of(key + item.key);
    if (id == items_.size()) items_.push_back({item.kind, item.of, std::move(item.label)});
    kept.items.emplace_back(id, capped(item.count));
  }
  persons_left_out_ += article.persons_left_out;
  articles_.push_back(std::move(kept));
}

std::vector<Survey::NamedGroup> Survey::groups() const {
  std::vector<NamedGroup> all(1, {"all", "all", {}});
  std::vector<NamedGroup> outlets(outlets_.size());
  std::vector<NamedGroup> months(months_.size());
  for (std::uint32_t n = 0; n < articles_.size(); ++n) {
    all.front().group.articles.push_back(n);
    outlets[articles_[n].outlet].group.articles.push_back(n);
    months[articles_[n].month].group.articles.push_back(n);
  }
  for (std::uint32_t i = 0; i < outlets.size(); ++i) outlets[i].kind = "outlet", outlets[i].name = outlets_[i];
  for (std::uint32_t i = 0; i < months.size(); ++i) months[i].kind = "month", months[i].name = months_[i];
  std::sort(outlets.begin(), outlets.end(), [](const NamedGroup& a, const NamedGroup& b) {
    const std::size_t more = a.group.articles.size();
    const std::size_t than = b.group.articles.size();
    return more != than ? more > than : a.name < b.name;
  });
  std::sort(months.begin(), months.end(), [](const NamedGroup& a, const NamedGroup& b) { return a.name < b.name; });
  for (auto* kind : {&outlets, &months}) std::move(kind->begin(), kind->end(), std::back_inserter(all));
  for (NamedGroup& g : all) g.group.top = top_of(g.group.articles, g.kind == "all" ? kTopOfAll : kTopOfGroup);
  return all;
}

/// The most frequent items of each list, list by list.
std::vector<std::uint32_t> Survey::top_of(const std::vector<std::uint32_t>& articles, std::size_t most) const {
  std::unordered_map<std::uint32_t, std::uint64_t> counts;
  for (const std::uint32_t n : articles) {
    for (const auto& [item, count] : articles_[n].items) counts[item] += count;
  }
  std::map<std::pair<ItemKind, std::uint8_t>, std::vector<std::uint32_t>> lists;
  for (const auto& [item, count] : counts) lists[list_of_item(items_[item])].push_back(item);
  std::vector<std::uint32_t> out;
  for (auto& [list, ids] : lists) {
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(counts[b], item_keys_[a]) < std::pair(counts[a], item_keys_[b]);
    };
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(most, ids.size()));
    std::partial_sort(ids.begin(), end, ids.end(), before);
    out.insert(out.end(), ids.begin(), end);
  }
  return out;
}

std::vector<ItemLabel> Survey::labels_of(const std::vector<std::uint32_t>& items) const {
  std::vector<ItemLabel> out;
  for (const std::uint32_t id : items) {
    out.push_back(items_[id]);
    if (out.back().kind == ItemKind::actor) out.back().label = counter_.actor_label(item_keys_[id].substr(kKindBytes));
  }
  return out;
}

std::vector<FigureRow> Survey::rows_of(const NamedGroup& g, const std::vector<std::uint32_t>& first_of,
                                       const Correctors& correctors) const {
  const std::vector<ItemLabel> top = labels_of(g.group.top);
  const GroupResult sums = sum_group(g.group, articles_, first_of);
  FigureRow frame;
  frame.group_kind = g.kind;
  frame.group = g.name;
  std::vector<FigureRow> out = figures_of(sums.with_copies, top, correctors, frame);
  std::vector<FigureRow> without = out;
  if (sums.without) without = figures_of(*sums.without, top, correctors, frame);
  for (FigureRow& row : without) row.copies = false;
  std::move(without.begin(), without.end(), std::back_inserter(out));
  return out;
}

std::vector<std::string> Survey::unusable(const ConfusionSet& confusion) const {
  std::vector<std::string> out;
  for (const auto& [table, counts] : confusion.tables) {
    if (const auto label = label_without_example(table, counts, articles_)) out.push_back(table + ": " + *label);
  }
  return out;
}

std::vector<FigureRow> Survey::rows(const std::vector<std::uint32_t>& first_of, const ConfusionSet& confusion,
                                    unsigned jobs) const {
  const Correctors correctors = correctors_of(confusion, articles_);
  const std::vector<NamedGroup> all = groups();
  std::vector<std::vector<FigureRow>> parts(all.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < all.size(); i = next++) {
      if (!all[i].group.articles.empty()) parts[i] = rows_of(all[i], first_of, correctors);
    }
  };
  std::vector<std::thread> others;
  for (unsigned n = 1; n < jobs; ++n) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  std::vector<FigureRow> out;
  for (auto& part : parts) std::move(part.begin(), part.end(), std::back_inserter(out));
  return out;
}

}  // namespace sayso
