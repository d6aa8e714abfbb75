// The level's rule, taken step by step: what the source gives, then what description, relay and kind change.
// Entry: level_steps(). strength.h's level_of() is its last step; score.h pays each step its worth.
#pragma once

#include <optional>

#include "core/document.h"

namespace sayso::strength {

/// Levels 0 to 4 after each step of the rule.
struct LevelSteps {
  int source = 0;     ///< the source type alone
  int described = 0;  ///< an unnamed holder that is described closely enough
  int relay = 0;      ///< a relay between
  int kind = 0;       ///< what is in a mind was not said: the level
};

/// Nothing for the writer's own voice, and where nothing is asserted (declined, asked).
[[nodiscard]] std::optional<LevelSteps> level_steps(const Holder& holder, const Stance& stance);

}  // namespace sayso::strength
