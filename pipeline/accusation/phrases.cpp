// Left to right and right to left over tokens, with the closed word classes as the borders of phrases.
#include "accusation/phrases.h"

#include <algorithm>
#include <string>

#include "core/one_of.h"

namespace sayso::accusation {
namespace {

std::uint32_t low_of(const Line& line, std::uint32_t i) {
  const std::uint32_t begin = line.sentence(i).begin;
  return i - begin > kReach ? i - kReach : begin;
}

std::uint32_t high_of(const Line& line, std::uint32_t i) {
  return std::min(line.sentence(i).end, i + kReach);
}

bool conjunction(std::string_view word) {
  return word == "and" || word == "or" || word == "&";
}

/// A word that no noun phrase goes over, conjunctions aside.
bool stops(const Line& line, std::uint32_t i) {
  if (line.punctuation(i)) return !line.joins(i) && !line.quote(i);
  if (line.is(i, Tag::be) || line.is(i, Tag::have) || line.is(i, Tag::modal) || line.is(i, Tag::do_verb) ||
      line.is(i, Tag::negation))
    return !one_of(line.word(i), {"'s", "'d", "no", "can"});
  if (line.is(i, Tag::speech) && line.form(i) != Form::gerund)
    return !one_of(line.word(i), {"claims", "shows", "alleged"});
  return line.is(i, Tag::clause) && !conjunction(line.word(i));
}

bool verb_like(const Line& line, std::uint32_t i) {
  if (line.is(i, Tag::be) || line.is(i, Tag::have) || line.is(i, Tag::modal) || line.is(i, Tag::do_verb)) return true;
  return line.is(i, Tag::speech) || (line.is(i, Tag::harm_verb) && line.form(i) == Form::past);
}

/// "..., a former engineer," and "- releasing a trove -": where what it interrupts ends; `i` is behind its last mark.
std::optional<std::uint32_t> over_parenthesis(const Line& line, std::uint32_t i, std::uint32_t low) {
  const bool comma = line.word(i - 1) == ",";
  for (std::uint32_t k = i - 1; k-- > low;) {
    if (comma ? line.word(k) == "," : line.dash(k)) return k > low ? std::optional(k) : std::nullopt;
  }
  return std::nullopt;
}

/// "linked to the navy": a cue as it may be, the phrase goes on over it.
bool linked_to(const Line& line, std::uint32_t i) {
  return i >= 2 && line.word(i - 1) == "to" && line.is(i - 2, Tag::link_to);
}

/// "(is) believed to": sets what it says; where the words before it begin.
std::optional<std::uint32_t> over_belief(const Line& line, std::uint32_t to, std::uint32_t low, Group& g) {
  if (to <= low) return std::nullopt;
  const std::uint32_t k = to - 1;
  const std::string_view w = line.word(k);
  if (one_of(w, {"appears", "appeared", "appear", "seems", "seem", "seemed"})) {
    g.may = true;
    return k;
  }
  if (w == "likely" || w == "unlikely") return k;
  if (one_of(w, {"expected", "due", "set", "scheduled", "about", "going"})) {
    g.future = true;
    return k;
  }
  if (one_of(w, {"alleged", "accused", "claimed"})) {
    g.alleged = true;
  } else if (one_of(w, {"believed", "thought", "suspected", "feared", "understood", "presumed", "rumoured", "rumored",
                        "considered", "assumed", "said", "reported"})) {
    g.believed = true;
  } else if (one_of(w, {"found", "shown", "proven", "known", "determined", "ruled", "established"})) {
    g.settled = true;
  } else {
    return std::nullopt;
  }
  return k;
}

}  // namespace

bool adverb(const Line& line, std::uint32_t i) {
  if (line.is(i, Tag::adverb)) return true;
  const std::string_view w = line.word(i);
  return w.size() > 5 && w.ends_with("ly") && !line.capital(i) &&
         !one_of(w, {"family", "supply", "anomaly", "assembly", "monopoly", "elderly", "butterfly", "deadly", "daily",
                     "weekly", "monthly", "friendly", "likely"});
}

Group group_before(const Line& line, std::uint32_t i) {
  Group g;
  g.begin = i;
  const std::uint32_t low = low_of(line, i);
  bool believed = false;  // "is believed to have": that "is" is none of the verb's own
  while (g.begin > low) {
    const std::uint32_t k = g.begin - 1;
    const std::string_view w = line.word(k);
    if (line.begins(g.begin) && line.cue(k) && !line.cue(g.begin) && !line.is(k, Tag::be) && !line.is(k, Tag::have)) {
      if (w != "to" && !one_of(w, {"allegedly", "suspected", "believed", "alleged", "thought"})) break;
    }
    if (w == "to") {
      const auto before = over_belief(line, k, low, g);
      g.future = g.future || !before;
      if (!before) break;
      g.begin = *before;
      believed = true;
      continue;
    }
    if (line.is(k, Tag::negation)) g.negated = true;
    if (one_of(w, {"allegedly", "supposedly"})) g.alleged = true;
    if (one_of(w, {"may", "might", "possibly", "apparently", "perhaps", "reportedly"})) g.may = true;
    if (line.is(k, Tag::modal) && !g.may) g.future = true;
    if (line.is(k, Tag::be) && w != "'s" && !believed) g.be = true;
    if (line.is(k, Tag::have) && !believed) g.have = true;
    const bool part = line.is(k, Tag::be) || line.is(k, Tag::have) || line.is(k, Tag::modal) ||
                      line.is(k, Tag::do_verb) || line.is(k, Tag::negation) || adverb(line, k) ||
                      (line.quote(k) && k > low) || one_of(w, {"believed", "thought", "found", "under", "among"});
    if (!part || (w == "no" && !line.is(k, Tag::negation))) break;
    if (w == "found") g.settled = true;
    if (w == "believed" || w == "thought") g.believed = true;
    g.begin = k;
  }
  if (g.have && g.may) g.future = false;  // "may have taken": said of what is past
  return g;
}

namespace {

/// No "that" of "said that", "the claim that": it points at the noun before it.
bool relative_that(const Line& line, std::uint32_t i) {
  for (const Tag tag : {Tag::speech, Tag::believe, Tag::settle, Tag::allege, Tag::allegation}) {
    if (line.is(i - 1, tag)) return false;
  }
  return !line.cue(i) && !line.cue(i - 1) && !line.begins(i);
}

/// "The boy was arrested and [is expected to be charged]": the clause's first noun phrase; `joint` is the conjunction.
std::optional<TokenSpan> shared_subject(const Line& line, std::uint32_t joint, std::uint32_t low) {
  std::uint32_t begin = joint;
  while (begin > low && !line.begins(begin)) {
    const bool mark = line.punctuation(begin - 1) && !line.joins(begin - 1) && !line.quote(begin - 1);
    if (mark || (line.is(begin - 1, Tag::clause) && !conjunction(line.word(begin - 1)))) break;
    --begin;
  }
  std::uint32_t end = begin;
  while (end < joint && !stops(line, end) && !verb_like(line, end)) ++end;
  const TokenSpan found = trimmed(line, {begin, end});
  if (end == joint || found.empty() || line.is(found.begin, Tag::preposition)) return std::nullopt;
  return found;
}

/// The phrase without what a conjunction joined to it wrongly; nothing where it is no noun phrase, or one that is
/// negated.
std::optional<TokenSpan> checked(const Line& line, TokenSpan phrase, std::optional<std::uint32_t> joint,
                                 std::uint32_t low) {
  std::uint32_t begin = phrase.begin;
  if (joint && begin > low && verb_like(line, begin - 1)) begin = *joint;  // "he apologised and the mills ..."
  for (std::uint32_t k = joint.value_or(begin); joint && k > begin; --k) {
    if (verb_like(line, k - 1) && line.form(k - 1) == Form::past) begin = *joint;
  }
  const TokenSpan found = trimmed(line, {begin, phrase.end});
  if (found.empty() || line.is(found.begin, Tag::preposition)) return std::nullopt;
  if (begin > low && one_of(line.word(begin - 1), {"nor", "neither", "not", "no"})) return std::nullopt;
  if (found.size() == 1 || begin == low || line.word(begin - 1) != ",") return found;
  const bool past = line.is(found.begin, Tag::harm_verb) && line.form(found.begin) == Form::past;
  const bool verb = (past || line.is(found.begin, Tag::past_form)) && !line.joins(found.begin + 1);
  return verb ? std::nullopt : std::optional(found);  // "..., shut down the pumps"
}

/// "to find out who was behind it": a question, whose "who" takes up no name before it.
bool asks_who(const Line& line, std::uint32_t who) {
  return line.word(who) == "who" && one_of(line.word(who - 1), {"out", "determine", "establish", "identify", "learn",
                                                                "know", "knows", "ask", "asked", "about", "say"});
}

}  // namespace

std::optional<TokenSpan> subject_before(const Line& line, std::uint32_t i) {
  const std::uint32_t low = low_of(line, i);
  std::uint32_t end = i;
  std::uint32_t aside = 0;
  const auto back = [&] {
    while (end > low && (adverb(line, end - 1) || line.quote(end - 1))) --end;
  };
  back();
  const bool relative = end > low + 1 && one_of(line.word(end - 1), {"who", "which", "that"});
  if (relative && asks_who(line, end - 1)) return std::nullopt;
  if (relative && (line.word(end - 1) != "that" || relative_that(line, end - 1))) {
    --end;
    if (end > low && line.word(end - 1) == ",") --end;
  }
  if (end > low && !line.begins(end) && (line.word(end - 1) == "," || line.dash(end - 1))) {
    const auto before = over_parenthesis(line, end, low);
    if (!before) return std::nullopt;
    if (line.mention(*before + 1) != nullptr) aside = end - 1;  // "the treasurer, Solène Prigent,"
    end = *before;
  }
  if (end > low && end == i && line.word(end - 1) == "and") return shared_subject(line, end - 1, low);
  std::uint32_t begin = end;
  std::optional<std::uint32_t> joint;
  while (begin > low && !stops(line, begin - 1) && !(line.begins(begin) && begin != end && !linked_to(line, begin))) {
    if (conjunction(line.word(begin - 1))) joint = begin;
    --begin;
  }
  const auto found = checked(line, {begin, end}, joint, low);
  if (!found) return std::nullopt;
  return TokenSpan{found->begin, std::max(found->end, aside)};
}

std::uint32_t skip(const Line& line, std::uint32_t i) {
  if (i >= line.size()) return i;
  const std::uint32_t end = line.sentence(i).end;
  while (i + 1 < end && (adverb(line, i) || line.quote(i))) ++i;
  return i;
}

TokenSpan phrase_from(const Line& line, std::uint32_t i, bool over) {
  if (i >= line.size()) return {i, i};
  const std::uint32_t high = high_of(line, i);
  std::uint32_t end = i;
  while (end < high && !stops(line, end)) {
    if (!over && end > i && line.is(end, Tag::preposition)) break;
    ++end;
  }
  return trimmed(line, {i, end});
}

TokenSpan act_from(const Line& line, std::uint32_t i) {
  if (i >= line.size()) return {i, i};
  const std::uint32_t high = high_of(line, i);
  std::uint32_t end = i;
  for (; end < high; ++end) {
    const std::string_view w = line.word(end);
    if (line.punctuation(end) && !line.joins(end) && !line.quote(end)) {
      const bool list = w == "," && end + 1 < high && end > i &&
                        (line.is(end + 1, Tag::harm_noun) || harmful_verb(line, end + 1)) &&
                        line.form(end + 1) != Form::past;
      if (!list) break;
    }
    if (end > i && one_of(w, {"after", "while", "because", "although", "though", "but", "saying", "according", "when",
                              "despite", "as", "since", "following", "before", "if"}))
      break;
    if (end > i && w == "and" && end + 1 < high && (line.is(end + 1, Tag::be) || line.is(end + 1, Tag::have))) break;
    if (end > i && w == "and" && end + 1 < high && (line.is(end + 1, Tag::speech) || line.word(end + 1) == "that"))
      break;
    if (end > i && w == "and" && end + 2 < high && (line.cue(end + 1) || line.cue(end + 2))) break;
  }
  return trimmed(line, {i, end});
}

TokenSpan trimmed(const Line& line, TokenSpan p) {
  const auto edge = [&](std::uint32_t i) {
    return (line.punctuation(i) && !line.joins(i) && !(line.raw(i) == "(")) || line.is(i, Tag::adverb) ||
           conjunction(line.word(i));
  };
  while (!p.empty() && edge(p.begin) && line.word(p.begin) != "both") ++p.begin;
  while (!p.empty() && edge(p.end - 1)) --p.end;
  return p;
}

std::uint32_t peel(const Line& line, std::uint32_t i) {
  if (i >= line.size()) return i;
  const std::uint32_t high = high_of(line, i);
  std::uint32_t at = i;
  for (std::uint32_t k = i; k + 1 < high && k < at + 7; ++k) {
    const bool noun = line.is(k, Tag::allegation) || line.is(k, Tag::part) || one_of(line.word(k), {"suspicion"});
    if (noun && one_of(line.word(k + 1), {"of", "in", "for", "over", "to", "with", "from"})) at = k + 2;
    if (line.punctuation(k) || line.is(k, Tag::clause)) break;
  }
  return skip(line, at);
}

}  // namespace sayso::accusation
