// Subjects without a parser: the source that the sentence had last, else what stands right before or behind the verb.
#include "actor/implied.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "actor/cue_shape.h"
#include "actor/source.h"
#include "actor/whole_source.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kReach = 40;  // tokens of a subject with its clauses: "A clerk, who did not wish ..., said"

/// "expected to sell", "said to be near": its subject is spoken of.
bool taken_to_be(const Words& w, std::string_view verb, std::uint32_t to) {
  constexpr auto kTaken = std::to_array<std::string_view>({"expected", "suspected", "believed", "alleged", "feared"});
  if (one_of(verb, kTaken)) return true;
  const std::string_view next = to + 1 < w.size() ? w.lower(to + 1) : std::string_view{};
  return (verb == "said" || verb == "thought" || verb == "reported") && (next == "be" || next == "have");
}

/// "Asked whether it would open, Lund said", "Lund, asked about it,": whose subject answers, and asks nothing.
bool is_asked(const Words& w, const Attribution& a) {
  const std::uint32_t first = a.cue.front().begin;
  const std::uint32_t end = a.cue.front().end;
  if (w.lower(first) != "asked" || a.cue.size() > 1) return false;
  const std::string_view link = w.lower(end - 1) != "asked" ? w.lower(end - 1) : end < w.size() ? w.lower(end) : "";
  if (w.opens(first)) return w.capital(first) && link != "by";
  return first > 0 && w.lower(first - 1) == "," &&
         one_of(link, {"about", "if", "whether", "why", "how", "what", "when"});
}

/// "two deaths reported in Veld": where they were is no holder.
bool place_behind(const Words& w, const Attribution& a) {
  const std::uint32_t end = a.cue.back().end;
  const bool link = end < w.size() && (w.lower(end) == "in" || w.lower(end) == "at");
  return link && a.source.front().begin == end + 1 && w.lower(a.cue.front().begin) == "reported";
}

/// "are being told" behind its source, "two citizens suspected of": the source is no holder.
bool is_patient(const Words& w, const Attribution& a) {
  if (a.source.empty() || a.cue.empty()) return false;
  if (is_asked(w, a) || place_behind(w, a)) return true;
  if (a.source.back().end > a.cue.front().begin) return false;
  const CueShape shape = shape_of(w, a.cue);
  if (only_hearsay(w, a.cue)) return true;
  if (shape.by || shape.perfect) return false;
  const std::uint32_t end = a.cue.back().end;
  if (end < w.size() && w.lower(end) == "by") return false;
  if (shape.passive) return shape.addressed;
  const std::uint32_t first = a.cue.front().begin;
  const std::string_view link = end < w.size() ? w.lower(end) : std::string_view{};
  const std::string_view last = w.lower(end - 1);
  const bool linked = last == "of" || last == "on" || last == "with" || last == "to" || link == "of" || link == "in";
  if (a.source.back().end != first) return false;
  const std::string_view verb = w.lower(first);
  if (link == "to" && taken_to_be(w, verb, end)) return true;
  if (verb == "reported") return (link == "in" || link == "at") && !w.capital(first - 1);
  return linked && verb != "said" && bare_participle(verb);
}

/// "suspicions", "the claim", "Demand for": a noun of saying or thinking.
bool noun_cue(const Words& w, const std::vector<TokenSpan>& cue) {
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"claim",   "claims",   "question", "questions", "fear",      "fears",   "hope",     "hopes",       "rumor",
       "rumors",  "rumour",   "rumours",  "demand",    "demands",   "call",    "calls",    "doubt",       "doubts",
       "belief",  "word",     "charge",   "charges",   "criticism", "talk",    "view",     "requirement", "controversy",
       "outrage", "pressure", "debate",   "consensus", "warnings",  "threats", "promises", "pleas",       "praise"});
  for (const TokenSpan span : cue) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::string_view lower = w.lower(i);
      if (w.flags(i).any(Lex::person_noun, Lex::person_plural) || lower.ends_with("ing")) return false;
      const bool made = lower.size() > 6 && (lower.ends_with("ion") || lower.ends_with("ions") ||
                                             lower.ends_with("ment") || lower.ends_with("ments"));
      if (made || one_of(lower, kNouns) || w.flags(i).has(Lex::document_noun)) return true;
    }
  }
  return false;
}

