// One pass; each trigger word looks a few tokens back and forth.
#include "actor/anonymity.h"

#include <algorithm>

#include "core/one_of.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kBefore = 8;          // tokens back from the trigger to where the expression may begin
constexpr std::uint32_t kReasonGap = 6;       // tokens between the grant and its "because": "to reporters on Friday"
constexpr std::uint32_t kLongestReason = 40;  // tokens

/// "named", "identified", "quoted" after "not to be", "not be", "would not be", "declined to be".
TokenSpan not_named(const Words& w, std::uint32_t i) {
  if (!one_of(w.lower(i), {"named", "identified", "quoted", "used", "printed", "published", "disclosed"})) return {};
  const std::uint32_t start = w.sentence_span(i).begin;
  const std::uint32_t least = i > start + kBefore ? i - kBefore : start;
  bool refused = false;
  bool wants = false;  // "did not want to be named": the refusal stands before the verb
  bool name = !one_of(w.lower(i), {"used", "printed", "published", "disclosed"});
  const bool passive = i > start && w.lower(i - 1) == "be";
  if (!passive) return {};
  for (std::uint32_t k = i; k-- > least;) {
    const std::string_view lower = w.lower(k);
    if (w.punctuation(k)) break;
    name = name || lower == "name" || lower == "names" || lower == "identity";
    refused = refused || lower == "not" || lower == "n't" || one_of(lower, {"declined", "declining", "refused"});
    wants = wants || (!refused && one_of(lower, {"want", "wish"}));
    if (!refused || !name) continue;
    if (wants) {
      std::uint32_t begin = k;
      while (begin > least && one_of(w.lower(begin - 1), {"did", "does", "do"})) --begin;
      return {begin, i + 1};
    }
    if (one_of(lower,
               {"asked", "asking", "condition", "declined", "declining", "refused", "requested", "requesting", "wanted",
                "wish", "wished", "want", "preferred", "insisted", "insisting", "would", "may", "could"})) {
      std::uint32_t begin = k;
      if (lower == "condition") begin = k > start && w.lower(k - 1) == "the" ? k - 2 : k - 1;
      return {std::max(begin, start), i + 1};
    }
  }
  return {};
}

/// "anonymity", "anonymous", "anonymously" with the words that ask for it.
TokenSpan anonymity(const Words& w, std::uint32_t i) {
  const std::string_view lower = w.lower(i);
  const TokenSpan sentence = w.sentence_span(i);
  const std::uint32_t least = i > sentence.begin + kBefore ? i - kBefore : sentence.begin;
  if (lower == "anonymously") {
    const bool spoke = i > sentence.begin && one_of(w.lower(i - 1), {"spoke", "speaking", "speak", "talked", "quoted"});
    return {spoke ? i - 1 : i, i + 1};
  }
  if (lower == "anonymous") {  // "asked to remain anonymous"; "anonymous officials" grants nothing
    for (std::uint32_t k = i; k-- > least;) {
      if (one_of(w.lower(k), {"asked", "asking", "wished", "wanted", "requested", "preferred", "chose"}))
        return {k, i + 1};
    }
    return {};
  }
  if (lower != "anonymity") return {};
  std::uint32_t begin = i;
  for (std::uint32_t k = i; k-- > least;) {  // "the anonymity of bidders" is asked for by nobody
    if (w.punctuation(k)) break;
    if (one_of(w.lower(k), {"on", "under", "requested", "requesting", "request", "granted", "insisted", "insisting",
                            "asked", "asking", "sought", "demanded", "given", "pleaded", "for", "cover"})) {
      begin = k;
      if (w.lower(k) != "on" && w.lower(k) != "for") break;
    }
  }
  return begin == i ? TokenSpan{} : TokenSpan{begin, i + 1};
}

