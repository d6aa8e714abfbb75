#include "strength/missing.h"

namespace sayso::strength {

std::vector<std::string> missing_codes(const Holder& holder, const Stance& stance, const ActorLayer& actors) {
  std::vector<std::string> codes;
  const bool nobody = holder.type == SourceType::none;
  const bool unnamed = !nobody && !is_named(holder.type);
  if (nobody) codes.emplace_back("no_holder");
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

}  // namespace sayso::strength
