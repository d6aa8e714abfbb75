// "the blame for Y fell on X", "allegations of Y against X", "claimed responsibility", "a role in"; and answers to a
// charge.
#include <algorithm>
#include <initializer_list>

#include "accusation/ties.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

void add(std::vector<Blaming>& out, TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core, Firmness f,
         bool told = true) {
  if (blamed.empty()) return;
  if (!blamed.empty() && !act.empty() && blamed.overlaps(act)) return;
  out.push_back(make_blaming(blamed, act, tie, core, f));
  out.back().told = told;
}

std::uint32_t high_of(const Line& line, std::uint32_t i) {
  return std::min(line.sentence(i).end, i + kReach);
}

/// First token in [from, to) with one of these words.
std::optional<std::uint32_t> find(const Line& line, std::uint32_t from, std::uint32_t to,
                                  std::initializer_list<std::string_view> words) {
  for (std::uint32_t k = from; k < to; ++k) {
    if (one_of(line.word(k), words)) return k;
  }
  return std::nullopt;
}

/// "The blame for the wreck lies with the owner", "suspicion fell on the brigade".
void add_falling(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  const std::string_view w = line.word(i);
  const bool suspicion = w == "suspicion" || w == "suspicions";
  if (!suspicion && !one_of(w, {"blame", "responsibility", "guilt", "fault"})) return;
  const std::uint32_t high = high_of(line, i);
  const auto verb =
      find(line, i + 1, high, {"lies",    "lie",     "lay",    "rests", "rest",   "rested",  "fell",     "falls",
                               "fallen",  "belongs", "sits",   "laid",  "landed", "centred", "centered", "focused",
                               "focuses", "pinned",  "placed", "put",   "turned", "turns"});
  if (!verb) return;
  const auto p = find(line, *verb + 1, std::min(high, *verb + 5), {"with", "on", "at", "upon", "to"});
  const Group g = group_before(line, *verb);
  if (!p || g.negated || g.future) return;
  std::uint32_t who = *p + 1;
  if (const auto door = find(line, who, std::min(high, who + 3), {"door", "feet"})) who = *door + 2;
  const TokenSpan blamed = phrase_from(line, who, true);
  if (can_be_blamed(line, blamed) == Who::nobody) return;
  TokenSpan act;
  if (i + 1 < *verb && one_of(line.word(i + 1), {"for", "of", "over"})) act = trimmed(line, {i + 2, g.begin});
  if (act.empty() && !suspicion) return;
  if (!act.empty() && !harmful(line, act)) return;
  add(out, blamed, act, {*verb, *p + 1}, *verb, suspicion ? Firmness::suspected : Firmness::responsible);
}

/// "pointed the finger at an engineer over the heist".
void add_finger(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (line.word(i) != "finger" && line.word(i) != "fingers") return;
  const std::uint32_t begin = line.sentence(i).begin;
  const std::uint32_t high = high_of(line, i);
  const auto at = find(line, i + 1, std::min(high, i + 5), {"at"});
  const std::uint32_t low = i - begin > 4 ? i - 4 : begin;
  auto verb = find(line, low, i, {"point", "points", "pointed", "pointing"});
  const bool before = verb.has_value();
  if (!verb && at) verb = find(line, i + 1, *at, {"point", "points", "pointed", "pointing"});
  if (!at || !verb) return;
  const Group g = group_before(line, *verb);
  if (g.negated || (before && g.future)) return;
  const auto p = find(line, *at + 1, high, {"over", "for"});
  const TokenSpan blamed = p ? trimmed(line, {*at + 1, *p}) : phrase_from(line, *at + 1, true);
  if (can_be_blamed(line, blamed) == Who::nobody) return;
  const TokenSpan act = p ? act_from(line, *p + 1) : TokenSpan{};
  add(out, blamed, act, {std::min(*verb, i), *at + 1}, i, Firmness::accused);
}

/// The words that follow say that there is nothing in it: "are without merit", "proved unfounded".
bool dismissed(const Line& line, TokenSpan sentence, std::uint32_t from) {
  for (std::uint32_t k = from; k < std::min(sentence.end, from + kReach); ++k) {
    if (line.is(k, Tag::baseless)) return true;
    if (line.word(k) == "without" && k + 1 < sentence.end &&
        one_of(line.word(k + 1), {"merit", "foundation", "basis", "substance"}))
      return true;
  }
  return false;
}

