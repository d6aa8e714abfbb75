// Two levels of contents are kept: the relation whose source the token is may be the inner one.
#include "actor/speech.h"

#include <algorithm>

namespace sayso::actor {

Speech::Speech(std::size_t tokens, const std::vector<Quotation>& quotations,
               const std::vector<Attribution>& attributions)
    : attributions_(attributions),
      quoted_(tokens, false),
      around_(tokens, kNone),
      outer_(tokens, kNone),
      source_(attributions.size(), kNone) {
  const auto last = static_cast<std::uint32_t>(tokens);
  for (const Quotation& q : quotations) {
    if (q.depth > 0) continue;  // an outer one covers it
    for (std::uint32_t i = q.tokens.begin; i < std::min(q.tokens.end, last); ++i) quoted_[i] = true;
  }
  for (const bool nested : {false, true}) {
    for (std::uint32_t r = 0; r < attributions.size(); ++r) {
      if (attributions[r].parent.has_value() != nested) continue;
      for (const TokenSpan span : attributions[r].content) {
        for (std::uint32_t i = span.begin; i < std::min(span.end, last); ++i) {
          if (around_[i] == r) continue;
          outer_[i] = around_[i];
          around_[i] = r;
        }
      }
    }
  }
}

std::optional<std::uint32_t> Speech::around(std::uint32_t token, std::optional<std::uint32_t> own) const {
  if (own && attributions_[*own].parent) return attributions_[*own].parent;
  std::uint32_t found = around_[token];
  if (own && found == *own) found = outer_[token];
  return found == kNone ? std::nullopt : std::optional(found);
}

std::optional<std::uint32_t> Speech::holder(std::uint32_t relation) const {
  constexpr int kLongestRun = 64;  // paragraphs of one quotation
  std::optional<std::uint32_t> at = relation;
  for (int step = 0; at && step < kLongestRun; ++step) {
    if (source_[*at] != kNone) return source_[*at];
    if (!attributions_[*at].source.empty()) return std::nullopt;
    at = attributions_[*at].continues;
  }
  return std::nullopt;
}

}  // namespace sayso::actor
