// One sweep over the sources in text order, with the latest candidates of each kind at hand.
#include "actor/source_links.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "actor/nouns.h"

namespace sayso::actor {
namespace {

using Found = std::optional<std::uint32_t>;

/// Somebody a pronoun may reach back to.
struct Candidate {
  std::uint32_t actor = 0;
  std::uint32_t sentence = 0;
};

/// The latest of each kind, by gender where it matters.
struct Recent {
  std::array<std::optional<Candidate>, 3> person;      ///< by Gender
  std::optional<Candidate> group, body, media, thing;  ///< thing: a body or a document

  void set(const Words& w, std::uint32_t token, std::uint32_t actor, EntityType type, Gender gender) {
    const Candidate c{actor, w.sentence(token)};
    if (type == EntityType::person) {
      person[0] = c;
      if (gender != Gender::female) person[1] = c;
      if (gender != Gender::male) person[2] = c;
    } else if (type == EntityType::group) {
      group = c;
    } else if (type == EntityType::media) {
      media = body = thing = c;
    } else if (type == EntityType::organization) {
      body = thing = c;
    } else if (type == EntityType::document) {
      thing = c;
    }
  }
};

constexpr std::uint32_t kPersonReach = 12;     // sentences; beyond it a pronoun has lost its name for a reader too
constexpr std::uint32_t kBodyReach = 4;        // sentences; "it" and "the company" stand closer
constexpr std::uint32_t kIndefiniteReach = 2;  // sentences from "a judge" to "the judge"
constexpr std::uint32_t kNounReach = 8;        // sentences for "the senator" without a role that says so

class SourceLinker {
 public:
  SourceLinker(const Words& words, const std::vector<Mention>& names, Cast& cast)
      : w_(words), names_(names), index_(names, words.size()), cast_(cast) {
    for (std::uint32_t a = 0; a < cast_.actors.size(); ++a) remember_role(a);
  }

  std::vector<Mention> run(const std::vector<Attribution>& attributions) {
    std::vector<SourcePhrase> sources;
    for (const Attribution& a : attributions) {
      SourcePhrase s = parse_source(w_, index_, a.source);
      if (s.form != Form::none) sources.push_back(s);
    }
    const auto place = [](const SourcePhrase& s) { return std::pair(s.chunk.begin, s.chunk.end); };
    std::stable_sort(sources.begin(), sources.end(),
                     [&](const SourcePhrase& a, const SourcePhrase& b) { return place(a) < place(b); });
    for (const SourcePhrase& s : sources) {
      if (last_ == s.chunk) continue;  // "the official said, noting that": one source
      last_ = s.chunk;
      catch_up(s.phrase.begin);
      link(s);
    }
    const auto earlier = [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; };
    std::stable_sort(out_.begin(), out_.end(), earlier);
    const auto same = [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; };
    out_.erase(std::unique(out_.begin(), out_.end(), same), out_.end());
    return std::move(out_);
  }

 private:
  /// Names that stand before the source become candidates. A name that opens its sentence is its topic.
  void catch_up(std::uint32_t token) {
    for (; next_ < names_.size() && names_[next_].tokens.begin < token; ++next_) {
      const Mention& m = names_[next_];
      if (!m.actor) continue;
      mentioned_.set(w_, m.tokens.begin, *m.actor, m.type, cast_.genders[*m.actor]);
      if (m.type == EntityType::person && w_.sentence(m.tokens.begin) + 1 > topic_sentence_) {
        topic_.set(w_, m.tokens.begin, *m.actor, m.type, cast_.genders[*m.actor]);
        topic_sentence_ = w_.sentence(m.tokens.begin) + 1;
      }
      if (m.type == EntityType::organization || m.type == EntityType::media)
        by_head_[w_.id(m.tokens.end - 1)] = *m.actor;
      const std::uint32_t behind = m.tokens.end;  // "Clinton campaign": "the campaign" later on is hers
      if (behind < w_.size() && w_.flags(behind).has(Lex::body_noun) && !w_.capital(behind))
        owners_[w_.id(behind)] = *m.actor;
    }
    for (; seen_ < token; ++seen_) {
      if (is_noun(w_.flags(seen_)) && !w_.word(seen_).plural && !index_.at(seen_)) remember_indefinite(seen_);
    }
  }

