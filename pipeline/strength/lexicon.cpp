// Base forms are found by cutting regular endings; irregular forms stand in the list.
#include "strength/lexicon.h"

#include <array>
#include <string>
#include <utility>

#include "core/lexicon.h"
#include "strength_lexicon_cues.h"

namespace sayso::strength {
namespace {

constexpr auto kSections = std::to_array<std::string_view>(
    {"statement_assert", "statement_certain", "statement_distanced", "statement_hedged", "statement_attitude",
     "belief_hedged", "belief_attitude", "belief_assert", "intention_attitude", "decision_attitude", "decision_assert",
     "perception_certain", "denies"});

constexpr std::array<std::pair<Kind, Commitment>, kSections.size() - 1> kStances = {{
    {Kind::statement, Commitment::assert},
    {Kind::statement, Commitment::certain},
    {Kind::statement, Commitment::distanced},
    {Kind::statement, Commitment::hedged},
    {Kind::statement, Commitment::attitude},
    {Kind::belief, Commitment::hedged},
    {Kind::belief, Commitment::attitude},
    {Kind::belief, Commitment::assert},
    {Kind::intention, Commitment::attitude},
    {Kind::decision, Commitment::attitude},
    {Kind::decision, Commitment::assert},
    {Kind::perception, Commitment::certain},
}};

const Lexicon& lexicon() {
  static const Lexicon cues({kLexiconCues}, kSections);
  return cues;
}

/// Base forms that a regular ending can hide, likeliest first: "vowed" -> "vow", "vowe"; "planned" -> "plann", "plan".
std::array<std::string, 3> bases(std::string_view w) {
  std::array<std::string, 3> out;
  const auto cut = [&](std::size_t tail) { return std::string(w.substr(0, w.size() - tail)); };
  const auto fill = [&](std::size_t tail) {
    out[0] = cut(tail);
    out[1] = out[0] + "e";
    if (out[0].size() > 2 && out[0].back() == out[0][out[0].size() - 2]) out[2] = out[0].substr(0, out[0].size() - 1);
  };
  if (w.size() > 4 && (w.ends_with("ies") || w.ends_with("ied")))
    out[0] = cut(3) + "y";
  else if (w.size() > 5 && w.ends_with("ing"))
    fill(3);
  else if (w.size() > 4 && w.ends_with("ed"))
    fill(2);
  else if (w.size() > 4 && w.ends_with("es"))
    out = {cut(2), cut(1), {}};
  else if (w.size() > 3 && w.ends_with("s") && !w.ends_with("ss"))
    out[0] = cut(1);
  return out;
}

CueEntry entry_of(std::uint64_t sections, std::string base) {
  CueEntry entry;
  entry.base = std::move(base);
  entry.denies = (sections >> kStances.size() & 1U) != 0;
  for (std::size_t i = 0; i < kStances.size(); ++i) {
    if ((sections >> i & 1U) == 0) continue;
    entry.kind = kStances[i].first;
    entry.commitment = kStances[i].second;
    break;
  }
  return entry;
}

}  // namespace

std::optional<CueEntry> cue_entry(std::string_view lower) {
  constexpr std::size_t kLongestCueWord = 24;  // bytes
  if (lower.size() > kLongestCueWord) return std::nullopt;
  if (const std::uint64_t sections = lexicon().find(lower)) return entry_of(sections, std::string(lower));
  for (const std::string& base : bases(lower)) {
    if (base.empty()) continue;
    if (const std::uint64_t sections = lexicon().find(base)) return entry_of(sections, base);
  }
  return std::nullopt;
}

}  // namespace sayso::strength