/// "allegations of extortion against three officers", "charges against him over the leak".
void add_allegation(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!line.is(i, Tag::allegation) && !one_of(line.word(i), {"case", "evidence"})) return;
  const TokenSpan sentence = line.sentence(i);
  const std::uint32_t high = high_of(line, i);
  const auto against = find(line, i + 1, std::min(high, i + 15), {"against"});
  if (!against || *against + 1 >= high) return;
  for (std::uint32_t k = i + 1; k < *against; ++k) {
    if (line.is(k, Tag::modal)) return;  // "the claims could be grounds for a case against"
  }
  auto act_mark = find(line, i + 1, *against, {"of", "over", "for", "in"});
  for (std::uint32_t k = *against + 1; !act_mark && k + 1 < high; ++k) {
    if (!one_of(line.word(k), {"of", "over", "for", "in"})) continue;
    const std::uint32_t at = skip(line, k + 1);
    if (line.form(at) == Form::gerund || harmful(line, act_from(line, at))) act_mark = k;
  }
  if (!act_mark) return;
  const bool act_first = *act_mark < *against;
  const TokenSpan act = act_first ? trimmed(line, {*act_mark + 1, *against}) : act_from(line, *act_mark + 1);
  TokenSpan blamed = phrase_from(line, *against + 1, act_first);
  if (!act_first && blamed.end > *act_mark) blamed = trimmed(line, {*against + 1, *act_mark});
  if (act.empty() || can_be_blamed(line, blamed) == Who::nobody) return;
  if (!harmful(line, act) && line.form(act.begin) != Form::gerund) return;
  Firmness firmness = Firmness::accused;
  if (dismissed(line, sentence, blamed.end)) {
    firmness = Firmness::denied;
    for (std::uint32_t k = blamed.end; k < std::min(sentence.end, blamed.end + kReach); ++k) {
      if (line.is(k, Tag::inquiry)) firmness = Firmness::exonerated;
    }
  }
  if (line.is(i > sentence.begin ? i - 1 : i, Tag::negation)) return;
  add(out, blamed, act, {i, *against + 1}, i, firmness);
}

/// "the alleged leader of a spy ring", "suspected bombers": whom the word in front makes a suspect.
void add_alleged(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i), {"alleged", "suspected", "accused"}) || i + 1 >= line.sentence(i).end) return;
  const TokenSpan phrase = phrase_from(line, i + 1, false);
  if (phrase.empty() || phrase.end + 1 >= line.sentence(i).end || phrase.size() > 8) return;
  if (!one_of(line.word(phrase.end), {"of", "in", "behind"}) || can_be_blamed(line, phrase) != Who::somebody) return;
  const TokenSpan act = act_from(line, phrase.end + 1);
  if (act.empty() || !harmful(line, act)) return;
  add(out, phrase, act, {i, i + 1}, i, line.word(i) == "suspected" ? Firmness::suspected : Firmness::accused);
}

/// "claimed responsibility for the ambush", "bears the blame for", "faces charges of".
void add_bearing(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  const bool burden = one_of(line.word(i), {"responsibility", "blame", "guilt"});
  const bool charge =
      one_of(line.word(i), {"charges", "charge", "allegations", "accusations", "counts", "trial", "prosecution"});
  const TokenSpan sentence = line.sentence(i);
  if ((!burden && !charge) || i + 2 >= sentence.end || i == sentence.begin) return;
  const std::uint32_t low = i - sentence.begin > 5 ? i - 5 : sentence.begin;
  const std::uint32_t p = skip(line, i + 1);
  if (!one_of(line.word(p), {"for", "of", "over", "on"})) return;
  std::optional<std::uint32_t> verb;
  Firmness firmness = Firmness::confirmed;
  if (burden) {
    verb = find(line, low, i,
                {"claimed", "claims", "claim", "claiming", "accepted", "accepts", "accept", "accepting", "admitted",
                 "admits", "took", "takes", "taken", "assumed"});
    if (!verb) {
      verb =
          find(line, low, i, {"bears", "bear", "bore", "carries", "carry", "carried", "shares", "share", "shoulders"});
      firmness = Firmness::responsible;
    }
  } else {
    verb = find(line, low, i, {"faces", "face", "facing", "faced"});
    firmness = Firmness::accused;
  }
  if (!verb) return;
  const Group g = group_before(line, *verb);
  const TokenSpan act = act_from(line, peel(line, skip(line, p + 1)));
  const auto subject = subject_before(line, g.begin);
  if (g.negated || g.future || !subject || act.empty()) return;
  if (!harmful(line, act) && !(charge && line.form(act.begin) == Form::gerund)) return;
  if (can_be_blamed(line, *subject) == Who::nobody) return;
  add(out, *subject, act, {g.begin, p + 1}, *verb, firmness);
}