/// "not authorized to speak publicly", "was not permitted to discuss".
TokenSpan not_authorized(const Words& w, std::uint32_t i) {
  if (!one_of(w.lower(i), {"authorized", "authorised", "permitted", "allowed"})) return {};
  const TokenSpan sentence = w.sentence_span(i);
  if (i == sentence.begin || i + 2 >= sentence.end || w.lower(i + 1) != "to") return {};
  if (!one_of(w.lower(i + 2),
              {"speak", "discuss", "comment", "talk", "brief", "disclose", "release", "share", "publicly"}))
    return {};
  const std::string_view before = w.lower(i - 1);
  if (before != "not" && before != "n't" && before != "been") return {};
  std::uint32_t begin = i - 1;
  while (begin > sentence.begin &&
         one_of(w.lower(begin - 1), {"is", "are", "was", "were", "not", "had", "has", "been"}))
    --begin;
  std::uint32_t end = i + 3;
  while (end < sentence.end && end < i + 5 &&
         one_of(w.lower(end), {"publicly", "on", "to", "the", "record", "media", "press"}))
    ++end;
  return {begin, end};
}

/// "declining to give her name", "gave no name", "whose name is being withheld".
TokenSpan name_kept(const Words& w, std::uint32_t i) {
  if (!one_of(w.lower(i), {"name", "names", "identity", "identities"})) return {};
  constexpr std::uint32_t kReach = 5;  // tokens to each side: "did not want to give her full name"
  const TokenSpan sentence = w.sentence_span(i);
  for (std::uint32_t k = i + 1; k < std::min(sentence.end, i + kReach) && !w.punctuation(k); ++k) {
    if (w.lower(k) == "withheld" || w.lower(k) == "suppressed") return {i, k + 1};
  }
  const std::uint32_t least = i > sentence.begin + kReach ? i - kReach : sentence.begin;
  bool given = false;
  bool refused = w.lower(i - (i > sentence.begin ? 1 : 0)) == "no";
  for (std::uint32_t k = i; k-- > least && !w.punctuation(k);) {
    const std::string_view lower = w.lower(k);
    given = given || one_of(lower, {"give", "gave", "giving", "provide", "providing", "reveal", "disclose", "share"});
    const bool refuses = one_of(lower, {"declined", "declining", "declines", "refused", "refusing", "without", "not"});
    if (given && (refused || refuses)) return {k, i + 1};
    refused = refused || refuses;
  }
  return {};
}

/// Heads that say nothing but that somebody speaks: what they know stands in place of who they are.
bool mere_source(std::string_view lower) {
  return one_of(lower, {"person", "persons", "people", "source", "sources", "official", "officials", "individual",
                        "individuals", "someone", "somebody", "those", "insider", "insiders"});
}

/// Things that only those inside know of: "the talks", not "the law" or "the area".
bool inner_matter(const Words& w, TokenSpan phrase) {
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (one_of(w.lower(i),
               {"matter",       "matters",       "talks",         "discussion", "discussions", "deal",
                "negotiations", "thinking",      "investigation", "inquiry",    "probe",       "deliberations",
                "situation",    "decision",      "details",       "issue",      "proposal",    "process",
                "conversation", "conversations", "meeting",       "meetings",   "bid",         "transaction",
                "strategy",     "preparations",  "intelligence",  "findings",   "operation",   "audit",
                "review",       "arrangement",   "sale",          "contract",   "terms",       "plan",
                "plans",        "planning",      "case",          "incident",   "contents",    "remarks",
                "organization", "arrangements",  "raid",          "bidding",    "offer",       "merger"})) {
      return true;
    }
  }
  return false;
}

bool speaks(std::string_view word) {
  return one_of(word, {"said", "says", "say", "told", "tells", "added", "confirmed", "described", "spoke", "expect"});
}

