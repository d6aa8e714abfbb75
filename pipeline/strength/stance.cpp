#include "strength/stance.h"

#include <algorithm>
#include <initializer_list>

#include "strength/lexicon.h"

namespace sayso::strength {
namespace {

constexpr std::size_t kLongestCue = 40;     // tokens looked at
constexpr std::size_t kContentStart = 12;   // tokens of an indirect content in which a modal is its main verb's

using Tokens = std::vector<std::string_view>;

bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Tokens tokens_of(const std::vector<std::string>& words, const std::vector<TokenSpan>& spans, std::size_t most) {
  Tokens out;
  for (const TokenSpan span : spans) {
    for (std::uint32_t i = span.begin; i < span.end && out.size() < most; ++i) out.emplace_back(words[i]);
  }
  return out;
}

bool has(const Tokens& tokens, std::initializer_list<std::string_view> words) {
  return std::any_of(tokens.begin(), tokens.end(), [&](std::string_view t) { return one_of(t, words); });
}

bool negated(const Tokens& cue) {
  return has(cue, {"not", "n't", "never", "no", "neither", "nor", "without", "nothing", "hardly", "cannot", "failure", "little",
                   "failed"});
}

bool passive(const Tokens& cue) {
  return has(cue, {"is", "are", "was", "were", "been", "being", "be", "'s", "'re"});
}

/// Verbs that hand on to the next one: "continued to portray", "began talking", "tried to explain".
bool hands_on(std::string_view word) {
  return one_of(word, {"continue", "continued", "continues", "began", "begin", "begins", "started", "keeps", "kept", "went",
                       "goes", "go", "try", "tried", "trying", "used"});
}

/// Adverbs that weaken the verb behind them: "possibly calling himself".
bool softens(std::string_view word) {
  return one_of(word, {"possibly", "probably", "perhaps", "maybe", "presumably", "apparently", "seemingly", "reportedly",
                       "allegedly", "supposedly", "likely"});
}

bool speech(std::string_view word) {
  return one_of(word, {"say", "comment", "discuss", "answer", "respond", "confirm", "speak", "talk", "elaborate", "disclose",
                       "reveal", "identify", "specify", "provide", "address", "reply", "explain", "mention", "predict", "rule"});
}

/// "declined to comment", "would not say", "did not respond": nothing is held.
bool declines(const Tokens& cue) {
  for (std::size_t i = 0; i < cue.size(); ++i) {
    const std::string_view word = cue[i];
    if (one_of(word, {"declined", "declines", "decline", "declining", "demurred"})) return true;
    const bool refusal = one_of(word, {"refused", "refuses", "refusing", "failed"});
    if (refusal && (i + 2 >= cue.size() || speech(cue[i + 2]))) return true;
    const bool would_not = one_of(word, {"not", "n't"}) && i > 0 && one_of(cue[i - 1], {"would", "wo", "will", "could"});
    if (would_not && i + 1 < cue.size() && speech(cue[i + 1])) return true;
    const bool did_not = one_of(word, {"not", "n't"}) && i > 0 && one_of(cue[i - 1], {"did", "do", "does", "had", "have", "has"});
    if (did_not && has(cue, {"respond", "responded", "reply", "replied", "return", "returned", "answer"})) return true;
  }
  return false;
}

/// The cue's word that says how the subject stands: the first listed one, past auxiliaries and verbs that hand on.
struct Head {
  CueEntry entry;
  std::string_view word;
  std::size_t at = 0;
  bool found = false;
};

Head head_of(const Tokens& cue) {
  Head fallback;
  for (std::size_t i = 0; i < cue.size(); ++i) {
    if (one_of(cue[i], {"may", "might", "would", "could", "can", "will", "should", "must", "up", "out"})) continue;
    const auto entry = cue_entry(cue[i]);
    if (!entry) continue;
    const Head head{*entry, cue[i], i, true};
    // "in a statement acknowledged": where it was said is not how.
    const bool place = i > 1 && one_of(cue[i - 1], {"a", "an", "the", "his", "her", "its", "their"}) &&
                       one_of(cue[i - 2], {"in", "during", "at", "through"});
    if (place && i + 1 < cue.size()) {
      if (!fallback.found) fallback = head;
      continue;
    }
    const bool more = i + 1 < cue.size();
    if ((hands_on(cue[i]) || softens(cue[i])) && more) {
      if (!fallback.found) fallback = head;
      continue;
    }
    return head;
  }
  return fallback;
}

bool asks(const Tokens& content, const Head& head, const Holder& holder) {
  if (!one_of(head.word, {"ask", "asked", "asks", "asking", "question", "questions", "questioned", "wonder", "wondered",
                          "wonders", "wondering"})) {
    return false;
  }
  if (!one_of(head.word, {"ask", "asked", "asks", "asking"})) return true;
  if (content.empty()) return false;
  if (one_of(content.front(), {"if", "whether", "why", "how", "what", "who", "when", "where", "which", "about"})) return true;
  const bool mark = content.back() == "?" || (content.size() > 1 && content[content.size() - 2] == "?");
  return mark || (holder.type == SourceType::none && content.front() != "to");
}

/// "calls for", "called on": a demand; "called him a liar" is a statement.
bool demands(const Tokens& cue, const Head& head) {
  if (!one_of(head.word, {"call", "calls", "called", "calling"})) return false;
  return has(cue, {"for", "on", "upon"});
}

bool hedges(std::string_view word) {
  return one_of(word, {"may", "might", "likely", "probably", "appears", "appear", "appeared", "seems", "seem", "perhaps",
                       "possibly", "unlikely", "believe", "believes", "believed", "thinks", "think", "suspect", "suspected"});
}

Stance from_entry(const Tokens& cue, const Head& head, const Holder& holder, const std::vector<std::string>& words,
                  const Attribution& a) {
  Stance s{head.entry.kind, head.entry.commitment, Polarity::affirm};
  const bool held = holder.type != SourceType::none;
  const bool be = passive(cue);
  if (demands(cue, head)) return {Kind::intention, Commitment::attitude, Polarity::affirm};
  if (one_of(head.word, {"see", "saw", "seen", "sees", "seeing"})) {
    // "sees the vote as a test" is what somebody takes it for; "was seen as" is nobody's in particular.
    const bool as = has(cue, {"as"}) || has(tokens_of(words, a.content, kContentStart), {"as"});
    if (be) return {Kind::belief, Commitment::hedged, Polarity::affirm};
    if (as) return {Kind::belief, Commitment::assert, Polarity::affirm};
  }
  if (one_of(head.word, {"considered", "viewed", "regarded", "view", "views", "viewing"}) && held) {
    s = {Kind::belief, be && !held ? Commitment::hedged : Commitment::attitude, Polarity::affirm};
  }
  // "are considering a bid" is a plan.
  if (one_of(head.word, {"considering", "weighing", "exploring"})) s = {Kind::intention, Commitment::attitude, Polarity::affirm};
  if (one_of(head.word, {"ask", "asked", "asks", "asking"})) s = {Kind::intention, Commitment::attitude, Polarity::affirm};
  const bool to = !a.content.empty() && words[a.content.front().begin] == "to";
  const bool modal = has(cue, {"would", "will", "'ll", "can"});
  if (one_of(head.word, {"agree", "agreed", "agrees", "agreeing"}) && to) s = {Kind::intention, Commitment::attitude, Polarity::affirm};
  if (modal && one_of(head.word, {"support", "accept", "back", "vote", "welcome"})) {  // "would accept a deal"
    s = {Kind::intention, Commitment::attitude, Polarity::affirm};
  }
  if (one_of(head.word, {"look", "looked", "looks", "looking"}) && has(cue, {"for", "to"})) {
    s = {Kind::intention, Commitment::attitude, Polarity::affirm};
  }
  if (one_of(head.word, {"offer", "offered", "offers", "offering", "volunteered"}) && !to) return {};
  if (has(cue, {"express", "expressed", "expresses", "expressing", "voiced", "voices", "voicing"}) && s.kind == Kind::belief) {
    s.kind = Kind::statement;  // "expressed doubts": said, not only held
  }
  const bool plan = has(cue, {"plan", "plans", "call", "calls", "pledge", "promises", "vow", "threat", "proposal", "demand"});
  if (plan && one_of(head.word, {"lay", "laid", "outline", "outlined", "outlines", "tweeted", "renew", "renewed", "repeated"})) {
    s = {Kind::intention, Commitment::attitude, Polarity::affirm};  // "laid plans for", "outlined a plan"
  }
  if (one_of(head.word, {"charged"}) && be) s = {Kind::decision, Commitment::distanced, Polarity::affirm};
  if (one_of(head.word, {"seemed", "seems", "appeared", "appears", "seem", "appear"})) {
    for (std::size_t i = head.at + 1; i < cue.size(); ++i) {  // "seemed to confirm"
      const auto next = cue_entry(cue[i]);
      if (next && next->kind != Kind::belief) return {next->kind, Commitment::hedged, Polarity::affirm};
    }
  }
  return s;
}

void apply_polarity(const Tokens& cue, const Head& head, Stance& s) {
  if (one_of(head.word, {"deny", "denied", "denies", "denying", "reject", "rejected", "rejects", "rejecting", "dismiss",
                         "dismissed", "oppose", "opposed", "opposes", "opposing", "opposition", "block", "blocked",
                         "blocking", "renounce", "doubt", "doubts", "doubted", "rebut", "refute", "refuted", "disavow",
                         "disavowed", "dispute", "disputed", "disputes", "skepticism", "skeptical", "dislike", "disagree",
                         "rejection", "denial", "denials", "unaware", "scotched", "disputing", "refuting", "ignored"})) {
    s.polarity = Polarity::deny;
  }
  const bool left_out = (head.word == "rule" || head.word == "ruled" || head.word == "rules" || has(cue, {"leave", "left"})) && has(cue, {"out"});
  if (left_out) s.polarity = Polarity::deny;
  const bool no = negated(cue);
  if (no) s.polarity = s.polarity == Polarity::deny ? Polarity::affirm : Polarity::deny;
  if (has(cue, {"unclear", "unsure", "uncertain"}) || (no && has(cue, {"sure", "clear", "certain", "decided", "know"}) && s.kind != Kind::decision)) {
    s = {Kind::belief, Commitment::hedged, Polarity::question};
  }
}

}  // namespace

Stance stance_of(const std::vector<std::string>& words, const Attribution& a, const Holder& holder) {
  const Tokens cue = tokens_of(words, a.cue, kLongestCue);
  const Tokens start = tokens_of(words, a.content, kContentStart);
  if (cue.empty()) return {};
  if (declines(cue)) return {Kind::statement, Commitment::attitude, Polarity::decline};
  Head head = head_of(cue);
  Tokens ends = start;
  if (!a.content.empty()) {
    const TokenSpan last = a.content.back();
    for (std::uint32_t i = last.end - std::min<std::uint32_t>(2, last.size()); i < last.end; ++i) ends.emplace_back(words[i]);
  }
  if (head.found && asks(ends, head, holder)) {
    return {head.word.starts_with("wonder") ? Kind::belief : Kind::statement, Commitment::attitude, Polarity::question};
  }
  if (has(cue, {"refuse", "refused", "refuses", "refusing", "refusal"})) return {Kind::decision, Commitment::attitude, Polarity::deny};
  Stance s;
  if (head.found) s = from_entry(cue, head, holder, words, a);
  else if (has(cue, {"deny", "denied", "denies", "denying"})) head.word = "denied";
  apply_polarity(cue, head, s);
  const bool plain = s.kind == Kind::statement && s.commitment == Commitment::assert && a.directness == Directness::indirect;
  if (plain && std::any_of(start.begin(), start.end(), hedges)) s.commitment = Commitment::hedged;
  const bool soft = std::any_of(cue.begin(), cue.end(), [](std::string_view t) { return t != "likely" && softens(t); });
  if (soft && s.commitment == Commitment::assert) s.commitment = Commitment::hedged;
  return s;
}

}  // namespace sayso::strength
