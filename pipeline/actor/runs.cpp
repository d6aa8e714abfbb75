// How far a name goes, and what it is made of.
#include <algorithm>
#include <array>

#include "actor/names.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

using Section = std::pair<Lex, EntityType>;
constexpr std::array<Section, 8> kListed = {{{Lex::media, EntityType::media},
                                             {Lex::place, EntityType::place},
                                             {Lex::organization, EntityType::organization},
                                             {Lex::demonym, EntityType::group},
                                             {Lex::party, EntityType::group},
                                             {Lex::event, EntityType::event},
                                             {Lex::document, EntityType::document},
                                             {Lex::product, EntityType::product}}};

constexpr std::uint32_t kLongestPhrase = 6;  // tokens of a listed phrase, full stops and hyphens counted
constexpr std::uint32_t kLongestTitle = 4;   // "deputy prime minister", "rep ."

bool name_word(const Words& w, std::uint32_t i) {
  return w.letters(i) && w.capital(i) && w.lower(i).front() != '\'' && !w.flags(i).has(Lex::weekday) &&
         !(w.flags(i).has(Lex::month) && !w.flags(i).any(Lex::given_male, Lex::given_female)) &&
         (!w.flags(i).has(Lex::function) || w.flags(i).any(Lex::given_male, Lex::given_female));
}

bool abbreviation(const Words& w, std::uint32_t i) {
  const std::string_view lower = w.lower(i);
  if (lower.size() == 1 || w.flags(i).has(Lex::titled)) return true;
  constexpr auto kShort =
      std::to_array<std::string_view>({"jr", "sr", "st", "inc", "corp", "co", "ltd", "bros", "mt", "ft"});
  return one_of(lower, kShort);
}

/// Nouns that take "of": "Bank of Ireland", "Republic of Congo"; persons do not ("Scott of South Carolina").
bool takes_of(Flags f) {
  return f.any(Lex::org_word, Lex::facility_word, Lex::place_word, Lex::event_word, Lex::document_word);
}

/// "Guardians of Peace", "Friends of the Earth": people in the plural who bear a name together.
bool company_of(const Words& w, std::uint32_t i) {
  return w.word(i).plural && w.flags(i).has(Lex::person_noun) && !w.flags(i).any(Lex::party, Lex::demonym);
}

/// A full stop, hyphen or possessive glued to the name: "Mr. Ryan", "Kim Jong-un", "People's Party"; `i` for none.
std::uint32_t extend_by_mark(const Words& w, std::uint32_t begin, std::uint32_t i, std::uint32_t end) {
  const std::uint32_t last = i - 1;
  const std::string_view lower = w.lower(i);
  if (i + 1 >= end || !w.glued(i)) return i;
  if (lower == ".") return abbreviation(w, last) && name_word(w, i + 1) && !w.glued(i + 1) ? i + 2 : i;
  if (lower == "-" && w.glued(i + 1) && w.letters(i + 1)) {
    if (name_word(w, i + 1)) return i + 2;
    constexpr std::size_t kShortSyllable = 3;  // bytes: "Jong-un", "Kun-hee"; "-led" and "-era" are ruled out
    const std::string_view tail = w.lower(i + 1);
    const bool word = tail == "led" || tail == "era" || tail == "run" || tail == "day" || tail == "aid";
    return tail.size() <= kShortSyllable && !word && !w.acronym(last) && last > begin ? i + 2 : i;
  }
  // "Trump's Party" is somebody's; a common noun's possessive is a part of the name.
  const bool shared = lower == "'s" && w.flags(last).any(Lex::person_noun, Lex::person_plural, Lex::common);
  return shared && name_word(w, i + 1) && w.flags(i + 1).any(Lex::org_word, Lex::facility_word) ? i + 2 : i;
}

/// "van", "de la", "al-" before another name word; `i` for none.
std::uint32_t extend_by_particle(const Words& w, std::uint32_t i, std::uint32_t end) {
  if (!w.flags(i).has(Lex::particle) || i + 1 >= end) return i;
  const bool two_more = i + 2 < end;
  if (two_more && w.lower(i + 1) == "-" && w.glued(i + 1) && w.glued(i + 2) && name_word(w, i + 2)) return i + 3;
  if (name_word(w, i + 1) && !w.flags(i - 1).has(Lex::titled)) return i + 2;
  return two_more && w.flags(i + 1).has(Lex::particle) && name_word(w, i + 2) ? i + 3 : i;
}

