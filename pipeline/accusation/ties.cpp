// Frames of verbs: "accused X of Y", "X was charged with Y", "blamed Y on X", "linked X to Y"; and what calls all
// rules.
#include "accusation/ties.h"

#include <algorithm>
#include <array>

#include "accusation/guards.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

/// A verb's frame: the prepositions that lead into its act, and what a passive or active use of it says.
struct Frame {
  Tag verb;
  std::array<std::string_view, 4> prepositions;
  Firmness firmness;
  bool strict;  ///< the act has to be a harmful one, and the blamed somebody
};
constexpr std::array<Frame, 10> kFrames = {{
    {Tag::accuse_of, {"of"}, Firmness::accused, false},
    {Tag::suspect_of, {"of"}, Firmness::suspected, false},
    {Tag::convict_of, {"of", "for"}, Firmness::confirmed, false},
    {Tag::clear_of, {"of", "from", "over", "in"}, Firmness::exonerated, true},
    {Tag::charge_with, {"with", "over", "on", "for"}, Firmness::accused, false},
    {Tag::blame_for, {"for", "over"}, Firmness::accused, false},
    {Tag::arrest_for, {"for", "on", "over", "in"}, Firmness::accused, true},
    {Tag::punish_for, {"for", "over"}, Firmness::confirmed, true},
    {Tag::link_to, {"to", "with"}, Firmness::linked, true},
    {Tag::implicate_in, {"in"}, Firmness::involved, false},
}};

const Frame* frame_of(const Line& line, std::uint32_t i) {
  for (const Frame& f : kFrames) {
    if (line.is(i, f.verb)) return &f;
  }
  return nullptr;
}

bool leads(const Frame& frame, std::string_view word) {
  return !word.empty() &&
         std::find(frame.prepositions.begin(), frame.prepositions.end(), word) != frame.prepositions.end();
}

bool starts_act(const Line& line, std::uint32_t at) {
  if (at >= line.size()) return false;
  return line.form(at) == Form::gerund || harmful(line, act_from(line, at)) ||
         harmful(line, act_from(line, peel(line, at))) || line.is(at, Tag::allegation);
}

/// Where the act begins after a frame's preposition; the first that leads into an act, else the first one at all.
std::optional<std::uint32_t> preposition_after(const Line& line, const Frame& frame, std::uint32_t from) {
  const std::uint32_t high = std::min(line.sentence(from).end, from + kReach);
  std::optional<std::uint32_t> first;
  for (std::uint32_t k = from; k + 1 < high; ++k) {
    if (one_of(line.word(k), {";", ":", "?", "."})) break;
    if (!leads(frame, line.word(k))) continue;
    if (starts_act(line, skip(line, k + 1))) return k;
    if (!first) first = k;
  }
  return first;
}

/// A verb and no noun: "charges" in "the charges", "suspect" in "a suspect" are none.
bool is_verb(const Line& line, std::uint32_t i) {
  const bool noun = line.is(i, Tag::accuse_of) || line.is(i, Tag::suspect_of) || line.is(i, Tag::convict_of);
  if (noun && i > 0 && i + 1 < line.size() && line.form(i) == Form::past && line.word(i + 1) != "of") {
    const std::string_view before = line.word(i - 1);  // "the main accused"
    if (one_of(before, {"the", "main", "prime", "co", "an", "a", "of", "other", "-", "'s", "his", "her", "its", "their",
                        "any"}))
      return false;
  }
  if (line.form(i) == Form::past || line.form(i) == Form::gerund) return true;
  const TokenSpan sentence = line.sentence(i);
  if (i == sentence.begin || i + 1 >= sentence.end) return false;
  const std::uint32_t b = i - 1;
  if (line.is(b, Tag::determiner) || line.is(b, Tag::preposition) || line.punctuation(b) || line.word(b) == "'s")
    return line.word(b) == "to";
  if (line.is(i + 1, Tag::preposition) && line.form(i) == Form::base) return line.cue(i);
  if (line.form(i) == Form::base && (line.word(b) == "and" || line.word(b) == "or")) return false;
  return line.cue(i) || line.is(b, Tag::modal) || line.is(b, Tag::do_verb) || line.is(b, Tag::pronoun) ||
         line.entry(b).agent || line.mention(b) != nullptr;
}

void add(std::vector<Blaming>& out, TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core, Firmness f) {
  if (blamed.empty() || act.empty() || blamed.overlaps(act)) return;
  out.push_back(make_blaming(blamed, act, tie, core, f));
  out.back().told = true;
}

