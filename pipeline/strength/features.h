// What the score looks at in one relation: the level's steps, and what the source and the quotation add.
// Entry: features_of(). The weights are left to score.h; models/training/fit_strength.py computes the same features.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "strength/steps.h"

namespace sayso::strength {

/// How a named person stands in the source span.
enum class NameForm : std::uint8_t { back_reference, short_name, full_name };

struct Features {
  LevelSteps steps;
  SourceType type = SourceType::none;
  Described described = Described::no;
  Relay relay = Relay::firsthand;
  Stance stance;
  Directness directness = Directness::indirect;
  Anonymity anonymity = Anonymity::no;
  NameForm form = NameForm::back_reference;  ///< of named persons only
  bool role = false;                         ///< the source span says what the named person is
};

/// `steps` from level_steps().
[[nodiscard]] Features features_of(std::string_view text, const Segmentation& segmentation,
                                   const Attribution& attribution, const Holder& holder, const Stance& stance,
                                   const LevelSteps& steps);

}  // namespace sayso::strength
