// Who and what the article has spoken of lately, and whom a pronoun can mean by it.
// Entry: Discourse. Reading the text in order is left to source_links.cpp; what nouns mean to noun_links.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "actor/name_links.h"
#include "actor/names.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

using Found = std::optional<std::uint32_t>;  ///< index of an actor

/// An actor and the sentence where it stood.
struct Candidate {
  std::uint32_t actor = 0;
  std::uint32_t sentence = 0;
};

/// The latest of each kind of thing.
struct Recent {
  std::optional<Candidate> group, body, media, thing;  ///< thing: a body, a place or a document

  void set(Candidate c, EntityType type);
};

/// What stands around a he or she.
struct PronounPlace {
  std::uint32_t token = 0;
  bool female = false;
  bool subject = true;           ///< "he", "she": not "him", "his"
  bool source = false;           ///< it is the source of a relation
  std::optional<Found> speaker;  ///< who holds the content that it stands in, where it stands in one
  bool quoted = false;           ///< that content stands in quotation marks
};

/// The state of one reading from the first token to the last. Constant work a call: the persons looked at are capped.
class Discourse {
 public:
  Discourse(const Words& words, Cast& cast) : w_(words), cast_(cast) {}

  /// An actor is named, or meant by a pronoun, at these tokens; `quoted`: in somebody's words.
  void mention(TokenSpan tokens, std::uint32_t actor, EntityType type, bool quoted = false);
  /// It is the source of a relation there; `inner`: of one inside of another's content.
  void speak(std::uint32_t token, std::uint32_t actor, bool quoted, bool inner = false);

  /// The person that a he or she means; nobody where none is near and agrees.
  Found he_or_she(const PronounPlace& place);
  [[nodiscard]] Found they(std::uint32_t token) const;
  [[nodiscard]] Found it(std::uint32_t token) const;

  /// The person who spoke or was named last, at most `reach` sentences ago; of that gender, where it is known.
  [[nodiscard]] Found last_person(std::uint32_t token, Gender gender, std::uint32_t reach) const;
  /// The named person who spoke last of all, at most `reach` sentences ago; of that gender, where it is known.
  [[nodiscard]] Found last_speaker(std::uint32_t token, Gender gender, std::uint32_t reach) const;
  /// The unnamed person who spoke last, at most `reach` sentences ago.
  [[nodiscard]] Found last_unnamed(std::uint32_t token, std::uint32_t reach) const;
  [[nodiscard]] bool near(const std::optional<Candidate>& c, std::uint32_t token, std::uint32_t reach) const {
    return c && c->sentence + reach >= w_.sentence(token);
  }
  [[nodiscard]] const Recent& sources() const { return source_; }
  [[nodiscard]] const Recent& mentioned() const { return mentioned_; }

 private:
  /// What is known of one person so far.
  struct Person {
    std::uint32_t actor = 0;
    std::uint32_t last = 0;              ///< token of the latest mention
    std::uint32_t count = 0;             ///< mentions
    bool topic = false;                  ///< the latest mention is the first person of its sentence
    bool behind_preposition = false;     ///< the latest mention
    bool quoted = false;                 ///< every mention so far stands in somebody's words
    std::optional<std::uint32_t> spoke;  ///< token where it was a source last
  };
  [[nodiscard]] double score(const Person& p, const PronounPlace& place) const;
  Person& person(std::uint32_t actor);
  void keep_latest(std::uint32_t actor);

  const Words& w_;
  Cast& cast_;
  std::vector<Person> persons_;                   ///< by order of appearance
  std::vector<std::uint32_t> index_;              ///< actor -> persons_ + 1; 0 for none
  std::vector<std::uint32_t> latest_;             ///< indices into persons_, the latest last; capped
  std::optional<std::uint32_t> person_sentence_;  ///< sentence that has its first person
  Recent source_, mentioned_, topic_;
  std::optional<std::uint32_t> thing_sentence_;
  std::optional<Candidate> unnamed_;
};

}  // namespace sayso::actor
