// The look of a source, and the words around the cue, as signs that are there or not.
#include "strength/features.h"

#include <algorithm>
#include <array>

#include "core/one_of.h"

namespace sayso::strength {
namespace {

constexpr std::uint32_t kMostTokens = 60;  // of a source or a sentence that are looked at; more is broken text

/// Titles make no full name: "Mr. Ryan" is short.
constexpr auto kTitles = std::to_array<std::string_view>(
    {"dr", "gen", "gov", "governor", "mr", "mrs", "ms", "president", "rep", "sen", "senator", "sir"});
/// Small words that say nothing of what somebody is.
constexpr auto kSmall =
    std::to_array<std::string_view>({"and", "del", "der", "herself", "himself", "the", "van", "von", "who"});
constexpr auto kPronouns = std::to_array<std::string_view>({"he", "she", "they", "who", "i", "his", "her"});
constexpr auto kSome = std::to_array<std::string_view>({"some", "many", "several", "most", "other", "others", "few",
                                                        "numerous", "various", "countless", "certain", "more"});
constexpr auto kBe = std::to_array<std::string_view>(
    {"is",         "are",       "was",        "were",       "be",        "been",   "being", "'s",
     "reportedly", "allegedly", "supposedly", "apparently", "seemingly", "seems",  "seem",  "seemed",
     "appears",    "appear",    "appeared",   "likely",     "unlikely",  "unclear"});
constexpr auto kOccasions = std::to_array<std::string_view>(
    {"statement", "statements", "interview", "interviews", "speech", "conference", "rally",     "briefing",
     "hearing",   "debate",     "email",     "e-mail",     "letter", "tweet",      "tweets",    "twitter",
     "facebook",  "testimony",  "memo",      "post",       "court",  "reporters",  "testified", "broadcast"});
constexpr auto kDays = std::to_array<std::string_view>(
    {"monday",    "tuesday", "wednesday", "thursday", "friday",  "saturday", "sunday",   "yesterday",
     "today",     "tonight", "january",   "february", "april",   "june",     "july",     "august",
     "september", "october", "november",  "december", "morning", "evening",  "afternoon"});
constexpr auto kWritten = std::to_array<std::string_view>(
    {"wrote", "written", "writes", "write", "writing", "tweeted", "tweets", "tweet", "posted", "published"});

/// What stands in a source span.
struct SourceLook {
  std::uint32_t longest_run = 0;  ///< of capitalised words, titles left out
  bool lower_word = false;        ///< a word of three letters or more in lower case
  bool name_inside = false;       ///< a capitalised word behind the first
};

class Reader {
 public:
  Reader(const std::vector<std::string>& words, const Segmentation& segmentation, const Attribution& attribution)
      : words_(words), s_(segmentation), a_(attribution) {}

  void read(Features& f) const {
    if (f.type == SourceType::person_named) read_name(f);
    if (!a_.source.empty() && f.type >= SourceType::person_unnamed && f.type <= SourceType::document_unnamed)
      read_unnamed(f);
    f.set(Sign::left_out, a_.source.empty() && f.type != SourceType::none);
    f.set(Sign::nobody_passive, f.type == SourceType::none && any(a_.cue, kBe));
    f.set(Sign::written, any(a_.cue, kWritten));
    f.set(Sign::headline, a_.zone == Zone::headline);
    f.set(Sign::caption, a_.zone == Zone::caption);
    f.set(Sign::nested, a_.parent.has_value());
    f.set(Sign::named, is_named(f.type));
    read_sentence(f);
  }

 private:
  template <std::size_t N>
  bool any(const std::vector<TokenSpan>& spans, const std::array<std::string_view, N>& list) const {
    std::uint32_t left = kMostTokens;
    for (const TokenSpan span : spans) {
      for (std::uint32_t i = span.begin; i < span.end && left > 0; ++i, --left) {
        if (one_of(words_[i], list)) return true;
      }
    }
    return false;
  }

  [[nodiscard]] SourceLook look() const {
    SourceLook look;
    for (const TokenSpan span : a_.source) {
      std::uint32_t run = 0;
      for (std::uint32_t i = span.begin; i < std::min(span.end, span.begin + kMostTokens); ++i) {
        const Token& t = s_.tokens[i];
        if (!t.is(kAlphabetic)) {
          if (words_[i] == ",") run = 0;
          continue;
        }
        if (t.is(kUpperFirst)) {
          look.name_inside = look.name_inside || i > a_.source.front().begin;
          if (!one_of(words_[i], kTitles)) look.longest_run = std::max(look.longest_run, ++run);
          continue;
        }
        run = 0;
        look.lower_word = look.lower_word || (words_[i].size() >= 3 && !one_of(words_[i], kSmall));
      }
    }
    return look;
  }

  void read_name(Features& f) const {
    if (a_.source.empty()) return;
    const TokenSpan first = a_.source.front();
    if (first.size() == 1 && one_of(words_[first.begin], kPronouns)) return;
    const SourceLook seen = look();
    f.set(Sign::name_full, seen.longest_run >= 2);
    f.set(Sign::name_short, seen.longest_run == 1);
    f.set(Sign::role_given, seen.longest_run > 0 && seen.lower_word);
  }

  void read_unnamed(Features& f) const {
    const TokenSpan first = a_.source.front();
    f.set(Sign::unnamed_alone, !look().name_inside);
    f.set(Sign::unnamed_bare, a_.source.size() == 1 && first.size() == 1);
    f.set(Sign::unnamed_some, one_of(words_[first.begin], kSome));
  }

  /// The words of the cue's sentence that are not content.
  void read_sentence(Features& f) const {
    if (a_.cue.empty()) return;
    const std::uint32_t at = a_.cue.front().begin;
    const TokenSpan sentence = s_.sentences[s_.tokens[at].sentence].tokens;
    const std::uint32_t begin = at - std::min(at - sentence.begin, kMostTokens / 2);
    const std::uint32_t end = std::min(sentence.end, at + kMostTokens / 2);
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool content =
          std::any_of(a_.content.begin(), a_.content.end(), [i](TokenSpan p) { return p.contains(i); });
      if (content) continue;
      if (one_of(words_[i], kOccasions)) f.set(Sign::occasion);
      if (one_of(words_[i], kDays)) f.set(Sign::dated);
    }
  }

  const std::vector<std::string>& words_;
  const Segmentation& s_;
  const Attribution& a_;
};

}  // namespace

Features features_of(const std::vector<std::string>& words, const Segmentation& segmentation,
                     const Attribution& attribution, const Holder& holder, const Stance& stance,
                     const LevelSteps& steps) {
  Features f;
  f.steps = steps;
  f.type = holder.type;
  f.described = holder.described.value_or(Described::no);
  f.relay = holder.relay;
  f.stance = stance;
  f.directness = attribution.directness;
  f.anonymity = holder.anonymity;
  Reader(words, segmentation, attribution).read(f);
  return f;
}

}  // namespace sayso::strength
