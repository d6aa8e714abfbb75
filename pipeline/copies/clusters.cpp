// Words that many stories have are set aside, texts that share rare hashes are compared, the surest pairs joined first.
#include "copies/clusters.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <unordered_map>

namespace sayso {
namespace {

constexpr double kAlike = 0.5;       // of the shorter text in the longer: two copies; stories about one event have .3
constexpr double kWhole = 0.6;       // likewise, of a text that is little else than the story
constexpr std::size_t kCommon = 8;   // texts with a hash, from which on it may be no story's own
constexpr std::size_t kTrials = 16;  // of such texts that are looked at
constexpr double kShareWhole = 0.2;  // of these, that are whole in the longest: then the hash belongs to a story
constexpr double kLongest = 8;       // times as long as its copy: beyond it a collection, no copy
constexpr std::size_t kFewest = 4;   // shared hashes: fewer can be chance
constexpr std::uint32_t kIndexed = std::numeric_limits<std::uint32_t>::max() / 8;  // hashes up to here find candidates
constexpr std::size_t kIndexedAtLeast = 12;  // the smallest hashes of a short text do so in any case
constexpr std::size_t kNeighbours = 24;      // texts behind each in the list of one hash that become candidates
constexpr std::size_t kMostPairs = 32;       // of one text with later ones that are kept
constexpr std::size_t kMembers = 8;          // of a cluster that are asked whether another may join
constexpr double kRelated = 0.3;             // contained: what most members of two clusters must have of each other
constexpr double kMostMembers = 0.7;         // share of the asked pairs

struct Posting {
  std::uint32_t hash;
  std::uint32_t text;
  bool operator<(const Posting& o) const { return hash != o.hash ? hash < o.hash : text < o.text; }
};

struct Pair {
  double contained;
  std::uint32_t first;
  std::uint32_t second;
  bool operator<(const Pair& o) const {
    if (contained != o.contained) return contained > o.contained;
    return first != o.first ? first < o.first : second < o.second;
  }
};

std::vector<Posting> postings_of(const std::vector<Sketch>& sketches) {
  std::vector<Posting> all;
  std::size_t count = 0;
  for (const Sketch& s : sketches) count += s.hashes.size();
  all.reserve(count);
  for (std::uint32_t t = 0; t < sketches.size(); ++t) {
    for (const std::uint32_t hash : sketches[t].hashes) all.push_back({hash, t});
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// Calls use(begin, end) for the postings of each hash.
template <class Use>
void for_each_list(const std::vector<Posting>& postings, const Use& use) {
  for (std::size_t begin = 0; begin < postings.size();) {
    std::size_t end = begin + 1;
    while (end < postings.size() && postings[end].hash == postings[begin].hash) ++end;
    use(begin, end);
    begin = end;
  }
}

/// Whether the texts of one list are copies of one story: then some of them stand whole, or nearly, in the longest.
bool is_of_a_story(const std::vector<Sketch>& sketches, const Posting* list, std::size_t count) {
  const Posting* longest = std::max_element(list, list + count, [&](const Posting& a, const Posting& b) {
    return sketches[a.text].shingles < sketches[b.text].shingles;
  });
  const std::size_t trials = std::min(kTrials, count);
  std::size_t whole = 0;
  for (std::size_t i = 0; i < trials; ++i) {  // in the order of their keys, which is as good as drawn
    const std::size_t at = i * count / trials;
    const Sketch& text = sketches[list[at].text];
    const auto shares = [&](const Posting& other) {
      return other.text != list[at].text && overlap(text, sketches[other.text]).contained() >= kWhole;
    };
    if (shares(*longest) || shares(list[(at + 1) % count])) ++whole;
  }
  return static_cast<double>(whole) >= kShareWhole * static_cast<double>(trials);
}

/// Hashes of notices, tables and turns of phrase, which many texts have that are alike in nothing else; rising.
std::vector<std::uint32_t> common_hashes(const std::vector<Sketch>& sketches, const std::vector<Posting>& postings) {
  std::vector<std::uint32_t> common;
  std::unordered_map<std::uint64_t, bool> judged;  // a paragraph's hashes have the same texts: judged once
  for_each_list(postings, [&](std::size_t begin, std::size_t end) {
    if (end - begin < kCommon) return;
    std::uint64_t texts = end - begin;
    for (std::size_t i = begin; i < end; ++i) texts = (texts ^ postings[i].text) * 0x100000001B3;
    const auto [known, is_new] = judged.emplace(texts, false);
    if (is_new) known->second = is_of_a_story(sketches, &postings[begin], end - begin);
    if (!known->second) common.push_back(postings[begin].hash);
  });
  return common;
}

void take_out(std::vector<Sketch>& sketches, const std::vector<std::uint32_t>& common) {
  for (Sketch& s : sketches) {
    std::erase_if(s.hashes, [&](std::uint32_t h) { return std::binary_search(common.begin(), common.end(), h); });
  }
}

/// How many of a text's hashes find candidates: the smallest.
std::size_t indexed(const Sketch& s) {
  const auto up_to = std::upper_bound(s.hashes.begin(), s.hashes.end(), kIndexed) - s.hashes.begin();
  return std::min(s.hashes.size(), std::max(kIndexedAtLeast, static_cast<std::size_t>(up_to)));
}

/// The postings by which candidates are found: each text's smallest hashes.
std::vector<Posting> index_of(const std::vector<Sketch>& sketches) {
  std::vector<Posting> index;
  for (std::uint32_t t = 0; t < sketches.size(); ++t) {
    for (std::size_t i = 0; i < indexed(sketches[t]); ++i) index.push_back({sketches[t].hashes[i], t});
  }
  std::sort(index.begin(), index.end());
  return index;
}

bool lengths_fit(const Sketch& a, const Sketch& b) {
  const auto [shorter, longer] = std::minmax(a.shingles, b.shingles);
  return longer <= kLongest * shorter;
}

/// The later texts that stand near `text` in the list of one of its hashes, each once.
std::vector<std::uint32_t> candidates_of(std::uint32_t text, const Sketch& sketch, const std::vector<Posting>& index) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < indexed(sketch); ++i) {
    const Posting own{sketch.hashes[i], text};
    auto at = std::upper_bound(index.begin(), index.end(), own);
    for (std::size_t n = 0; n < kNeighbours && at != index.end() && at->hash == own.hash; ++n, ++at) {
      found.push_back(at->text);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

/// Pairs that are alike, surest first; of one text with later ones kMostPairs at most.
std::vector<Pair> alike_pairs(const std::vector<Sketch>& sketches) {
  const std::vector<Posting> index = index_of(sketches);
  std::vector<Pair> pairs;
  for (std::uint32_t t = 0; t < sketches.size(); ++t) {
    const Sketch& a = sketches[t];
    std::vector<Pair> own;
    for (const std::uint32_t other : candidates_of(t, a, index)) {
      const Sketch& b = sketches[other];
      if (!lengths_fit(a, b)) continue;
      const Overlap o = overlap(a, b);
      const std::size_t fewest = std::min<std::size_t>({kFewest, a.shingles, b.shingles});
      if (o.contained() >= kAlike && o.shared >= fewest) own.push_back({o.contained(), t, other});
    }
    std::sort(own.begin(), own.end());
    pairs.insert(pairs.end(), own.begin(), own.begin() + static_cast<std::ptrdiff_t>(std::min(own.size(), kMostPairs)));
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

/// Clusters that grow together where most of their members are alike: a text that holds two stories must not make them
/// one, nor a row of updates the first and the last.
class Clusters {
 public:
  explicit Clusters(const std::vector<Sketch>& sketches)
      : sketches_(sketches), parent_(sketches.size()), members_(sketches.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::uint32_t t = 0; t < members_.size(); ++t) members_[t] = {t};
  }

  [[nodiscard]] std::uint32_t of(std::uint32_t text) {
    while (parent_[text] != text) {
      parent_[text] = parent_[parent_[text]];
      text = parent_[text];
    }
    return text;
  }

  void join(const Pair& pair) {
    auto [low, high] = std::minmax({of(pair.first), of(pair.second)});
    if (low == high || !may_join(members_[low], members_[high])) return;
    parent_[high] = low;  // the least index stays the cluster's
    auto& kept = members_[low];
    kept.insert(kept.end(), members_[high].begin(), members_[high].end());
    std::sort(kept.begin(), kept.end());
    if (kept.size() > kMembers) kept.resize(kMembers);
    members_[high] = {};
  }

 private:
  [[nodiscard]] bool may_join(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) const {
    std::size_t related = 0;
    for (const std::uint32_t x : a) {
      for (const std::uint32_t y : b) {
        if (overlap(sketches_[x], sketches_[y]).contained() >= kRelated) ++related;
      }
    }
    return static_cast<double>(related) >= kMostMembers * static_cast<double>(a.size() * b.size());
  }

  const std::vector<Sketch>& sketches_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;  ///< kMembers at most: the least, which is as good as drawn
};

}  // namespace

std::vector<std::uint32_t> cluster_sketches(std::vector<Sketch> sketches) {
  take_out(sketches, common_hashes(sketches, postings_of(sketches)));
  Clusters clusters(sketches);
  for (const Pair& pair : alike_pairs(sketches)) clusters.join(pair);
  std::vector<std::uint32_t> answer(sketches.size());
  for (std::uint32_t t = 0; t < answer.size(); ++t) answer[t] = clusters.of(t);
  return answer;
}

}  // namespace sayso
