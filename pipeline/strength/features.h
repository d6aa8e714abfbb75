// What the score looks at in one relation: the level's steps, and what source, cue and quotation add.
// Entry: features_of(). What each is worth is left to score.h, and how they lie in a row to terms.h.
#pragma once

#include <bitset>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"
#include "strength/steps.h"

namespace sayso::strength {

/// What is there or not, beside the labels. terms.cpp has their names in this order.
enum class Sign : std::uint8_t {
  name_short,      ///< a named person in one word: "Ferro"
  name_full,       ///< in more: "Ines Ferro"
  role_given,      ///< beside the name: "Ferro, who runs the ferry office"
  left_out,        ///< the holder has no words here and is plain from the context
  unnamed_alone,   ///< nobody's name ties an unnamed holder to anything: "an official"
  unnamed_bare,    ///< one word: "critics"
  unnamed_some,    ///< "some lawmakers", "many"
  nobody_passive,  ///< no holder, and a cue that has no room for one: "is believed to", "reportedly"
  occasion,        ///< where it was said: "in a statement", "at a rally"
  dated,           ///< a day or a month beside it
  written,         ///< "wrote", "tweeted"
  headline,
  caption,
  nested,  ///< inside another content
  named    ///< the holder has a name: a person, a body, an outlet or a document
};
inline constexpr std::size_t kSigns = static_cast<std::size_t>(Sign::named) + 1;

struct Features {
  LevelSteps steps;
  SourceType type = SourceType::none;
  Described described = Described::no;
  Relay relay = Relay::firsthand;
  Stance stance;
  Directness directness = Directness::indirect;
  Anonymity anonymity = Anonymity::no;
  std::bitset<kSigns> signs;

  [[nodiscard]] bool has(Sign sign) const { return signs[static_cast<std::size_t>(sign)]; }
  void set(Sign sign, bool there = true) { signs[static_cast<std::size_t>(sign)] = there; }
};

/// `words`: the lower-cased tokens of the article. `steps` from level_steps().
[[nodiscard]] Features features_of(const std::vector<std::string>& words, const Segmentation& segmentation,
                                   const Attribution& attribution, const Holder& holder, const Stance& stance,
                                   const LevelSteps& steps);

}  // namespace sayso::strength
