// score_strength(): a stance for every relation, a score for those that somebody asserts.
#include "strength/strength.h"

#include "core/text.h"
#include "strength/features.h"
#include "strength/score.h"
#include "strength/stance.h"
#include "strength/steps.h"

namespace sayso {
namespace {

/// What a careful reader lacks, as stable codes.
std::vector<std::string> missing_codes(const Holder& holder, const ActorLayer& actors) {
  std::vector<std::string> codes;
  if (holder.type == SourceType::none) return {"no_source"};
  const bool unnamed = !is_named(holder.type);
  if (unnamed) codes.emplace_back("no_name");
  const bool person = holder.type == SourceType::person_named;
  if (person && (!holder.actor || !actors.actors[*holder.actor].role)) codes.emplace_back("no_role");
  // One who asked for anonymity, or a single person without a name: the reader would want to know why.
  const bool owes_reason = holder.anonymity == Anonymity::is_explicit || holder.type == SourceType::person_unnamed;
  if (unnamed && owes_reason && !(holder.grant && holder.grant->reason)) codes.emplace_back("no_reason_for_anonymity");
  return codes;
}

}  // namespace

StrengthLayer score_strength(std::string_view text, const Segmentation& segmentation,
                             const std::vector<Attribution>& attributions, const ActorLayer& actors,
                             const HolderLayer& holders) {
  const std::vector<std::string> words = lower_words(text, segmentation);
  StrengthLayer layer;
  layer.stances.reserve(attributions.size());
  layer.strengths.reserve(attributions.size());
  for (std::size_t r = 0; r < attributions.size(); ++r) {
    const Holder& holder = holders.holders[r];
    const Stance stance = strength::stance_of(words, attributions[r], holder);
    layer.stances.push_back(stance);
    const auto steps = strength::level_steps(holder, stance);
    if (!steps) {
      layer.strengths.emplace_back();
      continue;
    }
    Strength s = strength::score(strength::features_of(text, segmentation, attributions[r], holder, stance, *steps));
    s.missing = missing_codes(holder, actors);
    layer.strengths.emplace_back(std::move(s));
  }
  return layer;
}

}  // namespace sayso
