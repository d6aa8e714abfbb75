// The level: an ordinal scale that follows from source, description, relay and kind alone.
#include <algorithm>

#include "strength/steps.h"
#include "strength/strength.h"

namespace sayso {
namespace strength {

std::optional<LevelSteps> level_steps(const Holder& holder, const Stance& stance) {
  if (holder.type == SourceType::author || stance.polarity == Polarity::decline ||
      stance.polarity == Polarity::question) {
    return std::nullopt;
  }
  LevelSteps s;
  switch (holder.type) {
    case SourceType::person_named:
      s.source = 4;
      break;
    case SourceType::organization_named:
    case SourceType::document_named:
      s.source = 3;
      break;
    case SourceType::media_named:
      s.source = 2;
      break;
    case SourceType::none:
      s.source = 0;
      break;
    default:
      s.source = 1;
      break;
  }
  const Described described = holder.described.value_or(Described::no);
  s.described = s.source;
  if (s.source < 2 && described != Described::no) s.described = described == Described::voice && s.source == 1 ? 3 : 2;
  s.relay = s.described;
  if (s.described > 0 && holder.relay == Relay::via_named) s.relay = std::max(2, s.described - 1);
  if (s.described > 0 && holder.relay == Relay::via_unnamed) s.relay = std::max(1, s.described - 2);
  s.kind = s.relay;
  const bool in_mind = stance.kind == Kind::belief || stance.kind == Kind::intention || stance.kind == Kind::perception;
  if (s.relay > 0 && in_mind) s.kind = std::max(1, s.relay - 1);
  return s;
}

}  // namespace strength

std::optional<Level> level_of(const Holder& holder, const Stance& stance) {
  const auto steps = strength::level_steps(holder, stance);
  if (!steps) return std::nullopt;
  return static_cast<Level>(steps->kind);
}

}  // namespace sayso
