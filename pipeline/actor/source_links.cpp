// One sweep over the article: names, pronouns and sources in text order. What "I" means comes last, for a speaker is
// often named behind the words.
#include "actor/source_links.h"

#include <algorithm>
#include <array>

#include "actor/discourse.h"
#include "actor/implied.h"
#include "actor/noun_links.h"
#include "actor/nouns.h"
#include "actor/speech.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

/// A source and the relation it belongs to.
struct Source {
  SourcePhrase phrase;
  std::uint32_t relation = 0;
};

/// An "I" or "we".
struct Speaker {
  std::size_t mention = 0;  ///< index into the mentions
  Source source;
  Found body;  ///< the body that spoke last, in the sentence before
};

class SourceLinker {
 public:
  SourceLinker(const Words& words, const std::vector<Mention>& names, const std::vector<Quotation>& quotations,
               const std::vector<Attribution>& attributions, Cast& cast)
      : w_(words),
        names_(names),
        attributions_(attributions),
        index_(names, words.size()),
        cast_(cast),
        discourse_(words, cast),
        nouns_(words, names, index_, cast, discourse_),
        speech_(words.size(), quotations, attributions) {}

  std::vector<Mention> run() {
    const std::vector<Source> sources = in_text_order();
    for (const Source& s : sources) {
      if (last_ == s.phrase.chunk) {  // "the official said, noting that": one source
        if (last_actor_) speech_.set_source(s.relation, *last_actor_);
        continue;
      }
      catch_up(s.phrase.form == Form::name ? s.phrase.chunk.end : s.phrase.chunk.begin);
      last_ = s.phrase.chunk;
      last_is_pronoun_ = s.phrase.form == Form::pronoun;
      last_actor_ = link(s);
      if (last_actor_) speech_.set_source(s.relation, *last_actor_);
    }
    catch_up(w_.size());
    link_speakers();
    name_the_unnamed();
    return take();
  }