/// The frame's act where the preposition stands at `p`, or nothing where it is none.
std::optional<TokenSpan> act_of(const Line& line, const Frame& frame, std::uint32_t p, Firmness& firmness) {
  const std::uint32_t first = skip(line, p + 1);
  if (first >= line.sentence(p).end || line.digit(first)) return std::nullopt;
  const std::uint32_t at = peel(line, first);
  const TokenSpan act = act_from(line, at);
  if (act.empty()) return std::nullopt;
  const bool gerund = line.form(at) == Form::gerund;
  const bool harm = harmful(line, act) || at != first;
  const bool alleged = line.word(p + 1) == "allegedly" || line.word(p + 1) == "alleged";
  switch (frame.verb) {
    case Tag::charge_with:
      if (gerund && line.is(at, Tag::good_verb)) return std::nullopt;  // "charged with protecting the dam"
      if (one_of(line.word(p), {"for", "on"}) && !harm) return std::nullopt;
      break;
    case Tag::arrest_for:
      if (line.word(first) == "suspicion") firmness = Firmness::suspected;
      if (line.word(first) == "connection") firmness = Firmness::suspected;
      if (!(harm || alleged || (gerund && one_of(line.word(p), {"for", "over"})))) return std::nullopt;
      break;
    case Tag::punish_for:
      if (alleged) firmness = Firmness::accused;
      if (!harm && !gerund) return std::nullopt;
      break;
    case Tag::clear_of:
      if (!harm && !gerund && !line.is(at, Tag::part)) return std::nullopt;
      break;
    case Tag::blame_for:
      if (!one_of(line.word(p), {"for", "over"})) return std::nullopt;
      break;
    default:
      if (frame.strict && !harm) return std::nullopt;
  }
  return act;
}

/// "criticised the minister for the delay": blame only for an act that is a wrong of itself.
bool mild(std::string_view verb) {
  return verb.starts_with("critici") || one_of(verb, {"slammed", "condemned", "denounced", "rebuked", "reproached"});
}

bool fits(const Line& line, const Frame& frame, TokenSpan blamed, std::uint32_t core, TokenSpan act) {
  const Who who = can_be_blamed(line, blamed);
  if (who == Who::nobody) return false;
  const bool strict = frame.strict || frame.verb == Tag::blame_for;
  if (strict && who != Who::somebody) return false;
  return !(frame.verb == Tag::blame_for && mild(line.word(core)) && !harmful(line, act));
}

void add_passive(const Line& line, const Frame& frame, std::uint32_t i, std::uint32_t p, const Group& g,
                 std::vector<Blaming>& out) {
  Firmness firmness = frame.firmness;
  const auto subject = subject_before(line, g.begin);
  if (!subject) return;
  const TokenSpan blamed = *subject;
  if (frame.verb == Tag::link_to && harmful(line, blamed)) {  // "the raid was tied to the brigade"
    const TokenSpan other = phrase_from(line, p + 1, true);
    if (can_be_blamed(line, other) != Who::somebody) return;
    return add(out, other, blamed, {g.begin, p + 1}, i, under(g, firmness));
  }
  const auto act = act_of(line, frame, p, firmness);
  if (!act || !fits(line, frame, blamed, i, *act)) return;
  if (g.negated) {
    const bool open = frame.verb == Tag::accuse_of || frame.verb == Tag::suspect_of;
    if (!open) return;
    firmness = Firmness::exonerated;  // "is not accused of any wrongdoing"
  } else if (g.future && frame.verb == Tag::punish_for) {
    return;
  }
  add(out, blamed, *act, {g.begin, p + 1}, i, firmness);
}

/// "blamed the outage on hackers", "attributed the leak to a clerk".
void add_act_first(const Line& line, std::uint32_t i, std::uint32_t p, Firmness firmness, std::vector<Blaming>& out) {
  const std::uint32_t object = skip(line, i + 1);
  if (object >= p) return;
  const std::uint32_t at = std::min(peel(line, object), p);
  const TokenSpan act = trimmed(line, {at, p});
  const TokenSpan blamed = phrase_from(line, p + 1, true);
  if (can_be_blamed(line, blamed) != Who::somebody || !harmful(line, act)) return;
  add(out, blamed, act, {i, i + 1}, i, firmness);
}

/// "they suspected he was on drugs", "blaming them, we're blaming": what stands there is no noun phrase.
bool holds_clause(const Line& line, TokenSpan phrase) {
  for (std::uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (one_of(line.word(i), {"who", "which", "that", "whose"})) return false;
    const bool verb =
        line.is(i, Tag::be) || line.is(i, Tag::have) || line.is(i, Tag::modal) || line.is(i, Tag::do_verb);
    if (verb && line.word(i) != "'s") return true;
  }
  return false;
}

/// "not to prosecute", "unable to blame", "refused to accuse".
bool withheld(const Line& line, std::uint32_t to) {
  if (to == line.sentence(to).begin) return false;
  const std::string_view w = line.word(to - 1);
  return line.is(to - 1, Tag::negation) || w.starts_with("refus") || w.starts_with("declin") || w.starts_with("fail") ||
         one_of(w, {"unable", "unwilling", "reluctant", "loath", "impossible", "hard", "difficult", "nobody", "wrong"});
}

