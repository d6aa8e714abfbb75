// Articles with the same words are one text; the texts are clustered in the order of their keys.
#include "copies/copies.h"

#include <algorithm>
#include <numeric>

#include "copies/clusters.h"

namespace sayso {

void CopyFinder::add(std::string_view id, std::string_view published, std::string_view text) {
  Sketch sketch = sketch_of(text);
  const auto next = static_cast<std::uint32_t>(sketches_.size());
  std::uint32_t place = next;
  if (!sketch.hashes.empty()) place = text_of_.emplace(sketch.key, next).first->second;
  if (place == next) sketches_.push_back(std::move(sketch));
  articles_.push_back({std::string(id), std::string(published), place});
}

bool CopyFinder::earlier(std::uint32_t a, std::uint32_t b) const {
  const Added& x = articles_[a];
  const Added& y = articles_[b];
  if (x.published.empty() != y.published.empty()) return y.published.empty();
  if (x.published != y.published) return x.published < y.published;
  return x.id != y.id ? x.id < y.id : a < b;
}

std::vector<std::uint32_t> CopyFinder::find() const {
  std::vector<std::uint32_t> order(sketches_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return sketches_[a].key < sketches_[b].key; });
  std::vector<Sketch> sorted;
  std::vector<std::uint32_t> rank(order.size());
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    sorted.push_back(sketches_[order[i]]);
    rank[order[i]] = i;
  }
  const std::vector<std::uint32_t> cluster = cluster_sketches(std::move(sorted));

  const auto none = static_cast<std::uint32_t>(articles_.size());
  std::vector<std::uint32_t> first(cluster.size(), none);
  for (std::uint32_t a = 0; a < articles_.size(); ++a) {
    std::uint32_t& best = first[cluster[rank[articles_[a].text]]];
    if (best == none || earlier(a, best)) best = a;
  }
  std::vector<std::uint32_t> answer;
  answer.reserve(articles_.size());
  for (const Added& article : articles_) answer.push_back(first[cluster[rank[article.text]]]);
  return answer;
}

}  // namespace sayso
