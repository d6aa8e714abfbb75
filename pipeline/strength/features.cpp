// The look of a named source: how full the name is, and whether words beside it say who that is.
#include "strength/features.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace sayso::strength {
namespace {

/// Titles make no full name: "Mr. Ryan" is short. fit_strength.py has the same list.
constexpr auto kTitles = std::to_array<std::string_view>(
    {"dr", "gen", "gov", "governor", "mr", "mrs", "ms", "president", "rep", "sen", "senator", "sir"});
/// Small words that say nothing of what somebody is. fit_strength.py has the same list.
constexpr auto kSmall =
    std::to_array<std::string_view>({"and", "del", "der", "herself", "himself", "the", "van", "von", "who"});

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

struct SourceLook {
  std::uint32_t longest_run = 0;  ///< of capitalised words, titles left out
  bool lower_word = false;        ///< a word of three letters or more in lower case
};

SourceLook look_at(std::string_view text, const Segmentation& s, const std::vector<TokenSpan>& source) {
  constexpr std::uint32_t kMostTokens = 60;  // a source longer than that is broken text
  SourceLook look;
  for (const TokenSpan span : source) {
    std::uint32_t run = 0;
    for (std::uint32_t i = span.begin; i < std::min(span.end, span.begin + kMostTokens); ++i) {
      const Token& t = s.tokens[i];
      if (!t.is(kAlphabetic)) {
        if (slice(text, t.span) == ",") run = 0;
        continue;
      }
      const std::string word = lower(slice(text, t.span));
      if (t.is(kUpperFirst)) {
        if (!among(word, kTitles)) look.longest_run = std::max(look.longest_run, ++run);
        continue;
      }
      run = 0;
      look.lower_word = look.lower_word || (word.size() >= 3 && !among(word, kSmall));
    }
  }
  return look;
}

bool pronoun(const std::string& word) {
  return word == "he" || word == "she" || word == "they" || word == "who" || word == "i" || word == "his" ||
         word == "her";
}

}  // namespace

Features features_of(std::string_view text, const Segmentation& segmentation, const Attribution& attribution,
                     const Holder& holder, const Stance& stance, const LevelSteps& steps) {
  Features f;
  f.steps = steps;
  f.type = holder.type;
  f.described = holder.described.value_or(Described::no);
  f.relay = holder.relay;
  f.stance = stance;
  f.directness = attribution.directness;
  f.anonymity = holder.anonymity;
  if (holder.type != SourceType::person_named || attribution.source.empty()) return f;
  const TokenSpan first = attribution.source.front();
  if (first.size() == 1 && pronoun(lower(slice(text, segmentation.tokens[first.begin].span)))) return f;
  const SourceLook look = look_at(text, segmentation, attribution.source);
  if (look.longest_run >= 2)
    f.form = NameForm::full_name;
  else if (look.longest_run == 1)
    f.form = NameForm::short_name;
  f.role = look.longest_run > 0 && look.lower_word;
  return f;
}

}  // namespace sayso::strength
