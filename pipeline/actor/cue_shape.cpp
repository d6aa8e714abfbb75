// Words of a cue that tell whether its subject speaks or is spoken of.
#include "actor/cue_shape.h"

#include <algorithm>
#include <array>
#include <string>

#include "actor/source.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

bool auxiliary(std::string_view lower) {
  return one_of(lower, {"is", "are", "was", "were", "been", "being", "be", "'s", "'re"});
}

/// "'s" that is "is" or "has" ("she's expected"), and not a possessive ("CNN's Dana Whit").
bool contracted(const Words& w, std::uint32_t i) {
  if (w.lower(i) != "'s") return true;
  constexpr std::uint32_t kAdverbs = 3;  // "'s now widely expected"
  for (std::uint32_t k = i + 1; k < std::min(w.size(), i + 1 + kAdverbs); ++k) {
    if (addressed(w.lower(k)) || w.lower(k) == "being" || w.lower(k) == "been") return true;
    if (w.capital(k) || w.punctuation(k)) return false;
  }
  return false;
}

/// "reportedly", "allegedly": somebody has said so, and nobody is named.
bool hearsay_adverb(std::string_view lower) {
  return one_of(lower,
                {"reportedly", "allegedly", "supposedly", "purportedly", "presumably", "apparently", "seemingly"});
}

/// Regular verbs of saying, thinking, wanting and judging, by their base.
constexpr auto kHolding = std::to_array<std::string_view>(
    {"accept",  "accuse",   "acknowledge", "admit",   "affirm",   "agree",    "allege",   "allude",    "announce",
     "argue",   "ask",      "assert",      "attack",  "believe",  "blame",    "boast",    "call",      "caution",
     "claim",   "complain", "concede",     "confirm", "condemn",  "confess",  "consider", "criticise", "criticize",
     "declare", "defend",   "demand",      "deny",    "describe", "dismiss",  "doubt",    "embrace",   "encourage",
     "endorse", "explain",  "express",     "fear",    "hint",     "hope",     "imply",    "indicate",  "insist",
     "invite",  "joke",     "lament",      "mention", "mock",     "note",     "object",   "oppose",    "order",
     "plan",    "praise",   "predict",     "promise", "propose",  "question", "recall",   "recognise", "recognize",
     "reject",  "remark",   "repeat",      "reply",   "reveal",   "signal",   "state",    "suggest",   "support",
     "suspect", "threaten", "tout",        "urge",    "vow",      "want",     "warn",     "welcome",   "wish",
     "wonder",  "say",      "tell",        "think",   "know",     "mean",     "write",    "speak"});
constexpr auto kForms =
    std::to_array<std::string_view>({"said", "told", "thought", "knew", "meant", "wrote", "spoke", "denied", "denies",
                                     "replied", "replies", "implied", "implies", "admitted", "planned", "planning"});

/// More that hands on what somebody else holds: "found that she wanted", "in a statement".
constexpr auto kReporting = std::to_array<std::string_view>(
    {"according", "add",          "stress",   "shout",     "yell",      "emphasize", "emphasise",
     "underline", "announcement", "answer",   "cite",      "conclude",  "contend",   "detail",
     "determine", "disclose",     "estimate", "find",      "found",     "hear",      "heard",
     "learn",     "maintain",     "observe",  "point",     "put",       "quote",     "read",
     "release",   "report",       "respond",  "rule",      "show",      "shown",     "statement",
     "submit",    "submitted",    "testify",  "testified", "testimony", "tweet",     ":"});

bool listed(std::string_view base) {
  return one_of(base, kHolding) || one_of(base, kForms);
}

/// Of kHolding, what takes a side or makes a plan and tells nothing.
constexpr auto kSides = std::to_array<std::string_view>(
    {"accept", "attack", "defend", "embrace", "encourage", "endorse", "invite", "mean", "object", "oppose", "order",
     "plan", "praise", "support", "want", "welcome", "wish", "planned", "planning"});

bool listed_reporting(std::string_view base) {
  return (listed(base) && !one_of(base, kSides)) || one_of(base, kReporting);
}

