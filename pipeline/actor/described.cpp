// How closely the article describes an unnamed holder: a body's voice, tied to a body, or neither.
#include <algorithm>
#include <array>

#include "actor/source_type.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

bool spokes(std::string_view lower) {
  return lower.starts_with("spokes") || lower == "publicist" || lower == "police" || lower == "prosecutors";
}

/// A party or a people ("Republicans") is too many to ask.
bool ties_by_name(const NameIndex& names, std::uint32_t i) {
  const auto name = names.at(i);
  return name && names.mention(*name).type != EntityType::group;
}

bool ties(const Words& w, const NameIndex& names, std::uint32_t i) {
  return names.at(i) || w.flags(i).has(Lex::tie);
}

/// Something in front of the head names or implies a body: "Clinton aides", "campaign officials", "his advisers".
bool tied_before(const Words& w, const NameIndex& names, const SourcePhrase& s) {
  if (s.owner_pronoun) return true;
  const std::string_view head = w.lower(s.head);
  const bool source = head == "source" || head == "sources";  // "a Democratic source" is anybody's
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    if (source && names.at(i) && !ties_by_name(names, i)) continue;
    if (ties(w, names, i)) return true;
    if (w.lower(i) == "state" && one_of(head, {"official", "officials", "authorities"})) return true;
  }
  return false;
}

/// "officials at the ministry", "a source close to him", "delegates from Ohio".
bool tied_behind(const Words& w, const NameIndex& names, const SourcePhrase& s) {
  constexpr std::uint32_t kReach = 8;  // tokens of the complement
  const std::uint32_t limit = std::min(s.phrase.end, s.chunk.end + kReach);
  bool linked = false;
  for (std::uint32_t i = s.head + 1; i < limit; ++i) {
    const std::string_view lower = w.lower(i);
    if (w.lower(i) == "," || lower == "who" || lower == "that" || lower == "which") break;
    if (lower == "of" || lower == "at" || lower == "in" || lower == "for" || lower == "from" || lower == "to" ||
        lower == "with" || lower == "within" || lower == "inside" || lower == "on") {
      linked = true;
      continue;
    }
    if (!linked) continue;
    if (ties_by_name(names, i) || w.flags(i).any(Lex::tie, Lex::body_noun)) return true;
    if (one_of(lower, {"him", "her", "them", "his", "its", "their"})) return true;
  }
  return false;
}

/// "Senate Democrats", "Democrats in Congress", "House Republicans": a chamber closes the set; not that of "supporters
/// in Congress".
bool in_chamber(const Words& w, const SourcePhrase& s) {
  const Flags head = w.flags(s.head);
  if (head.has(Lex::open_set) && !head.has(Lex::party)) return false;
  const TokenSpan phrase = s.phrase;
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    const std::string_view lower = w.lower(i);
    if (lower == "senate" || lower == "house" || lower == "congress" || lower == "congressional" ||
        lower == "parliament" || lower == "committee" || lower == "caucus") {
      return true;
    }
  }
  return false;
}

Described document_described(const Words& w, const NameIndex& names, const SourcePhrase& s) {
  const std::string_view head = w.lower(s.head);
  constexpr auto kLoose =
      std::to_array<std::string_view>({"poll", "polls", "polling", "survey", "surveys", "study", "studies", "research",
                                       "data", "evidence", "statistics", "estimates", "signs", "ads", "reports"});
  const bool loose = one_of(head, kLoose);
  bool official = false;
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    const std::string_view lower = w.lower(i);
    official = official || lower == "public" || lower == "official" || lower == "state" || lower == "tax" ||
               lower == "financial" || lower == "finance" || lower == "fundraising" || lower == "internal" ||
               lower == "disclosure";
  }
  if (loose && !(head == "reports" && official)) return Described::no;
  return official || tied_before(w, names, s) || tied_behind(w, names, s) ? Described::yes : Described::no;
}