/// "of", "for", "on", "and", "&" between the parts of a body's name; `i` for none.
std::uint32_t extend_by_link(const Words& w, std::uint32_t begin, std::uint32_t i, std::uint32_t end) {
  const std::uint32_t last = i - 1;
  const std::string_view lower = w.lower(i);
  if (i + 1 >= end) return i;
  if (lower == "&" && name_word(w, i + 1)) return i + 2;
  const bool of = lower == "of" && (takes_of(w.flags(last)) || company_of(w, last));
  const bool of_state = lower == "of" && w.lower(last) == "secretary" && w.lower(i + 1) == "state";
  const bool joint = (lower == "for" || lower == "on") && w.flags(last).has(Lex::org_word);
  if (of || of_state || joint) {
    if (name_word(w, i + 1)) return i + 2;  // never "Parliament on Wednesday": a weekday is no name word
    return w.lower(i + 1) == "the" && i + 2 < end && name_word(w, i + 2) ? i + 3 : i;
  }
  // "Department of Health and Human Services": only inside what an "of" or "for" has opened.
  const bool body = takes_of(w.flags(begin)) && !w.flags(begin).has(Lex::place) && last > begin + 1;
  const bool opened = body && (w.find("of", begin, last) < last || w.find("for", begin, last) < last);
  return lower == "and" && opened && name_word(w, i + 1) ? i + 2 : i;
}

/// One more stretch of the name after `i` (exclusive end so far); `i` where it ends there.
std::uint32_t extend(const Words& w, std::uint32_t begin, std::uint32_t i, std::uint32_t end) {
  if (i >= end) return i;
  if (name_word(w, i)) return w.glued(i) ? i : i + 1;
  if (const std::uint32_t next = extend_by_mark(w, begin, i, end); next != i) return next;
  if (const std::uint32_t next = extend_by_particle(w, i, end); next != i) return next;
  return extend_by_link(w, begin, i, end);
}

/// The longest listed phrase that starts at `begin`; {0, none} where there is none.
std::pair<std::uint32_t, EntityType> listed_prefix(const Words& w, TokenSpan span) {
  const std::uint32_t most = std::min(span.size(), kLongestPhrase);
  for (std::uint32_t n = most; n > 0; --n) {
    const TokenSpan part{span.begin, span.begin + n};
    const Flags f = n == 1 ? w.flags(part.begin) : flags_of(w.joined(part));
    if (const auto type = listed_type(f)) return {n, *type};
  }
  return {0, EntityType::misc};
}

std::optional<EntityType> type_by_head(Flags f) {
  if (f.has(Lex::media_word)) return EntityType::media;
  if (f.has(Lex::org_word)) return EntityType::organization;
  if (f.has(Lex::facility_word)) return EntityType::facility;
  if (f.has(Lex::event_word)) return EntityType::event;
  if (f.has(Lex::document_word)) return EntityType::document;
  if (f.has(Lex::place_word)) return EntityType::place;
  return std::nullopt;
}

/// The word that says what a body is: the one before "of" and "for", else the last.
std::uint32_t head_of(const Words& w, TokenSpan span) {
  for (std::uint32_t i = span.begin + 1; i + 1 < span.end; ++i) {
    if (w.lower(i) == "of" || w.lower(i) == "for" || w.lower(i) == "on") return i - 1;
  }
  return w.lower(span.end - 1) == "." ? span.end - 2 : span.end - 1;
}

bool given(const Words& w, std::uint32_t i) {
  return w.flags(i).any(Lex::given_male, Lex::given_female);
}

/// "Faith Hill", "Grant Park": two words, the first a given name, the second a word that is as often a surname.
bool reads_as_person(const Words& w, TokenSpan span, std::uint32_t head) {
  return span.size() <= 3 && given(w, span.begin) && span.size() > 1 && head + 1 == span.end &&
         !w.flags(head).has(Lex::org_word);
}

/// The first title in the span with a name behind it; its begin and length.
std::pair<std::uint32_t, std::uint32_t> inner_title(const Words& w, TokenSpan span) {
  const bool body = type_by_head(w.flags(head_of(w, span))).has_value();
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::uint32_t n = title_length(w, i, span.end);
    if (n == 0 || i + n >= span.end) continue;
    const bool dotted = w.lower(i + n - 1) == ".";
    const bool honorific = w.flags(i).any(Lex::honorific_male, Lex::honorific_female);
    // "Justice Department", "Prince Edward Island": the last word says that it is no person.
    if (body && !dotted && !(honorific && i == span.begin && span.size() == 2)) continue;
    if (i > span.begin && span.size() == 2 && given(w, span.begin)) continue;
    return {i, n};
  }
  return {span.end, 0};
}

