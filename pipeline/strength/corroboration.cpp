// Contents that share a word are compared; the holders of those that are one claim are counted twice over: as few as
// they can be, and as many.
#include "strength/corroboration.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/one_of.h"
#include "strength/claim_words.h"

namespace sayso::strength {
namespace {

constexpr std::size_t kMostWithWord =
    48;  // relations that a word is looked up for; a commoner word tells no claims apart
constexpr std::size_t kMostSupport = 64;  // relations that carry one content

/// Heads that fit anybody: an official may be the spokeswoman, and a worker the nurse.
constexpr auto kAnybody = std::to_array<std::string_view>(
    {"official", "source",     "person",    "people",    "aide",      "insider",     "worker",       "employee",
     "member",   "staff",      "adviser",   "advisor",   "somebody",  "someone",     "authority",    "other",
     "those",    "individual", "operative", "executive", "spokesman", "spokeswoman", "spokesperson", "officer"});

/// What tells one holder from another.
struct Who {
  SourceType type = SourceType::none;
  std::optional<std::uint32_t> actor;
  std::string head;                ///< stem of the source's head noun; empty where it has no words
  bool many = false;               ///< "officials", "two villagers"
  std::vector<std::string> words;  ///< stems of source and role
  std::vector<std::string> media;  ///< that stand between this holder and the article
};

class WhoReader {
 public:
  WhoReader(const std::vector<std::string>& words, const Segmentation& segmentation, const ActorLayer& actors)
      : words_(words), s_(segmentation), actors_(actors) {}

  [[nodiscard]] Who read(const Attribution& a, const Holder& holder) const {
    Who who;
    who.type = holder.type;
    who.actor = holder.actor;
    const std::vector<TokenSpan> own = holder.chain.empty() ? a.source : std::vector{holder.chain.back().tokens};
    if (!own.empty()) read_head(own.front(), who);
    for (const TokenSpan span : own) add_words(span, who.words);
    if (holder.actor) {
      const Actor& actor = actors_.actors[*holder.actor];
      if (actor.role) add_words(actor.role->tokens, who.words);
      if (actor.affiliation) add_words(actor.affiliation->tokens, who.words);
    }
    for (std::size_t i = 0; i + 1 < holder.chain.size(); ++i) who.media.push_back(link_key(holder.chain[i]));
    if (holder.type == SourceType::media_named && !own.empty()) who.media.push_back(key_of(own.front(), holder.actor));
    return who;
  }

 private:
  [[nodiscard]] std::string link_key(const ChainLink& link) const { return key_of(link.tokens, link.actor); }

  /// The actor where there is one, else the words, so that "The Post" meets itself.
  [[nodiscard]] std::string key_of(TokenSpan tokens, const std::optional<std::uint32_t>& actor) const {
    if (actor) return "#" + std::to_string(*actor);
    std::string key;
    for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (words_[i] != "the") key += words_[i] + " ";
    }
    return key;
  }

  /// "a nurse at the clinic": the last word before a preposition or a comma.
  void read_head(TokenSpan span, Who& who) const {
    constexpr auto kBehind =
        std::to_array<std::string_view>({"of", "in", "at", "for", "from", "with", "who", "on", "to", "familiar",
                                         "briefed", "close", "inside", "near", "and"});
    std::string_view head;
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (!s_.tokens[i].is(kAlphabetic) || one_of(words_[i], kBehind)) {
        if (!head.empty()) break;
        continue;
      }
      head = words_[i];
    }
    who.many = head.ends_with("s") || head == "people";
    who.head = stem_of(head);
  }

  void add_words(TokenSpan span, std::vector<std::string>& out) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (s_.tokens[i].is(kAlphabetic) && words_[i].size() > 3) out.push_back(stem_of(words_[i]));
    }
  }

  const std::vector<std::string>& words_;
  const Segmentation& s_;
  const ActorLayer& actors_;
};

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& x) { return std::find(b.begin(), b.end(), x) != b.end(); });
}

bool person_or_group(SourceType type) {
  return type == SourceType::person_unnamed || type == SourceType::group_unnamed;
}

/// One actor, or one path to the page: what a paper reports and what an official told that paper.
bool must_be_one(const Who& a, const Who& b) {
  if (a.actor && b.actor && *a.actor == *b.actor) return true;
  return share(a.media, b.media);
}

bool anybody(const Who& who) {
  return who.head.empty() ||
         std::any_of(kAnybody.begin(), kAnybody.end(), [&](auto w) { return stem_of(w) == who.head; });
}

/// `named` is a person or a body with a name, `other` has none.
bool may_be_named(const Who& other, const Who& named) {
  if (named.type == SourceType::organization_named) return share(other.words, named.words);
  if (named.type != SourceType::person_named) return false;
  return anybody(other) || other.many ||
         std::find(named.words.begin(), named.words.end(), other.head) != named.words.end();
}

