// Who holds the words around a token: the content and the quotation that it stands in, and the one who speaks there.
// Entry: Speech. The actors come in as source_links.cpp finds them.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/document.h"

namespace sayso::actor {

/// Which relation's content covers each token, and who that relation's source is. Linear in tokens and pieces.
class Speech {
 public:
  Speech(std::size_t tokens, const std::vector<Quotation>& quotations, const std::vector<Attribution>& attributions);

  /// The token stands in quotation marks.
  [[nodiscard]] bool quoted(std::uint32_t token) const { return quoted_[token]; }
  /// The innermost relation but `own` whose content holds the token; nothing outside of all.
  [[nodiscard]] std::optional<std::uint32_t> around(std::uint32_t token, std::optional<std::uint32_t> own) const;

  void set_source(std::uint32_t relation, std::uint32_t actor) { source_[relation] = actor; }
  /// The actor who holds a relation's content, taken from what it continues where it has no source of its own.
  [[nodiscard]] std::optional<std::uint32_t> holder(std::uint32_t relation) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  const std::vector<Attribution>& attributions_;
  std::vector<bool> quoted_;
  std::vector<std::uint32_t> around_;  ///< a relation; kNone outside of all contents
  std::vector<std::uint32_t> outer_;   ///< the one around that
  std::vector<std::uint32_t> source_;  ///< relation -> actor
};

}  // namespace sayso::actor
