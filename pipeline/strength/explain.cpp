#include "strength/explain.h"

#include "strength/cue_features.h"
#include "strength/features.h"
#include "strength/label_model.h"
#include "strength/stance.h"
#include "strength/terms.h"
#include "strength/weights.h"

namespace sayso::strength {

Explanation explain(const Document& d, const std::vector<std::string>& words, std::uint32_t r) {
  Explanation e;
  const Attribution& a = d.attributions[r];
  const Holder& holder = d.holders.holders[r];
  e.rules = stance_by_rules(words, a, holder);
  const std::vector<std::string> names = cue_features(words, d.segmentation, a, holder, e.rules);
  e.chances = commitment_chances(names);
  for (const std::string& name : names) {
    const auto found = label_weights().find(name);
    e.cue_features.push_back({name, found == label_weights().end() ? CommitmentValues{} : found->second});
  }
  const Stance& stance = d.strength.stances[r];
  if (const auto steps = level_steps(holder, stance)) {
    std::array<double, kTerms> row{};
    fill_row(features_of(words, d.segmentation, a, holder, stance, *steps), row.data());
    for (std::size_t i = 0; i < kTerms; ++i) {
      if (row[i] != 0) e.terms.push_back(term_names()[i]);
    }
  }
  return e;
}

}  // namespace sayso::strength
