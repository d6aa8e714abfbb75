// Left to right and right to left over tokens, with the closed word classes as the borders of phrases.
#include "accusation/phrases.h"

#include <algorithm>
#include <string>

namespace sayso::accusation {
namespace {

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

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

std::optional<TokenSpan> subject_before(const Line& line, std::uint32_t i) {
  const std::uint32_t low = low_of(line, i);
  std::uint32_t end = i;
  std::uint32_t aside = 0;
  const auto back = [&] {
    while (end > low && (adverb(line, end - 1) || line.quote(end - 1))) --end;
  };
  back();
  if (end > low + 1 && one_of(line.word(end - 1), {"who", "which", "that"}) && !line.is(end - 2, Tag::speech) &&
      !line.is(end - 2, Tag::believe) && !line.is(end - 2, Tag::settle) && !line.is(end - 2, Tag::allege) &&
      !line.is(end - 2, Tag::allegation) && !line.cue(end - 1) && !line.cue(end - 2) && !line.begins(end - 1)) {
    --end;
    if (end > low && line.word(end - 1) == ",") --end;
  }
  if (end > low && !line.begins(end) && (line.word(end - 1) == "," || line.dash(end - 1))) {
    const auto before = over_parenthesis(line, end, low);
    if (!before) return std::nullopt;
    if (line.mention(*before + 1) != nullptr) aside = end - 1;  // "the treasurer, Solène Prigent,"
    end = *before;
  }
  std::uint32_t begin = end;
  std::optional<std::uint32_t> joint;
  while (begin > low && !stops(line, begin - 1) && !(line.begins(begin) && begin != end && !linked_to(line, begin))) {
    if (conjunction(line.word(begin - 1))) joint = begin;
    --begin;
  }
  if (joint && begin > low && verb_like(line, begin - 1)) begin = *joint;  // "he apologised and the mills ..."
  for (std::uint32_t k = joint.value_or(begin); joint && k > begin; --k) {
    if (verb_like(line, k - 1) && line.form(k - 1) == Form::past) begin = *joint;
  }
  const TokenSpan found = trimmed(line, {begin, end});
  if (found.empty() || line.is(found.begin, Tag::preposition)) return std::nullopt;
  const bool past = line.is(found.begin, Tag::harm_verb) && line.form(found.begin) == Form::past;
  const bool verb = (past || line.is(found.begin, Tag::past_form)) && !line.joins(found.begin + 1);
  if (verb && found.size() > 1 && begin > low && line.word(begin - 1) == ",") return std::nullopt;  // "..., shut down"
  return TokenSpan{found.begin, std::max(found.end, aside)};
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
    if (end > i && w == "and" && end + 1 < high && line.is(end + 1, Tag::speech)) break;
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
