// Reading a noun phrase without a parser: it ends at the first preposition or mark, its head is the last noun in it.
#include "actor/source.h"

#include <algorithm>
#include <array>

#include "actor/nouns.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kLongestPhrase = 60;  // tokens looked at; PolNeAR's longest sources have about fifty

constexpr auto kEnders = std::to_array<std::string_view>(
    {"about",  "across",  "after",      "against", "among",  "around",  "as",     "at",    "because",   "before",
     "behind", "between", "beyond",     "by",      "during", "for",     "from",   "in",    "including", "inside",
     "into",   "like",    "near",       "of",      "on",     "outside", "over",   "since", "such",      "than",
     "that",   "through", "throughout", "to",      "toward", "towards", "under",  "when",  "where",     "which",
     "while",  "who",     "whom",       "whose",   "with",   "within",  "without"});

/// "some of the women": the word before "of" counts, the word behind it is the source.
constexpr auto kQuantities = std::to_array<std::string_view>(
    {"all",   "another",   "any",        "both",    "couple",   "dozen",     "dozens", "each",    "fewer",
     "few",   "group",     "half",       "handful", "hundreds", "least",     "lot",    "lots",    "majority",
     "many",  "minority",  "more",       "most",    "neither",  "none",      "number", "one",     "pair",
     "part",  "percent",   "percentage", "plenty",  "quarter",  "scores",    "series", "several", "some",
     "third", "thousands", "three",      "trio",    "two",      "two-thirds"});

bool quantity(std::string_view word) {
  return one_of(word, kQuantities);
}

bool small_number(std::string_view lower) {
  constexpr auto kNumbers = std::to_array<std::string_view>(
      {"another", "eight", "five", "four", "nine", "one", "seven", "six", "ten", "three", "two"});
  if (one_of(lower, kNumbers)) return true;
  return lower.size() == 1 && lower[0] >= '2' && lower[0] <= '9';
}