 private:
  std::vector<Source> in_text_order() {
    std::vector<Source> sources;
    const auto spans = sources_of(w_, attributions_);
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) {
      const SourcePhrase s = parse_source(w_, index_, spans[r]);
      if (s.form == Form::none) continue;
      sources.push_back({s, r});
      if (s.form == Form::name && names_[*s.name].actor) speech_.set_source(r, *names_[*s.name].actor);
    }
    std::stable_sort(sources.begin(), sources.end(), [](const Source& a, const Source& b) {
      return std::pair(a.phrase.chunk.begin, a.phrase.chunk.end) < std::pair(b.phrase.chunk.begin, b.phrase.chunk.end);
    });
    return sources;
  }

  /// Names and pronouns before the token become what later ones can mean.
  void catch_up(std::uint32_t token) {
    for (; seen_ < token; ++seen_) {
      for (; next_ < names_.size() && names_[next_].tokens.begin <= seen_; ++next_) {
        const Mention& m = names_[next_];
        if (m.actor) discourse_.mention(m.tokens, *m.actor, m.type, speech_.quoted(m.tokens.begin));
        nouns_.pass_name(m);
      }
      if (index_.at(seen_)) continue;
      nouns_.pass_word(seen_);
      if (last_is_pronoun_ && last_.contains(seen_)) continue;  // read as a source
      if (person_of(w_.lower(seen_)) == Person::he_or_she) personal(seen_, {});
    }
  }

  /// "In his book, Ines Ferro wrote": the person right behind the comma that closes the opening words.
  Found announced(std::uint32_t token) const {
    constexpr std::uint32_t kOpening = 24;  // tokens from the pronoun to the comma
    const TokenSpan sentence = w_.sentence_span(token);
    const Flags opening = w_.flags(sentence.begin);
    if (!opening.has(Lex::function) || opening.any(Lex::determiner, Lex::pronoun)) return {};
    const std::uint32_t limit = std::min(sentence.end, token + kOpening);
    std::uint32_t i = w_.find(",", token, limit);
    if (i == limit) return {};
    for (++i; i < sentence.end && !index_.at(i) && (w_.flags(i).has(Lex::titled) || w_.lower(i) == "."); ++i) {
    }
    const auto name = i < sentence.end ? index_.at(i) : std::nullopt;
    return name && names_[*name].type == EntityType::person ? names_[*name].actor : Found{};
  }

  /// A he or she, source or not: a mention, where it means somebody.
  Found personal(std::uint32_t token, std::optional<std::uint32_t> relation) {
    const std::string_view word = w_.lower(token);
    PronounPlace place{.token = token,
                       .female = word == "she" || word == "her" || word == "hers" || word == "herself",
                       .subject = word == "he" || word == "she",
                       .source = relation.has_value(),
                       .speaker = {},
                       .quoted = speech_.quoted(token)};
    if (const auto around = speech_.around(token, relation)) place.speaker = speech_.holder(*around);
    const Found ahead = speech_.quoted(token) ? Found{} : announced(token);
    const Gender gender = place.female ? Gender::female : Gender::male;
    const Found actor = ahead && agree(cast_.genders[*ahead], gender) ? ahead : discourse_.he_or_she(place);
    if (!actor) return {};
    discourse_.mention({token, token + 1}, *actor, cast_.actors[*actor].type, place.quoted);
    if (!relation) add({token, token + 1}, MentionKind::pronoun, EntityType::person, actor);
    return actor;
  }

  void add(TokenSpan tokens, MentionKind kind, EntityType type, Found actor) {
    out_.push_back({.tokens = tokens, .kind = kind, .type = actor ? cast_.actors[*actor].type : type, .actor = actor});
  }

  Found link(const Source& source) {
    const SourcePhrase& s = source.phrase;
    Found actor;
    if (s.form == Form::name) {
      actor = names_[*s.name].actor;
      if (actor) learn_gender(*actor, s.head);
    } else if (s.form == Form::pronoun) {
      actor = pronoun(s, source.relation);
      if (person_of(w_.lower(s.head)) == Person::speaker) speakers_.push_back({out_.size(), source, last_body(s.head)});
      add(s.chunk, MentionKind::pronoun, EntityType::misc, actor);
    } else {
      actor = nouns_.nominal(s);
      add(s.chunk, MentionKind::nominal, noun_type(w_, s), actor);
    }
    const bool inner = attributions_[source.relation].parent.has_value();
    if (actor) discourse_.speak(s.chunk.begin, *actor, speech_.quoted(s.chunk.begin), inner);
    return actor;
  }

  /// "Grandison's sister, Marva Lindo": the noun tells the gender of the name.
  void learn_gender(std::uint32_t actor, std::uint32_t head) {
    constexpr std::uint64_t kTells = Flags::bit(Lex::honorific_male) | Flags::bit(Lex::honorific_female);
    Gender& gender = cast_.genders[actor];
    if (gender == Gender::unknown && !index_.at(head)) gender = gender_of({w_.flags(head).bits & kTells});
  }

  Found pronoun(const SourcePhrase& s, std::uint32_t relation) {
    switch (person_of(w_.lower(s.head))) {
      case Person::he_or_she:
        return personal(s.head, relation);
      case Person::they:
        return discourse_.they(s.head);
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

  /// "The study ... It found": a document or body that opens the sentence before, source or not.
  Found it(std::uint32_t token) {
    const auto topic = nouns_.topic();
    const auto& source = discourse_.sources().thing;
    const bool near = topic && w_.sentence(topic->begin) + 1 >= w_.sentence(token) && topic->end <= token;
    if (near && (!source || source->sentence < w_.sentence(topic->begin))) {
      if (const Found actor = nouns_.introduce_topic()) return actor;
    }
    return discourse_.it(token);
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
    const Found actor = nouns_.nominal(phrase);
    if (actor) add(phrase.chunk, MentionKind::nominal, noun_type(w_, phrase), actor);
    return actor;
  }

  /// "FERRO: On the way back": who speaks in a paragraph that begins with a person's name and a colon.
  [[nodiscard]] Found turn_speaker(std::uint32_t token) const {
    const Segmentation& s = w_.segmentation();
    const TokenSpan paragraph = s.paragraphs[s.sentences[w_.sentence(token)].paragraph].tokens;
    const auto name = index_.at(paragraph.begin);
    if (!name || names_[*name].type != EntityType::person) return {};
    const std::uint32_t colon = names_[*name].tokens.end;
    return colon < token && w_.lower(colon) == ":" ? names_[*name].actor : Found{};
  }

  /// The office is one that speaks for a body: not "House editor at".
  [[nodiscard]] bool speaks_for_it(TokenSpan role) const {
    constexpr auto kOffices = std::to_array<std::string_view>(
        {"ceo", "chair", "chairman", "chairperson", "chairwoman", "chief", "coordinator", "director", "executive",
         "founder", "head", "leader", "manager", "minister", "president", "secretary"});
    for (std::uint32_t i = role.begin; i < role.end && !(i > role.begin && ends_chunk(w_, i)); ++i) {
      if (w_.flags(i).has(Lex::voice) || one_of(w_.lower(i), kOffices)) return true;
    }
    return false;
  }

  /// The body that spoke right before.
  [[nodiscard]] Found last_body(std::uint32_t token) const {
    const auto& body = discourse_.sources().body;
    return discourse_.near(body, token, 1) ? Found{body->actor} : Found{};
  }

  /// "We", says who speaks for a body: the body that the role names, else the one that has just spoken.
  [[nodiscard]] Found body_of(std::uint32_t actor, Found last) const {
    const auto& role = cast_.actors[actor].role;
    if (!role || !speaks_for_it(role->tokens)) return {};
    const auto& affiliation = cast_.actors[actor].affiliation;
    if (!affiliation) return last;
    const auto name = index_.at(affiliation->tokens.begin);
    return name && names_[*name].type == EntityType::organization ? names_[*name].actor : Found{};
  }

  /// "I" and "we" inside of quotation marks: whoever speaks there.
  void link_speakers() {
    for (const auto& [mention, source, body] : speakers_) {
      const auto around = speech_.around(source.phrase.head, source.relation);
      if (const Found turn = around ? Found{} : turn_speaker(source.phrase.head)) {
        speech_.set_source(source.relation, *turn);
        out_[mention].actor = turn;
        out_[mention].type = cast_.actors[*turn].type;
      }
      if (!around) continue;
      // In an interview no marks stand around the words: a colon leads to them.
      const auto& cue = attributions_[*around].cue;
      const bool colon = !cue.empty() && w_.lower(cue.back().end - 1) == ":";
      if (!speech_.quoted(source.phrase.head) && !colon) continue;
      Found actor = speech_.holder(*around);
      if (!actor) continue;
      if (w_.lower(source.phrase.head) == "we") actor = body_of(*actor, body).value_or(*actor);
      speech_.set_source(source.relation, *actor);
      out_[mention].actor = actor;
      out_[mention].type = cast_.actors[*actor].type;
    }
  }

  void name_the_unnamed() {
    std::vector<std::uint32_t> other(cast_.actors.size());
    for (std::uint32_t a = 0; a < other.size(); ++a) other[a] = a;
    for (const auto& [unnamed, named] : nouns_.named_later()) other[unnamed] = named;
    for (Mention& m : out_) {
      if (m.actor) m.actor = other[*m.actor];
    }
  }

  std::vector<Mention> take() {
    const std::vector<Mention> introduced = nouns_.take_introduced();
    out_.insert(out_.end(), introduced.begin(), introduced.end());
    const auto earlier = [](const Mention& a, const Mention& b) { return a.tokens < b.tokens; };
    std::stable_sort(out_.begin(), out_.end(), earlier);
    const auto same = [](const Mention& a, const Mention& b) { return a.tokens == b.tokens; };
    out_.erase(std::unique(out_.begin(), out_.end(), same), out_.end());
    return std::move(out_);
  }

  const Words& w_;
  const std::vector<Mention>& names_;
  const std::vector<Attribution>& attributions_;
  const NameIndex index_;
  Cast& cast_;
  Discourse discourse_;
  NounLinker nouns_;
  Speech speech_;
  std::vector<Mention> out_;
  std::vector<Speaker> speakers_;  ///< "I" and "we"
  TokenSpan last_{};               ///< the source before
  bool last_is_pronoun_ = false;
  Found last_actor_;        ///< and its actor
  std::size_t next_ = 0;    ///< first name that was not read yet
  std::uint32_t seen_ = 0;  ///< first token that was not read yet
};

}  // namespace

std::vector<Mention> link_sources(const Words& words, const std::vector<Mention>& names,
                                  const std::vector<Quotation>& quotations,
                                  const std::vector<Attribution>& attributions, Cast& cast) {
  return SourceLinker(words, names, quotations, attributions, cast).run();
}

}  // namespace sayso::actor
