// Finding the runs of capitals, and giving a type to those that their own shape leaves open.
#include "actor/names.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "core/one_of.h"

namespace sayso::actor {
namespace {

bool ends_like_common_word(std::string_view lower) {
  return lower.ends_with("ing") || lower.ends_with("ed") || lower.ends_with("ly") || lower.ends_with("ions") ||
         lower.ends_with("ers") || lower.ends_with("ists") || lower.ends_with("ments") || lower.ends_with("ness");
}

bool listed_name(Flags f) {
  return f.any(Lex::given_male, Lex::given_female, Lex::media, Lex::place, Lex::demonym, Lex::party, Lex::organization,
               Lex::product, Lex::event, Lex::document);
}

/// A capital that only its place calls for ("Critics said", "Obama said"): what else speaks for a name?
bool name_after_opening(const Words& w, std::uint32_t i, bool next_capital) {
  const Word& word = w.word(i);
  const Flags f = word.flags;
  if (word.upper_case > 0 && word.upper_case >= word.lower_case) return true;
  const bool person_start = next_capital && f.any(Lex::given_male, Lex::given_female, Lex::titled);
  if (person_start) return true;
  if (w.acronym(i) && !w.title_case(i)) return true;
  if (word.lower_case > 0) return false;
  // "Federal Reserve", "Police Commissioner Bratton": a common word may open a body's name.
  if (f.has(Lex::common)) return next_capital;
  if (listed_name(f)) return true;
  if (next_capital) return true;
  const bool noun = f.any(Lex::person_noun, Lex::group_noun, Lex::body_noun, Lex::document_noun, Lex::media_noun);
  return !noun && !ends_like_common_word(word.lower);
}

bool starts_name(const Words& w, std::uint32_t i) {
  if (!w.letters(i) || !w.capital(i)) return false;
  const Word& word = w.word(i);
  const Flags f = word.flags;
  const bool next_capital =
      i + 1 < w.size() && w.capital(i + 1) && w.sentence(i + 1) == w.sentence(i) && !w.flags(i + 1).has(Lex::function);
  if (f.has(Lex::function) || word.lower.front() == '\'') {
    // "US" and "WHO" are names that read like small words; "Will Smith" has a given name.
    if (w.acronym(i) && !w.title_case(i) && listed_name(f)) return true;
    return !w.opens(i) && next_capital && f.any(Lex::given_male, Lex::given_female);
  }
  if (w.title_case(i)) {  // a headline: only what is a name elsewhere, or listed
    return (word.upper_case > word.lower_case) || (listed_name(f) && word.lower_case == 0 && !f.has(Lex::common)) ||
           (f.has(Lex::titled) && next_capital);
  }
  if (w.opens(i)) return name_after_opening(w, i, next_capital);
  return true;
}

// ---- types of single words, by what the article says elsewhere

enum Vote : std::size_t { kPerson, kPlace, kBody, kVotes };

struct Votes {
  std::array<std::uint32_t, kVotes> count{};
};

bool says(std::string_view lower) {
  return lower == "said" || lower == "says" || lower == "told" || lower == "added" || lower == "wrote" ||
         lower == "tweeted" || lower == "asked" || lower == "who" || lower == "whose" || lower == "explained";
}

enum class Says : std::uint8_t { nothing, person, body };

/// ", a Republican" behind a name, ", a pipeline operator": what the apposition says that it is.
Says apposition(const Words& w, std::uint32_t begin) {
  constexpr std::uint32_t kReach = 5;  // tokens: "a former deputy police chief"
  if (begin >= w.size() || !(w.lower(begin) == "a" || w.lower(begin) == "an" || w.lower(begin) == "the")) {
    return Says::nothing;
  }
  Says out = Says::nothing;
  for (std::uint32_t i = begin + 1; i < w.size() && i < begin + kReach; ++i) {
    const Flags f = w.flags(i);
    if (f.has(Lex::function) || (w.punctuation(i) && !w.glued(i)) || w.lower(i) == ",") break;
    if (w.word(i).plural) continue;
    if (f.any(Lex::person_noun, Lex::party))
      out = Says::person;
    else if (f.has(Lex::body_noun))
      out = Says::body;
  }
  return out;
}

/// "in Kramsk" is a place, "Kramsk said" a person, "the Kramsk" a body.
void vote(const Words& w, TokenSpan span, Votes& votes) {
  const std::string_view before = span.begin > 0 ? w.lower(span.begin - 1) : std::string_view{};
  const std::string_view after = span.end < w.size() ? w.lower(span.end) : std::string_view{};
  if (before == "in" || before == "at" || before == "near" || before == "outside" || before == "around") {
    votes.count[kPlace] += 2;
  } else if (before == "the") {
    votes.count[kBody] += 2;
  }
  const bool apposed = before == "," && span.begin > 1 && w.flags(span.begin - 2).has(Lex::body_noun) &&
                       !w.capital(span.begin - 2) && !w.word(span.begin - 2).plural;
  if (apposed) votes.count[kBody] += 3;  // "the ferry company, Sound Line"
  if (says(after)) votes.count[kPerson] += 2;
  if (after == ",") {
    const Says what = apposition(w, span.end + 1);
    if (what == Says::person) votes.count[kPerson] += 3;
    if (what == Says::body) votes.count[kBody] += 3;
  }
  if (before == "said" || before == "says" || before == "with") ++votes.count[kPerson];
}

struct PersonWords {
  bool last = false;
  bool first = false;
  Gender gender = Gender::unknown;
};

/// "Guyanese", "Eurasians": unknown words with the ending of a people's name.
bool reads_as_demonym(std::string_view lower) {
  constexpr std::size_t kShortestStem = 6;  // bytes: "Brian" and "Ian" are persons
  return lower.size() > kShortestStem && (lower.ends_with("ian") || lower.ends_with("ians") || lower.ends_with("ese"));
}

/// A people's name that stands as a surname does: singular, without an article, no adjective of a noun.
bool bears_alone(const Words& w, TokenSpan span) {
  if (w.word(span.begin).plural) return false;
  if (span.begin > 0 && w.flags(span.begin - 1).has(Lex::determiner)) return false;
  return span.end >= w.size() || w.punctuation(span.end) || w.flags(span.end).has(Lex::function) ||
         w.lower(span.end).ends_with("ed") || says(w.lower(span.end));
}

/// Names of bodies cut short: "Savo" and "Savo Drilling" for "Savo Drilling Ltd". The key is the joined words.
std::unordered_map<std::string, EntityType> body_prefixes(const Words& w, const std::vector<Name>& names) {
  std::unordered_map<std::string, EntityType> out;
  for (const Name& n : names) {
    const bool body = n.type == EntityType::organization || n.type == EntityType::media;
    if (!body || !n.sure || n.tokens.size() < 2 || w.flags(n.tokens.begin).any(Lex::place, Lex::demonym)) continue;
    for (std::uint32_t end = n.tokens.begin + 1; end < n.tokens.end; ++end) {
      out.try_emplace(w.joined({n.tokens.begin, end}), n.type);
    }
  }
  return out;
}

/// What the article's sure names and the words around its guesses say, by word id.
struct Evidences {
  std::unordered_map<std::uint32_t, PersonWords> persons;
  std::unordered_map<std::uint32_t, Votes> votes;
};

Evidences gather(const Words& w, const std::vector<Name>& names) {
  Evidences out;
  auto& [persons, votes] = out;
  for (const Name& n : names) {
    if (n.type == EntityType::person && (n.sure || n.tokens.size() > 1) && !w.flags(n.tokens.end - 1).has(Lex::place)) {
      persons[w.id(n.tokens.end - 1)].last = true;
      if (n.tokens.size() > 1) {
        PersonWords& first = persons[w.id(n.tokens.begin)];
        first.first = true;
        first.gender = n.gender;
      }
    }
    if (!n.sure) vote(w, n.tokens, votes[w.id(n.tokens.end - 1)]);
  }
  return out;
}

/// Guesses become types: a person's surname or given name stays that person's, else what stands around it decides.
void settle(const Words& w, std::vector<Name>& names) {
  auto [persons, votes] = gather(w, names);
  const auto prefixes = body_prefixes(w, names);
  for (Name& n : names) {
    if (n.tokens.size() != 1 && n.sure) continue;
    const std::uint32_t id = w.id(n.tokens.end - 1);
    const auto person = persons.find(id);
    if (person != persons.end() && person->second.last && n.type == EntityType::group && bears_alone(w, n.tokens)) {
      n.type = EntityType::person;  // "Sanu Sherpa ... Sherpa said"
      continue;
    }
    if (person != persons.end() && !n.sure) {
      n.type = EntityType::person;
      if (person->second.first) n.gender = person->second.gender;
      n.sure = true;
      continue;
    }
    if (n.sure || n.type != EntityType::person) continue;
    if (const auto prefix = prefixes.find(w.joined(n.tokens)); prefix != prefixes.end()) {
      n.type = prefix->second;
      continue;
    }
    const auto& count = votes[id].count;
    if (count[kPlace] > count[kPerson] && count[kPlace] >= count[kBody])
      n.type = EntityType::place;
    else if (reads_as_demonym(w.lower(n.tokens.end - 1)) && count[kPerson] == 0)
      n.type = EntityType::group;
    else if (count[kBody] > count[kPerson])
      n.type = EntityType::organization;
    else if (count[kPerson] == 0 && n.tokens.size() == 1)
      n.type = EntityType::misc;
  }
}

}  // namespace

Gender gender_of(Flags f) {
  const bool male = f.any(Lex::given_male, Lex::honorific_male);
  const bool female = f.any(Lex::given_female, Lex::honorific_female);
  if (male == female) return Gender::unknown;
  return male ? Gender::male : Gender::female;
}

namespace {

/// "the daily Der Morgen", "the agency Interpress": the small word before a name says that it is an outlet's.
bool outlet_noun_before(const Words& w, std::uint32_t begin) {
  constexpr auto kNouns = std::to_array<std::string_view>({"newspaper", "daily", "weekly", "magazine", "broadcaster",
                                                           "tabloid", "agency", "newswire", "station", "broadsheet"});
  return begin > 0 && !w.capital(begin - 1) && w.sentence(begin) == w.sentence(begin - 1) &&
         one_of(w.lower(begin - 1), kNouns);
}

/// "Face the Nation": the tokens of a listed outlet with a small word in its name; 0 where none starts.
std::uint32_t programme_length(const Words& w, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 5;  // tokens
  if (!w.capital(begin) || begin + 2 >= w.size() || !w.letters(begin + 1) || w.capital(begin + 1)) return 0;
  const std::uint32_t end = std::min(w.sentence_span(begin).end, begin + kLongest);
  for (std::uint32_t n = end - begin; n > 2; --n) {
    if (flags_of(w.joined({begin, begin + n})).has(Lex::media)) return n;
  }
  return 0;
}

}  // namespace

std::vector<Name> find_names(const Words& words, const std::vector<NamedSpan>& tagged) {
  std::vector<Name> names;
  for (std::uint32_t i = 0; i < words.size();) {
    if (const auto found = date_or_money(words, i)) {
      names.push_back(*found);
      i = found->tokens.end;
    } else if (const std::uint32_t n = programme_length(words, i); n > 0) {
      names.push_back({.tokens = {i, i + n}, .type = EntityType::media});
      i += n;
    } else if (starts_name(words, i)) {
      const std::uint32_t end = run_end(words, i);
      if (outlet_noun_before(words, i)) {
        names.push_back({.tokens = {i, end}, .type = EntityType::media});
      } else {
        split_run(words, {i, end}, names);
      }
      i = end;
    } else {
      ++i;
    }
  }
  settle(words, names);
  return tagged.empty() ? names : merged_names(words, tagged, names);
}

}  // namespace sayso::actor