/// The word, or what it is a form of.
bool any_form(std::string_view lower, bool (*test)(std::string_view)) {
  if (test(lower)) return true;
  for (const std::string_view ending : {"ing", "ed", "s", "d"}) {
    if (!lower.ends_with(ending) || lower.size() < ending.size() + 3) continue;
    const std::string base(lower.substr(0, lower.size() - ending.size()));
    if (test(base) || test(base + "e")) return true;
  }
  return false;
}

bool any(const std::vector<TokenSpan>& cue, const Words& w, bool (*test)(std::string_view)) {
  return std::any_of(cue.begin(), cue.end(), [&](TokenSpan span) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (test(w.lower(i))) return true;
    }
    return false;
  });
}

/// The cue's first token past adverbs: "lately also hinted".
std::uint32_t verb_of(const Words& w, TokenSpan cue) {
  constexpr auto kAdverbs = std::to_array<std::string_view>(
      {"also", "later", "then", "still", "again", "even", "never", "once", "now", "often", "first"});
  std::uint32_t i = cue.begin;
  while (i + 1 < cue.end && (one_of(w.lower(i), kAdverbs) || (w.lower(i).ends_with("ly") && !w.capital(i)))) ++i;
  return i;
}

}  // namespace

bool holding(std::string_view lower) {
  return any_form(lower, listed);
}

bool be_form(const Words& w, std::uint32_t i) {
  return auxiliary(w.lower(i)) && contracted(w, i);
}

bool addressed(std::string_view lower) {
  return one_of(
      lower,
      {"accused",    "acquitted", "advised",      "alleged",    "announced",  "arrested",   "asked",     "assumed",
       "barred",     "banned",    "believed",     "blamed",     "charged",    "considered", "convicted", "criticized",
       "criticised", "declared",  "deemed",       "described",  "designated", "encouraged", "estimated", "expected",
       "feared",     "fined",     "forecast",     "hailed",     "impeached",  "indicted",   "informed",  "instructed",
       "invited",    "known",     "named",        "notified",   "ordered",    "predicted",  "presumed",  "projected",
       "questioned", "recorded",  "regarded",     "reminded",   "reported",   "required",   "requested", "revealed",
       "rumored",    "rumoured",  "ruled",        "said",       "seen",       "sentenced",  "supposed",  "suspected",
       "thought",    "tipped",    "told",         "understood", "urged",      "viewed",     "warned",    "widely",
       "disclosed",  "confirmed", "mentioned",    "portrayed",  "debated",    "prohibited", "briefed",   "dubbed",
       "pressed",    "permitted", "licensed",     "classified", "certified",  "subpoenaed", "nominated", "mandated",
       "suspended",  "dismissed", "expelled",     "jailed",     "detained",   "extradited", "deported",  "cleared",
       "pardoned",   "meant",     "disqualified", "linked",     "tied",       "implicated"});
}

bool bare_participle(std::string_view lower) {
  return one_of(lower, {"suspected", "believed", "expected",  "reported", "alleged",   "thought", "accused",
                        "blamed",    "charged",  "convicted", "feared",   "estimated", "rumored", "rumoured",
                        "known",     "seen",     "said",      "named",    "billed",    "dubbed",  "titled"});
}

bool seeming(const Words& w, const std::vector<TokenSpan>& cue) {
  std::uint32_t i = cue.front().begin;
  while (i < cue.front().end &&
         one_of(w.lower(i), {"has", "have", "had", "it", "would", "may", "might", "also", "still"})) {
    ++i;
  }
  return i < cue.front().end &&
         one_of(w.lower(i), {"seem", "seems", "seemed", "appear", "appears", "appeared", "sounds", "sounded"});
}

CueShape shape_of(const Words& w, const std::vector<TokenSpan>& cue) {
  CueShape out;
  for (const TokenSpan span : cue) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      const std::string_view lower = w.lower(i);
      out.passive = out.passive || be_form(w, i);
      out.addressed = out.addressed || addressed(lower);
      out.by = out.by || lower == "by";
      const bool to_have = lower == "have" && i > 0 && w.lower(i - 1) == "to";
      out.perfect = out.perfect || to_have || lower == "saying" || lower == "quoted" || lower == "cited";
      out.hearsay = out.hearsay || one_of(lower, {"alleged", "rumored", "rumoured"});
    }
  }
  out.hearsay = out.hearsay || only_hearsay(w, cue);
  return out;
}

