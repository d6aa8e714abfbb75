// What one record adds to the figures of a report: counts in fixed columns, and what it has of actors, phrases, cues,
// media and accusations. Entry: Counter::read(). How articles are added up is left to survey.h.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/labels.h"
#include "report/record_view.h"

namespace sayso {

/// The columns; a label set has one column for each label, from its first on.
enum CountColumn : std::uint8_t {
  kArticles = 0,
  kClaims,
  kPhraseTimes,
  kAnonymous,        ///< claims of a person, group or medium without a name, who is no official voice
  kAnonymousPlural,  ///< of these, by more than one or a body: "officials"
  kPluralOnce,       ///< the same, each such holder once an article
  kExplicit,         ///< claims for which the article says that the source is not to be named
  kWithAnonymous,    ///< articles with an anonymous claim
  kWithExplicit,
  kWithAccusation,  ///< articles in which somebody is accused, after the rule of persons
  kSourceType,
  kDescribed = kSourceType + LabelNames<SourceType>::values.size(),
  kCommitment = kDescribed + LabelNames<Described>::values.size(),
  kLevel = kCommitment + LabelNames<Commitment>::values.size(),
  kFirmness = kLevel + LabelNames<Level>::values.size() + 1,  ///< behind the levels: no level
  kColumns = kFirmness + LabelNames<Firmness>::values.size()
};

/// What is counted by its own words; a list for each in the report.
enum class ItemKind : std::uint8_t { actor, phrase, cue, cites, accusation };

struct CountedItem {
  ItemKind kind = ItemKind::actor;
  std::string key;      ///< equal keys of one kind are one thing
  std::string label;    ///< as it is shown; empty for an actor: actor_label()
  std::uint8_t of = 0;  ///< cue: its Commitment
  std::uint32_t count = 0;
};

struct ArticleCounts {
  std::string outlet;  ///< empty: not known
  std::string month;   ///< "2024-03"; empty: not known
  std::array<std::uint32_t, kColumns> columns{};
  std::vector<CountedItem> items;  ///< none twice
  std::uint32_t persons_left_out = 0;
};

/// What a reader of the report chose.
struct CountingOptions {
  bool persons = false;  ///< blamings of persons who are not named as holders of an office, too, as in `sayso blame`
  bool merge = true;     ///< actors of several articles are one where identities.h says so
};

/// Reads records. One thread at a time.
class Counter {
 public:
  explicit Counter(const CountingOptions& options);
  ~Counter();
  Counter(const Counter&) = delete;
  Counter& operator=(const Counter&) = delete;

  /// Fields that are missing count as nothing. Accusations need the record's text.
  [[nodiscard]] ArticleCounts read(const Json& record);

  /// How an item of kind `actor` is shown, once all records are read: by the form that most articles use.
  [[nodiscard]] std::string actor_label(const std::string& key) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Whether a relation of the record has an anonymous holder: see kAnonymous.
[[nodiscard]] bool is_anonymous(const Json& relation);

}  // namespace sayso
