// What a set of articles has of sourcing phrases and of named sources, counted.
// Entry: PhraseTally, ActorTally: add() for each Document, then rows(). How it is shown is left to tally_page.h.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/document.h"
#include "report/identities.h"

namespace sayso {

/// A passage that has the phrase: the sentence around it.
struct PhraseExample {
  std::string article;
  std::string passage;
};

/// One phrase by its normalised form and class.
struct PhraseRow {
  std::string phrase;
  SourceType type = SourceType::none;
  std::uint64_t times = 0;   ///< where it stands, with and without a claim
  std::uint64_t claims = 0;  ///< relations that it is the source of, or the relay, or for `none` the cue
  std::uint64_t articles = 0;
  std::uint64_t grants = 0;                      ///< times that anonymity was granted beside it
  std::map<std::string, std::uint64_t> reasons;  ///< reason as written -> times; kMostReasons different ones at most
  std::vector<PhraseExample> examples;  ///< the first ones, kExamples at most, from different articles if can be
};

inline constexpr std::size_t kExamples = 3;
inline constexpr std::size_t kMostReasons = 20;

/// Counts sourcing phrases. Memory grows with the different phrases. One thread at a time.
class PhraseTally {
 public:
  /// All stages have run on the document.
  void add(const Document& document);
  /// By claims, then times, falling; equals by phrase and class.
  [[nodiscard]] std::vector<PhraseRow> rows() const;

 private:
  std::map<std::pair<std::string, SourceType>, PhraseRow> rows_;
};

/// One named source; actors of several articles are one by the rules of identities.h.
struct ActorRow {
  std::string name;
  std::vector<std::string> aliases;  ///< other forms of the name, in order of appearance
  std::uint64_t merged_from = 0;     ///< actors of articles
  std::string article;               ///< the id of the first article
  EntityType type = EntityType::misc;
  std::string role;         ///< as the first article that has one says it; empty where none does
  std::string affiliation;  ///< likewise
  std::uint64_t claims = 0;
  std::uint64_t articles = 0;
  std::array<std::uint64_t, 5> levels{};  ///< claims by Level
  std::uint64_t unlevelled = 0;           ///< claims without a level: nothing asserted
  std::array<std::uint64_t, 5> kinds{};   ///< claims by Kind
};

/// Counts the named actors that hold a claim. Memory grows with them. One thread at a time.
class ActorTally {
 public:
  /// Without `merge` each article's actor has a row of its own.
  explicit ActorTally(bool merge = true) : identities_(merge) {}
  /// All stages have run on the document.
  void add(const Document& document);
  /// By claims, falling; equals by name and type.
  [[nodiscard]] std::vector<ActorRow> rows() const;

 private:
  Identities identities_;
  std::vector<ActorRow> rows_;  ///< by identity
};

}  // namespace sayso