bool definite_word(std::string_view lower) {
  constexpr auto kDefinite = std::to_array<std::string_view>(
      {"her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "whose", "your"});
  return one_of(lower, kDefinite);
}

bool possessive_pronoun(std::string_view lower) {
  constexpr auto kPossessive =
      std::to_array<std::string_view>({"her", "his", "its", "my", "our", "their", "whose", "your"});
  return one_of(lower, kPossessive);
}

bool inner_mark(const Words& w, std::uint32_t i) {
  const std::string_view raw = w.raw(i);
  return w.glued(i) && (raw == "-" || raw == "." || raw == "/" || raw == "'" || raw == "&") && i + 1 < w.size();
}

bool clitic(std::string_view lower) {
  return lower == "'s" || lower == "'";
}

TokenSpan trim(const Words& w, TokenSpan span) {
  while (!span.empty() && w.punctuation(span.begin)) ++span.begin;
  while (!span.empty() && w.punctuation(span.end - 1) && w.raw(span.end - 1) != "%") --span.end;
  while (span.size() > 1 && w.lower(span.end - 1) == "'s") --span.end;
  return span;
}

/// Prepositions that a source span may open with: "by some", "in media reports", "among Republicans".
std::uint32_t skip_prepositions(const Words& w, TokenSpan span) {
  std::uint32_t i = span.begin;
  while (i + 1 < span.end && w.flags(i).has(Lex::function) && !w.flags(i).any(Lex::determiner, Lex::pronoun) &&
         !quantity(w.lower(i)) && !anybody(w.lower(i)) && w.letters(i)) {
    ++i;
  }
  return i;
}

struct Chunk {
  TokenSpan span;
  std::uint32_t head = 0;
  bool headed = false;  ///< a listed noun or a name was found
};

/// From `begin` up to what ends the noun phrase; the head is its last noun or name.
Chunk read_chunk(const Words& w, const NameIndex& names, std::uint32_t begin, std::uint32_t end) {
  Chunk c{{begin, begin}, begin, false};
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::string_view lower = w.lower(i);
    const bool named = names.at(i).has_value();
    if (!named) {
      const bool join = lower == "and" || lower == "or";
      if (join && c.headed) break;
      if (!join && i > begin && ends_chunk(w, i)) break;
      if (w.punctuation(i) && !inner_mark(w, i) && !clitic(lower) && w.raw(i) != "%") break;
      // "researchers led by", "officials familiar with": a participle behind the head begins a clause.
      const bool adjective = i + 1 < end && is_noun(w.flags(i + 1));  // "the A4 size printed letter"
      const bool clause = c.headed && c.head + 1 == i && !is_noun(w.flags(i)) && !clitic(lower) && w.letters(i) &&
                          !adjective && (lower.ends_with("ed") || lower.ends_with("ing"));
      if (clause) break;
    }
    c.span.end = i + 1;
    // "Supreme Court precedents": an unlisted noun right behind a name is what the name qualifies.
    const bool behind_name = c.headed && !named && i > begin && names.at(i - 1) && c.head + 1 == i && w.letters(i) &&
                             !w.capital(i) && !w.flags(i).any(Lex::function, Lex::pronoun) && !clitic(lower) &&
                             !lower.ends_with("ly");
    // "Lund's codefendant": whatever an owner has is not the owner.
    const bool owned = c.headed && !named && c.head + 1 < i && clitic(w.lower(c.head + 1)) && w.letters(i) &&
                       !w.capital(i) && !w.flags(i).any(Lex::function, Lex::pronoun);
    if (behind_name || (owned && !lower.ends_with("ly"))) {
      c.head = i;
      continue;
    }
    if (named || (is_noun(w.flags(i)) && !(w.flags(i).has(Lex::determiner) && c.headed))) {
      c.head = i;
      c.headed = true;
    }
  }
  if (!c.headed && !c.span.empty()) {  // an unlisted noun: the last word
    c.head = c.span.end - 1;
    while (c.head > begin && !w.letters(c.head) && w.raw(c.head) != "%") --c.head;
  }
  return c;
}

/// "her husband, Bill Clinton," names the source behind a comma; "Republicans, including Paul Ryan," does not.
std::optional<std::uint32_t> apposed_name(const Words& w, const NameIndex& names, TokenSpan chunk, std::uint32_t end) {
  std::uint32_t comma = chunk.end;
  while (comma < end && w.lower(comma) != "," && w.raw(comma) != "\xE2\x80\x94" && w.lower(comma) != "--") ++comma;
  if (comma + 1 >= end) return std::nullopt;
  constexpr std::uint32_t kTitle = 6;  // tokens of titles and nouns before the name: "Brigadier (retd)", "advocate"
  for (std::uint32_t i = comma + 1; i < std::min(end, comma + 1 + kTitle); ++i) {
    if (const auto name = names.at(i)) {
      if (names.mention(*name).type == EntityType::person) return name;
      continue;
    }
    const bool noun = w.capital(i) || is_noun(w.flags(i)) || w.flags(i).has(Lex::titled) || neutral(w.lower(i));
    const bool mark =
        w.lower(i) == "." || w.lower(i) == "(" || w.lower(i) == ")" || (i > comma + 1 && w.lower(i - 1) == "(");
    if (!noun && !mark) return std::nullopt;
  }
  return std::nullopt;
}

/// "The regulator, Dams Oversight NSW": the name of the body behind the comma.
std::optional<std::uint32_t> apposed_body(const Words& w, const NameIndex& names, TokenSpan chunk, std::uint32_t end) {
  std::uint32_t i = chunk.end;
  if (i + 1 >= end || w.lower(i) != ",") return std::nullopt;
  ++i;
  if (w.flags(i).has(Lex::determiner) && i + 1 < end) ++i;
  const auto name = names.at(i);
  if (!name) return std::nullopt;
  const EntityType type = names.mention(*name).type;
  const bool body = type == EntityType::organization || type == EntityType::media || type == EntityType::document ||
                    type == EntityType::facility;
  return body ? name : std::nullopt;
}

/// "Leader of the opposition in the senate Ines Ferro": a name behind the chunk, with no preposition before it.
std::optional<std::uint32_t> closing_name(const Words& w, const NameIndex& names, TokenSpan chunk, std::uint32_t end) {
  constexpr std::uint32_t kReach = 14;  // tokens of the office: "of state for the northern fisheries"
  for (std::uint32_t i = chunk.end; i < std::min(end, chunk.end + kReach); ++i) {
    if (w.lower(i) == "," || w.lower(i) == "who") return std::nullopt;
    const auto name = names.at(i);
    if (!name || names.mention(*name).type != EntityType::person || names.mention(*name).tokens.begin != i) continue;
    std::uint32_t before = i;
    while (before > chunk.end && (w.flags(before - 1).has(Lex::titled) || w.lower(before - 1) == ".")) --before;
    if (before <= chunk.end || ends_chunk(w, before - 1) || w.flags(before - 1).has(Lex::function)) return std::nullopt;
    const std::uint32_t behind = names.mention(*name).tokens.end;
    const bool owner = behind < end && (w.lower(behind) == "'s" || w.lower(behind) == "and");
    return owner || w.lower(before - 1) == "'s" ? std::nullopt : name;
  }
  return std::nullopt;
}

/// A pronoun that is the whole noun phrase: "he", "they all", "who", not "his campaign" or "that official".
bool stands_alone(const Words& w, const NameIndex& names, std::uint32_t i, std::uint32_t end) {
  const Flags f = w.flags(i);
  if (!f.has(Lex::pronoun) || names.at(i)) return false;
  if (i + 1 == end) return true;
  if (f.has(Lex::determiner) || w.flags(i + 1).has(Lex::common)) return false;
  return i + 2 >= end || ends_chunk(w, i + 1) || w.punctuation(i + 1);
}

SourcePhrase as_pronoun(SourcePhrase out, TokenSpan chunk) {
  out.form = Form::pronoun;
  out.chunk = chunk;
  out.head = chunk.begin;
  return out;
}

/// What the chunk says of its head: name or noun, number, owner.
void describe(const Words& w, const NameIndex& names, const Chunk& c, SourcePhrase& out) {
  const std::uint32_t begin = c.span.begin;
  out.chunk = c.span;
  out.head = c.head;
  // "Port means to hire again": in a headline's manner one body without an article is a certain one.
  const bool headlinese = c.span.size() == 1 && w.flags(c.head).has(Lex::body_noun) && !w.word(c.head).plural;
  out.definite = definite_word(w.lower(begin)) || headlinese;
  out.owner_pronoun = possessive_pronoun(w.lower(begin));
  out.plural = w.word(c.head).plural;
  out.name = names.at(c.head);
  for (std::uint32_t i = begin; i < c.head && !out.owner; ++i) out.owner = names.at(i);
  if (out.owner == out.name) out.owner.reset();
  // "the Republican" is somebody of the party; "Republicans" and "the Kremlin" name themselves.
  const bool member = out.name && !out.plural && c.span.size() > 1 && w.flags(c.head).has(Lex::person_noun) &&
                      names.mention(*out.name).type == EntityType::group && w.flags(begin).has(Lex::determiner);
  if (member) out.name.reset();
  // "KAN news": the outlet with the word for what it is.
  const bool outlet = !out.name && out.owner && *out.owner == names.at(c.head > 0 ? c.head - 1 : 0) &&
                      names.mention(*out.owner).type == EntityType::media &&
                      (w.lower(c.head) == "news" || w.flags(c.head).has(Lex::media_noun));
  if (outlet && !out.plural) out.name = out.owner;
  if (!out.name && w.flags(c.head).any(Lex::person_noun, Lex::group_noun, Lex::person_plural, Lex::voice)) {
    out.name = apposed_name(w, names, c.span, out.phrase.end);
    const std::string_view first = w.lower(begin);
    const bool another = out.plural || first == "a" || first == "an" || first == "another";
    if (!out.name && !another) out.name = closing_name(w, names, c.span, out.phrase.end);
  }
  // "Lund's codefendant, Ines Ferro": a noun that no list has.
  const std::uint32_t behind = c.span.end;
  const bool apposed = behind + 1 < out.phrase.end && w.lower(behind) == "," && names.at(behind + 1) &&
                       names.mention(*names.at(behind + 1)).type == EntityType::person;
  if (!out.name && !out.plural && apposed && !is_noun(w.flags(c.head))) out.name = names.at(behind + 1);
  if (!out.name && !out.plural && w.flags(c.head).any(Lex::body_noun, Lex::media_noun, Lex::document_noun)) {
    out.name = apposed_body(w, names, c.span, out.phrase.end);
  }
  out.form = out.name ? Form::name : Form::nominal;
}

}  // namespace

