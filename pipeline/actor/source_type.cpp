// Types of names by their mention, of nouns by their head, of pronouns by their actor.
#include "actor/source_type.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "actor/nouns.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kComplement = 8;  // tokens behind a head that may describe it

/// Roles in public life that an article gives to those whom it has named: "the candidate", "the businessman".
bool public_role(std::string_view lower) {
  constexpr auto kRoles = std::to_array<std::string_view>(
      {"billionaire",  "businessman", "businesswoman", "candidate",     "chair",     "chairman",   "chairperson",
       "chairwoman",   "chief",       "congressman",   "congresswoman", "contender", "democrat",   "frontrunner",
       "front-runner", "governor",    "head",          "incumbent",     "lady",      "lawmaker",   "leader",
       "legislator",   "magnate",     "mayor",         "mogul",         "nominee",   "republican", "secretary",
       "senator",      "star",        "tycoon"});
  return one_of(lower, kRoles);
}

SourceReading named(SourceType type) {
  return {.type = type, .described = {}, .actor = {}, .phrase = {}};
}

/// Offices that one person holds at a time: "the Israeli prime minister" is as good as a name.
bool single_office(std::string_view lower) {
  constexpr auto kOffices = std::to_array<std::string_view>(
      {"chancellor", "king", "minister", "pope", "premier", "president", "president-elect", "queen"});
  return one_of(lower, kOffices);
}

/// Nouns for documents that have no number: "polling shows" is no one poll.
bool mass_document(std::string_view lower) {
  constexpr auto kMass = std::to_array<std::string_view>({"content", "data", "evidence", "footage", "guidance",
                                                          "information", "law", "legislation", "literature", "music",
                                                          "polling", "research", "testimony", "theory"});
  return one_of(lower, kMass);
}

std::optional<SourceType> named_type(EntityType type) {
  switch (type) {
    case EntityType::person:
      return SourceType::person_named;
    case EntityType::media:
      return SourceType::media_named;
    case EntityType::document:
      return SourceType::document_named;
    case EntityType::group:
      return std::nullopt;
    default:
      return SourceType::organization_named;
  }
}

/// "reports", "news reports", "several local media reports": nobody's report in particular.
bool media_reports(const Words& w, const SourcePhrase& s) {
  if (w.lower(s.head) != "reports" || s.definite) return false;
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    const std::string_view lower = w.lower(i);
    const bool media = w.flags(i).any(Lex::media_noun, Lex::determiner, Lex::vague_modifier) || lower == "news" ||
                       lower == "early" || lower == "initial" || lower == "published" || lower == "recent" ||
                       lower == "unconfirmed" || lower == "intelligence";
    if (!media || lower == "intelligence") return false;
  }
  return true;
}

SourceType document_type(const Words& w, const SourcePhrase& s) {
  if (media_reports(w, s)) return SourceType::media_unnamed;
  const std::string_view lower = w.lower(s.head);
  const bool whole = s.definite && lower != "polls" && lower != "data" && w.lower(s.chunk.begin) != "those";
  if (mass_document(lower)) return SourceType::document_unnamed;
  if (w.word(s.head).plural && !whole) {
    const bool one_series =
        s.phrase.end > s.chunk.end && w.lower(s.chunk.end) == "from";  // "Exit polls from the primary"
    return one_series ? SourceType::document_named : SourceType::document_unnamed;
  }
  if (lower == "figures" || lower == "statistics" || lower == "results" || lower == "tallies") {
    return s.owner || s.definite ? SourceType::document_named : SourceType::document_unnamed;
  }
  return SourceType::document_named;
}

/// "the government" and "the court" are plain in their article; "the company" needs more to be: "the rights group".
bool specified(const Words& w, const SourcePhrase& s) {
  constexpr auto kPrivate = std::to_array<std::string_view>(
      {"brand",        "business",     "chain",    "charity", "club",  "company",      "corporation",
       "firm",         "giant",        "group",    "hotel",   "maker", "manufacturer", "nonprofit",
       "organisation", "organization", "retailer", "startup", "store", "studio",       "supplier"});
  if (!one_of(w.lower(s.head), kPrivate)) return true;
  return s.head > s.chunk.begin + 1 || (s.chunk.end < s.phrase.end && w.lower(s.chunk.end) == "of");
}

/// "his speech was full of promises": what somebody says stands for who says it.
bool own_words(std::string_view lower) {
  return lower == "speech" || lower == "remarks" || lower == "comments" || lower == "address" || lower == "rhetoric";
}