  /// "a senior official met ...": whom a later "the official" can mean, though it was no source.
  void remember_indefinite(std::uint32_t noun) {
    constexpr std::uint32_t kAdjectives = 4;
    const std::uint32_t start = w_.sentence_span(noun).begin;
    for (std::uint32_t i = noun; i > start && noun - i < kAdjectives;) {
      --i;
      const std::string_view lower = w_.lower(i);
      if (lower == "a" || lower == "an" || lower == "another" || lower == "one") {
        indefinite_[w_.id(noun)] = {i, noun + 1};
        return;
      }
      if (w_.punctuation(i) || (w_.flags(i).has(Lex::function) && !index_.at(i))) return;
    }
  }

  void link(const SourcePhrase& s) {
    if (s.form == Form::name) {
      const Mention& m = names_[*s.name];
      if (m.actor) spoke(s.chunk.begin, *m.actor);
      return;
    }
    Mention m{.tokens = s.chunk, .kind = MentionKind::nominal, .type = EntityType::misc, .actor = {}};
    if (s.form == Form::pronoun) {
      m.kind = MentionKind::pronoun;
      m.actor = pronoun(s);
    } else {
      m.actor = nominal(s);
      m.type = noun_type(w_, s);
    }
    if (m.actor) {
      m.type = cast_.actors[*m.actor].type;
      spoke(s.chunk.begin, *m.actor);
    }
    out_.push_back(m);
  }

  void spoke(std::uint32_t token, std::uint32_t actor) {
    source_.set(w_, token, actor, cast_.actors[actor].type, cast_.genders[actor]);
    if (!cast_.named[actor] && cast_.actors[actor].type == EntityType::person)
      unnamed_ = Candidate{actor, w_.sentence(token)};
  }

  [[nodiscard]] bool near(const std::optional<Candidate>& c, std::uint32_t token, std::uint32_t reach) const {
    return c && c->sentence + reach >= w_.sentence(token);
  }

  // ---- pronouns
  Found pronoun(const SourcePhrase& s) {
    switch (person_of(w_.lower(s.head))) {
      case Person::he_or_she:
        return he_or_she(s.head);
      case Person::they:
        return they(s.head);
      case Person::it:
        return it(s.head);
      case Person::relative:
        return relative(s.head);
      case Person::speaker:
      case Person::open:
        break;
    }
    return {};
  }

  /// The last source who agrees, unless a later sentence has opened with somebody else.
  Found he_or_she(std::uint32_t token) {
    const std::string_view word = w_.lower(token);
    const bool she = word == "she" || word == "her" || word == "hers" || word == "herself";
    const auto gender = static_cast<std::size_t>(she ? Gender::female : Gender::male);
    const auto& source = source_.person[gender];
    const auto& topic = topic_.person[gender];
    const auto& mention = mentioned_.person[gender];
    Found actor;
    if (near(topic, token, 1) && (!source || topic->sentence > source->sentence))
      actor = topic->actor;
    else if (near(source, token, kPersonReach))
      actor = source->actor;
    else if (near(mention, token, kPersonReach))
      actor = mention->actor;
    if (actor && cast_.genders[*actor] == Gender::unknown) cast_.genders[*actor] = she ? Gender::female : Gender::male;
    return actor;
  }

  Found they(std::uint32_t token) {
    if (near(source_.group, token, kBodyReach)) return source_.group->actor;
    if (near(source_.body, token, 2)) return source_.body->actor;
    if (near(mentioned_.group, token, 1)) return mentioned_.group->actor;
    return {};
  }

  Found it(std::uint32_t token) {
    if (near(source_.thing, token, kBodyReach)) return source_.thing->actor;
    if (near(mentioned_.thing, token, 1)) return mentioned_.thing->actor;
    return {};
  }

