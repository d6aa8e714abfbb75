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
std::vector<std::string> missing_codes(const Holder& holder, const Stance& stance, const ActorLayer& actors) {
  std::vector<std::string> codes;
  if (holder.type == SourceType::none) codes.emplace_back("no_holder");
  const bool unnamed = !is_named(holder.type) && holder.type != SourceType::none;
  if (unnamed) codes.emplace_back("no_name");
  const bool person = holder.type == SourceType::person_named;
  if (person && (!holder.actor || !actors.actors[*holder.actor].role)) codes.emplace_back("no_role");
  // One who asked for anonymity, or a single person without a name: the reader would want to know why.
  const bool owes_reason = holder.anonymity == Anonymity::is_explicit || holder.type == SourceType::person_unnamed;
  if (unnamed && owes_reason && !(holder.grant && holder.grant->reason)) codes.emplace_back("no_reason");
  if (holder.relay == Relay::via_named || holder.relay == Relay::via_unnamed) codes.emplace_back("relayed");
  if (stance.commitment == Commitment::hedged) codes.emplace_back("hedged");
  return codes;
}

/// The claim's own holder; other relations with the content are not looked for yet.
Corroboration own_holder(const Holder& holder) {
  return {holder.type == SourceType::none ? 0U : 1U, 1, {}};
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
      layer.corroborations.emplace_back();
      continue;
    }
    Strength s = strength::score(strength::features_of(text, segmentation, attributions[r], holder, stance, *steps));
    s.missing = missing_codes(holder, stance, actors);
    layer.strengths.emplace_back(std::move(s));
    layer.corroborations.emplace_back(own_holder(holder));
  }
  return layer;
}

}  // namespace sayso
