// find_accusations(): sentences that relations touch -> blamings -> relations -> accusations.
#include "accusation/accusation.h"

#include <algorithm>

#include "accusation/attach.h"
#include "accusation/gather.h"
#include "accusation/line.h"
#include "accusation/ties.h"
#include "core/text.h"

namespace sayso {
namespace {

/// Sentences that hold a cue or content, or a part of one.
std::vector<bool> touched(const Segmentation& s, const std::vector<Attribution>& attributions) {
  std::vector<bool> out(s.sentences.size(), false);
  for (const Attribution& a : attributions) {
    for (const auto* pieces : {&a.cue, &a.content}) {
      for (const TokenSpan piece : *pieces) {
        for (std::uint32_t n = s.tokens[piece.begin].sentence; n <= s.tokens[piece.end - 1].sentence; ++n)
          out[n] = true;
      }
    }
  }
  return out;
}

}  // namespace

std::string act_key(std::string_view text, const Segmentation& segmentation, TokenSpan act) {
  for (std::uint32_t i = act.begin; i < act.end; ++i) {
    const std::string word = lower(slice(text, segmentation.tokens[i].span));
    const accusation::Entry entry = accusation::entry_of(word);
    if (entry.is(accusation::Tag::harm_noun) || entry.is(accusation::Tag::harm_verb)) return accusation::act_stem(word);
  }
  return lower(text_of(text, segmentation, act));
}

AccusationLayer find_accusations(std::string_view text, const Segmentation& segmentation,
                                 const std::vector<Attribution>& attributions, const ActorLayer& actors,
                                 const HolderLayer& holders, const StrengthLayer& strength) {
  AccusationLayer layer;
  if (attributions.empty()) return layer;
  const accusation::Line line(text, segmentation, attributions, actors);
  const std::vector<bool> read = touched(segmentation, attributions);
  std::vector<accusation::Blaming> blamings;
  for (std::size_t n = 0; n < segmentation.sentences.size(); ++n) {
    if (!read[n]) continue;
    const auto found = accusation::find_blamings(line, segmentation.sentences[n].tokens);
    blamings.insert(blamings.end(), found.begin(), found.end());
  }
  std::stable_sort(blamings.begin(), blamings.end(),
                   [](const accusation::Blaming& a, const accusation::Blaming& b) { return a.core < b.core; });
  const accusation::Layers layers{attributions, holders, strength};
  layer.responsibilities = accusation::attach(line, blamings, layers);
  layer.accusations = accusation::gather(line, layer.responsibilities, layers);
  return layer;
}

}  // namespace sayso
