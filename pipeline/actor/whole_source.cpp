#include "actor/whole_source.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "actor/cue_shape.h"

namespace sayso::actor {
namespace {

/// "Ferro, others": where the names begin.
std::optional<std::uint32_t> joined_names(const Words& w, TokenSpan source) {
  constexpr std::uint32_t kNames = 8;  // tokens of them
  if (source.size() != 1 || w.lower(source.begin) != "others" || source.begin < 2) return std::nullopt;
  if (w.lower(source.begin - 1) != ",") return std::nullopt;
  const std::uint32_t least =
      std::max(w.sentence_span(source.begin).begin, source.begin - std::min(source.begin, kNames));
  std::uint32_t begin = source.begin - 1;
  while (begin > least && (w.capital(begin - 1) || w.lower(begin - 1) == ",")) --begin;
  if (begin == source.begin - 1 || !w.capital(begin)) return std::nullopt;
  return begin;
}

/// "an exhaustive study released by a group of researchers": where the noun phrase of the document begins.
std::optional<std::uint32_t> made_by(const Words& w, TokenSpan source) {
  constexpr std::uint32_t kBack = 10;  // tokens
  if (source.begin < 2 || w.lower(source.begin - 1) != "by") return std::nullopt;
  const std::uint32_t least =
      std::max(w.sentence_span(source.begin).begin, source.begin - std::min(source.begin, kBack));
  bool document = false;
  for (std::uint32_t i = source.begin - 1; i-- > least && !w.punctuation(i);) {
    document = document || w.flags(i).has(Lex::document_noun);
    if (document && w.flags(i).has(Lex::determiner)) return i;
  }
  return std::nullopt;
}

/// "The US .. the official" <noting>: of several pieces the last that stands before a verb of saying, or before the
/// cue, is its subject and comes first, for the first is read.
std::vector<TokenSpan> subject_first(const Words& w, const Attribution& a) {
  std::vector<TokenSpan> out = a.source;
  if (a.cue.empty()) return out;
  const std::uint32_t cue = a.cue.front().begin;
  for (std::size_t i = out.size(); i-- > 1;) {
    const std::uint32_t next = out[i].end;
    if (next > cue || (next < cue && !holding(w.lower(next)))) continue;
    std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(i),
                out.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    break;
  }
  return out;
}

}  // namespace

std::vector<TokenSpan> whole_source(const Words& w, const Attribution& a) {
  if (a.source.size() != 1) return subject_first(w, a);
  const TokenSpan source = a.source.front();
  std::optional<std::uint32_t> begin = joined_names(w, source);
  const bool before_cue = !a.cue.empty() && a.cue.front().begin == source.end;
  if (!begin && before_cue) begin = made_by(w, source);
  return begin ? std::vector<TokenSpan>{{*begin, source.end}} : a.source;
}

}  // namespace sayso::actor
