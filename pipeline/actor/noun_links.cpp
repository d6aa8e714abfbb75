// What a noun phrase points back to, by its head, its owner, the roles of the named, and the kind of body it can be.
#include "actor/noun_links.h"

#include <algorithm>
#include <array>

#include "actor/nouns.h"
#include "core/one_of.h"
#include "core/text.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kBodyReach = 4;        // sentences from a body that spoke to "the company"
constexpr std::uint32_t kIndefiniteReach = 2;  // sentences from "a judge" to "the judge"
constexpr std::uint32_t kNounReach = 8;        // sentences for "the senator" without a role that says so
constexpr std::uint32_t kEpithetReach = 3;     // sentences from a speaker to "the party's leader"
constexpr std::size_t kMostOfARole = 8;        // named with one role that are looked at

Gender noun_gender(Flags f) {
  return gender_of({f.bits & (Flags::bit(Lex::honorific_male) | Flags::bit(Lex::honorific_female))});
}

}  // namespace

NounLinker::NounLinker(const Words& words, const std::vector<Mention>& names, const NameIndex& index, Cast& cast,
                       Discourse& discourse)
    : w_(words),
      names_(names),
      index_(index),
      cast_(cast),
      discourse_(discourse),
      first_(cast.actors.size(), 0),
      last_(cast.actors.size(), 0),
      names_of_(cast.actors.size(), 0) {
  for (const Mention& m : names_) {
    if (m.actor) ++names_of_[*m.actor];
    if (m.actor && first_[*m.actor] == 0) first_[*m.actor] = m.tokens.begin + 1;
    if (m.actor && m.tokens.size() > 1) named_.try_emplace(w_.joined(m.tokens), *m.actor);
  }
  for (std::uint32_t a = 0; a < cast_.actors.size(); ++a) remember_role(a);
}

// ---- what has been read

void NounLinker::pass_name(const Mention& m) {
  if (!m.actor) return;
  last_[*m.actor] = m.tokens.begin + 1;
  const EntityType type = cast_.actors[*m.actor].type;
  const bool body = type == EntityType::organization || type == EntityType::media || type == EntityType::facility;
  if (body) {
    for (std::uint32_t i = m.tokens.begin; i < m.tokens.end; ++i) {
      if (w_.flags(i).any(Lex::body_noun, Lex::media_noun)) by_head_[w_.id(i)] = *m.actor;
    }
    if (m.tokens.size() > 1 && w_.capital(m.tokens.end - 1)) by_ending_[w_.id(m.tokens.end - 1)] = *m.actor;
    if (type == EntityType::organization && company_like(*m.actor)) company_ = {*m.actor, w_.sentence(m.tokens.begin)};
  }
  constexpr std::uint32_t kApposed = 3;  // tokens from its noun to the name: "report, the"
  for (const std::uint32_t noun : cast_.nouns[*m.actor]) {
    const auto known = by_head_.find(w_.id(noun));
    const bool before = noun < m.tokens.begin && m.tokens.begin <= noun + kApposed;  // of this name, not of a later one
    const bool the = before && noun > 0 && w_.lower(noun - 1) == "the";
    if (the && known != by_head_.end() && !cast_.named[known->second]) apposed_.emplace_back(known->second, *m.actor);
    by_head_[w_.id(noun)] = *m.actor;
  }
  const std::uint32_t behind = m.tokens.end;  // "Clinton campaign": "the campaign" later on is hers
  if (behind < w_.size() && w_.flags(behind).has(Lex::body_noun) && !w_.capital(behind))
    owners_[w_.id(behind)] = *m.actor;
}

void NounLinker::pass_word(std::uint32_t token) {
  if (!is_noun(w_.flags(token)) || w_.word(token).plural || index_.at(token)) return;
  remember_indefinite(token);
  constexpr std::uint32_t kOpening = 4;  // tokens: "A classified assessment"
  const std::uint32_t start = w_.sentence_span(token).begin;
  const bool thing = w_.flags(token).any(Lex::document_noun, Lex::body_noun);
  const bool opens = thing && token > start && token - start < kOpening && w_.flags(start).has(Lex::determiner);
  if (opens && (!topic_ || topic_->begin != start || topic_->end == token)) topic_ = TokenSpan{start, token + 1};
}

Found NounLinker::introduce_topic() {
  const SourcePhrase phrase = parse_phrase(w_, index_, *topic_);
  return phrase.form == Form::nominal ? introduce(phrase) : Found{};
}

