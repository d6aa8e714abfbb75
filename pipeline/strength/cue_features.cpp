// Words are taken as they stand and in their base form; caps keep a broken cue from costing more than a real one.
#include "strength/cue_features.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/one_of.h"
#include "strength/lexicon.h"

namespace sayso::strength {
namespace {

constexpr std::size_t kCueWords = 8;         // of a cue: "was quoted by a local paper as saying" has eight
constexpr std::uint32_t kContentWords = 12;  // in which a modal is the content's main verb's
constexpr std::size_t kLongestWord = 24;     // bytes; a longer one is no word

bool hedge(std::string_view word) {
  return one_of(
      word, {"may",      "might",   "could",    "would",    "should", "likely", "unlikely",   "probably",   "perhaps",
             "possibly", "appears", "appear",   "appeared", "seems",  "seem",   "reportedly", "allegedly",  "suspected",
             "believed", "believe", "believes", "thinks",   "think",  "not",    "n't",        "potentially"});
}

bool negative(std::string_view word) {
  return one_of(word, {"not", "n't", "never", "no", "neither", "nor", "nobody", "none", "without", "hardly", "cannot"});
}

std::string_view known(const std::string& word) {
  return word.size() > kLongestWord ? std::string_view("long") : std::string_view(word);
}

class Namer {
 public:
  Namer(const std::vector<std::string>& words, const Segmentation& segmentation, const Attribution& attribution,
        const Holder& holder)
      : words_(words), s_(segmentation), a_(attribution), holder_(holder) {}

  std::vector<std::string> run(const Stance& rules) {
    read_rules(rules);
    read_cue();
    read_neighbours();
    read_content();
    add("directness=", name(a_.directness));
    add("source=", name(holder_.type));
    if (a_.source.empty()) add("source", ".none");
    if (!a_.source.empty()) {
      const TokenSpan first = a_.source.front();
      if (negative(words_[first.begin])) add("source", ".negative");
    }
    std::vector<std::string> seen;
    for (std::string& feature : out_) {
      if (std::find(seen.begin(), seen.end(), feature) == seen.end()) seen.push_back(std::move(feature));
    }
    return seen;
  }

 private:
  void add(std::string_view facet, std::string_view value) { out_.push_back(std::string(facet).append(value)); }
  void pair(std::string_view facet, std::string_view a, std::string_view b) {
    out_.push_back(std::string(facet).append(a).append("_").append(b));
  }

  void read_rules(const Stance& rules) {
    add("rule.kind=", name(rules.kind));
    add("rule.commitment=", name(rules.commitment));
    add("rule.polarity=", name(rules.polarity));
    pair("rule=", name(rules.kind), name(rules.commitment));
  }

  void read_cue() {
    std::vector<std::string_view> cue;
    for (const TokenSpan span : a_.cue) {
      for (std::uint32_t i = span.begin; i < span.end && cue.size() < kCueWords; ++i) cue.push_back(known(words_[i]));
    }
    constexpr std::array<std::string_view, 4> kLengths = {"0", "1", "2", "more"};
    add("cue.words=", kLengths[std::min<std::size_t>(cue.size(), 3)]);
    if (cue.empty()) return;
    add("cue.first=", cue.front());
    add("cue.last=", cue.back());
    for (std::size_t i = 0; i < cue.size(); ++i) {
      add("cue=", cue[i]);
      if (i > 0) pair("cue.pair=", cue[i - 1], cue[i]);
      if (negative(cue[i])) add("cue", ".negative");
      const auto entry = cue_entry(cue[i]);
      if (!entry) continue;
      add("cue.base=", entry->base);
      pair("cue.listed=", name(entry->kind), name(entry->commitment));
      if (entry->denies) add("cue", ".denies");
    }
  }

  /// Two words on either side of the cue, within its sentence.
  void read_neighbours() {
    if (a_.cue.empty()) return;
    const std::uint32_t first = a_.cue.front().begin;
    const std::uint32_t last = a_.cue.back().end;
    const TokenSpan before = s_.sentences[s_.tokens[first].sentence].tokens;
    const TokenSpan after = s_.sentences[s_.tokens[last - 1].sentence].tokens;
    constexpr std::array<std::string_view, 2> kBefore = {"before.1=", "before.2="};
    constexpr std::array<std::string_view, 2> kAfter = {"after.1=", "after.2="};
    for (std::uint32_t k = 0; k < 2; ++k) {
      if (first >= before.begin + k + 1) add(kBefore[k], known(words_[first - k - 1]));
      if (last + k < after.end) add(kAfter[k], known(words_[last + k]));
    }
  }

  void read_content() {
    const TokenSpan first = a_.content.front();
    constexpr std::array<std::string_view, 2> kStart = {"content.1=", "content.2="};
    for (std::uint32_t k = 0; k < std::min<std::uint32_t>(2, first.size()); ++k)
      add(kStart[k], known(words_[first.begin + k]));
    std::uint32_t left = kContentWords;
    for (const TokenSpan span : a_.content) {
      for (std::uint32_t i = span.begin; i < span.end && left > 0; ++i, --left) {
        if (hedge(words_[i])) add("content.has=", words_[i]);
      }
    }
    const TokenSpan last = a_.content.back();
    for (std::uint32_t i = last.end - std::min<std::uint32_t>(2, last.size()); i < last.end; ++i) {
      if (words_[i] == "?") add("content", ".asks");
    }
  }

  const std::vector<std::string>& words_;
  const Segmentation& s_;
  const Attribution& a_;
  const Holder& holder_;
  std::vector<std::string> out_;
};

}  // namespace

std::vector<std::string> cue_features(const std::vector<std::string>& words, const Segmentation& segmentation,
                                      const Attribution& attribution, const Holder& holder, const Stance& rules) {
  return Namer(words, segmentation, attribution, holder).run(rules);
}

}  // namespace sayso::strength