  /// "Curiel, who", "delegates who": the noun phrase before it.
  Found relative(std::uint32_t token) {
    constexpr std::uint32_t kGap = 16;  // tokens between the pronoun and its noun, with the noun itself
    const std::uint32_t start = std::max(w_.sentence_span(token).begin, token > kGap ? token - kGap : 0);
    std::uint32_t i = token;
    while (i > start && (w_.punctuation(i - 1) || (w_.flags(i - 1).has(Lex::function) && !index_.at(i - 1)))) --i;
    if (i == start) return {};
    if (const auto name = index_.at(i - 1)) return names_[*name].actor;
    constexpr std::uint32_t kBack = 8;  // tokens of the noun phrase looked at
    std::uint32_t begin = i;
    while (begin > start && i - begin < kBack && !w_.punctuation(begin - 1) &&
           !(w_.flags(begin - 1).has(Lex::function) && !w_.flags(begin - 1).has(Lex::determiner))) {
      --begin;
      if (w_.flags(begin).has(Lex::determiner)) break;
    }
    const SourcePhrase phrase = parse_phrase(w_, index_, {begin, i});
    if (phrase.form != Form::nominal || !is_noun(w_.flags(phrase.head))) return {};
    return introduce(phrase);
  }

  // ---- nouns
  /// A noun phrase that is no source itself, but what a source points back to.
  Found introduce(const SourcePhrase& phrase) {
    const Found actor = nominal(phrase);
    if (actor) {
      out_.push_back(
          {.tokens = phrase.chunk, .kind = MentionKind::nominal, .type = noun_type(w_, phrase), .actor = actor});
    }
    return actor;
  }

  Found nominal(const SourcePhrase& s) {
    const EntityType type = noun_type(w_, s);
    const std::uint32_t head = w_.id(s.head);
    // "the Vermont senator" points back as "the senator" does; "Trump's adviser" and "the Trump adviser" are new.
    const EntityType owner_type = s.owner ? names_[*s.owner].type : EntityType::misc;
    const bool from =
        type == EntityType::person && (owner_type == EntityType::place || owner_type == EntityType::group);
    const bool back = s.definite && !s.owner_pronoun && (!s.owner || from);
    if (back) {
      if (const Found found = definite(s, type)) return found;
    }
    bool is_named = false;
    std::string key;
    if (type == EntityType::organization && (s.owner || s.owner_pronoun)) {  // "the Clinton campaign", "his campaign"
      const Found owner = s.owner ? names_[*s.owner].actor : he_or_she(s.chunk.begin);
      is_named = owner && cast_.named[*owner];
      if (owner) key = std::string(w_.lower(s.head)) + "@" + std::to_string(*owner);
      if (const auto known = owned_.find(key); !key.empty() && known != owned_.end())
        return by_head_[head] = known->second;
    }
    const Flags f = w_.flags(s.head);
    const Gender gender =
        type == EntityType::person
            ? gender_of({f.bits & (Flags::bit(Lex::honorific_male) | Flags::bit(Lex::honorific_female))})
            : Gender::unknown;
    const Found fresh = cast_.add(std::string(w_.raw(s.chunk)), type, gender, is_named);
    if (!fresh) return fresh;
    by_head_[head] = *fresh;
    if (!key.empty()) owned_[key] = *fresh;
    return fresh;
  }