/// "a senior official met ...": whom a later "the official" can mean, though it was no source.
void NounLinker::remember_indefinite(std::uint32_t noun) {
  constexpr std::uint32_t kAdjectives = 4;
  const std::uint32_t start = w_.sentence_span(noun).begin;
  for (std::uint32_t i = noun; i > start && noun - i < kAdjectives;) {
    --i;
    const std::string_view lower = w_.lower(i);
    if (lower == "a" || lower == "an" || lower == "another" || lower == "one") {
      indefinite_[w_.id(noun)] = {i, noun + 1};
      if (poll_noun(w_.lower(noun))) poll_ = {i, noun + 1};
      if (w_.lower(noun) == "study" || w_.lower(noun) == "survey" || w_.lower(noun) == "trial") study_ = {i, noun + 1};
      return;
    }
    if (w_.punctuation(i) || (w_.flags(i).has(Lex::function) && !index_.at(i))) return;
  }
}

void NounLinker::add_role(std::string word, std::uint32_t actor) {
  std::vector<std::uint32_t>& all = roles_[std::move(word)];
  if (all.size() < kMostOfARole && (all.empty() || all.back() != actor)) all.push_back(actor);
}

/// "Deputy Commissioner of Police": commissioner, and DCP.
void NounLinker::remember_role(std::uint32_t actor) {
  const auto& role = cast_.actors[actor].role;
  if (!role) return;
  std::string initials;
  bool ended = false;
  for (std::uint32_t i = role->tokens.begin; i < role->tokens.end; ++i) {
    const std::string_view lower = w_.lower(i);
    const bool link = lower == "of" || lower == "and" || lower == "-";
    if (!link && w_.letters(i) && initials.size() < 4) initials += lower.front();
    if (initials.size() > 1) add_role(initials, actor);
    ended = ended || (i > role->tokens.begin && ends_chunk(w_, i));
    if (!ended && w_.flags(i).any(Lex::person_noun, Lex::titled)) add_role(std::string(role_word(lower)), actor);
  }
}

// ---- linking

Found NounLinker::introduce(const SourcePhrase& phrase) {
  const Found actor = nominal(phrase);
  if (actor) {
    introduced_.push_back(
        {.tokens = phrase.chunk, .kind = MentionKind::nominal, .type = noun_type(w_, phrase), .actor = actor});
  }
  return actor;
}

Found NounLinker::nominal(const SourcePhrase& s) {
  const EntityType type = noun_type(w_, s);
  if (share_of_many(w_, s.phrase)) {
    if (const Found found = poll(s)) return found;
  }
  if (s.definite && s.chunk.size() == 2 && w_.capital(s.head) && !w_.title_case(s.head)) {  // "the Front"
    const auto body = by_ending_.find(w_.id(s.head));
    if (body != by_ending_.end()) return body->second;
  }
  if (s.definite && w_.lower(s.head) == "paper") {
    if (const Found found = study(s)) return found;
  }
  if (type == EntityType::document && (issued(w_.lower(s.head)) || news_piece(w_.lower(s.head)))) {
    if (const Found found = issuer(s)) return found;
  }
  // "the Vermont senator" points back as "the senator" does; "Trump's adviser" and "the Trump adviser" are new.
  const EntityType owner_type = s.owner ? names_[*s.owner].type : EntityType::misc;
  const bool from = type == EntityType::person && owner_type != EntityType::person && owner_type != EntityType::misc;
  const bool possessed = w_.find("'s", s.chunk.begin, s.head) < s.head;
  // "counsel submitted", "veteran party leader said": without an article, as good as definite.
  const bool bare = type == EntityType::person && !s.definite && !s.plural && !s.counted && !w_.title_case(s.head) &&
                    !w_.flags(s.chunk.begin).has(Lex::determiner);
  if ((s.definite || bare) && !s.owner_pronoun && (!s.owner || from) && !possessed) {
    if (const Found found = definite(s, type)) return found;
  }
  if (type == EntityType::organization && (s.owner || s.owner_pronoun)) return owned(s, type);
  return fresh(s, type);
}

Found NounLinker::fresh(const SourcePhrase& s, EntityType type) {
  const Gender gender = type == EntityType::person ? noun_gender(w_.flags(s.head)) : Gender::unknown;
  const Found made = cast_.add(std::string(w_.raw(s.chunk)), type, gender, false);
  if (!made) return made;
  // "Firm denies leak": whom the text calls the firm is told by the text.
  const bool headline =
      type == EntityType::organization && s.chunk.size() == 1 && (w_.title_case(s.head) || in_headline(s.head));
  if (headline)
    open_.push_back({*made, s});
  else
    by_head_[w_.id(s.head)] = *made;
  const bool one = type == EntityType::person && !s.plural && !s.owner_pronoun && w_.lower(s.chunk.begin) != "another";
  if (one && !s.counted) open_.push_back({*made, s});
  return made;
}

