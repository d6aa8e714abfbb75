// with_accusing_clauses(): a relation for each clause of blame that the extractor has passed over.
#include <algorithm>
#include <utility>

#include "accusation/accusation.h"
#include "accusation/line.h"
#include "accusation/ties.h"
#include "core/relation_order.h"

namespace sayso {
namespace {

using accusation::Blaming;
using accusation::Line;

constexpr float kConfidence = 0.5F;  // of a relation that a rule makes: neither sure nor a guess, and told apart by it

/// Tokens that a cue or content holds.
std::vector<bool> covered(std::size_t tokens, const std::vector<Attribution>& attributions) {
  std::vector<bool> out(tokens, false);
  for (const Attribution& a : attributions) {
    for (const auto* pieces : {&a.cue, &a.content}) {
      for (const TokenSpan piece : *pieces) std::fill(out.begin() + piece.begin, out.begin() + piece.end, true);
    }
  }
  return out;
}

/// The relation of a clause: the blamed and the act are its content, the words that tie them its cue.
Attribution relation_of(const Line& line, const Blaming& b) {
  Attribution a;
  const accusation::Group group = accusation::group_before(line, b.core);
  TokenSpan cue{std::min(b.tie.begin, group.begin), b.tie.end};
  std::vector<TokenSpan> pieces = {b.blamed, b.act};
  std::sort(pieces.begin(), pieces.end());
  for (const TokenSpan piece : pieces) {
    if (piece.begin < cue.begin) cue.begin = std::max(cue.begin, std::min(piece.end, cue.end - 1));
    if (piece.begin >= cue.begin) cue.end = std::min(cue.end, piece.begin);
  }
  if (cue.empty()) cue = {b.core, b.core + 1};
  a.cue = {cue};
  for (const TokenSpan piece : pieces) {
    if (!piece.empty() && !piece.overlaps(cue)) a.content.push_back(piece);
  }
  if (b.blamed.begin > cue.begin) {  // "the tribunal cleared him of": who says it stands before the cue
    const auto source = accusation::subject_before(line, cue.begin);
    const bool free =
        source && std::none_of(pieces.begin(), pieces.end(), [&](TokenSpan p) { return p.overlaps(*source); });
    if (free && accusation::can_be_blamed(line, *source) != accusation::Who::nobody) a.source = {*source};
  } else if (b.by_source) {
    a.source = {b.blamed};
    a.content = {b.act};
    if (b.act.empty() && b.core + 1 < b.tie.end) {  // "pleaded [not guilty]"
      a.cue = {{cue.begin, b.core + 1}};
      a.content = {{b.core + 1, b.tie.end}};
    } else if (b.act.empty() || b.act.overlaps(cue)) {
      a.content.clear();
    }
  }
  a.confidence = kConfidence;
  const Sentence& sentence = line.segmentation().sentences[line.segmentation().tokens[b.core].sentence];
  a.zone = line.segmentation().paragraphs[sentence.paragraph].zone;
  return a;
}

}  // namespace

std::vector<Attribution> with_accusing_clauses(std::string_view text, const Segmentation& segmentation,
                                               std::vector<Attribution> attributions, const ActorLayer& actors) {
  const Line line(text, segmentation, attributions, actors);
  const std::vector<bool> held = covered(segmentation.tokens.size(), attributions);
  std::vector<Attribution> missed;
  for (const Sentence& sentence : segmentation.sentences) {
    for (const Blaming& b : accusation::find_blamings(line, sentence.tokens)) {
      if (!b.told || b.supposed || b.weak || held[b.core] || b.blamed.empty()) continue;
      if (b.act.empty() && !b.by_source) continue;
      const bool again = !missed.empty() && missed.back().cue.front().overlaps(TokenSpan{b.core, b.core + 1});
      if (again) continue;
      Attribution a = relation_of(line, b);
      if (!a.content.empty()) missed.push_back(std::move(a));
    }
  }
  if (missed.empty()) return attributions;
  for (Attribution& a : missed) attributions.push_back(std::move(a));
  return in_text_order(std::move(attributions));
}

}  // namespace sayso
