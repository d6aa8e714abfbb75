// Precision first: a second source that is none misleads an editor more than one that is not found.
#include "strength/claim_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/one_of.h"
#include "strength_synonyms.h"

namespace sayso::strength {
namespace {

constexpr std::uint32_t kMostTokens = 60;  // of a content; a longer one is many claims
constexpr std::size_t kFewestShared = 2;   // words, numbers and names that two contents share
constexpr double kSharedOfShorter = 0.6;   // of the shorter one's words; chosen with kSharedOfAll on made-up pairs
constexpr double kSharedOfAll = 0.25;      // of the words of both: a clause is not the paragraph that holds it
constexpr std::size_t kShortestStem = 3;   // letters

constexpr auto kEmpty = std::to_array<std::string_view>(
    {"a",       "an",      "the",     "and",   "or",    "but",   "of",    "in",     "on",      "at",      "to",
     "for",     "from",    "by",      "with",  "about", "into",  "over",  "under",  "after",   "before",  "until",
     "since",   "than",    "more",    "least", "most",  "some",  "any",   "all",    "both",    "each",    "that",
     "this",    "these",   "those",   "it",    "its",   "he",    "she",   "they",   "them",    "him",     "her",
     "his",     "their",   "we",      "our",   "us",    "i",     "my",    "you",    "your",    "who",     "which",
     "what",    "where",   "when",    "while", "if",    "as",    "so",    "there",  "here",    "is",      "are",
     "was",     "were",    "be",      "been",  "being", "has",   "have",  "had",    "having",  "do",      "does",
     "did",     "done",    "will",    "would", "can",   "could", "shall", "should", "may",     "might",   "must",
     "'s",      "'ll",     "'re",     "'ve",   "'d",    "'",     "not",   "n't",    "never",   "no",      "nobody",
     "nor",     "neither", "without", "none",  "also",  "still", "just",  "only",   "even",    "very",    "too",
     "already", "now",     "then",    "again", "out",   "up",    "down",  "off",    "near",    "because", "whether",
     "how",     "why",     "made",    "make",  "makes", "came",  "come",  "comes",  "got",     "get",     "put",
     "held",    "hold",    "going",   "go",    "went",  "said",  "say",   "says",   "against", "between", "through",
     "one"});
constexpr auto kNegative = std::to_array<std::string_view>(
    {"not", "n't", "never", "no", "nobody", "nor", "neither", "without", "none", "cannot"});
constexpr auto kBe = std::to_array<std::string_view>({"is", "are", "was", "were", "be", "been", "being", "'re"});
constexpr auto kAuxiliary = std::to_array<std::string_view>(
    {"is",    "are", "was",   "were",   "be",  "been",  "being", "has", "have", "had", "do",  "does", "did", "will",
     "would", "can", "could", "should", "may", "might", "must",  "to",  "'ll",  "'d",  "'ve", "not",  "n't", "never"});
constexpr auto kBeforeNoun = std::to_array<std::string_view>(
    {"a",     "an",    "the",   "of",     "in",    "on",   "at",   "for",   "from",  "by",  "with", "about",
     "over",  "under", "after", "before", "until", "near", "off",  "'s",    "'",     "its", "his",  "her",
     "their", "our",   "no",    "any",    "some",  "this", "that", "these", "those", "and"});
constexpr auto kNumbers = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"two", "2"},        {"three", "3"},     {"four", "4"},      {"five", "5"},        {"six", "6"},
     {"seven", "7"},      {"eight", "8"},     {"nine", "9"},      {"ten", "10"},        {"eleven", "11"},
     {"twelve", "12"},    {"thirteen", "13"}, {"fourteen", "14"}, {"fifteen", "15"},    {"sixteen", "16"},
     {"seventeen", "17"}, {"eighteen", "18"}, {"nineteen", "19"}, {"twenty", "20"},     {"thirty", "30"},
     {"forty", "40"},     {"fifty", "50"},    {"hundred", "100"}, {"thousand", "1000"}, {"half", "1/2"},
     {"dozen", "12"}});