/// "the Clinton campaign", "his campaign": as good as named where the owner is.
Found NounLinker::owned(const SourcePhrase& s, EntityType type) {
  TokenSpan bare = s.chunk;
  while (bare.size() > 1 && w_.flags(bare.begin).has(Lex::determiner)) ++bare.begin;
  if (const auto same = named_.find(w_.joined(bare)); same != named_.end()) return same->second;
  const PronounPlace place{.token = s.chunk.begin,
                           .female = w_.lower(s.chunk.begin) == "her",
                           .subject = false,
                           .source = false,
                           .speaker = {},
                           .quoted = false};
  const bool personal = w_.lower(s.chunk.begin) == "his" || w_.lower(s.chunk.begin) == "her";
  Found owner;
  if (s.owner)
    owner = names_[*s.owner].actor;
  else if (personal)
    owner = discourse_.he_or_she(place);
  std::string key;
  if (owner) key = std::string(w_.lower(s.head)) + "@" + std::to_string(*owner);
  if (const auto known = owned_.find(key); !key.empty() && known != owned_.end())
    return by_head_[w_.id(s.head)] = known->second;
  const Found made =
      cast_.add(std::string(w_.raw(s.chunk)), type, Gender::unknown, owner.has_value() && cast_.named[*owner]);
  if (!made) return made;
  by_head_[w_.id(s.head)] = *made;
  if (!key.empty()) owned_[key] = *made;
  return made;
}

bool NounLinker::in_headline(std::uint32_t token) const {
  const Segmentation& s = w_.segmentation();
  return s.paragraphs[s.sentences[w_.sentence(token)].paragraph].zone == Zone::headline;
}

Found NounLinker::definite(const SourcePhrase& s, EntityType type) {
  return type == EntityType::person ? definite_person(s) : definite_body(s, type);
}

bool NounLinker::plain(const SourcePhrase& s) const {
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    if (!w_.flags(i).has(Lex::determiner) && !neutral(w_.lower(i))) return false;
  }
  return true;
}

/// Every word before the noun stands in the role too, or tells nobody apart: "the health minister" is no foreign one.
bool NounLinker::role_fits(const SourcePhrase& s, std::uint32_t actor) const {
  const TokenSpan role = cast_.actors[actor].role->tokens;
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    if (w_.flags(i).has(Lex::determiner) || neutral(w_.lower(i)) || w_.punctuation(i)) continue;
    if (w_.find(w_.lower(i), role.begin, role.end) < role.end) continue;
    if (!index_.at(i) || role.size() > 2) return false;
  }
  return true;
}

/// The other way round: every word of the role stands in the phrase. "The state attorney general": "Attorney General".
bool NounLinker::says_role(const SourcePhrase& s, std::uint32_t actor) const {
  const TokenSpan role = cast_.actors[actor].role->tokens;
  for (std::uint32_t i = role.begin; i < role.end && !(i > role.begin && ends_chunk(w_, i)); ++i) {
    if (!w_.letters(i) || w_.flags(i).has(Lex::determiner) || neutral(w_.lower(i))) continue;
    const bool noun = role_word(w_.lower(i)) == role_word(w_.lower(s.head));
    if (!noun && w_.find(w_.lower(i), s.chunk.begin, s.chunk.end) == s.chunk.end) return false;
  }
  return true;
}

/// The named person whose role the noun is: the latest named so far, else the first to come.
Found NounLinker::by_role(const SourcePhrase& s) const {
  const auto found = roles_.find(std::string(role_word(w_.lower(s.head))));
  if (found == roles_.end()) return {};
  Found best;
  for (const std::uint32_t actor : found->second) {
    if (!role_fits(s, actor)) continue;
    if (!best || last_[actor] > last_[*best]) best = actor;
  }
  return best;
}

Found NounLinker::definite_person(const SourcePhrase& s) {
  const std::string_view lower = w_.lower(s.head);
  const auto same = by_head_.find(w_.id(s.head));
  const bool body_too = same != by_head_.end() && cast_.actors[same->second].type != EntityType::person;
  if (body_too && w_.flags(s.head).has(Lex::body_noun)) return same->second;  // "the operator" of the ferry
  const Found role = by_role(s);
  if (role && (same == by_head_.end() || last_[*role] > 0)) return role;
  if (same == by_head_.end()) {
    if (const Found known = by_indefinite(s, EntityType::person)) return known;
  } else if (plain(s) || cast_.actors[same->second].name == w_.raw(s.chunk)) {
    return same->second;
  }
  if (is_generic(lower)) {
    if (const Found unnamed = discourse_.last_unnamed(s.head, kNounReach)) return unnamed;
  }
  // Somebody who spoke lately, has a name, and of whom the article has said nothing that the noun does not say.
  const Gender gender = noun_gender(w_.flags(s.head));
  if (s.owner && party_epithet(s)) return discourse_.last_speaker(s.head, gender, kEpithetReach);
  const Found last = discourse_.last_person(s.head, gender, kNounReach);
  if (!last || !cast_.named[*last]) return gender == Gender::unknown ? Found{} : last;
  return cast_.actors[*last].role && !same_role(s, *last) ? Found{} : last;
}

