#include "accusation/probability.h"

#include <algorithm>

#include "accusation/phrases.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

bool stressed(std::string_view w) {
  return one_of(w, {"very", "highly", "most", "extremely", "overwhelmingly", "quite"});
}

/// The words of probability whose last is `i`; `low` is the first token that may belong to them.
std::optional<Probability> probability_at(const Line& line, std::uint32_t i, std::uint32_t low) {
  const std::string_view w = line.word(i);
  const std::string_view before = i > low ? line.word(i - 1) : std::string_view{};
  const bool more = stressed(before);
  const TokenSpan span{more ? i - 1 : i, i + 1};
  if (one_of(w, {"likely", "probable", "probably", "likelihood"})) {
    if (before == "not") return Probability{{i - 1, i + 1}, Icd203::unlikely};
    return Probability{span, more ? Icd203::very_likely : Icd203::likely};
  }
  if (one_of(w, {"unlikely", "improbable"})) return Probability{span, more ? Icd203::very_unlikely : Icd203::unlikely};
  if (one_of(w, {"certain", "certainly"}) && one_of(before, {"almost", "nearly", "virtually", "near"}))
    return Probability{{i - 1, i + 1}, Icd203::almost_certain};
  if (w == "chance" && one_of(before, {"even", "remote", "no"}))
    return Probability{{i - 1, i + 1}, before == "even" ? Icd203::roughly_even_chance : Icd203::almost_no_chance};
  return std::nullopt;
}

std::optional<Probability> confidence_at(const Line& line, std::uint32_t i, std::uint32_t low) {
  if (line.word(i) != "confidence" || i == low) return std::nullopt;
  const std::string_view before = line.word(i - 1);
  const std::uint32_t first = i >= low + 2 && line.word(i - 2) == "with" ? i - 2 : i - 1;
  const TokenSpan span{first, i + 1};
  if (before == "high") return Probability{span, Icd203::high_confidence};
  if (one_of(before, {"moderate", "medium"})) return Probability{span, Icd203::moderate_confidence};
  if (before == "low") return Probability{span, Icd203::low_confidence};
  return std::nullopt;
}

}  // namespace

std::optional<Probability> find_probability(const Line& line, TokenSpan tie, TokenSpan blamed, const Attribution& a) {
  const TokenSpan sentence = line.sentence(tie.begin);
  const std::uint32_t first = std::min(tie.begin, blamed.begin);
  std::uint32_t low = std::max(sentence.begin, first > kReach ? first - kReach : 0);
  std::uint32_t high = std::min(std::max(tie.end + 2, blamed.end), sentence.end);
  high = std::min(high, low + 3 * kReach);
  for (const TokenSpan piece : a.content) {
    if (!piece.contains(tie.begin)) continue;
    low = std::max(low, piece.begin);
    high = std::min(high, piece.end);
  }
  for (const TokenSpan piece : a.cue) {
    if (sentence.contains(piece) && piece.end <= low && low - piece.begin < kReach) low = piece.begin;
  }
  std::optional<Probability> confidence;
  for (std::uint32_t i = low; i < high; ++i) {
    if (const auto found = probability_at(line, i, low)) return found;
    if (!confidence) confidence = confidence_at(line, i, low);
  }
  return confidence;
}

}  // namespace sayso::accusation
