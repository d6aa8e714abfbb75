// score_strength(): a stance for every relation, a score for those that somebody asserts, and who else says the same.
#include "strength/strength.h"

#include "core/text.h"
#include "strength/corroboration.h"
#include "strength/features.h"
#include "strength/missing.h"
#include "strength/score.h"
#include "strength/stance.h"
#include "strength/steps.h"

namespace sayso {

StrengthLayer score_strength(std::string_view text, const Segmentation& segmentation,
                             const std::vector<Attribution>& attributions, const ActorLayer& actors,
                             const HolderLayer& holders) {
  const std::vector<std::string> words = lower_words(text, segmentation);
  StrengthLayer layer;
  layer.stances.reserve(attributions.size());
  layer.strengths.resize(attributions.size());
  std::vector<strength::Features> features;
  std::vector<std::size_t> graded;
  for (std::size_t r = 0; r < attributions.size(); ++r) {
    const Holder& holder = holders.holders[r];
    const Stance stance = strength::stance_of(words, segmentation, attributions[r], holder);
    layer.stances.push_back(stance);
    const auto steps = strength::level_steps(holder, stance);
    if (!steps) continue;
    features.push_back(strength::features_of(words, segmentation, attributions[r], holder, stance, *steps));
    graded.push_back(r);
  }
  std::vector<Strength> scored = strength::score(features);
  for (std::size_t i = 0; i < graded.size(); ++i) {
    const std::size_t r = graded[i];
    scored[i].missing = strength::missing_codes(holders.holders[r], layer.stances[r], actors);
    layer.strengths[r] = std::move(scored[i]);
  }
  layer.corroborations = strength::find_corroboration(words, segmentation, attributions, actors, holders, layer);
  return layer;
}

}  // namespace sayso