/// "the army's role in the massacre", "had a hand in", "played no part in".
void add_role(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i), {"role", "hand", "part", "involvement", "complicity", "participation"})) return;
  const TokenSpan sentence = line.sentence(i);
  const std::uint32_t p = skip(line, i + 1);
  if (i == sentence.begin || p + 1 >= sentence.end || line.word(p) != "in") return;
  const TokenSpan act = act_from(line, skip(line, p + 1));
  if (!harmful(line, act)) return;
  const std::uint32_t low = i - sentence.begin > 4 ? i - 4 : sentence.begin;
  const auto verb = find(line, low, i, {"had", "has", "have", "having", "play", "played", "plays", "playing", "takes"});
  if (verb) {
    const Group g = group_before(line, *verb);
    const bool no = g.negated || find(line, *verb, i, {"no", "never", "not", "n't"});
    const auto subject = subject_before(line, g.begin);
    if (!subject || g.future) return;
    if (can_be_blamed(line, *subject) < (no ? Who::anybody : Who::somebody)) return;  // "it had no part in"
    return add(out, *subject, act, {g.begin, p + 1}, i, no ? Firmness::denied : under(g, Firmness::involved), false);
  }
  std::uint32_t end = i;  // over "alleged", "central": to the possessive
  while (end > low + 1 && line.word(end - 1) != "'s" && !line.punctuation(end - 1) && i - end < 3) --end;
  if (line.word(end - 1) != "'s" && line.word(end - 1) != "'") return;
  const bool alleged = find(line, end, i, {"alleged", "suspected", "possible"}).has_value();
  const auto owner = subject_before(line, end - 1);
  if (!owner || can_be_blamed(line, *owner) != Who::somebody) return;
  add(out, *owner, act, {i, p + 1}, i, alleged ? Firmness::suspected : Firmness::involved, false);
}

/// "The attack bears the fingerprints of the regime".
void add_fingerprints(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i), {"fingerprints", "hallmarks", "signature"})) return;
  const TokenSpan sentence = line.sentence(i);
  if (i + 2 >= sentence.end || line.word(i + 1) != "of" || i < sentence.begin + 3) return;
  const auto verb = find(line, i - 3, i, {"bears", "bear", "bore", "has", "had", "carries"});
  if (!verb) return;
  const auto subject = subject_before(line, *verb);
  const TokenSpan blamed = phrase_from(line, i + 2, true);
  if (!subject || !harmful(line, *subject) || can_be_blamed(line, blamed) != Who::somebody) return;
  add(out, blamed, *subject, {*verb, i + 2}, i, Firmness::linked, false);
}

/// "the order to fire on the convoy came from the colonel".
void add_order(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i), {"order", "orders", "instructions", "instruction"})) return;
  const std::uint32_t high = high_of(line, i);
  if (i + 3 >= high || line.word(i + 1) != "to" || !harmful_verb(line, i + 2)) return;
  const auto came = find(line, i + 2, high, {"came", "come", "comes"});
  const auto from = came ? find(line, *came + 1, std::min(high, *came + 4), {"from"}) : std::nullopt;
  if (!from) return;
  const Group g = group_before(line, *came);
  const TokenSpan blamed = phrase_from(line, *from + 1, true);
  if (g.negated || can_be_blamed(line, blamed) == Who::nobody) return;
  add(out, blamed, trimmed(line, {i + 2, g.begin}), {i, i + 1}, *came, under(g, Firmness::directed), false);
}

}  // namespace

void add_nominal(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  add_falling(line, i, out);
  add_finger(line, i, out);
  add_allegation(line, i, out);
  add_alleged(line, i, out);
  add_bearing(line, i, out);
  add_role(line, i, out);
  add_fingerprints(line, i, out);
  add_order(line, i, out);
}

}  // namespace sayso::accusation