void add_active(const Line& line, const Frame& frame, std::uint32_t i, std::vector<Blaming>& out) {
  const std::uint32_t object = skip(line, i + 1);
  const auto p = preposition_after(line, frame, object);
  if (line.word(i).starts_with("blam")) {
    const std::uint32_t high = std::min(line.sentence(i).end, i + kReach);
    for (std::uint32_t k = object; k < high && (!p || k < *p); ++k) {
      if (line.word(k) == "on") return add_act_first(line, i, k, frame.firmness, out);
      if (line.punctuation(k) && !line.joins(k) && !line.quote(k)) break;
    }
  }
  if (!p || *p <= object) return;
  Firmness firmness = frame.firmness;
  const auto act = act_of(line, frame, *p, firmness);
  const TokenSpan blamed = trimmed(line, {object, *p});
  if (!act || blamed.empty() || holds_clause(line, blamed)) return;
  if (frame.verb == Tag::link_to && harmful(line, blamed)) {
    const TokenSpan other = phrase_from(line, *p + 1, true);
    if (can_be_blamed(line, other) == Who::somebody) add(out, other, blamed, {i, i + 1}, i, firmness);
    return;
  }
  if (fits(line, frame, blamed, i, *act)) add(out, blamed, *act, {i, i + 1}, i, firmness);
}

/// "The raid was attributed to the brigade", "traced the leak to a clerk".
void add_attribution(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!is_verb(line, i)) return;
  const Group g = group_before(line, i);
  if (g.negated || g.future) return;
  std::uint32_t p = skip(line, i + 1);
  if (p < line.size() && line.word(p) == "back") ++p;
  if (p + 1 < line.size() && one_of(line.word(p), {"to", "on"})) {
    const auto subject = subject_before(line, g.begin);
    const TokenSpan blamed = phrase_from(line, p + 1, true);
    if (subject && harmful(line, *subject) && can_be_blamed(line, blamed) == Who::somebody)
      add(out, blamed, *subject, {g.begin, p + 1}, i, under(g, Firmness::responsible));
    return;
  }
  const std::uint32_t high = std::min(line.sentence(i).end, i + kReach);
  for (std::uint32_t k = p; k < high; ++k) {
    if (!one_of(line.word(k), {"to", "on"})) continue;
    const std::size_t before = out.size();
    add_act_first(line, i, k, Firmness::responsible, out);
    if (out.size() > before) return;
  }
}

}  // namespace

Firmness under(const Group& group, Firmness firmness) {
  if (!is_accusing(firmness)) return firmness;
  if (group.alleged) return Firmness::accused;
  const bool plain = firmness == Firmness::responsible || firmness == Firmness::directed;
  if ((group.believed || group.may) && plain) return Firmness::suspected;
  if (group.settled && firmness == Firmness::responsible) return Firmness::confirmed;
  return firmness;
}

void add_frame(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (line.is(i, Tag::attribute_to)) return add_attribution(line, i, out);
  const Frame* frame = frame_of(line, i);
  if (frame == nullptr || !is_verb(line, i)) return;
  const std::uint32_t next = skip(line, i + 1);
  if (next >= line.size() || !line.sentence(i).contains(next)) return;
  const Group g = group_before(line, i);
  const bool past = line.form(i) == Form::past;
  if (past && line.is(i, Tag::blame_for) && line.word(next) == "on") {  // "the fire was blamed on a guard"
    const auto subject = subject_before(line, g.begin);
    const TokenSpan blamed = phrase_from(line, next + 1, true);
    if (subject && !g.negated && harmful(line, *subject) && can_be_blamed(line, blamed) == Who::somebody)
      add(out, blamed, *subject, {g.begin, next + 1}, i, Firmness::accused);
    return;
  }
  if (past && (g.be || leads(*frame, line.word(next)))) {
    const auto p = preposition_after(line, *frame, next);
    if (p) add_passive(line, *frame, i, *p, g, out);
    return;
  }
  const bool infinitive = g.future && i > 0 && line.word(i - 1) == "to";
  if (g.negated || (g.future && !infinitive) || (infinitive && withheld(line, i - 1)))
    return;  // "we do not accuse anyone"
  add_active(line, *frame, i, out);
}

std::vector<Blaming> find_blamings(const Line& line, TokenSpan sentence) {
  std::vector<Blaming> out;
  const Context context = context_of(line, sentence);
  if (context.question) return out;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (line.punctuation(i) || (i > sentence.begin && line.joins(i - 1))) continue;
    const std::size_t before = out.size();
    add_frame(line, i, out);
    add_copula(line, i, out);
    add_nominal(line, i, out);
    add_answer(line, i, out);
    add_deed(line, i, out);
    for (std::size_t n = before; n < out.size(); ++n)
      out[n].supposed = out[n].supposed || is_supposed(line, context, out[n]);
    const auto blocked = [&](const Blaming& b) { return is_blocked(line, context, b); };
    out.erase(std::remove_if(out.begin() + static_cast<std::ptrdiff_t>(before), out.end(), blocked), out.end());
  }
  return out;
}

}  // namespace sayso::accusation
