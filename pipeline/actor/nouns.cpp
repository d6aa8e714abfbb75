// Short closed lists; the open ones stand in models/lexicons.
#include "actor/nouns.h"

#include <algorithm>
#include <array>

#include "core/one_of.h"

namespace sayso::actor {

bool neutral(std::string_view lower) {
  return one_of(lower, {"former", "senior", "veteran", "acting", "current", "then", "new", "local", "top", "late", "ex",
                        "-", "retired", "long-time", "longtime", "ailing", "embattled", "outgoing", "incoming"});
}

bool anybody(std::string_view lower) {
  return one_of(lower, {"everybody", "everyone", "one", "others", "somebody", "someone"});
}

bool firm_noun(std::string_view lower) {
  return one_of(lower,
                {"company", "firm",    "business", "corporation", "manufacturer", "operator", "retailer",  "maker",
                 "giant",   "startup", "airline",  "supplier",    "contractor",   "vendor",   "developer", "lender",
                 "insurer", "brand",   "carmaker", "automaker",   "conglomerate", "brewer",   "chain"});
}

bool common_body(std::string_view lower) {
  return firm_noun(lower) ||
         one_of(lower, {"agency",     "authority",   "body",       "organization", "organisation", "group",
                        "club",       "institution", "regulator",  "watchdog",     "utility",      "charity",
                        "bank",       "nonprofit",   "non-profit", "network",      "union",        "association",
                        "foundation", "team",        "party",      "department",   "studio",       "provider"});
}

bool issued(std::string_view lower) {
  return one_of(lower, {"statement", "release", "announcement", "communique", "communiqué", "notice"});
}

bool news_piece(std::string_view lower) {
  return one_of(lower, {"report", "story", "article", "dispatch", "editorial", "column"});
}

bool poll_noun(std::string_view lower) {
  return one_of(lower, {"poll", "survey", "questionnaire", "census", "canvass"});
}

namespace {

/// Whom polls ask.
bool polled(std::string_view lower) {
  constexpr auto kAsked = std::to_array<std::string_view>(
      {"adults", "americans", "households", "respondents", "voters", "parents", "consumers", "residents"});
  return one_of(lower, kAsked);
}

}  // namespace

bool share_of_many(const Words& w, TokenSpan phrase) {
  constexpr std::uint32_t kReach = 8;  // tokens: "more than seven in ten of the households"
  if (phrase.empty()) return false;
  bool number = false;
  const bool part = w.find("of", phrase.begin, std::min(phrase.end, phrase.begin + 3)) + 1 < phrase.end;
  const bool most = w.lower(phrase.begin) == "most";
  for (std::uint32_t i = phrase.begin; (part || most) && i < std::min(phrase.end, phrase.begin + kReach); ++i) {
    const bool share = most || w.lower(phrase.begin) == "half" || w.find("majority", phrase.begin, i) < i ||
                       w.find("plurality", phrase.begin, i) < i || w.find("third", phrase.begin, i) < i ||
                       w.find("two-thirds", phrase.begin, i) < i || w.find("quarter", phrase.begin, i) < i;
    if (share && polled(w.lower(i))) return true;
  }
  for (std::uint32_t i = phrase.begin; i < std::min(phrase.end, phrase.begin + kReach); ++i) {
    const std::string_view lower = w.lower(i);
    if (lower == "percent" || w.raw(i) == "%") return true;
    const bool per_cent = lower == "per" && i + 1 < phrase.end && w.lower(i + 1) == "cent";
    if (per_cent && number) return true;
    const bool of_ten = lower == "in" && number && i + 1 < phrase.end && w.flags(i + 1).has(Lex::number_word);
    if (of_ten) return true;
    number = w.digits(i) || w.flags(i).has(Lex::number_word) || (number && w.punctuation(i));
    if (!number && lower.size() > 5 && (lower.ends_with("ty") || lower.ends_with("teen"))) number = true;
  }
  return false;
}

bool is_generic(std::string_view lower) {
  constexpr auto kGeneric = std::to_array<std::string_view>(
      {"adviser", "aide", "insider", "man", "officer", "official", "person", "source", "woman"});
  return one_of(lower, kGeneric);
}

std::string_view role_word(std::string_view lower) {
  constexpr auto kShort =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"sen", "senator"},
                                                                    {"rep", "congressman"},
                                                                    {"gov", "governor"},
                                                                    {"gen", "general"},
                                                                    {"prof", "professor"},
                                                                    {"dr", "doctor"},
                                                                    {"lt", "lieutenant"},
                                                                    {"sgt", "sergeant"},
                                                                    {"capt", "captain"},
                                                                    {"col", "colonel"},
                                                                    {"spokesperson", "spokesman"},
                                                                    {"spokeswoman", "spokesman"},
                                                                    {"chairwoman", "chairman"},
                                                                    {"chair", "chairman"},
                                                                    {"congresswoman", "congressman"},
                                                                    {"representative", "congressman"},
                                                                    {"rev", "reverend"},
                                                                    {"justice", "judge"},
                                                                    {"advisor", "adviser"}});
  for (const auto& [abbreviation, word] : kShort) {
    if (lower == abbreviation) return word;
  }
  return lower;
}

Person person_of(std::string_view p) {
  if (p == "he" || p == "she" || p == "him" || p == "her" || p == "his" || p == "hers" || p == "himself" ||
      p == "herself") {
    return Person::he_or_she;
  }
  if (p == "they" || p == "them" || p == "their" || p == "theirs" || p == "themselves") return Person::they;
  if (p == "it" || p == "its" || p == "itself") return Person::it;
  if (p == "who" || p == "whom" || p == "whose" || p == "which" || p == "that") return Person::relative;
  if (p == "i" || p == "me" || p == "my" || p == "mine" || p == "myself" || p == "we" || p == "us" || p == "our" ||
      p == "ours" || p == "ourselves") {
    return Person::speaker;
  }
  return Person::open;
}

EntityType noun_type(const Words& words, const SourcePhrase& s) {
  const Flags f = words.flags(s.head);
  const bool plural = s.plural || words.word(s.head).plural;
  if (f.any(Lex::person_noun, Lex::voice)) return plural ? EntityType::group : EntityType::person;
  const bool news =
      s.head > s.chunk.begin && words.lower(s.head - 1) == "news" && f.any(Lex::body_noun, Lex::media_noun);
  if (news || (f.has(Lex::media_noun) && !f.has(Lex::document_noun))) return EntityType::media;
  if (words.lower(s.head) == "paper" && s.definite) return EntityType::media;
  if (f.any(Lex::group_noun, Lex::person_plural)) return EntityType::group;
  if (f.has(Lex::body_noun)) return plural ? EntityType::group : EntityType::organization;
  if (f.has(Lex::document_noun)) return EntityType::document;
  return plural ? EntityType::group : EntityType::misc;
}

}  // namespace sayso::actor