using Groups = std::unordered_map<std::string_view, std::string_view>;

Groups read_groups() {
  Groups out;
  std::string_view text = kLexiconSynonyms;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::string_view head = line.substr(0, line.find(','));
    while (!line.empty()) {
      const std::size_t comma = std::min(line.find(','), line.size());
      out.emplace(line.substr(0, comma), head);
      line.remove_prefix(std::min(comma + 2, line.size()));  // the comma and a space
    }
  }
  return out;
}

/// The head of the word's group, else its stem.
std::string sense_of(std::string_view word) {
  static const Groups groups = read_groups();
  const auto found = groups.find(word);
  return found == groups.end() ? stem_of(word) : std::string(found->second);
}

/// "2,000" and "two thousand" meet in part; "31" is not "13".
std::string number_of(std::string_view word) {
  for (const auto& [name, digits] : kNumbers) {
    if (name == word) return std::string(digits);
  }
  std::string digits;
  for (const char c : word) {
    if ((c >= '0' && c <= '9') || c == '.') digits += c;
  }
  while (!digits.empty() && digits.back() == '.') digits.pop_back();
  return digits;
}

template <class T>
void sort_unique(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

bool holds(const std::vector<std::string>& sorted, const std::string& item) {
  return std::binary_search(sorted.begin(), sorted.end(), item);
}

bool subset(const std::vector<std::string>& small, const std::vector<std::string>& large) {
  return std::includes(large.begin(), large.end(), small.begin(), small.end());
}

class Collector {
 public:
  Collector(const std::vector<std::string>& words, const Segmentation& segmentation, ClaimWords& out)
      : words_(words), s_(segmentation), out_(out) {}

  void take(std::uint32_t i, bool first) {
    const std::string& word = words_[i];
    if (one_of(word, kNegative)) out_.negated = !out_.negated;
    out_.passive = out_.passive || one_of(word, kBe);
    const Token& t = s_.tokens[i];
    if (t.is(kDigit) || std::any_of(kNumbers.begin(), kNumbers.end(), [&](const auto& n) { return n.first == word; })) {
      out_.numbers.push_back(number_of(word));
      return;
    }
    const bool starts = first || i == s_.sentences[t.sentence].tokens.begin;
    const bool name = t.is(kUpperFirst) && !starts;  // "in May" is a month
    if (!t.is(kAlphabetic) || (!name && one_of(word, kEmpty))) return;
    const std::string stem = sense_of(word);
    if (name) out_.names.push_back(stem);
    const auto seen = [&stem](const ClaimWord& w) { return w.stem == stem; };
    if (std::any_of(out_.words.begin(), out_.words.end(), seen)) return;
    out_.words.push_back({stem, starts || one_of(before(i), kBeforeNoun), one_of(before(i), kAuxiliary)});
  }

 private:
  [[nodiscard]] std::string_view before(std::uint32_t i) const { return i > 0 ? words_[i - 1] : std::string_view(); }

  const std::vector<std::string>& words_;
  const Segmentation& s_;
  ClaimWords& out_;
};

/// Index of the stem in `all`, or its size.
std::size_t find_in(const std::vector<ClaimWord>& all, const std::string& stem) {
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const ClaimWord& w) { return w.stem == stem; }) - all.begin());
}

struct Difference {
  std::size_t shared = 0;
  bool noun = false;
  bool other = false;  ///< a verb, an adjective
};

/// What of `a` stands in `b`, and of which sort the rest is. Words of either source are no difference.
Difference difference(const ClaimWords& a, const ClaimWords& b) {
  Difference d;
  for (const ClaimWord& w : a.words) {
    if (find_in(b.words, w.stem) < b.words.size()) {
      ++d.shared;
    } else if (!holds(b.bystanders, w.stem) && !holds(a.bystanders, w.stem)) {
      (w.noun ? d.noun : d.other) = true;
    }
  }
  return d;
}