  /// "the official", "the senator", "the company": what the article has named or described before.
  Found definite(const SourcePhrase& s, EntityType type) {
    const std::string_view lower = w_.lower(s.head);
    const auto same = by_head_.find(w_.id(s.head));
    if (type == EntityType::person && same == by_head_.end()) {
      if (const auto role = roles_.find(std::string(role_word(lower))); role != roles_.end()) return role->second;
    }
    if (same == by_head_.end()) {
      if (const Found known = mentioned_before(s, type)) return known;
    }
    const bool plain = s.chunk.size() <= 2;  // no adjective of its own that could make it another one
    if (type == EntityType::person) {
      if (same != by_head_.end() && plain) return same->second;
      if (is_generic(lower)) return near(unnamed_, s.head, kNounReach) ? Found(unnamed_->actor) : Found{};
      const Flags f = w_.flags(s.head);
      const auto gender = static_cast<std::size_t>(
          gender_of({f.bits & (Flags::bit(Lex::honorific_male) | Flags::bit(Lex::honorific_female))}));
      if (near(source_.person[gender], s.head, kNounReach)) return source_.person[gender]->actor;
      if (near(mentioned_.person[gender], s.head, 2)) return mentioned_.person[gender]->actor;
      return {};
    }
    if (same != by_head_.end()) return same->second;
    if (type == EntityType::media && near(mentioned_.media, s.head, kNounReach)) return mentioned_.media->actor;
    if (type == EntityType::organization && plain && !w_.word(s.head).plural) {
      if (near(source_.body, s.head, kBodyReach)) return source_.body->actor;
      if (near(mentioned_.body, s.head, kBodyReach)) return mentioned_.body->actor;
    }
    return {};
  }

  /// What the article has introduced outside of any source: "the Clinton campaign", "a former aide".
  Found mentioned_before(const SourcePhrase& s, EntityType type) {
    const std::uint32_t head = w_.id(s.head);
    if (const auto owner = owners_.find(head); owner != owners_.end() && type == EntityType::organization) {
      const std::string key = std::string(w_.lower(s.head)) + "@" + std::to_string(owner->second);
      if (const auto known = owned_.find(key); known != owned_.end()) return known->second;
      const std::string name = cast_.actors[owner->second].name + " " + std::string(w_.lower(s.head));
      const Found fresh = cast_.add(name, type, Gender::unknown, cast_.named[owner->second]);
      if (fresh) owned_[key] = by_head_[head] = *fresh;
      return fresh;
    }
    const auto found = indefinite_.find(head);
    if (found == indefinite_.end()) return {};
    const TokenSpan span = found->second;
    // "a candidate" long ago is not who "the candidate" is now; "a woman" may be.
    const std::uint32_t reach = is_generic(w_.lower(s.head)) ? kNounReach : kIndefiniteReach;
    if (type == EntityType::person && w_.sentence(span.begin) + reach < w_.sentence(s.head)) return {};
    indefinite_.erase(found);
    const SourcePhrase phrase = parse_phrase(w_, index_, span);
    return phrase.form == Form::nominal ? introduce(phrase) : Found{};
  }

  void remember_role(std::uint32_t actor) {
    const auto& role = cast_.actors[actor].role;
    if (!role) return;
    for (std::uint32_t i = role->tokens.begin; i < role->tokens.end && !(i > role->tokens.begin && ends_chunk(w_, i));
         ++i) {
      if (w_.flags(i).any(Lex::person_noun, Lex::titled))
        roles_.try_emplace(std::string(role_word(w_.lower(i))), actor);
    }
  }

  const Words& w_;
  const std::vector<Mention>& names_;
  const NameIndex index_;
  Cast& cast_;
  std::vector<Mention> out_;
  TokenSpan last_{};        ///< the source before
  std::size_t next_ = 0;    ///< first name that no source has passed yet
  std::uint32_t seen_ = 0;  ///< first token that no source has passed yet
  Recent source_, mentioned_, topic_;
  std::uint32_t topic_sentence_ = 0;
  std::optional<Candidate> unnamed_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_head_;  ///< word id -> the latest actor with that head
  std::unordered_map<std::uint32_t, std::uint32_t> owners_;   ///< word id of a body noun -> the name before it
  std::unordered_map<std::uint32_t, TokenSpan> indefinite_;   ///< word id -> the latest "a ..." with that head
  std::unordered_map<std::string, std::uint32_t> owned_;      ///< "campaign@3" -> actor
  std::unordered_map<std::string, std::uint32_t> roles_;      ///< "senator" -> the first named person with that role
};

}  // namespace

std::vector<Mention> link_sources(const Words& words, const std::vector<Mention>& names,
                                  const std::vector<Attribution>& attributions, Cast& cast) {
  return SourceLinker(words, names, cast).run(attributions);
}

}  // namespace sayso::actor
