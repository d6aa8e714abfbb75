// A tagger's spans as names, and the two kinds of names together.
#include <algorithm>
#include <unordered_set>

#include "actor/names.h"

namespace sayso::actor {
namespace {

TokenSpan trimmed(const Words& w, TokenSpan span) {
  const auto article = [&](std::uint32_t i) { return w.lower(i) == "the" || w.lower(i) == "a" || w.lower(i) == "an"; };
  while (span.size() > 1 && (article(span.begin) || w.punctuation(span.begin))) ++span.begin;
  while (span.size() > 1 && (w.lower(span.end - 1) == "'s" || w.lower(span.end - 1) == "'")) --span.end;
  return span;
}

/// The title that ends right before the name: "Prime Minister", "Sen."; empty where none does.
TokenSpan title_before(const Words& w, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 4;  // tokens
  const std::uint32_t start = w.sentence_span(begin).begin;
  for (std::uint32_t n = std::min(kLongest, begin - start); n > 0; --n) {
    if (title_length(w, begin - n, begin) == n) return {begin - n, begin};
  }
  return {};
}

Name person_of_span(const Words& w, TokenSpan span) {
  const std::uint32_t n = title_length(w, span.begin, span.end);
  if (n > 0 && span.begin + n < span.end) {
    return person_name(w, {span.begin + n, span.end}, {span.begin, span.begin + n}, true);
  }
  return person_name(w, span, title_before(w, span.begin), true);
}

/// Dates and sums by their shape, and what the lexicons list: no guess.
bool certain(const Words& w, const Name& n) {
  if (n.type == EntityType::date || n.type == EntityType::money) return true;
  return listed_type(flags_of(w.joined(n.tokens))) == n.type;
}

/// "Clinton" alone is the person whom the article names in full, whatever a tagger takes one mention for.
void surnames_are_persons(const Words& w, std::vector<Name>& names) {
  std::unordered_set<std::uint32_t> surnames;  // word ids
  for (const Name& n : names) {
    const bool full = n.type == EntityType::person && n.tokens.size() > 1;
    if (full && !w.flags(n.tokens.end - 1).any(Lex::place, Lex::organization, Lex::media))
      surnames.insert(w.id(n.tokens.end - 1));
  }
  for (Name& n : names) {
    const bool open = n.type == EntityType::organization || n.type == EntityType::misc || n.type == EntityType::product;
    if (open && n.tokens.size() == 1 && !w.acronym(n.tokens.begin) && surnames.contains(w.id(n.tokens.begin)))
      n = person_name(w, n.tokens, title_before(w, n.tokens.begin), true);
  }
}

/// "Kasmerian" | "Embassy": a people's or a place's name right before a capital word for a body is a part of its name.
void join_bodies(const Words& w, std::vector<Name>& names) {
  std::size_t kept = 0;
  for (const Name& n : names) {
    const bool first =
        kept == 0 || n.tokens.size() != 1 || (n.type != EntityType::organization && n.type != EntityType::facility);
    Name* before = first ? nullptr : &names[kept - 1];
    const bool joined = before != nullptr && before->tokens.end == n.tokens.begin && w.capital(n.tokens.begin) &&
                        (before->type == EntityType::group || before->type == EntityType::place) &&
                        w.sentence(before->tokens.begin) == w.sentence(n.tokens.begin) &&
                        w.flags(n.tokens.begin).any(Lex::body_noun, Lex::org_word, Lex::facility_word);
    if (joined)
      *before = {.tokens = {before->tokens.begin, n.tokens.end}, .type = EntityType::organization};
    else
      names[kept++] = n;
  }
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(kept), names.end());
}

/// "US Investigators Link Port to Theft": among a headline's capitals a plain noun for people is no name.
bool noun_in_title(const Words& w, TokenSpan span) {
  const Flags f = w.flags(span.begin);
  return span.size() == 1 && w.title_case(span.begin) && f.any(Lex::person_noun, Lex::person_plural, Lex::group_noun) &&
         !listed_type(f);
}

}  // namespace

Name name_of(const Words& w, const NamedSpan& tagged) {
  const TokenSpan span = trimmed(w, tagged.tokens);
  // One word has the sections of its singular too: "Democrats".
  const auto listed = listed_type(span.size() == 1 ? w.flags(span.begin) : flags_of(w.joined(span)));
  const bool people = listed == EntityType::group && span.size() == 1 && w.word(span.begin).plural;
  if (tagged.type == EntityType::person && !people) return person_of_span(w, span);
  Name out{.tokens = span, .type = tagged.type};
  const auto by_words = type_by_words(w, span);
  const bool thing = tagged.type == EntityType::misc || tagged.type == EntityType::product;
  if (people || (thing && listed)) out.type = *listed;  // parties and peoples are listed
  if (tagged.type == EntityType::organization || thing) {
    if (listed == EntityType::media || (span.size() > 1 && by_words == EntityType::media)) out.type = EntityType::media;
  }
  if (thing || tagged.type == EntityType::event) {
    if (listed == EntityType::document || by_words == EntityType::document) out.type = EntityType::document;
  }
  return out;
}

std::vector<Name> merged_names(const Words& w, const std::vector<NamedSpan>& tagged, const std::vector<Name>& ruled) {
  std::vector<Name> out;
  out.reserve(tagged.size() + ruled.size() / 4);
  std::size_t next = 0;
  const auto add_before = [&](std::uint32_t limit) {
    for (; next < ruled.size() && ruled[next].tokens.begin < limit; ++next) {
      const Name& n = ruled[next];
      const bool room = out.empty() || out.back().tokens.end <= n.tokens.begin;
      if (room && n.tokens.end <= limit && certain(w, n)) out.push_back(n);
    }
  };
  for (const NamedSpan& span : tagged) {
    if (span.tokens.empty() || span.tokens.end > w.size()) continue;
    const Name name = name_of(w, span);
    if (noun_in_title(w, name.tokens)) continue;
    add_before(name.tokens.begin);
    if (out.empty() || out.back().tokens.end <= name.tokens.begin) out.push_back(name);
  }
  add_before(w.size() + 1);
  surnames_are_persons(w, out);
  join_bodies(w, out);
  return out;
}

}  // namespace sayso::actor