SourceType noun_source_type(const Words& w, const SourcePhrase& s) {
  const Flags f = w.flags(s.head);
  const bool plural = s.plural;
  if (f.any(Lex::person_noun, Lex::voice) && !plural) {
    const bool office = single_office(w.lower(s.head)) && (s.definite || s.owner);
    return office ? SourceType::person_named : SourceType::person_unnamed;
  }
  if (f.any(Lex::person_noun, Lex::voice)) return s.counted ? SourceType::person_unnamed : SourceType::group_unnamed;
  switch (noun_type(w, s)) {
    case EntityType::media:
      return s.owner && !plural ? SourceType::media_named : SourceType::media_unnamed;
    case EntityType::document:
      return s.owner_pronoun && own_words(w.lower(s.head)) ? SourceType::person_named : document_type(w, s);
    case EntityType::person:
      return SourceType::person_unnamed;
    case EntityType::organization:
      // "the state legislature", "the board of elections": which one is plain; "the company" alone is not.
      return s.owner || s.owner_pronoun || (s.definite && specified(w, s)) ? SourceType::organization_named
                                                                           : SourceType::group_unnamed;
    default:
      break;
  }
  if (f.any(Lex::group_noun, Lex::person_plural, Lex::body_noun)) {
    return s.counted && w.lower(s.head) == "people" ? SourceType::person_unnamed : SourceType::group_unnamed;
  }
  const std::string_view lower = w.lower(s.head);
  const bool agents =
      lower.ends_with("ers") || lower.ends_with("ors") || lower.ends_with("ists") || lower.ends_with("ians");
  if (s.counted && agents) return SourceType::person_unnamed;  // "two speechwriters"
  if (s.counted && lower == "one") return SourceType::person_unnamed;
  const bool agent = lower.ends_with("er") || lower.ends_with("or") || lower.ends_with("ist") ||
                     lower.ends_with("ian") || lower.ends_with("man") || lower.ends_with("ant");
  return agent ? SourceType::person_unnamed : SourceType::group_unnamed;
}

bool unnamed(SourceType type) {
  return !is_named(type) && type != SourceType::author;
}

}  // namespace

SourceReader::SourceReader(const Words& words, const ActorLayer& actors)
    : words_(words),
      actors_(actors),
      names_(actors.mentions, words.size()),
      named_(actors.actors.size(), false),
      introduced_(actors.actors.size()) {
  for (std::uint32_t m = 0; m < actors_.mentions.size(); ++m) {
    const Mention& mention = actors_.mentions[m];
    if (mention.kind == MentionKind::name && mention.type == EntityType::person) persons_.push_back(m);
    if (mention.kind != MentionKind::name)
      mention_at_[mention.tokens.begin] = m;
    else if (mention.actor)
      named_[*mention.actor] = true;
  }
  introduce();
}

/// The first noun phrase of an unnamed actor says what it is; "the official" later on inherits it.
void SourceReader::introduce() {
  for (const Mention& m : actors_.mentions) {
    if (!m.actor || m.kind != MentionKind::nominal || named_[*m.actor] || introduced_[*m.actor]) continue;
    SourcePhrase phrase = parse_phrase(words_, names_, m.tokens);
    if (phrase.form != Form::nominal) continue;
    // The mention ends at its head; "at the ministry" behind it describes the holder too.
    const std::uint32_t limit = std::min(words_.sentence_span(m.tokens.begin).end, m.tokens.end + kComplement);
    if (m.tokens.end < limit && (ends_chunk(words_, m.tokens.end) || words_.lower(m.tokens.end) == "close")) {
      phrase.phrase.end = m.tokens.end;
      while (phrase.phrase.end < limit && !words_.punctuation(phrase.phrase.end)) ++phrase.phrase.end;
    }
    introduced_[*m.actor] = second_name(phrase, m.actor) ? named(SourceType::person_named) : by_noun(phrase);
    introduced_[*m.actor]->phrase = phrase;
  }
}

std::optional<std::uint32_t> SourceReader::actor_of(const SourcePhrase& phrase) const {
  if (phrase.form == Form::name) return actors_.mentions[*phrase.name].actor;
  const auto found = mention_at_.find(phrase.chunk.begin);
  return found == mention_at_.end() ? std::nullopt : actors_.mentions[found->second].actor;
}

std::optional<SourceReading> SourceReader::by_actor(std::uint32_t actor) const {
  if (named_[actor]) {
    if (const auto type = named_type(actors_.actors[actor].type)) return named(*type);
    return std::nullopt;
  }
  return introduced_[actor];
}

SourceReading SourceReader::by_name(const SourcePhrase& s) const {
  const Mention& m = actors_.mentions[*s.name];
  EntityType type = m.type;
  if (m.actor && type != EntityType::group) type = actors_.actors[*m.actor].type;
  if (const auto known = named_type(type)) return named(*known);
  SourceReading out = named(s.counted || (s.chunk.size() > 1 && !words_.word(s.head).plural && !s.definite &&
                                          words_.flags(s.chunk.begin).has(Lex::determiner))
                                ? SourceType::person_unnamed
                                : SourceType::group_unnamed);
  out.described = described_as(words_, names_, s, out.type);
  return out;
}