/// "a source familiar with the talks", "people with knowledge of it": what they know says nothing of who they are.
bool only_knows(const Words& w, const SourcePhrase& s) {
  constexpr auto kHeads =
      std::to_array<std::string_view>({"individual", "individuals", "insider", "insiders", "people", "person",
                                       "persons", "somebody", "someone", "source", "sources"});
  if (!one_of(w.lower(s.head), kHeads)) return false;
  for (std::uint32_t i = s.head + 1; i < s.phrase.end; ++i) {
    const std::string_view lower = w.lower(i);
    if (lower == "familiar" || lower == "knowledge" || lower == "briefed" || lower == "aware" || lower == "privy")
      return true;
  }
  return false;
}

/// "a reporter for Radio Delta", "economists at the Lind Bank": there is a body that can be asked for them.
bool works_for_body(const Words& w, const NameIndex& names, const SourcePhrase& s) {
  if (s.chunk.end + 1 >= s.phrase.end) return false;
  const std::string_view link = w.lower(s.chunk.end);
  if (link != "for" && link != "at" && link != "with" && link != "of" && link != "from") return false;
  std::uint32_t i = s.chunk.end + 1;
  while (i + 1 < s.phrase.end && w.flags(i).has(Lex::determiner)) ++i;
  const auto name = names.at(i);
  if (!name) return false;
  const EntityType type = names.mention(*name).type;
  return type == EntityType::organization || type == EntityType::media || type == EntityType::facility;
}

/// "mining firms, including Lind Coal": one of them is named and can be asked.
bool names_one(const Words& w, const NameIndex& names, const SourcePhrase& s) {
  constexpr std::uint32_t kGap = 4;  // tokens between "including" and the name: "the former senator"
  for (std::uint32_t i = s.chunk.end; s.plural && i + 1 < s.phrase.end; ++i) {
    if (w.lower(i) != "including" && !(w.lower(i) == "such" && w.lower(i + 1) == "as")) continue;
    for (std::uint32_t k = i + 1; k < std::min(s.phrase.end, i + 1 + kGap); ++k) {
      if (ties_by_name(names, k)) return true;
    }
  }
  return false;
}

/// "the airline's management", "the Kasmerian authorities": they answer for it.
bool heads_a_body(std::string_view head) {
  return one_of(head, {"authorities", "leadership", "management", "headquarters"});
}

/// "lawyers for the family": whomever a spokesman or lawyer is for can be asked, name or no name.
bool speaks_for(const Words& w, const SourcePhrase& s) {
  return s.chunk.end + 1 < s.phrase.end && w.lower(s.chunk.end) == "for" &&
         w.flags(s.chunk.end + 1).has(Lex::determiner) &&
         one_of(w.lower(s.chunk.end + 1), {"the", "his", "her", "their", "its", "this", "that"});
}

Described media_described(const Words& w, const SourcePhrase& s) {
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {  // "state news media"
    if (one_of(w.lower(i), {"state", "state-run", "state-owned", "state-controlled", "official", "government"}))
      return Described::yes;
  }
  return Described::no;
}

}  // namespace

Described described_as(const Words& w, const NameIndex& names, const SourcePhrase& s, SourceType type) {
  if (type == SourceType::media_unnamed) return media_described(w, s);
  if (type == SourceType::document_unnamed) return document_described(w, names, s);
  const Flags f = w.flags(s.head);
  const std::string_view head = w.lower(s.head);
  const bool before = tied_before(w, names, s);
  const bool behind = tied_behind(w, names, s) && !only_knows(w, s);
  if (spokes(head)) return Described::voice;
  if (f.has(Lex::voice) && (before || behind || speaks_for(w, s))) return Described::voice;
  if (heads_a_body(head) && before) return Described::voice;
  if (f.has(Lex::body_noun) && !s.plural && s.definite) return Described::voice;  // "the company" of the article
  if (in_chamber(w, s)) return Described::yes;
  const bool close = w.find("close", s.head, s.phrase.end) + 1 < s.phrase.end;  // "Democrats close to the campaign"
  if (close && behind) return Described::yes;
  if (f.has(Lex::closed_set)) return Described::yes;
  if (works_for_body(w, names, s) || names_one(w, names, s)) return Described::yes;
  if (f.has(Lex::party) && s.plural && w.lower(s.chunk.begin) == "the") return Described::yes;  // those told of before
  if (f.any(Lex::open_set, Lex::party)) return Described::no;
  return before || behind ? Described::yes : Described::no;
}

}  // namespace sayso::actor