bool active(const Words& w, const std::vector<TokenSpan>& cue) {
  const CueShape shape = shape_of(w, cue);
  const std::uint32_t first = verb_of(w, cue.front());
  const std::string_view lower = w.lower(first);
  const bool finite = first > cue.front().begin && hearsay_adverb(w.lower(first - 1));  // "apparently believed"
  const bool participle = bare_participle(lower) && !finite;
  if (shape.passive || shape.hearsay || participle || (lower == "asked" && w.opens(first))) return lower == "said";
  if (lower == "it" || !w.letters(first)) return false;
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"said",   "told",    "wrote", "says",  "states", "reads", "adds",  "shows",  "notes",  "found",
       "thinks", "thought", "knew",  "held",  "had",    "has",   "saw",   "citing", "put",    "made",
       "gave",   "took",    "spoke", "did",   "does",   "swore", "chose", "led",    "sought", "have",
       "do",     "would",   "will",  "could", "felt",   "kept",  "meant"});
  if (one_of(lower, kVerbs)) return true;
  const bool capital = w.capital(first);
  if (capital) return false;
  if (lower.ends_with("ed") || lower.ends_with("ing")) return true;
  if (lower.ends_with("ions") || lower.ends_with("ments")) return false;  // "suspicions"
  return lower.ends_with("s") && !w.flags(first).has(Lex::function) && !is_noun(w.flags(first)) &&
         first + 1 == cue.front().end;
}

bool reporting(const Words& w, const std::vector<TokenSpan>& cue) {
  return cue.empty() || any(cue, w, [](std::string_view lower) { return any_form(lower, listed_reporting); });
}

bool only_hearsay(const Words& w, const std::vector<TokenSpan>& cue) {
  return any(cue, w, hearsay_adverb) && !any(cue, w, holding);
}

bool seems_to_say(const Words& w, const std::vector<TokenSpan>& cue) {
  constexpr std::uint32_t kBehind = 2;  // tokens: the "to confirm" of a cue that is "seemed" alone
  const std::uint32_t end = std::min(w.sentence_span(cue.front().begin).end, cue.back().end + kBehind);
  for (std::uint32_t i = cue.front().begin + 1; i < end; ++i) {
    if (w.lower(i - 1) == "to" && holding(w.lower(i))) return true;
  }
  return false;
}

bool receives(const Words& w, const std::vector<TokenSpan>& cue) {
  constexpr auto kVerbs = std::to_array<std::string_view>(
      {"take",   "takes",    "took",  "taken",  "taking", "draw",    "draws",   "drew",     "drawn",     "drawing",
       "face",   "faces",    "faced", "facing", "endure", "endured", "receive", "receives", "received",  "receiving",
       "suffer", "suffered", "get",   "gets",   "got",    "getting", "earned",  "under",    "attracted", "met"});
  constexpr auto kNouns = std::to_array<std::string_view>(
      {"accusations", "allegations", "applause",   "attack",   "attacks",  "backlash", "boos",    "condemnation",
       "controversy", "criticism",   "criticisms", "derision", "fire",     "flak",     "heat",    "outrage",
       "plaudits",    "praise",      "rebuke",     "rebukes",  "ridicule", "scorn",    "scrutiny"});
  constexpr std::uint32_t kBehind = 2;  // tokens behind a cue that ends at its verb
  bool verb = false;
  for (const TokenSpan span : cue) {
    const std::uint32_t end =
        span.end == cue.back().end ? std::min(w.sentence_span(span.begin).end, span.end + kBehind) : span.end;
    for (std::uint32_t i = span.begin; i < end; ++i) {
      if (verb && one_of(w.lower(i), kNouns)) return true;
      verb = verb || (i < span.end && one_of(w.lower(i), kVerbs));
    }
  }
  return false;
}

}  // namespace sayso::actor
