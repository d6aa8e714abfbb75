// By the rules the cue's first listed word decides; negation, questions and what stands beside it change the reading.
#include "strength/stance.h"

#include <algorithm>
#include <initializer_list>

#include "core/one_of.h"
#include "strength/cue_features.h"
#include "strength/label_model.h"
#include "strength/lexicon.h"

namespace sayso::strength {
namespace {

constexpr std::size_t kLongestCue = 40;    // tokens looked at
constexpr std::size_t kContentStart = 12;  // tokens of an indirect content in which a modal is its main verb's

using Tokens = std::vector<std::string_view>;

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
  return has(cue, {"not", "n't", "never", "no", "neither", "nor", "without", "nothing", "hardly", "cannot", "failure",
                   "little", "failed"});
}

bool passive(const Tokens& cue) {
  return has(cue, {"is", "are", "was", "were", "been", "being", "be", "'s", "'re"});
}

/// Verbs that hand on to the next one: "continued to portray", "began talking", "tried to explain".
bool hands_on(std::string_view word) {
  return one_of(word, {"continue", "continued", "continues", "began", "begin", "begins", "started", "keeps", "kept",
                       "went", "goes", "go", "try", "tried", "trying", "used"});
}

/// Adverbs that weaken the verb behind them: "possibly calling himself".
bool softens(std::string_view word) {
  return one_of(word, {"possibly", "probably", "perhaps", "maybe", "presumably", "apparently", "seemingly",
                       "reportedly", "allegedly", "supposedly", "likely"});
}

bool speech(std::string_view word) {
  return one_of(word, {"say",     "comment",   "discuss",  "answer",  "respond",  "confirm", "speak",
                       "talk",    "elaborate", "disclose", "reveal",  "identify", "specify", "provide",
                       "address", "reply",     "explain",  "mention", "predict",  "rule"});
}

/// "declined to comment", "would not say", "did not respond": nothing is held.
bool declines(const Tokens& cue) {
  for (std::size_t i = 0; i < cue.size(); ++i) {
    const std::string_view word = cue[i];
    if (one_of(word, {"declined", "declines", "decline", "declining", "demurred"})) return true;
    const bool refusal = one_of(word, {"refused", "refuses", "refusing", "failed"});
    if (refusal && (i + 2 >= cue.size() || speech(cue[i + 2]))) return true;
    const bool would_not =
        one_of(word, {"not", "n't"}) && i > 0 && one_of(cue[i - 1], {"would", "wo", "will", "could"});
    if (would_not && i + 1 < cue.size() && speech(cue[i + 1])) return true;
    const bool did_not =
        one_of(word, {"not", "n't"}) && i > 0 && one_of(cue[i - 1], {"did", "do", "does", "had", "have", "has"});
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
    Head head{*entry, cue[i], i, true};
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
  const std::string& base = head.entry.base;
  if (base == "question" || base == "wonder") return true;
  if (base != "ask" || content.empty()) return false;
  const bool clause =
      one_of(content.front(), {"if", "whether", "why", "how", "what", "who", "when", "where", "which", "about"});
  const bool mark = content.back() == "?" || (content.size() > 1 && content[content.size() - 2] == "?");
  return clause || mark || (holder.type == SourceType::none && content.front() != "to");
}

bool hedges(std::string_view word) {
  return one_of(word,
                {"may", "might", "likely", "probably", "appears", "appear", "appeared", "seems", "seem", "perhaps",
                 "possibly", "unlikely", "believe", "believes", "believed", "thinks", "think", "suspect", "suspected"});
}

/// "insisted that the port stop its works", "demanded that it be shut": a bare verb behind one subject is what somebody
/// wants done.
bool bids(const Head& head, const Tokens& content) {
  if (!one_of(head.entry.base, {"insist", "suggest", "demand", "propose", "recommend", "request", "urge", "ask"}))
    return false;
  if (content.size() < 3 || content.front() != "that") return false;
  for (std::size_t i = 2; i < content.size(); ++i) {
    const std::string_view before = content[i - 1];
    if (one_of(content[i],
               {"to",    "is",  "are",   "was",  "were",   "has",  "have", "had", "will", "would", "can",
                "could", "may", "might", "must", "should", "does", "do",   "did", "if",   "when",  "because"}))
      return false;
    if (one_of(before, {"i", "you", "we", "they", "and", "or", "not", "n't", "the", "a", "an"})) continue;
    if (content[i] == "be") return true;
    const bool one = !before.ends_with("s") || before.ends_with("ss");
    if (one && one_of(content[i], {"allow",  "apologize", "begin", "drop", "end",     "give",    "go",
                                   "keep",   "leave",     "make",  "pay",  "release", "remove",  "resign",
                                   "return", "stay",      "step",  "stop", "take",    "withdraw"}))
      return true;
  }
  return false;
}

/// Words that are a plan in one neighbourhood and something else in another.
bool plans(const Tokens& cue, const Head& head, bool to) {
  const std::string& base = head.entry.base;
  if (base == "call") return has(cue, {"for", "on", "upon"});  // "called on him"; "called him a liar" is a statement
  if (base == "ask") return true;                              // what asks() has left: "asked to leave"
  if (one_of(head.word, {"considering", "weighing", "exploring"})) return true;  // "considered" is a belief
  if (base == "agree") return to;                                                // "agreed to pay", "agreed that"
  if (base == "look") return has(cue, {"for", "to"});
  if (one_of(base, {"support", "accept", "back", "vote", "welcome"})) return has(cue, {"would", "will", "'ll", "can"});
  if (!one_of(base, {"lay", "laid", "outline", "tweet", "renew", "repeat"})) return false;
  return has(cue, {"plan", "plans", "call", "calls", "pledge", "promises", "vow", "threat", "proposal", "demand"});
}

/// "sees the vote as a test" is what somebody takes it for; "was seen as" is nobody's in particular.
void read_seeing(const Tokens& cue, const Tokens& content, Stance& s) {
  if (passive(cue)) {
    s = {Kind::belief, Commitment::hedged, Polarity::affirm};
  } else if (has(cue, {"as"}) || has(content, {"as"})) {
    s = {Kind::belief, Commitment::assert, Polarity::affirm};
  }
}

/// "seemed to confirm": the verb behind it, at a distance.
void read_seeming(const Tokens& cue, const Head& head, Stance& s) {
  for (std::size_t i = head.at + 1; i < cue.size(); ++i) {
    const auto next = cue_entry(cue[i]);
    if (!next || next->kind == Kind::belief) continue;
    s = {next->kind, Commitment::hedged, Polarity::affirm};
    return;
  }
}

/// The head's own stance, changed by the words around it. `content` holds the first words of the content.
Stance read_head(const Tokens& cue, const Head& head, const Holder& holder, const Tokens& content) {
  const std::string& base = head.entry.base;
  Stance s{head.entry.kind, head.entry.commitment, Polarity::affirm};
  const bool to = !content.empty() && content.front() == "to";
  if (bids(head, content) || plans(cue, head, to)) return {Kind::intention, Commitment::attitude, Polarity::affirm};
  if (one_of(base, {"see", "saw", "seen"})) read_seeing(cue, content, s);
  if (one_of(base, {"seem", "appear"})) read_seeming(cue, head, s);
  const bool regard = one_of(head.word, {"considered", "viewed", "regarded", "view", "views", "viewing"});
  if (regard && holder.type != SourceType::none) s = {Kind::belief, Commitment::attitude, Polarity::affirm};
  if (one_of(base, {"offer", "volunteer"}) && !to) s = {};  // "offered an assessment"
  const bool voiced = has(cue, {"express", "expressed", "expresses", "expressing", "voiced", "voices", "voicing"});
  if (voiced && s.kind == Kind::belief) s.kind = Kind::statement;  // "expressed doubts": said, not only held
  if (head.word == "charged" && passive(cue)) s = {Kind::decision, Commitment::distanced, Polarity::affirm};
  return s;
}

/// "nobody knows", "no one said".
bool nobody(const Tokens& source) {
  if (source.empty() || source.size() > 2) return false;
  return one_of(source.front(), {"nobody", "none", "neither"}) || (source.front() == "no" && source.back() == "one");
}

void apply_polarity(const Tokens& cue, const Tokens& source, const Head& head, Stance& s) {
  const bool no = negated(cue) || nobody(source);
  const bool left_out = (head.entry.base == "rule" || has(cue, {"leave", "left"})) && has(cue, {"out"});
  if ((head.entry.denies || left_out) != no) s.polarity = Polarity::deny;
  const bool open = has(cue, {"unclear", "unsure", "uncertain"}) ||
                    (no && has(cue, {"sure", "clear", "certain", "know"}) && s.kind != Kind::decision);
  if (open) s = {Kind::belief, Commitment::hedged, Polarity::question};  // "it is not clear whether"
}

/// The first words of the content, and its last two: a question mark may stand inside the marks.
Tokens content_ends(const std::vector<std::string>& words, const Attribution& a, const Tokens& start) {
  Tokens out = start;
  if (a.content.empty()) return out;
  const TokenSpan last = a.content.back();
  for (std::uint32_t i = last.end - std::min<std::uint32_t>(2, last.size()); i < last.end; ++i)
    out.emplace_back(words[i]);
  return out;
}

}  // namespace

Stance stance_by_rules(const std::vector<std::string>& words, const Attribution& a, const Holder& holder) {
  const Tokens cue = tokens_of(words, a.cue, kLongestCue);
  const Tokens start = tokens_of(words, a.content, kContentStart);
  if (cue.empty()) return {};
  if (declines(cue)) return {Kind::statement, Commitment::attitude, Polarity::decline};
  const Head head = head_of(cue);
  if (head.found && asks(content_ends(words, a, start), head, holder)) {
    const Kind kind = head.entry.base == "wonder" ? Kind::belief : Kind::statement;
    return {kind, Commitment::attitude, Polarity::question};
  }
  if (has(cue, {"refuse", "refused", "refuses", "refusing", "refusal"})) {
    return {Kind::decision, Commitment::attitude, Polarity::deny};
  }
  Stance s = head.found ? read_head(cue, head, holder, start) : Stance{};
  // "was sworn in", "has been remanded": with no holder beside it an authority's act; an announcement is said.
  const bool act = holder.type == SourceType::none && holder.described == Described::yes;
  if (act && !has(cue, {"announced"})) s.kind = Kind::decision;
  apply_polarity(cue, tokens_of(words, a.source, kLongestCue), head, s);
  const bool asserted = s.commitment == Commitment::assert;
  const bool plain = s.kind == Kind::statement && asserted && a.directness == Directness::indirect;
  const bool soft = std::any_of(cue.begin(), cue.end(), [](std::string_view t) { return t != "likely" && softens(t); });
  const bool hedged = plain && std::any_of(start.begin(), start.end(), hedges);
  if ((soft && asserted) || hedged) s.commitment = Commitment::hedged;
  return s;
}

Stance stance_of(const std::vector<std::string>& words, const Segmentation& segmentation, const Attribution& a,
                 const Holder& holder) {
  Stance s = stance_by_rules(words, a, holder);
  const bool held = s.polarity != Polarity::decline && s.polarity != Polarity::question;
  // "was charged with theft": the training relations hold one like it, which is none to learn from.
  const bool charged = s.kind == Kind::decision && s.commitment == Commitment::distanced;
  if (held && !charged) s.commitment = commitment_of(cue_features(words, segmentation, a, holder, s));
  return s;
}

}  // namespace sayso::strength
