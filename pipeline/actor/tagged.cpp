// A tagger's spans as names, and the two kinds of names together.
#include <algorithm>
#include <unordered_set>

#include "actor/names.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

/// Without the article, marks and clitic at its ends; a sum of money keeps its sign.
TokenSpan trimmed(const Words& w, const NamedSpan& tagged) {
  TokenSpan span = tagged.tokens;
  const bool money = tagged.type == EntityType::money;
  const auto article = [&](std::uint32_t i) { return w.lower(i) == "the" || w.lower(i) == "a" || w.lower(i) == "an"; };
  while (span.size() > 1 && !money && (article(span.begin) || w.punctuation(span.begin))) ++span.begin;
  while (span.size() > 1 && (w.lower(span.end - 1) == "'s" || w.lower(span.end - 1) == "'")) --span.end;
  return span;
}

/// "20 million" | "won": the currency behind the sum is a part of it.
TokenSpan with_currency(const Words& w, TokenSpan sum) {
  const std::uint32_t end = w.sentence_span(sum.begin).end;
  if (sum.end < end && w.flags(sum.end - 1).has(Lex::magnitude) && w.flags(sum.end).has(Lex::currency)) ++sum.end;
  return sum;
}

/// "Veld Central Hospital": a building by its last word, which a tagger takes for a place.
bool building(const Words& w, TokenSpan span) {
  constexpr auto kBuildings = std::to_array<std::string_view>(
      {"airport", "arena", "bridge", "dam", "hospital", "mosque", "museum", "palace", "stadium", "station"});
  return span.size() > 1 && one_of(w.lower(span.end - 1), kBuildings);
}

/// A comma or a small word that no noun phrase has inside, articles aside.
bool ends_phrase(const Words& w, std::uint32_t i) {
  return w.lower(i) == "," || (w.flags(i).has(Lex::function) && !w.flags(i).any(Lex::determiner, Lex::pronoun));
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

/// A people's or a place's name ends right before the body's: "Kasmerian" | "Embassy", "Veld" | "High Court".
bool qualifies(const Words& w, const Name& before, const Name& body) {
  if (body.type != EntityType::organization && body.type != EntityType::facility && body.type != EntityType::media)
    return false;
  if (before.type != EntityType::group && before.type != EntityType::place) return false;
  if (before.tokens.end != body.tokens.begin || !w.capital(body.tokens.begin)) return false;
  if (w.sentence(before.tokens.begin) != w.sentence(body.tokens.begin)) return false;
  return body.tokens.size() > 1 ||
         w.flags(body.tokens.begin).any(Lex::body_noun, Lex::org_word, Lex::facility_word, Lex::media_word);
}

/// The name before says which body it is; a listed outlet's two parts are one name ("Veld" | "Press").
void complete_bodies(const Words& w, std::vector<Name>& names) {
  std::size_t kept = 0;
  for (const Name& n : names) {
    names[kept++] = n;
    if (kept < 2 || !qualifies(w, names[kept - 2], n)) continue;
    const Name before = names[kept - 2];
    Name& body = names[kept - 1];
    body.whole = {before.tokens.begin, body.tokens.end};
    if (body.type == EntityType::facility && body.tokens.size() == 1) body.type = EntityType::organization;
    if (type_by_words(w, body.whole) == EntityType::media) body.type = EntityType::media;
    if (listed_type(flags_of(w.joined(body.whole))) != EntityType::media) continue;
    names[kept - 2] = {.tokens = body.whole, .type = EntityType::media};
    --kept;
  }
  names.erase(names.begin() + static_cast<std::ptrdiff_t>(kept), names.end());
}

/// "Ivo Brand, chief executive of": what stands right behind the comma is somebody's office, and no owner's or maker's.
bool bears_office(const Words& w, const Name& n) {
  constexpr std::uint32_t kOffice = 3;  // tokens: "acting chief executive"
  const std::uint32_t end = w.sentence_span(n.tokens.begin).end;
  const std::uint32_t comma = n.tokens.end;
  if (n.tokens.size() != 2 || comma >= end || w.lower(comma) != "," || type_by_words(w, n.tokens)) return false;
  for (std::uint32_t i = comma + 1; i < std::min(end, comma + 1 + kOffice); ++i) {
    const Flags f = w.flags(i);
    if (!w.letters(i) || w.capital(i) || f.any(Lex::function, Lex::determiner, Lex::body_noun)) return false;
    if (f.any(Lex::person_noun, Lex::voice)) return !w.word(i).plural;
  }
  return false;
}

/// "The dockworkers' union, Costa Norte, said": a name that is no person's, behind the noun phrase for a body that
/// opens the sentence.
bool apposed_to(const Words& w, const Name& n, Lex section) {
  constexpr std::uint32_t kPhrase = 7;  // tokens of the noun phrase: "The region's largest dockworkers' union"
  const std::uint32_t start = w.sentence_span(n.tokens.begin).begin;
  if (n.tokens.begin < start + 3 || n.tokens.begin > start + kPhrase + 1) return false;
  const std::uint32_t noun = n.tokens.begin - 2;
  if (w.lower(noun + 1) != "," || !w.flags(start).has(Lex::determiner)) return false;
  for (std::uint32_t i = start; i < noun; ++i) {
    if (ends_phrase(w, i)) return false;
  }
  return w.flags(noun).has(section) && !w.word(noun).plural && !w.capital(noun);
}

/// "US Investigators Link Port to Theft", "Union Blames Port": among a headline's capitals a plain noun for people is
/// no name, nor is one for a body that the article has in small letters too.
bool noun_in_title(const Words& w, TokenSpan span) {
  if (span.size() != 1 || !w.title_case(span.begin) || listed_type(w.flags(span.begin))) return false;
  const Flags f = w.flags(span.begin);
  if (f.has(Lex::body_noun) && w.word(span.begin).lower_case > 0) return true;
  return f.any(Lex::person_noun, Lex::person_plural, Lex::group_noun);
}

/// "https://veld.example/port-of-Veld": whose capitals make no names. By token.
std::vector<bool> addresses(const Words& w) {
  std::vector<bool> out(w.size(), false);
  for (std::uint32_t begin = 0; begin < w.size();) {
    std::uint32_t end = begin + 1;
    bool address = w.lower(begin).starts_with("http") || w.lower(begin).starts_with("www");
    for (; end < w.size() && w.glued(end); ++end) address = address || w.lower(end).starts_with("www");
    if (address) std::fill(out.begin() + begin, out.begin() + end, true);
    begin = end;
  }
  return out;
}

}  // namespace

