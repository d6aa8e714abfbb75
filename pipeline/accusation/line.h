// The article as the rules of blame read it: each token's entry, the names over it, and where contents begin.
// Entry: Line. Phrases in it are left to phrases.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accusation/lexicon.h"
#include "core/document.h"

namespace sayso::accusation {

/// Read-only after construction; refers to its arguments, which must outlive it. Indices are tokens.
class Line {
 public:
  Line(std::string_view text, const Segmentation& segmentation, const std::vector<Attribution>& attributions,
       const ActorLayer& actors);

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(ids_.size()); }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return words_[ids_[i]].lower; }
  [[nodiscard]] std::string_view raw(std::uint32_t i) const;
  [[nodiscard]] const Entry& entry(std::uint32_t i) const { return words_[ids_[i]].entry; }
  [[nodiscard]] bool is(std::uint32_t i, Tag tag) const { return entry(i).is(tag); }
  [[nodiscard]] Form form(std::uint32_t i) const { return entry(i).form; }
  [[nodiscard]] bool capital(std::uint32_t i) const { return s_.tokens[i].is(kUpperFirst); }
  [[nodiscard]] bool digit(std::uint32_t i) const { return s_.tokens[i].is(kDigit); }
  [[nodiscard]] bool punctuation(std::uint32_t i) const { return s_.tokens[i].is(kPunctuation); }
  [[nodiscard]] bool space_before(std::uint32_t i) const { return s_.tokens[i].is(kSpaceBefore); }
  /// A quotation mark of any kind: it can stand between words of one phrase.
  [[nodiscard]] bool quote(std::uint32_t i) const;
  /// A hyphen inside a compound, an apostrophe: no end of a phrase.
  [[nodiscard]] bool joins(std::uint32_t i) const;
  /// A dash that parts phrases.
  [[nodiscard]] bool dash(std::uint32_t i) const;

  [[nodiscard]] TokenSpan sentence(std::uint32_t i) const { return s_.sentences[s_.tokens[i].sentence].tokens; }
  /// A content, or what follows a cue, begins at this token: no phrase goes over it.
  [[nodiscard]] bool begins(std::uint32_t i) const { return begins_[i]; }
  /// The token is part of a cue.
  [[nodiscard]] bool cue(std::uint32_t i) const { return cue_[i]; }
  /// The mention by name over this token; nothing where there is none.
  [[nodiscard]] const Mention* mention(std::uint32_t i) const;

  /// The mention of any kind that has this token, and the first relation whose source has it; nothing where none has.
  [[nodiscard]] const Mention* any_mention(std::uint32_t i) const;
  [[nodiscard]] std::optional<std::uint32_t> source_of(std::uint32_t i) const;

  [[nodiscard]] const ActorLayer& actors() const { return actors_; }
  [[nodiscard]] const Segmentation& segmentation() const { return s_; }
  [[nodiscard]] std::string_view text() const { return text_; }

 private:
  struct Word {
    std::string lower;
    Entry entry;
  };
  void read_compounds();

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

  std::string_view text_;
  const Segmentation& s_;
  const ActorLayer& actors_;
  std::vector<std::uint32_t> ids_;
  std::vector<Word> words_;
  std::vector<bool> begins_;
  std::vector<bool> cue_;
  std::vector<std::uint32_t> mention_;
  std::vector<std::uint32_t> any_mention_;
  std::vector<std::uint32_t> source_;
};

}  // namespace sayso::accusation
