// A source phrase and its actor -> the guideline's source type, and how closely an unnamed holder is described.
// Entry: SourceReader::read(). The labels follow corpora/strength/GUIDELINE of the label set (see the model card).
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "actor/source.h"
#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// Who holds a content, as far as the source phrase and coreference tell.
struct SourceReading {
  SourceType type = SourceType::none;
  std::optional<Described> described;  ///< nothing for named types and the author
  std::optional<std::uint32_t> actor;
  SourcePhrase phrase;
};

/// Read-only after construction; refers to words and actors, which must outlive it.
class SourceReader {
 public:
  SourceReader(const Words& words, const ActorLayer& actors);

  /// The pieces of one source; empty gives type none.
  [[nodiscard]] SourceReading read(const std::vector<TokenSpan>& spans) const;
  /// One noun phrase that is no source span of a relation ("unnamed officials" behind "citing").
  [[nodiscard]] SourceReading read_phrase(TokenSpan span) const;
  [[nodiscard]] const NameIndex& names() const { return names_; }

 private:
  [[nodiscard]] SourceReading classify(const SourcePhrase& phrase) const;
  [[nodiscard]] SourceReading by_name(const SourcePhrase& phrase) const;
  [[nodiscard]] SourceReading by_noun(const SourcePhrase& phrase) const;
  [[nodiscard]] SourceReading by_pronoun(const SourcePhrase& phrase) const;
  [[nodiscard]] std::optional<SourceReading> by_actor(std::uint32_t actor) const;
  [[nodiscard]] std::optional<std::uint32_t> actor_of(const SourcePhrase& phrase) const;
  [[nodiscard]] bool second_name(const SourcePhrase& phrase, std::optional<std::uint32_t> actor) const;
  [[nodiscard]] bool both_named(const SourcePhrase& phrase) const;
  [[nodiscard]] std::vector<std::uint32_t>::const_reverse_iterator persons_before(std::uint32_t token) const;
  void introduce();

  const Words& words_;
  const ActorLayer& actors_;
  NameIndex names_;
  std::unordered_map<std::uint32_t, std::uint32_t> mention_at_;  ///< first token of a nominal or pronoun -> mention
  std::vector<std::uint32_t> persons_;                           ///< the mentions that name persons
  std::vector<bool> named_;                                      ///< per actor: some mention is a name
  std::vector<std::optional<SourceReading>> introduced_;         ///< per actor: how its first noun phrase reads
};

/// voice, yes or no for an unnamed holder. A rule of words: who speaks for a body, what ties a holder to one.
[[nodiscard]] Described described_as(const Words& words, const NameIndex& names, const SourcePhrase& phrase,
                                     SourceType type);

}  // namespace sayso::actor