SourceReading SourceReader::by_noun(const SourcePhrase& s) const {
  SourceReading out = named(noun_source_type(words_, s));
  if (unnamed(out.type)) out.described = described_as(words_, names_, s, out.type);
  return out;
}

SourceReading SourceReader::by_pronoun(const SourcePhrase& s) const {
  SourceReading out;
  switch (person_of(words_.lower(s.head))) {
    case Person::speaker:
      out.type = SourceType::author;
      return out;
    case Person::he_or_she:
      out.type = SourceType::person_unnamed;
      break;
    default:  // "one of them" is somebody
      out.type = s.counted ? SourceType::person_unnamed : SourceType::group_unnamed;
      break;
  }
  out.described = Described::no;
  return out;
}

/// The latest name of a person before the token; the names before it follow.
std::vector<std::uint32_t>::const_reverse_iterator SourceReader::persons_before(std::uint32_t token) const {
  const auto behind = std::partition_point(persons_.begin(), persons_.end(),
                                           [&](std::uint32_t m) { return actors_.mentions[m].tokens.begin < token; });
  return std::make_reverse_iterator(behind);
}

/// "The candidate", where somebody has been named and no other candidate was told of: an article's second name for
/// them.
bool SourceReader::second_name(const SourcePhrase& s, std::optional<std::uint32_t> actor) const {
  constexpr std::uint32_t kNear = 400;  // tokens back to the name
  if (s.plural || words_.lower(s.chunk.begin) != "the" || !public_role(words_.lower(s.head))) return false;
  if (actor && introduced_[*actor] && introduced_[*actor]->phrase.chunk.begin < s.chunk.begin) return false;
  const auto last = persons_before(s.chunk.begin);
  return last != persons_.rend() && s.chunk.begin - actors_.mentions[*last].tokens.begin <= kNear;
}

/// "both", "both candidates", where two persons were named: these.
bool SourceReader::both_named(const SourcePhrase& s) const {
  constexpr std::uint32_t kNear = 200;  // tokens back to the names
  if (s.form == Form::none || s.form == Form::name || words_.lower(s.phrase.begin) != "both") return false;
  if (s.phrase.size() > 1 && !(s.plural && words_.flags(s.head).has(Lex::person_noun))) return false;
  const auto last = persons_before(s.phrase.begin);
  for (auto other = last; other != persons_.rend(); ++other) {
    const Mention& m = actors_.mentions[*other];
    if (s.phrase.begin - m.tokens.begin > kNear) return false;
    if (m.actor != actors_.mentions[*last].actor) return true;
  }
  return false;
}

SourceReading SourceReader::classify(const SourcePhrase& s) const {
  if (s.form == Form::none) return {.type = SourceType::none, .described = Described::no, .actor = {}, .phrase = s};
  if (both_named(s)) {
    SourceReading both = named(SourceType::person_named);
    both.phrase = s;
    return both;
  }
  const auto actor = actor_of(s);
  SourceReading out;
  std::optional<SourceReading> known;
  if (s.form != Form::name && actor) known = by_actor(*actor);
  // "the statement" is its body's word, and a document all the same; a medium's report is the medium.
  if (s.form == Form::nominal && noun_type(words_, s) == EntityType::document && known &&
      known->type == SourceType::organization_named) {
    known.reset();
  }
  const bool nearer = s.form == Form::nominal || s.counted;  // its own words are: "the official", "one of them"
  if (known && nearer && unnamed(known->type)) known.reset();
  if (known)
    out = *known;
  else if (s.form == Form::name)
    out = by_name(s);
  else if (s.form == Form::nominal)
    out = second_name(s, actor) ? named(SourceType::person_named) : by_noun(s);
  else
    out = by_pronoun(s);
  // "the official": the description that it points back to counts.
  if (s.form == Form::nominal && actor && out.described == Described::no && introduced_[*actor]) {
    out.described = introduced_[*actor]->described.value_or(Described::no);
  }
  if (unnamed(out.type) && !out.described) out.described = Described::no;
  if (!unnamed(out.type)) out.described.reset();
  out.actor = actor;
  out.phrase = s;
  return out;
}

SourceReading SourceReader::read(const std::vector<TokenSpan>& spans) const {
  return classify(parse_source(words_, names_, spans));
}

SourceReading SourceReader::read_phrase(TokenSpan span) const {
  return classify(parse_phrase(words_, names_, span));
}

}  // namespace sayso::actor