NameIndex::NameIndex(const std::vector<Mention>& mentions, std::size_t tokens)
    : mentions_(mentions), at_(tokens, kNone) {
  for (std::uint32_t m = 0; m < mentions.size(); ++m) {
    const bool entity = mentions[m].type != EntityType::date && mentions[m].type != EntityType::money;
    if (mentions[m].kind != MentionKind::name || !entity) continue;
    for (std::uint32_t i = mentions[m].tokens.begin; i < mentions[m].tokens.end; ++i) at_[i] = m;
  }
}

std::optional<std::uint32_t> NameIndex::at(std::uint32_t token) const {
  if (token >= at_.size() || at_[token] == kNone) return std::nullopt;
  return at_[token];
}

bool ends_chunk(const Words& words, std::uint32_t token) {
  return one_of(words.lower(token), kEnders);
}

bool is_noun(Flags f) {
  return f.any(Lex::person_noun, Lex::person_plural, Lex::group_noun, Lex::body_noun, Lex::media_noun,
               Lex::document_noun, Lex::voice);
}

SourcePhrase parse_phrase(const Words& w, const NameIndex& names, TokenSpan span) {
  SourcePhrase out;
  span = trim(w, span);
  if (span.empty()) return out;
  span.end = std::min(span.end, span.begin + kLongestPhrase);
  out.phrase = span;
  std::uint32_t begin = skip_prepositions(w, span);
  const std::string_view opening = w.lower(begin);  // "fewer than a third of teachers"
  const bool more_than = opening == "more" || opening == "fewer" || opening == "less";
  const bool aside = begin + 2 < span.end && w.lower(begin + 1) == "," && !is_noun(w.flags(begin)) &&
                     (opening.ends_with("ed") || opening.ends_with("ly"));
  if (aside) begin += 2;  // "Contacted, Ines Ferro", "Unfortunately, the army"
  if (more_than && begin + 2 < span.end && w.lower(begin + 1) == "than") begin += 2;
  if (stands_alone(w, names, begin, span.end)) return as_pronoun(out, {begin, begin + 1});
  out.counted = small_number(w.lower(begin));
  Chunk c = read_chunk(w, names, begin, span.end);
  constexpr int kMostQuantities = 2;  // "one of some of the officials"
  for (int n = 0; n < kMostQuantities && c.span.end + 1 < span.end && w.lower(c.span.end) == "of"; ++n) {
    if (!quantity(w.lower(c.head))) break;
    begin = c.span.end + 1;  // "a third of the teachers": go on behind the "of"
    c = read_chunk(w, names, begin, span.end);
    if (c.span.size() == 1 && w.flags(begin).has(Lex::pronoun)) return as_pronoun(out, c.span);
  }
  if (!c.span.empty()) describe(w, names, c, out);
  return out;
}

SourcePhrase parse_source(const Words& words, const NameIndex& names, const std::vector<TokenSpan>& spans) {
  for (const TokenSpan span : spans) {
    SourcePhrase out = parse_phrase(words, names, span);
    if (out.form != Form::none) return out;
  }
  return {};
}

}  // namespace sayso::actor
