// Nouns that are sources -> the actors they stand for: "the official", "the company", "an opposition senator".
// Entry: NounLinker::nominal(), with pass() before it. Pronouns are left to discourse.h.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "actor/discourse.h"
#include "actor/source.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// One reading in text order. It refers to words, names, index, cast and discourse, which must outlive it.
class NounLinker {
 public:
  NounLinker(const Words& words, const std::vector<Mention>& names, const NameIndex& index, Cast& cast,
             Discourse& discourse);

  /// A name has been read: "the department" behind it can be the Department of Justice.
  void pass_name(const Mention& name);
  /// A token that is no name has been read.
  void pass_word(std::uint32_t token);

  /// Who the phrase stands for; a new actor where it is no one of the article's. Nothing where the cast is full.
  Found nominal(const SourcePhrase& phrase);

  /// "An opposition senator", whom a later sentence names: pairs of that actor and the named one.
  [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint32_t>> named_later() const;

  /// The document or body, without a name, that opened the latest sentence so: "The study, in the journal, used ...".
  [[nodiscard]] std::optional<TokenSpan> topic() const { return topic_; }
  /// Its actor.
  Found introduce_topic();

  /// Mentions of noun phrases that are no sources, but what sources point back to.
  std::vector<Mention> take_introduced() { return std::move(introduced_); }

 private:
  struct Open {
    std::uint32_t actor;
    SourcePhrase phrase;
  };

  Found introduce(const SourcePhrase& phrase);
  Found definite(const SourcePhrase& phrase, EntityType type);
  Found definite_person(const SourcePhrase& phrase);
  Found definite_body(const SourcePhrase& phrase, EntityType type);
  Found issuer(const SourcePhrase& phrase) const;
  [[nodiscard]] std::optional<std::uint32_t> medium_in(const SourcePhrase& phrase) const;
  Found poll(const SourcePhrase& phrase);
  Found study(const SourcePhrase& phrase);
  [[nodiscard]] Found named_person_later(const Open& open) const;
  [[nodiscard]] Found introduced_next(const Open& open) const;
  [[nodiscard]] Found named_body_later(const Open& open) const;
  [[nodiscard]] bool in_headline(std::uint32_t token) const;
  Found owned(const SourcePhrase& phrase, EntityType type);
  Found by_owner(const SourcePhrase& phrase);
  Found by_indefinite(const SourcePhrase& phrase, EntityType type);
  Found by_role(const SourcePhrase& phrase) const;
  Found fresh(const SourcePhrase& phrase, EntityType type);

  void remember_indefinite(std::uint32_t noun);
  void remember_role(std::uint32_t actor);
  void add_role(std::string word, std::uint32_t actor);
  [[nodiscard]] bool role_fits(const SourcePhrase& phrase, std::uint32_t actor) const;
  [[nodiscard]] bool party_epithet(const SourcePhrase& phrase) const;
  [[nodiscard]] bool says_role(const SourcePhrase& phrase, std::uint32_t actor) const;
  [[nodiscard]] bool same_role(const SourcePhrase& phrase, std::uint32_t actor) const;
  [[nodiscard]] bool plain(const SourcePhrase& phrase) const;
  [[nodiscard]] bool company_like(std::uint32_t actor) const;

  const Words& w_;
  const std::vector<Mention>& names_;
  const NameIndex& index_;
  Cast& cast_;
  Discourse& discourse_;
  std::vector<Mention> introduced_;
  std::vector<Open> open_;                                      ///< unnamed ones of the first sentences
  std::vector<std::uint32_t> first_, last_;                     ///< actor -> token + 1 of a name; 0 before any
  std::unordered_map<std::uint32_t, std::uint32_t> by_head_;    ///< word id -> the latest actor with that head
  std::unordered_map<std::uint32_t, std::uint32_t> by_ending_;  ///< word id -> the latest body whose name ends so
  std::unordered_map<std::uint32_t, std::uint32_t> owners_;     ///< word id of a body noun -> the name before it
  std::unordered_map<std::uint32_t, TokenSpan> indefinite_;     ///< word id -> the latest "a ..." with that head
  std::unordered_map<std::string, std::uint32_t> named_;        ///< "us government" -> the actor of that name
  std::unordered_map<std::string, std::uint32_t> owned_;        ///< "campaign@3" -> actor
  std::unordered_map<std::string, std::vector<std::uint32_t>> roles_;  ///< "senator" -> the named with that role
  std::optional<Candidate> company_;                                   ///< the last body that "the company" can mean
  std::optional<TokenSpan> topic_;
  std::optional<TokenSpan> poll_;                                 ///< the latest poll or survey
  std::optional<TokenSpan> study_;                                ///< the latest study or survey
  std::vector<std::uint32_t> names_of_;                           ///< actor -> how often it is named
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apposed_;  ///< "a report", and the name of "The report, X,"
};

}  // namespace sayso::actor
