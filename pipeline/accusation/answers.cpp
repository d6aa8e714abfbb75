// What the accused says: "admitted to taking", "denied any part in", "pleaded not guilty", "had nothing to do with".
#include <algorithm>

#include "accusation/ties.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

/// The one who answers, before the verb's group; empty where the sentence inverts it ("denied the minister").
TokenSpan speaker(const Line& line, const Group& g) {
  const auto subject = subject_before(line, g.begin);
  return subject && can_be_blamed(line, *subject) != Who::nobody ? *subject : TokenSpan{};
}

void add(std::vector<Blaming>& out, TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core, Firmness f) {
  if (!blamed.empty() && !act.empty() && blamed.overlaps(act)) return;
  out.push_back(make_blaming(blamed, act, tie, core, f));
  out.back().by_source = true;
  out.back().told = !blamed.empty();
}

void add_admission(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i),
              {"admitted", "admits", "admit", "admitting", "confessed", "confesses", "confess", "confessing"}))
    return;
  const TokenSpan sentence = line.sentence(i);
  std::uint32_t at = skip(line, i + 1);
  if (at >= sentence.end) return;
  if (line.word(at) == "to") at = skip(line, at + 1);
  if (at >= sentence.end || line.is(at, Tag::clause) || line.is(at, Tag::pronoun)) return;
  at = peel(line, at);
  const TokenSpan act = act_from(line, at);
  const Group g = group_before(line, i);
  const TokenSpan blamed = speaker(line, g);
  if (act.empty() || blamed.empty() || !harmful(line, act) || g.negated || g.future) return;
  add(out, blamed, act, {g.begin, i + 1}, i, Firmness::confirmed);
}

/// "it", "the charge", "those claims": what was told before.
bool points_back(const Line& line, std::uint32_t at, TokenSpan sentence) {
  if (one_of(line.word(at), {"it", "this", "that", "them", "everything", "doing"}))
    return at + 1 >= sentence.end || line.punctuation(at + 1) || line.is(at + 1, Tag::clause) ||
           line.is(at + 1, Tag::preposition);
  const std::uint32_t high = std::min(sentence.end, at + 5);
  for (std::uint32_t k = at; k < high; ++k) {
    if (line.punctuation(k) && !line.quote(k)) return false;
    if (!line.is(k, Tag::allegation) && line.word(k) != "wrongdoing") continue;
    return k + 1 >= sentence.end || !one_of(line.word(k + 1), {"that", "of"});
  }
  return false;
}

void add_denial(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!line.is(i, Tag::deny) || one_of(line.word(i), {"denial", "rejection", "dispute", "contest"})) return;
  const TokenSpan sentence = line.sentence(i);
  const std::uint32_t at = skip(line, i + 1);
  if (at >= sentence.end) return;
  const Group g = group_before(line, i);
  if (g.negated || g.future) return;
  const TokenSpan blamed = speaker(line, g);
  const TokenSpan tie{g.begin, i + 1};
  const bool denies = line.word(i).starts_with("den");
  const std::uint32_t peeled = peel(line, at);
  const TokenSpan act = act_from(line, peeled);
  const bool told =
      !act.empty() && (harmful(line, act) || (line.form(peeled) == Form::gerund && (denies || peeled != at)));
  if (told && (denies || peeled != at)) return add(out, blamed, act, tie, i, Firmness::denied);
  if (points_back(line, at, sentence)) add(out, blamed, {}, tie, i, Firmness::denied);
}

/// "pleaded not guilty", "had nothing to do with the fire", "those claims are false".
void add_plea(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  const TokenSpan sentence = line.sentence(i);
  const std::string_view w = line.word(i);
  if (one_of(w, {"pleaded", "pleads", "pled", "pleading", "plead"}) && i + 1 < sentence.end) {
    const Group g = group_before(line, i);
    const bool no = line.word(i + 1) == "not";
    const std::uint32_t guilty = i + (no ? 2 : 1);
    if (guilty >= sentence.end || line.word(guilty) != "guilty" || g.future) return;
    TokenSpan act;
    if (guilty + 2 < sentence.end && line.word(guilty + 1) == "to") act = act_from(line, peel(line, guilty + 2));
    if (!act.empty() && !harmful(line, act)) act = {};
    const TokenSpan blamed = speaker(line, g);
    if (no || !act.empty())
      add(out, blamed, act, {g.begin, guilty + 1}, i, no ? Firmness::denied : Firmness::confirmed);
    return;
  }
  if (w == "nothing" && i + 4 < sentence.end && line.word(i + 1) == "to" && line.word(i + 2) == "do" &&
      line.word(i + 3) == "with") {
    const Group g = group_before(line, i);
    const TokenSpan act = act_from(line, i + 4);
    if (g.have && !act.empty())
      add(out, speaker(line, g), harmful(line, act) ? act : TokenSpan{}, {g.begin, i + 4}, i, Firmness::denied);
    return;
  }
  if (one_of(w, {"innocent", "blameless"})) {
    const Group g = group_before(line, i);
    if (g.be && !g.negated) add(out, speaker(line, g), {}, {g.begin, i + 1}, i, Firmness::denied);
    return;
  }
  if (!line.is(i, Tag::baseless)) return;
  const std::uint32_t low = i - sentence.begin > 7 ? i - 7 : sentence.begin;
  for (std::uint32_t k = low; k < i; ++k) {
    if (!line.is(k, Tag::allegation) || (k + 1 < i && line.word(k + 1) == "of")) continue;
    add(out, {}, {}, {k, i + 1}, i, Firmness::denied);
    return;
  }
}

}  // namespace

void add_answer(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  add_admission(line, i, out);
  add_denial(line, i, out);
  add_plea(line, i, out);
}

}  // namespace sayso::accusation