/// "familiar with the matter", "briefed on the talks", "with knowledge of the plan": the guideline takes them for a
/// grant.
TokenSpan insider(const Words& w, std::uint32_t i) {
  const std::string_view lower = w.lower(i);
  const TokenSpan sentence = w.sentence_span(i);
  const std::string_view next = i + 1 < sentence.end ? w.lower(i + 1) : std::string_view{};
  const bool trigger = (lower == "familiar" && next == "with") ||
                       (lower == "briefed" && (next == "on" || next == "about")) ||
                       (lower == "knowledge" && next == "of" && i > sentence.begin && w.lower(i - 1) != "common");
  if (!trigger || i == sentence.begin) return {};
  // "voters are familiar with him" says it of nobody who speaks: the words must stand behind their noun.
  const std::uint32_t before = lower == "knowledge" ? (i >= sentence.begin + 2 ? i - 2 : i) : i - 1;
  const Flags f = w.flags(before);
  const bool with = lower != "knowledge" || one_of(w.lower(i - 1), {"with", "direct", "close"});
  std::uint32_t head = before;  // "people who were briefed on", "persons with a close knowledge of"
  constexpr std::uint32_t kHeadReach = 5;
  while (head > sentence.begin && before - head < kHeadReach && !w.punctuation(head) &&
         !w.flags(head).any(Lex::person_noun, Lex::person_plural, Lex::group_noun, Lex::voice)) {
    --head;
  }
  const bool adjacent = f.any(Lex::person_noun, Lex::person_plural, Lex::group_noun, Lex::voice);
  const bool mere = mere_source(w.lower(head));
  const bool holder = adjacent || w.lower(before) == "with" || mere;
  if (!holder || !with) return {};
  std::uint32_t begin = lower == "knowledge" ? w.find("with", before, i) : i;
  if (begin == i && lower == "knowledge") begin = i - 1;
  constexpr std::uint32_t kLongestMatter = 6;  // tokens: "the secret harbour talks"
  std::uint32_t end = i + 2;
  const std::uint32_t limit = std::min(sentence.end, end + kLongestMatter);
  while (end < limit && w.flags(end).has(Lex::determiner)) ++end;
  while (end < limit && ((w.letters(end) && !w.flags(end).has(Lex::function)) || w.lower(end) == "'s") &&
         !speaks(w.lower(end))) {
    ++end;
  }
  return mere || inner_matter(w, {i + 2, end}) ? TokenSpan{begin, end} : TokenSpan{};
}

/// The clause behind the grant that says why: "because ...", "for fear of ...", "to discuss ...".
std::optional<TokenSpan> reason_behind(const Words& w, TokenSpan grant) {
  const TokenSpan sentence = w.sentence_span(grant.begin);
  const std::uint32_t limit = std::min(sentence.end, grant.end + kReasonGap);
  std::uint32_t begin = limit;
  for (std::uint32_t i = grant.end; i < limit && begin == limit; ++i) {
    const std::string_view lower = w.lower(i);
    if (speaks(lower)) break;  // "asked not to be named said the ward had run out of oxygen"
    const std::string_view next = i + 1 < sentence.end ? w.lower(i + 1) : std::string_view{};
    const bool opens = one_of(lower, {"because", "since", "citing", "fearing", "given"}) ||
                       (lower == "as" && next != "well") || (lower == "for" && (next == "fear" || next == "lack")) ||
                       (lower == "out" && next == "of") || (lower == "due" && next == "to") ||
                       (lower == "in" && next == "order") ||
                       (lower == "to" && one_of(next, {"discuss", "speak", "talk", "describe", "avoid", "reveal",
                                                       "share", "protect", "be", "preserve", "disclose", "relay"}));
    if (opens) begin = i;
    if (w.punctuation(i) && lower != ",") break;
  }
  if (begin == limit) return std::nullopt;
  std::uint32_t end = begin + 1;
  while (end < sentence.end && end - begin < kLongestReason) {
    const std::string_view lower = w.lower(end);
    if (w.punctuation(end) && !w.glued(end)) break;  // a dash or an opening mark
    if (one_of(lower, {",", ".", ";", ":", ")", "\"", "said", "says", "told", "--"}) || w.raw(end) == "\xE2\x80\x94")
      break;
    ++end;
  }
  return TokenSpan{begin, end};
}

}  // namespace

std::vector<AnonymityGrant> find_grants(const Words& words) {
  std::vector<AnonymityGrant> grants;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (words.lower(i).size() < 4) continue;  // no trigger is shorter
    TokenSpan span = not_named(words, i);
    if (span.empty()) span = anonymity(words, i);
    if (span.empty()) span = not_authorized(words, i);
    if (span.empty()) span = name_kept(words, i);
    if (span.empty()) span = insider(words, i);
    if (span.empty()) continue;
    // "requested anonymity because he was not authorized to speak": the second is the reason of the first.
    if (!grants.empty() && grants.back().reason && grants.back().reason->contains(span.begin)) continue;
    if (!grants.empty() && grants.back().span.overlaps(span)) continue;
    grants.push_back({span, reason_behind(words, span)});
  }
  return grants;
}

}  // namespace sayso::actor
