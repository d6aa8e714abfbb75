// A source span -> what it is: a name, a noun phrase with its head, or a pronoun.
// Entry: parse_source(). Whom it stands for is left to source_links.h, what type it has to source_type.h.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "actor/words.h"
#include "core/document.h"

namespace sayso::actor {

/// Which name covers a token: mentions of kind name, dates and sums left out. Refers to the mentions; built once an
/// article.
class NameIndex {
 public:
  NameIndex(const std::vector<Mention>& mentions, std::size_t tokens);
  /// Index into the mentions it was built from; nothing where no name covers the token.
  [[nodiscard]] std::optional<std::uint32_t> at(std::uint32_t token) const;
  [[nodiscard]] const Mention& mention(std::uint32_t index) const { return mentions_[index]; }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  const std::vector<Mention>& mentions_;
  std::vector<std::uint32_t> at_;
};

enum class Form : std::uint8_t { none, name, nominal, pronoun };

/// A source as read from its own words.
struct SourcePhrase {
  Form form = Form::none;
  TokenSpan phrase;                    ///< the whole span, marks at its ends left out
  TokenSpan chunk;                     ///< the noun phrase up to its head ("a senior administration official")
  std::uint32_t head = 0;              ///< token; for names the name's last
  std::optional<std::uint32_t> name;   ///< the mention that names the source
  std::optional<std::uint32_t> owner;  ///< the name that qualifies a nominal ("Clinton" in "Clinton's aides")
  bool owner_pronoun = false;          ///< "his campaign"
  bool definite = false;               ///< "the", "this", "that", "his" ...
  bool plural = false;
  bool counted = false;  ///< one or a few that are counted: "two aides", "one voter", "one of the officers"
};

/// `spans` are the pieces of a source in text order; the first one decides. Linear in their tokens.
[[nodiscard]] SourcePhrase parse_source(const Words& words, const NameIndex& names,
                                        const std::vector<TokenSpan>& spans);

/// The same for one noun phrase ("unnamed officials" behind "citing").
[[nodiscard]] SourcePhrase parse_phrase(const Words& words, const NameIndex& names, TokenSpan span);

/// Prepositions, relative words and marks that end a noun phrase before its complements.
[[nodiscard]] bool ends_chunk(const Words& words, std::uint32_t token);

/// Any noun section: the word can head a source.
[[nodiscard]] bool is_noun(Flags flags);

}  // namespace sayso::actor