/// "Israeli Prime Minister" and "Former President" end in a title with nobody behind it.
std::uint32_t without_trailing_titles(const Words& w, TokenSpan span) {
  std::uint32_t end = span.end;
  if (span.size() == 2 && given(w, span.begin)) return end;                                // "Verna Cardinal"
  if (head_of(w, span) + 1 < span.end && takes_of(w.flags(head_of(w, span)))) return end;  // "Department of Justice"
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const std::uint32_t n = title_length(w, i, span.end);
    if (n > 0 && i + n == span.end && !given(w, i)) {
      end = i;
      break;
    }
  }
  return end;
}

/// "Police Meera Kulwade": common words before a given name with a surname; where the person begins, or span.begin.
std::uint32_t person_in(const Words& w, TokenSpan span) {
  if (span.size() < 3 || given(w, span.begin)) return span.begin;
  const bool common = w.word(span.begin).lower_case > 0 || w.flags(span.begin).any(Lex::common, Lex::org_word);
  if (!common) return span.begin;
  for (std::uint32_t i = span.begin + 1; i + 1 < span.end; ++i) {
    if (given(w, i) && w.capital(i + 1) && span.end - i <= 3) return i;
  }
  return span.begin;
}

void single_or_person(const Words& w, TokenSpan span, std::vector<Name>& names) {
  if (const std::uint32_t at = person_in(w, span); at != span.begin) {
    names.push_back(person_name(w, {at, span.end}, {}, true));
    return;
  }
  if (span.size() == 1) {
    const Flags f = w.flags(span.begin);
    if (f.any(Lex::common, Lex::function) && !w.acronym(span.begin) && w.opens(span.begin)) return;
    if (w.acronym(span.begin) && f.has(Lex::person_noun)) return;  // "the PM", "the CEO"
    if (w.acronym(span.begin)) {
      names.push_back({.tokens = span, .type = EntityType::organization});
      return;
    }
    if (w.flags(span.begin).any(Lex::titled, Lex::person_noun, Lex::month, Lex::weekday) && !given(w, span.begin))
      return;
    names.push_back(person_name(w, span, {}, given(w, span.begin)));
    return;
  }
  bool ordinary = span.size() > 5 || w.acronym(span.end - 1);
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    ordinary = ordinary || w.lower(i) == "&" || w.digits(i);
    ordinary = ordinary || (w.capital(i) && (w.word(i).lower_case > 0 || w.flags(i).has(Lex::common)));
  }
  const bool named = given(w, span.begin) || w.lower(span.begin).size() == 1;
  if (ordinary && !named) {  // "Political Science", "Great Offices"
    names.push_back({.tokens = span, .type = EntityType::organization});
    return;
  }
  names.push_back(person_name(w, span, {}, named));
}

/// "British | Prime Minister | Theresa May"; "Israeli Prime Minister" leaves the people's name. False where no title
/// stands.
bool split_at_title(const Words& w, TokenSpan run, std::vector<Name>& names) {
  if (const auto [at, n] = inner_title(w, run); n > 0) {
    split_run(w, {run.begin, at}, names);
    TokenSpan rest{at + n, run.end};
    if (!w.capital(rest.begin)) {  // "Commissioner of Police Meera Kulwade": the person begins at the given name
      std::uint32_t name = rest.begin;
      while (name < rest.end && !given(w, name)) ++name;
      if (name + 1 >= rest.end) name = rest.end;
      split_run(w, {rest.begin + 1, name}, names);
      if (name < rest.end) names.push_back(person_name(w, {name, rest.end}, {at, at + n}, true));
      return true;
    }
    const bool more = title_length(w, rest.begin, rest.end) > 0 && rest.size() > 1 && !given(w, rest.begin);
    if (more) {
      split_run(w, rest, names);
    } else {
      names.push_back(person_name(w, rest, {at, at + n}, true));
    }
    return true;
  }
  const std::uint32_t end = without_trailing_titles(w, run);
  if (end == run.end) return false;
  split_run(w, {run.begin, end}, names);
  return true;
}