/// "the state would sue the company", "it would sue the state": what stands before the verb in one stands behind it in
/// the other, and no passive explains it.
bool roles_swapped(const ClaimWords& a, const ClaimWords& b) {
  if (a.passive || b.passive) return false;
  for (std::size_t v = 0; v < a.words.size(); ++v) {
    const std::size_t w = find_in(b.words, a.words[v].stem);
    if (w == b.words.size() || !a.words[v].verb || !b.words[w].verb) continue;
    for (std::size_t i = 0; i < a.words.size(); ++i) {
      const std::size_t j = find_in(b.words, a.words[i].stem);
      if (i != v && j < b.words.size() && (i < v) != (j < w)) return true;
    }
  }
  return false;
}

}  // namespace

std::string stem_of(std::string_view w) {
  const auto ends = [&w](std::string_view tail) {
    return w.size() >= tail.size() + kShortestStem && w.ends_with(tail);
  };
  if (ends("ies") || ends("ied")) return std::string(w.substr(0, w.size() - 3)) + "i";
  for (const std::string_view tail :
       {"ations", "ation", "ings", "ing", "edly", "ions", "ion", "ed", "es", "ly", "s", "e"}) {
    if (!ends(tail) || (tail == "s" && w.ends_with("ss"))) continue;
    w.remove_suffix(tail.size());
    break;
  }
  if (w.size() > kShortestStem && w.back() == w[w.size() - 2] && w.back() != 's' && w.back() != 'l') w.remove_suffix(1);
  if (w.size() > kShortestStem && w.back() == 'y') return std::string(w.substr(0, w.size() - 1)) + "i";
  return std::string(w);
}

ClaimWords claim_words(const std::vector<std::string>& words, const Segmentation& segmentation, const Attribution& a,
                       const Stance& stance) {
  ClaimWords out;
  Collector collector(words, segmentation, out);
  std::uint32_t left = kMostTokens;
  for (const TokenSpan piece : a.content) {
    for (std::uint32_t i = piece.begin; i < piece.end && left > 0; ++i, --left) {
      collector.take(i, i == a.content.front().begin);
    }
  }
  for (const TokenSpan piece : a.source) {
    for (std::uint32_t i = piece.begin; i < std::min(piece.end, piece.begin + kMostTokens); ++i) {
      if (segmentation.tokens[i].is(kAlphabetic) && !one_of(words[i], kEmpty))
        out.bystanders.push_back(sense_of(words[i]));
    }
  }
  sort_unique(out.numbers);
  sort_unique(out.names);
  sort_unique(out.bystanders);
  if (stance.polarity == Polarity::deny) out.negated = !out.negated;
  out.attitude = stance.commitment == Commitment::attitude;
  return out;
}

bool same_claim(const ClaimWords& a, const ClaimWords& b) {
  if (a.negated != b.negated || a.attitude != b.attitude) return false;
  if (!subset(a.numbers, b.numbers) && !subset(b.numbers, a.numbers)) return false;
  const auto shares = [&](const std::string& name) {
    return holds(b.names, name) || find_in(b.words, name) < b.words.size();
  };
  if (!a.names.empty() && !b.names.empty() && std::none_of(a.names.begin(), a.names.end(), shares)) return false;
  const Difference ab = difference(a, b);
  const Difference ba = difference(b, a);
  const std::size_t numbers = std::min(a.numbers.size(), b.numbers.size());
  const double shared = static_cast<double>(ab.shared + numbers);
  const auto size = [](const ClaimWords& c) { return static_cast<double>(c.words.size() + c.numbers.size()); };
  if (ab.shared + numbers < kFewestShared || ab.shared == 0) return false;
  if (shared < kSharedOfShorter * std::min(size(a), size(b))) return false;
  if (shared < kSharedOfAll * (size(a) + size(b) - shared)) return false;
  if ((ab.noun && ba.noun) || (ab.other && ba.other)) return false;
  return !roles_swapped(a, b);
}

}  // namespace sayso::strength