class SubjectFinder {
 public:
  SubjectFinder(const Words& w, const std::vector<Attribution>& attributions)
      : w_(w), attributions_(attributions), out_(attributions.size()) {}

  std::vector<std::vector<TokenSpan>> run() {
    for (std::uint32_t r = 0; r < attributions_.size(); ++r) {
      const Attribution& a = attributions_[r];
      out_[r] = source_of(r);
      if (!out_[r].empty() && !a.cue.empty()) last_of_[clause_key(a)] = r;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::vector<TokenSpan> source_of(std::uint32_t r) const {
    const Attribution& a = attributions_[r];
    if (a.cue.empty()) return a.source;
    if (seeming(w_, a.cue) && !seems_to_say(w_, a.cue)) return {};
    const bool behind = !a.source.empty() && a.source.front().begin >= a.cue.front().begin;
    if (receives(w_, a.cue)) return behind ? a.source : whence(a);
    if (!a.source.empty()) {
      if (const auto agent = behind ? std::nullopt : agent_of(a)) return *agent;
      return is_patient(w_, a) ? std::vector<TokenSpan>{} : whole_source(w_, a);
    }
    if (a.continues) return {};
    const std::uint32_t next = a.cue.back().end;  // "repeated warnings from his lawyer"
    if (next < w_.size() && w_.lower(next) == "from" && noun_cue(w_, a.cue)) return phrase(next + 1);
    if (const auto main = of_main_clause(r)) return *main;
    return subject(a);
  }

  /// "drew criticism from the unions".
  [[nodiscard]] std::vector<TokenSpan> whence(const Attribution& a) const {
    constexpr std::uint32_t kBehind = 3;  // tokens: "criticism even from"
    const std::uint32_t end = std::min(a.cue.back().end + kBehind, w_.sentence_span(a.cue.front().begin).end);
    const std::uint32_t from = w_.find("from", a.cue.front().begin, end);
    return from < end ? phrase(from + 1) : std::vector<TokenSpan>{};
  }

  /// "The singer has been called a fraud by two critics": who calls him so stands behind "by".
  [[nodiscard]] std::optional<std::vector<TokenSpan>> agent_of(const Attribution& a) const {
    constexpr std::uint32_t kBehind = 6;  // tokens between the verb and its "by"
    const CueShape shape = shape_of(w_, a.cue);
    if (!shape.passive || shape.perfect) return std::nullopt;
    const TokenSpan sentence = w_.sentence_span(a.cue.front().begin);
    const std::uint32_t end = std::min(a.cue.back().end + kBehind, sentence.end);
    const std::uint32_t by = w_.find("by", a.cue.front().begin, end);
    if (by + 1 >= end || w_.digits(by + 1) || w_.lower(by + 1).ends_with("ing")) return std::nullopt;
    return phrase(by + 1);
  }

  /// "Claiming that it rained, Ferro left the hall": the source that the sentence has behind the words.
  [[nodiscard]] std::optional<std::vector<TokenSpan>> of_main_clause(std::uint32_t r) const {
    constexpr std::uint32_t kNext = 4;  // relations looked at
    const std::uint32_t cue = attributions_[r].cue.front().begin;
    if (!w_.capital(cue) || !w_.lower(cue).ends_with("ing")) return std::nullopt;
    for (std::uint32_t k = r + 1; k < std::min<std::size_t>(attributions_.size(), r + 1 + kNext); ++k) {
      const Attribution& next = attributions_[k];
      if (next.source.empty() || next.parent || next.source.front().begin < cue) continue;
      if (w_.sentence(next.source.front().begin) != w_.sentence(cue)) return std::nullopt;
      return next.source;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::vector<TokenSpan> subject(const Attribution& a) const {
    const std::uint32_t cue = a.cue.front().begin;
    const std::string_view lower = w_.lower(cue);
    if (lower == "according" || (lower == "citing" && a.cue.size() == 1)) return phrase(a.cue.back().end);
    if (!active(w_, a.cue)) return {};
    const TokenSpan sentence = w_.sentence_span(cue);
    const std::uint32_t behind = a.cue.back().end;
    const bool comma = cue > sentence.begin && (w_.punctuation(cue - 1) || w_.lower(cue - 1) == ",");
    const bool noun_behind = behind < sentence.end && w_.flags(behind).has(Lex::determiner);
    if (comma && noun_behind && !covered(a.content, behind)) return phrase(behind);
    if (const auto same = coordinated(a, cue)) return *same;
    auto own = before(a, cue);
    // "It shows that the pumps had failed, and blames the pipes": the verb goes on behind the content.
    if (own.empty() && a.parent && (comma || (cue > 0 && w_.lower(cue - 1) == "and"))) return out_[*a.parent];
    return own;
  }

  static bool covered(const std::vector<TokenSpan>& spans, std::uint32_t token) {
    return std::any_of(spans.begin(), spans.end(), [&](TokenSpan s) { return s.contains(token); });
  }

  /// The sentence and what the relation stands in.
  [[nodiscard]] std::uint64_t clause_key(const Attribution& a) const {
    const std::uint64_t inside = a.parent ? *a.parent + 1U : 0U;
    return (std::uint64_t{w_.sentence(a.cue.front().begin)} << 32U) | inside;
  }

  /// "It shows that ..., and blames ...": the source that the sentence had last, before this cue, in the same clause.
  [[nodiscard]] std::optional<std::vector<TokenSpan>> coordinated(const Attribution& a, std::uint32_t cue) const {
    const auto found = last_of_.find(clause_key(a));
    if (found == last_of_.end() || attributions_[found->second].cue.front().begin > cue) return std::nullopt;
    return out_[found->second];
  }

  /// The noun phrase between the start of the clause and the cue.
  [[nodiscard]] std::vector<TokenSpan> before(const Attribution& a, std::uint32_t cue) const {
    std::uint32_t begin = w_.sentence_span(cue).begin;
    if (a.parent) {
      for (const TokenSpan piece : attributions_[*a.parent].content) {
        if (piece.contains(cue)) begin = std::max(begin, piece.begin);
      }
    }
    for (const TokenSpan piece : a.content) {  // "It rained, a report has found"
      const bool subject = piece.size() == 1 && piece.end == cue && w_.flags(piece.begin).has(Lex::pronoun);
      if (piece.begin >= begin && piece.end <= cue && !subject) begin = piece.end;
    }
    for (std::uint32_t i = begin; i < cue; ++i) {  // not what somebody said before it
      const std::string_view raw = w_.raw(i);
      if (raw == "\"" || raw == "\xE2\x80\x9D" || raw == "\xE2\x80\x9C") begin = i + 1;
    }
    if (cue > begin + kReach) return {};
    while (begin < cue && (w_.punctuation(begin) || w_.lower(begin) == "and" || w_.lower(begin) == "but" ||
                           w_.lower(begin) == "that" || w_.lower(begin) == "however")) {
      ++begin;
    }
    std::uint32_t end = cue;
    while (end > begin && (w_.punctuation(end - 1) || w_.lower(end - 1) == "also" || w_.lower(end - 1) == "and")) --end;
    begin = past_time(begin, end);
    if (end == begin || preposition_opens(begin) || has_verb(begin, end)) return {};
    return {{begin, end}};
  }

  /// "Last week Ferro": the subject begins behind the time.
  [[nodiscard]] std::uint32_t past_time(std::uint32_t begin, std::uint32_t end) const {
    constexpr auto kOpen = std::to_array<std::string_view>({"last", "this", "next", "that", "earlier", "later"});
    constexpr auto kTimes =
        std::to_array<std::string_view>({"week", "month", "year", "night", "weekend", "morning", "summer", "spring",
                                         "fall", "winter", "autumn", "evening", "afternoon"});
    std::uint32_t i = begin;
    while (i + 1 < end && one_of(w_.lower(i), kOpen)) ++i;
    if (i == begin || i + 1 >= end) return begin;
    const bool time = one_of(w_.lower(i), kTimes) || w_.flags(i).any(Lex::weekday, Lex::month);
    return time ? i + (w_.lower(i + 1) == "," && i + 2 < end ? 2 : 1) : begin;
  }

  /// A verb that stands in no clause of its own: the stretch is more than a noun phrase.
  [[nodiscard]] bool has_verb(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::string_view lower = w_.lower(i);
      if (lower == "," || lower == "who" || lower == "which" || lower == "(") return false;
      if (be_form(w_, i) || one_of(lower, {"had", "has", "have", "will", "would", "can", "could", "may", "might",
                                           "told", "said", "says", "after", "when", "because"})) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] bool preposition_opens(std::uint32_t i) const {
    if (w_.capital(i) && w_.word(i).upper_case > 0) return false;  // "So intended to pay": So is a name here
    return w_.flags(i).has(Lex::function) && !w_.flags(i).any(Lex::determiner, Lex::pronoun);
  }

  /// The noun phrase behind "according to".
  [[nodiscard]] std::vector<TokenSpan> phrase(std::uint32_t begin) const {
    constexpr std::uint32_t kPhrase = 12;  // tokens
    if (begin >= w_.size()) return {};
    const std::uint32_t limit = std::min(w_.sentence_span(begin).end, begin + kPhrase);
    std::uint32_t end = begin;
    for (; end < limit && w_.lower(end) != "," && w_.lower(end) != "." && (!w_.punctuation(end) || w_.glued(end));
         ++end) {
      // "the law the minister may": a second noun phrase begins.
      const bool second = w_.flags(end).has(Lex::determiner) && end > begin + 1 && w_.letters(end - 1) &&
                          !w_.flags(end - 1).any(Lex::function, Lex::determiner);
      if (second) break;
    }
    if (end == begin) return {};
    return {{begin, end}};
  }

  const Words& w_;
  const std::vector<Attribution>& attributions_;
  std::vector<std::vector<TokenSpan>> out_;
  std::unordered_map<std::uint64_t, std::uint32_t> last_of_;  ///< clause_key() -> the relation with a source read last
};

/// "known as", "known for": a name or a habit, and no claim.
bool named_so(const Words& w, const std::vector<TokenSpan>& cue) {
  bool known = false;
  for (const TokenSpan span : cue) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      known = known || w.lower(i) == "known" || w.lower(i) == "named" || w.lower(i) == "called";
      if (known && (w.lower(i) == "as" || w.lower(i) == "for" || w.lower(i) == "after")) return true;
    }
  }
  const std::uint32_t end = cue.back().end;
  return known && end < w.size() && (w.lower(end) == "as" || w.lower(end) == "for");
}

}  // namespace

std::vector<std::vector<TokenSpan>> sources_of(const Words& words, const std::vector<Attribution>& attributions) {
  return SubjectFinder(words, attributions).run();
}

bool nobody_cue(const Words& words, const std::vector<TokenSpan>& cue) {
  if (cue.empty()) return false;
  const CueShape shape = shape_of(words, cue);
  const std::uint32_t first = cue.front().begin;
  const std::string_view lower = words.lower(first);
  if (shape.hearsay) return true;
  if (shape.passive) return shape.addressed && lower != "will" && lower != "would" && !named_so(words, cue);
  if (bare_participle(lower)) return !named_so(words, cue);
  if (lower == "asked" || lower == "it") return true;
  if (lower == "appears") return first > 0 && words.lower(first - 1) == "it";
  if (lower == "to" || active(words, cue)) return false;
  return noun_cue(words, cue);
}

TokenSpan nobody_phrase(const Words& words, TokenSpan cue) {
  constexpr std::uint32_t kTail = 3;  // tokens that say what for; fewer belong to the verb ("is believed to have")
  for (std::uint32_t i = cue.begin; i + 1 < cue.end; ++i) {
    if (!addressed(words.lower(i)) || cue.end - (i + 1) < kTail) continue;
    if (one_of(words.lower(i + 1), {"on", "in", "for", "by", "at", "during", "after"})) return {cue.begin, i + 1};
  }
  return cue;
}

}  // namespace sayso::actor