TokenSpan without_tail(const Words& w, TokenSpan name) {
  const auto small = [&](std::uint32_t i) {
    return !w.capital(i) && (w.lower(i) == "of" || w.lower(i) == "the" || w.lower(i) == "and");
  };
  while (name.size() > 1 && small(name.end - 1)) --name.end;
  return name;
}

Name name_of(const Words& w, const NamedSpan& tagged) {
  const TokenSpan span = trimmed(w, tagged);
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
  const bool place_or_thing = thing || tagged.type == EntityType::place || tagged.type == EntityType::event;
  if (place_or_thing && !listed && span.size() > 1 && by_words == EntityType::organization)
    out.type = EntityType::organization;
  if (tagged.type == EntityType::money) out.tokens = with_currency(w, span);
  if ((thing || tagged.type == EntityType::place) && building(w, span)) out.type = EntityType::facility;
  if (thing || tagged.type == EntityType::event) {
    if (listed == EntityType::document || by_words == EntityType::document) out.type = EntityType::document;
  }
  return out;
}

std::vector<Name> merged_names(const Words& w, std::vector<NamedSpan> tagged, const std::vector<Name>& ruled) {
  std::vector<Name> out;
  out.reserve(tagged.size() + ruled.size() / 4);
  std::size_t next = 0;
  const std::vector<bool> address = addresses(w);
  tagged = agreed(w, std::move(tagged), address);
  const auto add_before = [&](std::uint32_t limit) {
    for (; next < ruled.size() && ruled[next].tokens.begin < limit; ++next) {
      const Name& n = ruled[next];
      const bool room = out.empty() || out.back().tokens.end <= n.tokens.begin;
      if (room && n.tokens.end <= limit && !address[n.tokens.begin] && certain(w, n)) out.push_back(n);
    }
  };
  for (const NamedSpan& span : tagged) {
    const Name name = name_of(w, span);
    if (noun_in_title(w, name.tokens)) continue;
    add_before(name.tokens.begin);
    if (out.empty() || out.back().tokens.end <= name.tokens.begin) out.push_back(name);
  }
  add_before(w.size() + 1);
  surnames_are_persons(w, out);
  for (Name& n : out) {
    const bool open = n.type == EntityType::place || n.type == EntityType::misc || n.type == EntityType::product ||
                      n.type == EntityType::event;
    if (open && apposed_to(w, n, Lex::body_noun)) n.type = EntityType::organization;
    if ((open || n.type == EntityType::organization) && bears_office(w, n))
      n = person_name(w, n.tokens, title_before(w, n.tokens.begin), true);
    if (open && apposed_to(w, n, Lex::document_noun)) n.type = EntityType::document;  // "The report, Dry Wells, shows"
  }
  complete_bodies(w, out);
  return out;
}

}  // namespace sayso::actor