/// "Senate Democrats": the last word says that they are many; what stands before it qualifies them.
bool split_many(const Words& w, TokenSpan run, std::uint32_t listed_length, std::vector<Name>& names) {
  const std::uint32_t last = run.end - 1;
  if (run.size() < 2 || !w.flags(last).any(Lex::party, Lex::demonym) || !w.word(last).plural) return false;
  if (listed_length > 0) split_run(w, {run.begin, last}, names);
  names.push_back({.tokens = {last, run.end}, .type = EntityType::group});
  return true;
}

/// "Republican | Ted Cruz": a listed name that qualifies a person is a name of its own. "Dallas Cowboys" is one.
bool split_qualifier(const Words& w, TokenSpan run, std::uint32_t length, EntityType listed, std::vector<Name>& names) {
  const bool qualifier = listed == EntityType::group || listed == EntityType::place ||
                         listed == EntityType::organization || listed == EntityType::media;
  if (length == 0 || !qualifier || given(w, run.begin)) return false;
  const TokenSpan rest{run.begin + length, run.end};
  if (rest.size() > 1 || given(w, rest.begin) || listed == EntityType::group) {
    names.push_back({.tokens = {run.begin, rest.begin}, .type = listed});
    split_run(w, rest, names);
    return true;
  }
  if (!w.lower(run.end - 1).ends_with("s")) return false;
  names.push_back({.tokens = run, .type = EntityType::organization});
  return true;
}

}  // namespace

std::optional<EntityType> listed_type(Flags f) {
  for (const auto& [section, type] : kListed) {
    if (f.has(section)) return type;
  }
  return std::nullopt;
}

Name person_name(const Words& w, TokenSpan span, TokenSpan title, bool sure) {
  Gender gender = span.size() > 1 || title.empty() ? gender_of(w.flags(span.begin)) : Gender::unknown;
  if (span.size() == 1 && title.empty() && !given(w, span.begin)) gender = Gender::unknown;
  for (std::uint32_t i = title.begin; i < title.end; ++i) {
    const Flags f = w.flags(i);
    if (f.any(Lex::honorific_male, Lex::honorific_female)) gender = gender_of(f);
  }
  return {.tokens = span, .type = EntityType::person, .sure = sure, .gender = gender, .title = title};
}

std::optional<EntityType> type_by_words(const Words& w, TokenSpan span) {
  if (w.flags(span.begin).has(Lex::media_opening) && span.size() > 1) return EntityType::media;
  return type_by_head(w.flags(head_of(w, span)));
}

std::uint32_t title_length(const Words& w, std::uint32_t begin, std::uint32_t end) {
  if (!w.capital(begin)) return 0;
  const std::uint32_t most = std::min(end - begin, kLongestTitle);
  std::uint32_t length = 0;
  for (std::uint32_t n = most; n > 0 && length == 0; --n) {
    const Flags f = n == 1 ? w.flags(begin) : flags_of(w.joined({begin, begin + n}));
    if (f.has(Lex::titled)) length = n;
  }
  if (length > 0 && begin + length < end && w.lower(begin + length) == "." && w.glued(begin + length)) ++length;
  return length;
}

std::uint32_t run_end(const Words& words, std::uint32_t begin) {
  const std::uint32_t limit = std::min(words.sentence_span(begin).end, begin + kLongestName);
  std::uint32_t end = begin + 1;
  while (end < limit) {
    const std::uint32_t next = extend(words, begin, end, limit);
    // In a headline the capital says nothing: "Sony Hack" ends where a word stands in lower case elsewhere.
    const bool ordinary = words.flags(next - 1).has(Lex::common) || words.word(next - 1).lower_case > 0;
    if (next == end || (words.title_case(begin) && ordinary)) break;
    end = next;
  }
  return end;
}

void split_run(const Words& w, TokenSpan run, std::vector<Name>& names) {
  if (run.empty()) return;
  const auto [length, listed] = listed_prefix(w, run);
  if (length == run.size()) {
    names.push_back({.tokens = run, .type = listed});
    return;
  }
  if (split_at_title(w, run, names) || split_many(w, run, length, names)) return;
  const std::uint32_t head = head_of(w, run);
  auto by_head = run.size() > 1 ? type_by_head(w.flags(head)) : std::nullopt;
  if (run.size() > 1 && w.flags(run.begin).has(Lex::media_opening)) by_head = EntityType::media;
  if (run.size() > 2 && company_of(w, head)) by_head = EntityType::organization;
  if (by_head && !reads_as_person(w, run, head)) {
    names.push_back({.tokens = run, .type = *by_head});
    return;
  }
  if (split_qualifier(w, run, length, listed, names)) return;
  single_or_person(w, run, names);
}

}  // namespace sayso::actor