bool may_be_one(const Who& a, const Who& b) {
  if (must_be_one(a, b)) return true;
  if (person_or_group(a.type) && person_or_group(b.type)) {
    return anybody(a) || anybody(b) || a.head == b.head || share(a.words, b.words);
  }
  if (person_or_group(a.type) && is_named(b.type)) return may_be_named(a, b);
  if (person_or_group(b.type) && is_named(a.type)) return may_be_named(b, a);
  const bool vague = !is_named(a.type) && !is_named(b.type);
  return vague && a.type == b.type;  // "media reports", "reports"; "studies", "documents"
}

/// How many there are at the least where `one(a, b)` lets two be one: each joins the first set of which it may be a
/// part.
template <class One>
std::uint32_t count_sets(const std::vector<const Who*>& all, One one) {
  std::vector<std::vector<const Who*>> sets;
  for (const Who* who : all) {
    const auto home = std::find_if(sets.begin(), sets.end(), [&](const auto& set) {
      return std::all_of(set.begin(), set.end(), [&](const Who* other) { return one(*who, *other); });
    });
    if (home == sets.end())
      sets.push_back({who});
    else
      home->push_back(who);
  }
  return static_cast<std::uint32_t>(sets.size());
}

class Finder {
 public:
  Finder(const std::vector<std::string>& words, const Segmentation& segmentation,
         const std::vector<Attribution>& attributions, const ActorLayer& actors, const HolderLayer& holders,
         const StrengthLayer& layer)
      : attributions_(attributions), layer_(layer), claims_(attributions.size()), who_(attributions.size()) {
    const WhoReader reader(words, segmentation, actors);
    for (std::uint32_t r = 0; r < attributions.size(); ++r) {
      if (!layer.strengths[r]) continue;
      claims_[r] = claim_words(words, segmentation, attributions[r], layer.stances[r]);
      who_[r] = reader.read(attributions[r], holders.holders[r]);
      for (const ClaimWord& word : claims_[r].words) with_word_[word.stem].push_back(r);
    }
  }

  std::vector<std::optional<Corroboration>> run() const {
    std::vector<std::optional<Corroboration>> out(attributions_.size());
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) {
      if (layer_.strengths[r]) out[r] = of(r);
    }
    return out;
  }

 private:
  [[nodiscard]] Corroboration of(std::uint32_t r) const {
    Corroboration out;
    for (const std::uint32_t other : candidates(r)) {
      if (out.relations.size() == kMostSupport) break;
      if (!within(r, other) && !within(other, r) && same_claim(claims_[r], claims_[other]))
        out.relations.push_back(other);
    }
    std::vector<const Who*> holders;
    bool nobody = who_[r].type == SourceType::none;
    if (!nobody) holders.push_back(&who_[r]);
    for (const std::uint32_t other : out.relations) {
      const bool none = who_[other].type == SourceType::none;
      nobody = nobody || none;
      if (!none) holders.push_back(&who_[other]);
    }
    out.at_least = count_sets(holders, may_be_one);
    out.at_most = std::max(out.at_least, count_sets(holders, must_be_one) + (nobody ? 1U : 0U));
    return out;
  }

  /// The relations that share two words with it, or a word where both have numbers, in order.
  [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t r) const {
    std::vector<std::uint32_t> out;
    for (const ClaimWord& word : claims_[r].words) {
      const std::vector<std::uint32_t>& all = with_word_.at(word.stem);
      if (all.size() > kMostWithWord) continue;
      for (const std::uint32_t other : all) {
        if (other != r) out.push_back(other);
      }
    }
    std::sort(out.begin(), out.end());
    std::vector<std::uint32_t> kept;
    for (auto first = out.begin(); first != out.end();) {
      const auto last = std::upper_bound(first, out.end(), *first);
      const bool numbers = !claims_[r].numbers.empty() && !claims_[*first].numbers.empty();
      if (last - first > 1 || numbers) kept.push_back(*first);
      first = last;
    }
    return kept;
  }

  /// Whether `r` stands inside `outer`, at any depth.
  [[nodiscard]] bool within(std::uint32_t r, std::uint32_t outer) const {
    std::optional<std::uint32_t> up = attributions_[r].parent;
    for (std::size_t depth = 0; up && depth < attributions_.size(); ++depth) {
      if (*up == outer) return true;
      up = attributions_[*up].parent;
    }
    return false;
  }

  const std::vector<Attribution>& attributions_;
  const StrengthLayer& layer_;
  std::vector<ClaimWords> claims_;
  std::vector<Who> who_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> with_word_;
};

}  // namespace

std::vector<std::optional<Corroboration>> find_corroboration(const std::vector<std::string>& words,
                                                             const Segmentation& segmentation,
                                                             const std::vector<Attribution>& attributions,
                                                             const ActorLayer& actors, const HolderLayer& holders,
                                                             const StrengthLayer& layer) {
  return Finder(words, segmentation, attributions, actors, holders, layer).run();
}

}  // namespace sayso::strength