/// "The senior Veld Party leader": in some papers who has just spoken, told of anew.
bool NounLinker::party_epithet(const SourcePhrase& s) const {
  constexpr auto kPoliticians =
      std::to_array<std::string_view>({"leader", "lawmaker", "legislator", "politician", "stalwart", "veteran"});
  if (!one_of(w_.lower(s.head), kPoliticians)) return false;
  const EntityType type = names_[*s.owner].type;
  return type == EntityType::group || type == EntityType::organization;
}

/// The noun stands in the role, short or long: "the minister" for a "health minister".
bool NounLinker::same_role(const SourcePhrase& s, std::uint32_t actor) const {
  const auto found = roles_.find(std::string(role_word(w_.lower(s.head))));
  return found != roles_.end() && std::find(found->second.begin(), found->second.end(), actor) != found->second.end() &&
         role_fits(s, actor);
}

bool NounLinker::company_like(std::uint32_t actor) const {
  const Actor& a = cast_.actors[actor];
  if (a.type == EntityType::media) return false;
  constexpr auto kPublic = std::to_array<std::string_view>(
      {"ministry",   "department", "court",       "police",     "council",    "commission", "parliament", "agency",
       "authority",  "union",      "association", "party",      "university", "school",     "church",     "watch",
       "foundation", "front",      "army",        "government", "senate",     "house",      "committee",  "bureau",
       "tribunal",   "congress",   "service",     "alliance",   "board",      "assembly",   "federation", "society",
       "league",     "club",       "institute",   "movement",   "coalition",  "navy",       "office"});
  const std::string padded = " " + lower(a.name) + " ";
  return std::none_of(kPublic.begin(), kPublic.end(), [&](std::string_view word) {
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

Found NounLinker::definite_body(const SourcePhrase& s, EntityType type) {
  const auto same = by_head_.find(w_.id(s.head));
  if (same != by_head_.end()) return same->second;
  if (type == EntityType::organization) {
    if (const Found found = by_owner(s)) return found;
  }
  if (const Found known = by_indefinite(s, type)) return known;
  const Recent& sources = discourse_.sources();
  const Recent& mentioned = discourse_.mentioned();
  if (type == EntityType::media && discourse_.near(mentioned.media, s.head, kNounReach)) return mentioned.media->actor;
  if (type != EntityType::organization || w_.word(s.head).plural || !common_body(w_.lower(s.head))) return {};
  const bool firm = firm_noun(w_.lower(s.head));
  const bool outlet = w_.lower(s.head) == "network" || w_.lower(s.head) == "company";
  for (const auto* c : {&sources.body, &mentioned.body}) {
    if (!discourse_.near(*c, s.head, kBodyReach)) continue;
    if (cast_.actors[(*c)->actor].type == EntityType::media && !outlet) continue;
    if (!firm || company_like((*c)->actor)) return (*c)->actor;
  }
  if (firm && discourse_.near(company_, s.head, kNounReach)) return company_->actor;
  return {};
}

/// "the campaign", where the article has had "the Clinton campaign".
Found NounLinker::by_owner(const SourcePhrase& s) {
  const auto owner = owners_.find(w_.id(s.head));
  if (owner == owners_.end()) return {};
  const std::string key = std::string(w_.lower(s.head)) + "@" + std::to_string(owner->second);
  if (const auto known = owned_.find(key); known != owned_.end()) return known->second;
  const std::string name = cast_.actors[owner->second].name + " " + std::string(w_.lower(s.head));
  const Found made = cast_.add(name, EntityType::organization, Gender::unknown, cast_.named[owner->second]);
  if (made) owned_[key] = by_head_[w_.id(s.head)] = *made;
  return made;
}

/// What the article has introduced outside of any source: "a former aide", "a rival company".
Found NounLinker::by_indefinite(const SourcePhrase& s, EntityType type) {
  const auto found = indefinite_.find(w_.id(s.head));
  if (found == indefinite_.end()) return {};
  const TokenSpan span = found->second;
  // "a candidate" long ago is not who "the candidate" is now; "a woman" may be.
  const std::uint32_t reach = is_generic(w_.lower(s.head)) ? kNounReach : kIndefiniteReach;
  if (type == EntityType::person && w_.sentence(span.begin) + reach < w_.sentence(s.head)) return {};
  indefinite_.erase(found);
  const SourcePhrase phrase = parse_phrase(w_, index_, span);
  return phrase.form == Form::nominal ? introduce(phrase) : Found{};
}

}  // namespace sayso::actor
