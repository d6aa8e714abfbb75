// The relations of an article that blame somebody, in words: whom, for what, who says so, how firmly, in which passage.
// Entry: blames_of(), accusation_sentence(). What is printed of them is left to blame_block.h and blame_table.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace sayso {

/// One relation that blames, or denies, with the accusation that it belongs to.
struct Blame {
  std::uint32_t accusation = 0;   ///< index into AccusationLayer::accusations
  std::uint32_t attribution = 0;  ///< index into Document::attributions
  std::string blamed;             ///< the accusation's name
  std::string act;                ///< as this relation tells it
  std::string act_key;            ///< one word to count by
  Firmness firmness = Firmness::accused;
  std::string probability;  ///< the ICD 203 band; empty where there is none
  std::optional<Level> level;
  Commitment commitment = Commitment::assert;
  std::string holder;  ///< "nobody" where nobody is said to hold it
  bool holder_named = false;
  std::string path;     ///< "The Post <- officials"; empty where there is one holder
  std::string passage;  ///< the sentence that ties the two
  bool person = false;  ///< a person whom the article names, but not as the holder of an office; or a bare pronoun
};

/// "he", "Them": whoever is called no more than that cannot be counted by it.
[[nodiscard]] bool is_bare_pronoun(std::string_view words);

/// In the order of the accusations, and of their relations.
[[nodiscard]] std::vector<Blame> blames_of(const Document& document);

/// North Korea is held responsible for “the attack on Sony Pictures” by seven holders; none has a name; the strongest
/// is A2. For an accusation that is only denied: Ana Roe is cleared of “the fire”, or denies it.
[[nodiscard]] std::string accusation_sentence(const Document& document, const Accusation& accusation);

}  // namespace sayso
