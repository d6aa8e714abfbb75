#include "report/blame.h"

#include <algorithm>
#include <array>
#include <set>

#include "accusation/accusation.h"
#include "core/text.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

constexpr std::size_t kActBytes = 160;      // of an act: a clause
constexpr std::size_t kHolderBytes = 120;   // of a holder: a noun phrase with its apposition
constexpr std::size_t kPassageBytes = 400;  // of a passage: two sentences of news

std::string shown(const Document& d, TokenSpan tokens, std::size_t limit) {
  return one_line(shorten(text_of(d.article.text, d.segmentation, tokens), limit));
}

/// "[The clerk] was charged with": the source is the blamed, who says nothing.
bool is_object(const Document& d, std::uint32_t relation) {
  const Attribution& a = d.attributions[relation];
  const auto& r = d.accusation.responsibilities[relation];
  if (!r || a.source.empty() || !a.source.front().overlaps(r->blamed)) return false;
  static constexpr auto kPassive = std::to_array<std::string_view>({"is", "are", "was", "were", "be", "been", "being"});
  for (const TokenSpan piece : a.cue) {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      const std::string word = lower(slice(d.article.text, d.segmentation.tokens[i].span));
      if (std::find(kPassive.begin(), kPassive.end(), word) != kPassive.end()) return true;
    }
  }
  return false;
}

/// The holder's own name where the article gives one, else the source as it is written.
std::string holder_in_words(const Document& d, std::uint32_t relation) {
  const Holder& holder = d.holders.holders[relation];
  if (is_object(d, relation)) return "nobody";
  if (holder.actor && is_named(holder.type))
    return one_line(shorten(d.actors.actors[*holder.actor].name, kHolderBytes));
  if (!holder.chain.empty()) return shown(d, holder.chain.back().tokens, kHolderBytes);
  const auto& source = d.attributions[relation].source;
  if (!source.empty()) return shown(d, source.front(), kHolderBytes);
  if (holder.actor) return one_line(shorten(d.actors.actors[*holder.actor].name, kHolderBytes));
  return holder.type == SourceType::none ? "nobody" : "not named here";
}

std::string path_in_words(const Document& d, const Holder& holder) {
  std::string words;
  for (const ChainLink& link : holder.chain) {
    if (!words.empty()) words += " <- ";
    words += shown(d, link.tokens, kHolderBytes);
  }
  return words;
}

std::string passage_of(const Document& d, TokenSpan tie) {
  const Sentence& sentence = d.segmentation.sentences[d.segmentation.tokens[tie.begin].sentence];
  return shown(d, sentence.tokens, kPassageBytes);
}

/// Whether naming the blamed would name a private person: someone with a name and no office, or no more than "he".
bool is_private(const Document& d, const Accusation& a, const Responsibility& r) {
  const auto person = [&d](std::optional<std::uint32_t> actor) {
    return actor && d.actors.actors[*actor].type == EntityType::person && !d.actors.actors[*actor].role;
  };
  if (a.blamed) return person(a.blamed);
  if (r.actor) return person(r.actor);
  if (is_bare_pronoun(text_of(d.article.text, d.segmentation, r.blamed))) return true;
  return std::any_of(d.actors.mentions.begin(), d.actors.mentions.end(), [&r](const Mention& m) {
    return m.kind == MentionKind::name && m.type == EntityType::person && r.blamed.overlaps(m.tokens);
  });
}

/// What the accusers say together: their own word where they agree on one, the general one where they do not.
std::string_view predicate(const std::set<Firmness>& firmness) {
  if (firmness.size() != 1) return "is held responsible for";
  switch (*firmness.begin()) {
    case Firmness::suspected:
      return "is suspected of";
    case Firmness::linked:
      return "is linked to";
    case Firmness::accused:
      return "is accused of";
    case Firmness::involved:
      return "is said to have had a part in";
    case Firmness::directed:
      return "is said to have directed";
    case Firmness::confirmed:
      return "is said, as settled or admitted, to be responsible for";
    default:
      return "is held responsible for";
  }
}

std::string count_in_words(std::size_t count) {
  static constexpr auto kNumbers = std::to_array<std::string_view>(
      {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"});
  return count < kNumbers.size() ? std::string(kNumbers[count]) : std::to_string(count);
}

}  // namespace

bool is_bare_pronoun(std::string_view words) {
  static constexpr auto kPronouns = std::to_array<std::string_view>(
      {"he", "she", "it", "they", "him", "her", "them", "i", "we", "us", "you", "his", "their", "my", "our"});
  return std::find(kPronouns.begin(), kPronouns.end(), lower(words)) != kPronouns.end();
}

std::vector<Blame> blames_of(const Document& d) {
  std::vector<Blame> out;
  for (std::uint32_t i = 0; i < d.accusation.accusations.size(); ++i) {
    const Accusation& a = d.accusation.accusations[i];
    for (const std::uint32_t r : a.attributions) {
      const Responsibility& blame = *d.accusation.responsibilities[r];
      Blame b;
      b.accusation = i;
      b.attribution = r;
      b.blamed = one_line(shorten(a.name, kHolderBytes));
      b.act = shown(d, blame.act, kActBytes);
      b.act_key = act_key(d.article.text, d.segmentation, a.act);
      b.firmness = blame.firmness;
      if (blame.probability) b.probability = name(blame.probability->band);
      if (const auto& strength = d.strength.strengths[r]) b.level = strength->level;
      b.commitment = d.strength.stances[r].commitment;
      b.holder = holder_in_words(d, r);
      b.holder_named = is_named(d.holders.holders[r].type) && !is_object(d, r);
      b.path = path_in_words(d, d.holders.holders[r]);
      b.passage = passage_of(d, blame.tie);
      b.person = is_private(d, a, blame);
      out.push_back(std::move(b));
    }
  }
  return out;
}

std::string accusation_sentence(const Document& d, const Accusation& a) {
  std::set<Firmness> firmness;
  std::set<std::string> holders;
  std::set<std::string> named;
  for (const std::uint32_t r : a.attributions) {
    const Firmness f = d.accusation.responsibilities[r]->firmness;
    if (!is_accusing(f)) continue;
    firmness.insert(f);
    const std::string holder = holder_in_words(d, r);
    holders.insert(holder);
    if (is_named(d.holders.holders[r].type) && !is_object(d, r)) named.insert(holder);
  }
  const std::string blamed = one_line(shorten(a.name, kHolderBytes));
  const std::string act = "“" + shown(d, a.act, kActBytes) + "”";  // a noun or a clause: the article's words
  if (holders.empty()) return blamed + " is cleared of " + act + ", or denies it.";
  std::string out = blamed + ' ' + std::string(predicate(firmness)) + ' ' + act + " by " +
                    count_in_words(holders.size()) + (holders.size() == 1 ? " holder" : " holders");
  if (holders.size() == 1) {
    out += named.empty() ? ", without a name" : ", with a name";
  } else if (named.empty()) {
    out += "; none has a name";
  } else {
    out += "; " + count_in_words(named.size()) + (named.size() == 1 ? " has a name" : " have a name");
  }
  if (a.strongest) out += "; the strongest is " + std::string(name(*a.strongest));
  return out + '.';
}

}  // namespace sayso
