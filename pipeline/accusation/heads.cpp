// What heads a phrase, and whether that can be blamed, or is a harmful act (phrases.h).
#include <string>

#include "accusation/phrases.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

bool personal(std::string_view w) {
  return one_of(w, {"he", "she", "they", "we", "i", "him", "them", "us", "me", "himself", "herself", "themselves", "my",
                    "his", "their", "her", "our"});
}

/// "one of the guards", "a series of raids": the head is what follows "of".
bool quantity(const Line& line, std::uint32_t i) {
  return line.digit(i) ||
         one_of(line.word(i),
                {"act",       "acts",     "wave",  "series", "string", "spate",   "number", "dozens",   "hundreds",
                 "thousands", "most",     "half",  "part",   "case",   "cases",   "kind",   "campaign", "attempt",
                 "bulk",      "majority", "some",  "many",   "all",    "one",     "two",    "three",    "four",
                 "several",   "both",     "each",  "count",  "counts", "spread",  "rash",   "thirds",   "quarters",
                 "lot",       "group",    "pair",  "unit",   "chain",  "crime",   "any",    "scale",    "policy",
                 "course",    "orgy",     "scene", "level",  "worst",  "members", "deaths", "death"});
}

/// The end of the stretch of a phrase that holds its head: before its first preposition, but over "series of".
std::uint32_t end_of_head(const Line& line, TokenSpan p) {
  std::uint32_t i = p.begin;
  for (; i < p.end; ++i) {
    if (line.punctuation(i) && !line.joins(i) && !line.quote(i)) break;
    if (line.is(i, Tag::clause) && line.word(i) != "and" && line.word(i) != "or") break;
    if (i > p.begin && line.is(i, Tag::preposition) && !line.joins(i - 1)) {
      if (line.word(i) != "of" || !quantity(line, i - 1)) break;
    }
    if (i > p.begin + 1 && line.form(i) == Form::gerund && !line.is(i, Tag::harm_noun) && i + 1 < p.end &&
        !line.is(i - 1, Tag::determiner) && !line.is(i - 1, Tag::preposition))
      break;
    if (i > p.begin && one_of(line.word(i), {"linked", "known", "accused", "suspected", "who", "working", "loyal",
                                             "based", "called", "backed"}))
      break;
  }
  while (i > p.begin + 1 && (line.quote(i - 1) || line.is(i - 1, Tag::adverb))) --i;
  return i;
}

/// Names of people, bodies and countries; capitals in mid-sentence where no name was found.
bool names_somebody(const Line& line, std::uint32_t i, std::uint32_t first) {
  if (const Mention* m = line.mention(i)) {
    return m->type == EntityType::person || m->type == EntityType::organization || m->type == EntityType::group ||
           m->type == EntityType::media || m->type == EntityType::place;
  }
  return line.capital(i) && i > first && !line.is(i, Tag::harm_noun);
}

}  // namespace

std::uint32_t head_of(const Line& line, TokenSpan phrase) {
  const std::uint32_t end = end_of_head(line, phrase);
  return end > phrase.begin ? end - 1 : phrase.begin;
}

Who can_be_blamed(const Line& line, TokenSpan p) {
  if (p.empty()) return Who::nobody;
  if (line.is(p.begin, Tag::nobody)) return Who::nobody;
  if (p.size() == 1 && personal(line.word(p.begin))) return Who::somebody;
  if (p.size() == 1 && one_of(line.word(p.begin), {"it", "itself"})) return Who::anybody;
  if (p.size() == 1 && line.is(p.begin, Tag::pronoun) && !line.capital(p.begin)) return Who::nobody;
  const std::uint32_t head = head_of(line, p);
  if (line.is(head, Tag::nobody)) return Who::nobody;
  if (line.word(head) == "another" || line.word(head) == "other") return Who::nobody;
  const Mention* name = line.mention(head);
  if (name == nullptr && (line.is(head, Tag::nature) || line.is(head, Tag::good_noun))) return Who::nobody;
  if (names_somebody(line, head, p.begin) || line.entry(head).agent) return Who::somebody;
  if (name != nullptr) return Who::anybody;
  if (line.is(head, Tag::harm_noun) || line.is(head, Tag::preposition)) return Who::nobody;
  // "the treasurer, Solène Prigent": the apposition names them.
  for (std::uint32_t i = head + 1; i < p.end; ++i) {
    if (line.mention(i) != nullptr && names_somebody(line, i, p.begin)) return Who::somebody;
  }
  return Who::anybody;
}

bool harmful(const Line& line, TokenSpan p) {
  if (p.empty()) return false;
  const std::uint32_t first = skip(line, p.begin);
  if (first >= p.end) return false;
  if (line.form(first) == Form::gerund && harmful_verb(line, first)) return true;
  if (line.word(first) == "having" && first + 1 < p.end && harmful_verb(line, skip(line, first + 1))) return true;
  std::uint32_t end = end_of_head(line, p);
  for (std::uint32_t i = p.begin + 1; i < end; ++i) {  // "sabotage and unheard-of operations"
    if (line.word(i) == "and" && line.is(i - 1, Tag::harm_noun)) return true;
  }
  if (line.is(end - 1, Tag::good_noun) && !line.is(end - 1, Tag::harm_noun)) return false;
  if (line.entry(end - 1).agent && !line.is(end - 1, Tag::harm_noun)) return false;
  const auto harm_in = [&](std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) {
      if (line.is(i, Tag::harm_noun)) return true;
    }
    return false;
  };
  if (harm_in(p.begin, end)) return true;
  return end + 1 < p.end && line.word(end) == "of" && harm_in(end + 1, end_of_head(line, {end + 1, p.end})) &&
         !line.entry(end - 1).agent;
}

bool harmful_verb(const Line& line, std::uint32_t i) {
  const TokenSpan sentence = line.sentence(i);
  if (i + 2 < sentence.end && one_of(line.word(i), {"tried", "attempted", "plotted", "planned", "conspired", "sought",
                                                    "trying", "attempting", "planning", "plotting", "conspiring",
                                                    "threatening", "threatened", "try", "tries", "helping"})) {
    if (line.word(i + 1) == "to") return line.form(i + 2) == Form::base && harmful_verb(line, i + 2);
  }
  if (i + 2 < sentence.end && line.form(i) == Form::gerund && line.word(i + 1) == "and" &&
      line.form(i + 2) == Form::gerund && line.is(i, Tag::light_verb))
    return harmful_verb(line, i + 2);  // "seeking and taking a bribe"
  if (i + 1 < line.size() && line.sentence(i).contains(i + 1)) {
    if (is_harmful_pair(std::string(line.word(i)) + ' ' + std::string(line.word(i + 1)))) return true;
  }
  if (line.word(i).starts_with("forg") && i + 3 < sentence.end) {  // "forged a reputation"
    for (std::uint32_t k = i + 1; k < i + 4; ++k) {
      if (line.is(k, Tag::good_noun)) return false;
    }
  }
  if (line.is(i, Tag::harm_verb)) return true;
  if (!line.is(i, Tag::light_verb)) return false;
  std::uint32_t object = skip(line, i + 1);
  if (object < line.size() && line.word(object) == "out") ++object;
  if (object >= line.size() || !line.sentence(i).contains(object)) return false;
  if (line.is(object, Tag::preposition) || line.is(object, Tag::clause)) return false;
  const TokenSpan p = phrase_from(line, object, true);
  return !p.empty() && harmful(line, p);
}

}  // namespace sayso::accusation
