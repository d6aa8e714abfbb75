// Salience: who was named last, who opens a sentence, who speaks. The weights were set on the sample corpus and on the
// validation part of GAP (models/training/gap.py).
#include "actor/discourse.h"

#include <algorithm>
#include <cmath>

namespace sayso::actor {
namespace {

constexpr std::size_t kMostPersons = 12;    // looked at for one pronoun
constexpr std::uint32_t kPersonReach = 12;  // sentences; beyond it a pronoun has lost its name for a reader too
constexpr std::uint32_t kBodyReach = 4;     // sentences; "it" and "they" stand closer
constexpr std::uint32_t kTheyReach = 2;     // sentences from a body that spoke to "they"

// Terms of the score of a person for a pronoun.
constexpr double kSentence = 0.9;      // off for each sentence between them, the first three
constexpr double kFarSentence = 0.25;  // off for each one more
constexpr double kTopic = 0.8;         // the first person of its sentence
constexpr double kPreposition = 0.4;   // off behind "of", "with", "to"
constexpr double kGender = 0.6;        // the gender is known, not only open
constexpr double kOften = 0.25;        // for each doubling of the mentions
constexpr double kSpoke = 1.2;         // was a source, less for each sentence since
constexpr double kSpokeFades = 0.2;
constexpr double kSourceSpoke = 0.8;    // more of it where the pronoun is a source too
constexpr double kReported = 2.0;       // "Lund said he": the speaker of indirect speech
constexpr double kQuotedSpeaker = 3.0;  // off: inside quotation marks a speaker says "I"
constexpr double kOnlyQuoted = 1.0;     // off for who was named in others' words alone, outside of these
constexpr double kUnnamed = 0.5;        // off for who has no name
constexpr double kSameSubject = 1.0;    // off for "him" in the sentence that somebody opens

bool preposition(std::string_view lower) {
  return lower == "of" || lower == "with" || lower == "to" || lower == "for" || lower == "from" || lower == "by" ||
         lower == "about" || lower == "against" || lower == "on" || lower == "in" || lower == "like" ||
         lower == "and" || lower == "over" || lower == "between";
}

}  // namespace

void Recent::set(Candidate c, EntityType type) {
  switch (type) {
    case EntityType::group:
      group = c;
      break;
    case EntityType::media:
      media = body = thing = c;
      break;
    case EntityType::organization:
      body = thing = c;
      break;
    case EntityType::place:
    case EntityType::document:
      thing = c;
      break;
    default:
      break;
  }
}

Discourse::Person& Discourse::person(std::uint32_t actor) {
  if (index_.size() <= actor) index_.resize(actor + 1, 0);
  if (index_[actor] == 0) {
    persons_.push_back({.actor = actor, .spoke = {}});
    index_[actor] = static_cast<std::uint32_t>(persons_.size());
  }
  return persons_[index_[actor] - 1];
}

void Discourse::keep_latest(std::uint32_t actor) {
  const std::uint32_t at = index_[actor] - 1;
  const auto found = std::find(latest_.begin(), latest_.end(), at);
  if (found != latest_.end()) {
    std::rotate(found, found + 1, latest_.end());
    return;
  }
  if (latest_.size() == kMostPersons) latest_.erase(latest_.begin());
  latest_.push_back(at);
}

void Discourse::mention(TokenSpan tokens, std::uint32_t actor, EntityType type, bool quoted) {
  const std::uint32_t sentence = w_.sentence(tokens.begin);
  if (type != EntityType::person) {
    mentioned_.set({actor, sentence}, type);
    const bool body = type == EntityType::organization || type == EntityType::media || type == EntityType::document;
    if (body && thing_sentence_ != sentence) {
      topic_.set({actor, sentence}, type);
      thing_sentence_ = sentence;
    }
    return;
  }
  Person& p = person(actor);
  const bool before = p.count++ > 0;
  if (quoted && before && !p.quoted) return keep_latest(actor);  // what somebody says leaves the writer's topic alone
  p.topic = person_sentence_ != sentence || (before && p.topic && w_.sentence(p.last) == sentence);
  p.quoted = quoted;
  p.last = tokens.begin;
  p.behind_preposition = tokens.begin > 0 && preposition(w_.lower(tokens.begin - 1));
  person_sentence_ = sentence;
  keep_latest(actor);
}

void Discourse::speak(std::uint32_t token, std::uint32_t actor, bool quoted, bool inner) {
  const EntityType type = cast_.actors[actor].type;
  // "“Veld has no reason to,” it said": who is told of inside the marks is not who speaks outside of them.
  // "The city says a review found fuel. It says ...": nor who speaks inside of that.
  if (!quoted && !inner) source_.set({actor, w_.sentence(token)}, type);
  if (type != EntityType::person) return;
  Person& p = person(actor);
  if (p.count == 0) mention({token, token + 1}, actor, type);
  p.spoke = token;
  keep_latest(actor);
  if (!cast_.named[actor]) unnamed_ = Candidate{actor, w_.sentence(token)};
}

double Discourse::score(const Person& p, const PronounPlace& place) const {
  const auto between = [&](std::uint32_t token) {
    const std::uint32_t here = w_.sentence(place.token);
    const std::uint32_t there = w_.sentence(token);
    return static_cast<double>(here > there ? here - there : 0);
  };
  const double distance = between(p.last);
  double sum = -kSentence * std::min(distance, 3.0) - kFarSentence * std::max(distance - 3.0, 0.0);
  sum += kOften * std::log2(1.0 + p.count);
  if (p.topic) sum += kTopic;
  if (p.behind_preposition) sum -= kPreposition;
  if (p.quoted && !place.quoted) sum -= kOnlyQuoted;
  if (!cast_.named[p.actor]) sum -= kUnnamed;
  if (cast_.genders[p.actor] != Gender::unknown) sum += kGender;
  if (p.spoke) {
    const double fade = std::max(0.0, 1.0 - kSpokeFades * between(*p.spoke));
    sum += (kSpoke + (place.source && !place.quoted ? kSourceSpoke : 0.0)) * fade;
  }
  if (place.speaker && *place.speaker == p.actor) sum += place.quoted ? -kQuotedSpeaker : kReported;
  if (!place.subject && p.topic && distance == 0.0) sum -= kSameSubject;
  return sum;
}

Found Discourse::he_or_she(const PronounPlace& place) {
  const Gender gender = place.female ? Gender::female : Gender::male;
  const Person* best = nullptr;
  double most = 0;
  for (const std::uint32_t at : latest_) {
    const Person& p = persons_[at];
    if (!agree(cast_.genders[p.actor], gender)) continue;
    if (w_.sentence(p.last) + kPersonReach < w_.sentence(place.token)) continue;
    const double sum = score(p, place);
    if (best == nullptr || sum >= most) {
      best = &p;
      most = sum;
    }
  }
  if (best == nullptr) return {};
  Gender& known = cast_.genders[best->actor];
  if (known == Gender::unknown) known = gender;
  return best->actor;
}

Found Discourse::they(std::uint32_t token) const {
  const bool group = near(source_.group, token, kBodyReach);
  const bool body = near(source_.body, token, kTheyReach);
  if (group && body && source_.body->sentence > source_.group->sentence) return source_.body->actor;
  if (group) return source_.group->actor;
  if (body) return source_.body->actor;
  if (near(mentioned_.group, token, 1)) return mentioned_.group->actor;
  return {};
}

Found Discourse::it(std::uint32_t token) const {
  const auto& source = source_.thing;
  const auto& topic = topic_.thing;
  if (near(topic, token, 1) && (!source || topic->sentence > source->sentence)) return topic->actor;
  if (near(source, token, kBodyReach)) return source->actor;
  if (near(mentioned_.thing, token, 1)) return mentioned_.thing->actor;
  return {};
}

Found Discourse::last_person(std::uint32_t token, Gender gender, std::uint32_t reach) const {
  const Person* best = nullptr;
  for (const std::uint32_t at : latest_) {
    const Person& p = persons_[at];
    const std::uint32_t when = std::max(p.last, p.spoke.value_or(0));
    if (!agree(cast_.genders[p.actor], gender) || w_.sentence(when) + reach < w_.sentence(token)) continue;
    if (best == nullptr || (p.spoke.has_value() >= best->spoke.has_value() &&
                            p.spoke.value_or(p.last) >= best->spoke.value_or(best->last))) {
      best = &p;
    }
  }
  return best == nullptr ? Found{} : Found{best->actor};
}

Found Discourse::last_speaker(std::uint32_t token, Gender gender, std::uint32_t reach) const {
  const Person* best = nullptr;
  for (const std::uint32_t at : latest_) {
    const Person& p = persons_[at];
    if (p.spoke && (best == nullptr || *p.spoke > *best->spoke)) best = &p;
  }
  const bool fits = best != nullptr && cast_.named[best->actor] && agree(cast_.genders[best->actor], gender) &&
                    w_.sentence(*best->spoke) + reach >= w_.sentence(token);
  return fits ? Found{best->actor} : Found{};
}

Found Discourse::last_unnamed(std::uint32_t token, std::uint32_t reach) const {
  return near(unnamed_, token, reach) ? Found{unnamed_->actor} : Found{};
}

}  // namespace sayso::actor
