// Appositions, nouns before the name, titles.
#include "actor/roles.h"

#include <algorithm>
#include <unordered_map>

namespace sayso::actor {
namespace {

constexpr std::uint32_t kLongestRole = 25;  // tokens; "spokesperson of the National Security Council of ..." has ten
constexpr std::uint32_t kFarthestHead = 8;  // tokens from the comma to the noun that says what the person is

bool person_word(const Words& w, std::uint32_t i) {
  return w.flags(i).any(Lex::person_noun, Lex::voice, Lex::titled) && !w.flags(i).has(Lex::function);
}

/// ", a former adviser to the mayor," behind the name; empty where what follows the comma is no role.
TokenSpan behind(const Words& w, TokenSpan name) {
  const TokenSpan sentence = w.sentence_span(name.begin);
  std::uint32_t i = name.end;
  if (i >= sentence.end || (w.lower(i) != "," && w.lower(i) != "(")) return {};
  const std::uint32_t begin = ++i;
  while (i < sentence.end && i - begin < 3 && w.digits(i)) i += 2;  // ", 34, a driver"
  const std::uint32_t start = i > begin && i < sentence.end ? i : begin;
  bool headed = false;
  for (i = start; i < sentence.end && i - start < kLongestRole; ++i) {
    const std::string_view lower = w.lower(i);
    if (lower == "," || lower == ")" || lower == "who" || lower == "whose" || lower == ";" || lower == ":") break;
    if (w.punctuation(i) && !w.glued(i)) break;
    if (lower == "." && i + 1 == sentence.end) break;
    if (!headed && (i - start >= kFarthestHead || ends_chunk(w, i))) return {};
    headed = headed || (person_word(w, i) && !w.word(i).plural);
  }
  return headed ? TokenSpan{start, i} : TokenSpan{};
}

/// "State Department spokesman" before "John Kirby"; empty where no person noun stands there.
TokenSpan before(const Words& w, const NameIndex& names, TokenSpan name, TokenSpan title) {
  const std::uint32_t end = title.empty() ? name.begin : title.begin;
  const TokenSpan sentence = w.sentence_span(name.begin);
  if (end <= sentence.begin) return {};
  if (!title.empty() && !names.at(end - 1)) return {};
  if (title.empty() && (!w.flags(end - 1).any(Lex::person_noun, Lex::voice) || w.word(end - 1).plural)) return {};
  std::uint32_t begin = end;
  while (begin > sentence.begin && end - begin < kLongestRole) {
    const std::uint32_t i = begin - 1;
    if (!names.at(i)) {
      const bool hyphen = w.glued(i) && w.lower(i) == "-";
      if ((w.punctuation(i) && !hyphen && w.lower(i) != ".") || w.flags(i).has(Lex::function)) break;
      if (w.flags(i).has(Lex::determiner)) break;
    }
    begin = i;
  }
  return begin < end ? TokenSpan{begin, name.begin} : TokenSpan{};  // the title belongs to it
}

/// "Deputy Commissioner of Police" or "leader of the opposition in the senate" right before the name.
TokenSpan office_before(const Words& w, TokenSpan name) {
  constexpr std::uint32_t kOffice = 9;  // tokens
  const std::uint32_t start = w.sentence_span(name.begin).begin;
  std::uint32_t of = name.begin;
  for (std::uint32_t i = name.begin; i > start && name.begin - i < kOffice;) {
    --i;
    const std::string_view lower = w.lower(i);
    if (w.punctuation(i) && !w.glued(i)) break;
    if (lower == "," || lower == "." || lower == "and" || lower == "to" || lower == "said" || lower == "that") break;
    if (lower == "of") of = i;
  }
  if (of == name.begin || of == start || of + 1 == name.begin || !person_word(w, of - 1)) return {};
  if (w.word(of - 1).plural || w.flags(name.begin - 1).has(Lex::function)) return {};
  std::uint32_t begin = of - 1;
  while (begin > start && w.letters(begin - 1) && !w.flags(begin - 1).any(Lex::function, Lex::determiner) &&
         (w.capital(begin - 1) || w.flags(begin - 1).any(Lex::titled, Lex::person_noun))) {
    --begin;
  }
  const std::string_view article = begin > start ? w.lower(begin - 1) : std::string_view{};
  return article == "a" || article == "an" ? TokenSpan{} : TokenSpan{begin, name.begin};
}

/// "The spokesman of the ministry, Paul Lund": a noun phrase with its article or owner, and a comma before the name.
TokenSpan apposed_before(const Words& w, TokenSpan name, TokenSpan title) {
  const std::uint32_t start = w.sentence_span(name.begin).begin;
  const std::uint32_t end = title.empty() ? name.begin : title.begin;
  if (end < start + 3 || w.lower(end - 1) != ",") return {};
  const std::uint32_t comma = end - 1;
  std::uint32_t begin = comma;
  bool opened = false;
  while (begin > start && comma - begin < kLongestRole && !opened) {
    --begin;
    const std::string_view lower = w.lower(begin);
    if (w.punctuation(begin) && !w.glued(begin)) return {};
    if (lower == "," || lower == "and" || lower == "that") return {};
    opened = lower == "the" || lower == "his" || lower == "her" || lower == "its" || lower == "their" || lower == "'s";
    // "the spokesman of the ministry": the article of the noun that comes first counts.
    if (opened && begin > start && ends_chunk(w, begin - 1)) opened = false;
  }
  if (!opened || ++begin >= comma) return {};
  bool headed = false;
  for (std::uint32_t i = begin; i < comma && !ends_chunk(w, i); ++i) {
    if (w.flags(i).has(Lex::function) && !w.flags(i).has(Lex::determiner)) return {};  // a verb stands between
    headed = person_word(w, i) && !w.word(i).plural;
  }
  return headed ? TokenSpan{begin, comma} : TokenSpan{};
}

bool body_word(const Words& w, std::uint32_t i) {
  return w.flags(i).any(Lex::body_noun, Lex::media_noun, Lex::document_noun) && !w.word(i).plural && !w.capital(i);
}

/// ", a Kenyan rights group," behind the name of a body; nothing where what follows says no such thing.
std::optional<std::uint32_t> noun_behind(const Words& w, TokenSpan name) {
  const std::uint32_t end = w.sentence_span(name.begin).end;
  std::uint32_t i = name.end;
  if (i + 2 >= end || w.lower(i) != ",") return std::nullopt;
  const std::string_view article = w.lower(++i);
  if (article != "a" && article != "an" && article != "the") return std::nullopt;
  std::optional<std::uint32_t> noun;
  for (const std::uint32_t limit = std::min(end, i + kFarthestHead); ++i < limit && !ends_chunk(w, i);) {
    if (w.punctuation(i) && !w.glued(i)) break;
    if (w.lower(i) == "," || w.lower(i) == ".") break;
    if (body_word(w, i)) noun = i;
  }
  return noun;
}

/// "the utility X", "the regulator, X": the noun right before the name, with at most a comma between.
std::optional<std::uint32_t> noun_before(const Words& w, TokenSpan name) {
  const std::uint32_t start = w.sentence_span(name.begin).begin;
  if (name.begin < start + 2) return std::nullopt;
  std::uint32_t i = name.begin - 1;
  if (i > start && w.flags(i).has(Lex::determiner) && !body_word(w, i)) --i;
  const bool comma = w.lower(i) == ",";
  if (comma) --i;
  if (!body_word(w, i) || i == start) return std::nullopt;
  // Behind a comma only a noun phrase with its article is apposed: not "at the bank, Lund said".
  if (comma && !w.flags(i - 1).has(Lex::determiner) && i - 1 > start && !w.flags(i - 2).has(Lex::determiner))
    return std::nullopt;
  return i;
}

void find_body_nouns(const Words& words, const Name& name, std::uint32_t actor, Cast& cast) {
  constexpr std::size_t kMostNouns = 4;
  std::vector<std::uint32_t>& nouns = cast.nouns[actor];
  for (const auto& noun : {noun_behind(words, name.tokens), noun_before(words, name.tokens)}) {
    if (noun && nouns.size() < kMostNouns) nouns.push_back(*noun);
  }
}

/// The token opens the role and is the office itself.
bool office_acronym(const Words& words, TokenSpan role, std::uint32_t token) {
  return token == role.begin && words.acronym(token) && (role.size() == 1 || words.lower(token + 1) == "of");
}

}  // namespace

void find_roles(const Words& words, const std::vector<Name>& names, const std::vector<Mention>& mentions, Cast& cast) {
  const NameIndex index(mentions, words.size());
  std::vector<bool> firm(cast.actors.size(), false);  // more than a bare title
  for (std::size_t n = 0; n < names.size(); ++n) {
    const EntityType type = names[n].type;
    const bool body = type == EntityType::organization || type == EntityType::media || type == EntityType::facility ||
                      type == EntityType::document;
    if (body && mentions[n].actor) find_body_nouns(words, names[n], *mentions[n].actor, cast);
    if (type != EntityType::person || !mentions[n].actor || firm[*mentions[n].actor]) continue;
    Actor& actor = cast.actors[*mentions[n].actor];
    TokenSpan role = behind(words, names[n].tokens);
    if (role.empty()) role = before(words, index, names[n].tokens, names[n].title);
    if (role.empty()) role = apposed_before(words, names[n].tokens, names[n].title);
    if (role.empty() && names[n].tokens.size() > 1) role = office_before(words, names[n].tokens);
    firm[*mentions[n].actor] = !role.empty();
    if (role.empty()) role = names[n].title;
    const bool bare = !firm[*mentions[n].actor];
    if (role.empty() || (bare && actor.role)) continue;
    if (bare && role.size() <= 2 && words.flags(role.begin).any(Lex::honorific_male, Lex::honorific_female) &&
        words.lower(role.begin).size() <= 3) {
      continue;  // "Mr." says nothing of what somebody does
    }
    actor.role = Evidence{role};
    for (std::uint32_t i = role.begin; i < role.end; ++i) {
      const auto name = index.at(i);
      if (!name || office_acronym(words, role, i)) continue;
      const EntityType of = index.mention(*name).type;
      if (of == EntityType::person || of == EntityType::group) continue;
      actor.affiliation = Evidence{without_tail(words, index.mention(*name).tokens)};
      break;
    }
  }
}

namespace {

constexpr std::uint32_t kShared = 0xFFFFFFFFU;  // "Ada Okoro, DPP of Lagos", and another of Kano: nobody's alone

/// "Deputy Commissioner of Police" -> "dcp"; empty where it has fewer than two capitals.
std::string role_initials(const Words& w, TokenSpan role) {
  std::string out;
  for (std::uint32_t i = role.begin; i < role.end; ++i) {
    if (w.letters(i) && w.capital(i)) out += w.lower(i).front();
  }
  return out.size() > 1 ? out : std::string{};
}

/// "the DCP" that a tagger takes for a body: the actor of the mention -> whose office has these initials.
void find_initials(const Words& words, const std::vector<Mention>& mentions, const Cast& cast,
                   std::unordered_map<std::uint32_t, std::uint32_t>& holder_of) {
  std::unordered_map<std::string, std::uint32_t> offices;
  for (std::uint32_t a = 0; a < cast.actors.size(); ++a) {
    const auto& role = cast.actors[a].role;
    if (!role || cast.actors[a].type != EntityType::person) continue;
    const std::string initials = role_initials(words, role->tokens);
    if (initials.empty()) continue;
    const auto [known, first] = offices.emplace(initials, a);
    if (!first) known->second = kShared;
  }
  if (offices.empty()) return;
  for (const Mention& m : mentions) {
    const std::uint32_t at = m.tokens.begin;
    if (!m.actor || m.tokens.size() > 1 || m.type == EntityType::person || at == 0) continue;
    if (!words.acronym(at) || words.lower(at - 1) != "the") continue;
    if (cast.actors[*m.actor].name != words.raw(at)) continue;  // it is short for a body
    const auto office = offices.find(std::string(words.lower(at)));
    if (office != offices.end()) holder_of.emplace(*m.actor, office->second);
  }
}

}  // namespace

void merge_offices(const Words& words, std::vector<Mention>& mentions, const Cast& cast) {
  const NameIndex index(mentions, words.size());
  std::unordered_map<std::uint32_t, std::uint32_t> holder_of;
  for (std::uint32_t a = 0; a < cast.actors.size(); ++a) {
    const auto& role = cast.actors[a].role;
    if (!role || cast.actors[a].type != EntityType::person) continue;
    const auto name = index.at(role->tokens.begin);
    if (!name || !office_acronym(words, role->tokens, role->tokens.begin)) continue;
    const Mention& office = mentions[*name];
    if (office.tokens.size() > 1 || !office.actor || *office.actor == a) continue;
    const auto [known, first] = holder_of.emplace(*office.actor, a);
    if (!first) known->second = kShared;
  }
  find_initials(words, mentions, cast, holder_of);
  if (holder_of.empty()) return;
  for (Mention& m : mentions) {
    const auto holder = m.actor ? holder_of.find(*m.actor) : holder_of.end();
    if (holder == holder_of.end() || holder->second == kShared) continue;
    m.actor = holder->second;
    m.type = EntityType::person;
  }
}

}  // namespace sayso::actor
