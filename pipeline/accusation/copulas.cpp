// "X was behind Y", "responsible for", "guilty of", "to blame for", "involved in", "under investigation for", "the work
// of X".

#include "accusation/ties.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

constexpr std::uint32_t kHoldReach = 25;  // tokens between "hold" and "responsible": a name with its apposition

void add(std::vector<Blaming>& out, TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core, Firmness f,
         bool told) {
  if (blamed.empty() || act.empty() || blamed.overlaps(act)) return;
  out.push_back(make_blaming(blamed, act, tie, core, f));
  out.back().told = told;
}

/// "is believed to be", "was found": somebody holds it, and not the writer.
bool said(const Group& g) {
  return g.believed || g.alleged || g.settled;
}

/// An adjective's or phrase's own firmness.
struct Adjective {
  Firmness firmness;
  bool strict;  ///< its act has to be a harmful one
};

std::optional<Adjective> adjective_of(const Line& line, std::uint32_t i) {
  const std::string_view w = line.word(i);
  if (one_of(w, {"responsible", "liable", "accountable", "culpable", "answerable"}))
    return Adjective{Firmness::responsible, true};
  if (w == "guilty") return Adjective{Firmness::confirmed, false};
  if (one_of(w, {"complicit", "implicated", "embroiled", "mixed"}))
    return Adjective{Firmness::involved, w != "complicit"};
  if (w == "involved") return Adjective{Firmness::involved, true};
  return std::nullopt;
}

/// "hold the company responsible", "found the clerk guilty": where that verb stands.
std::optional<std::uint32_t> holder_verb(const Line& line, std::uint32_t i) {
  const std::uint32_t begin = line.sentence(i).begin;
  const std::uint32_t low = i - begin > kHoldReach ? i - kHoldReach : begin;
  for (std::uint32_t k = i; k-- > low;) {
    if (one_of(line.word(k), {"hold", "held", "holds", "holding", "find", "found", "finds", "finding", "deem", "deemed",
                              "declared", "ruled", "consider", "considers", "make", "made"}))
      return k + 1 < i ? std::optional(k) : std::nullopt;
    if (line.is(k, Tag::be) || line.is(k, Tag::have) || line.is(k, Tag::clause)) {
      if (line.word(k) != "who" && line.word(k) != "and") return std::nullopt;
    }
  }
  return std::nullopt;
}

/// "the rebels were responsible": for what was told before.
void add_back(const Line& line, std::uint32_t i, const Adjective& adjective, std::vector<Blaming>& out) {
  if (adjective.firmness != Firmness::responsible || line.word(i) != "responsible") return;
  const Group g = group_before(line, i);
  const auto subject = subject_before(line, g.begin);
  if (!g.be || g.future || !subject || can_be_blamed(line, *subject) != Who::somebody) return;
  const Firmness firmness = g.negated ? Firmness::denied : under(g, Firmness::responsible);
  out.push_back(make_blaming(*subject, {}, {g.begin, i + 1}, i, firmness));
}

void add_adjective(const Line& line, std::uint32_t i, const Adjective& adjective, std::vector<Blaming>& out) {
  const std::uint32_t p = skip(line, i + 1);
  if (i + 1 >= line.sentence(i).end || line.punctuation(p)) return add_back(line, i, adjective, out);
  if (p + 1 >= line.sentence(i).end || !one_of(line.word(p), {"for", "of", "in", "with"})) return;
  const std::uint32_t at = peel(line, skip(line, p + 1));
  const TokenSpan act = act_from(line, at);
  const bool good = line.form(at) == Form::gerund && line.is(at, Tag::good_verb);
  if (act.empty() || good || (adjective.strict && !harmful(line, act))) return;
  const Group g = group_before(line, i);
  Firmness firmness = adjective.firmness;
  TokenSpan blamed;
  const bool passive = g.be || g.settled;
  if (const auto verb = passive ? std::nullopt : holder_verb(line, i)) {
    const Group outer = group_before(line, *verb);
    if (outer.negated || outer.future) return;
    blamed = trimmed(line, {skip(line, *verb + 1), g.begin});
    if (g.negated) firmness = Firmness::exonerated;
    const TokenSpan tie{*verb, p + 1};
    if (can_be_blamed(line, blamed) == Who::somebody) add(out, blamed, act, tie, *verb, firmness, true);
    return;
  }
  if (!passive) return;
  if (g.future) return;
  const auto subject = subject_before(line, g.begin);
  if (!subject || can_be_blamed(line, *subject) != Who::somebody) return;
  if (g.negated) firmness = g.settled ? Firmness::exonerated : Firmness::denied;
  add(out, *subject, act, {g.begin, p + 1}, i, under(g, firmness), said(g));
}

/// "X is behind Y", "to blame for Y", "at fault for Y".
void add_behind(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  std::uint32_t first = i;
  std::uint32_t last = i + 1;
  const std::string_view w = line.word(i);
  const TokenSpan sentence = line.sentence(i);
  if (w == "blame" || w == "fault") {
    if (i == sentence.begin || !one_of(line.word(i - 1), {"to", "at"})) return;
    if (i + 2 >= sentence.end || line.word(i + 1) != "for") return;
    first = i - 1;
    last = i + 2;
  } else if (w != "behind") {
    return;
  }
  const Group g = group_before(line, first);
  if (!g.be || g.future) return;
  const TokenSpan act = act_from(line, skip(line, last));
  const auto subject = subject_before(line, g.begin);
  if (!subject || !harmful(line, act) || can_be_blamed(line, *subject) != Who::somebody) return;
  const Firmness firmness = g.negated ? Firmness::denied : Firmness::responsible;
  add(out, *subject, act, {g.begin, last}, i, under(g, firmness), said(g));
}

/// "under investigation for", "on trial over", "a suspect in".
void add_standing(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  const std::string_view w = line.word(i);
  const TokenSpan sentence = line.sentence(i);
  if (i <= sentence.begin + 1 || i + 2 >= sentence.end) return;
  const std::string_view before = line.word(i - 1);
  const bool inquiry = one_of(w, {"investigation", "scrutiny"}) && one_of(before, {"under", "criminal"});
  const bool investigated = w == "investigated" && one_of(before, {"being", "been"});
  const bool trial = w == "trial" && one_of(before, {"on", "stand", "stands", "stood", "standing"});
  const bool suspect =
      w == "suspect" && (line.is(i - 1, Tag::determiner) || one_of(before, {"prime", "main", "chief", "key"}));
  if (!inquiry && !trial && !suspect && !investigated) return;
  const std::uint32_t p = skip(line, i + 1);
  if (!one_of(line.word(p), {"for", "over", "in", "on"})) return;
  const TokenSpan act = act_from(line, peel(line, skip(line, p + 1)));
  const bool gerund = line.form(act.begin) == Form::gerund;
  if (act.empty() || (!harmful(line, act) && !gerund && line.word(p + 1) != "alleged")) return;
  std::uint32_t first = i - 1;
  while (first > sentence.begin && !line.is(first, Tag::be) && i - first < 5) --first;
  if (!line.is(first, Tag::be)) return;
  const Group g = group_before(line, first + 1);
  const auto subject = subject_before(line, g.begin);
  if (g.negated || !subject || can_be_blamed(line, *subject) == Who::nobody) return;
  add(out, *subject, act, {g.begin, p + 1}, i, trial ? Firmness::accused : Firmness::suspected, true);
}

/// "The massacre was the work of bandits".
void add_work(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  const TokenSpan sentence = line.sentence(i);
  if (line.word(i) != "work" || i < sentence.begin + 2 || i + 2 >= sentence.end || line.word(i + 1) != "of") return;
  if (line.word(i - 1) != "the") return;
  const Group g = group_before(line, i - 1);
  if (!g.be || g.future) return;
  const auto subject = subject_before(line, g.begin);
  const TokenSpan blamed = phrase_from(line, i + 2, true);
  if (!subject || can_be_blamed(line, blamed) != Who::somebody || !harmful(line, *subject)) return;
  add(out, blamed, *subject, {g.begin, i + 2}, i, under(g, g.negated ? Firmness::denied : Firmness::responsible),
      said(g));
}

/// "took part in the raid", "participated in", "colluded in".
void add_taking_part(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  std::string_view w = line.word(i);
  const TokenSpan sentence = line.sentence(i);
  std::uint32_t p = i + 1;
  if (one_of(w, {"took", "take", "taken", "takes"}) && p + 1 < sentence.end && line.word(p) == "part") {
    ++p;
  } else if (!one_of(w, {"participated", "participate", "participates"})) {
    return;
  }
  p = skip(line, p);
  if (p + 1 >= sentence.end || line.word(p) != "in") return;
  const Group g = group_before(line, i);
  if (g.future) return;
  const TokenSpan act = act_from(line, skip(line, p + 1));
  const auto subject = subject_before(line, g.begin);
  if (!subject || !harmful(line, act) || can_be_blamed(line, *subject) != Who::somebody) return;
  add(out, *subject, act, {g.begin, p + 1}, i, g.negated ? Firmness::denied : under(g, Firmness::involved), said(g));
}

}  // namespace

void add_copula(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (const auto adjective = adjective_of(line, i)) add_adjective(line, i, *adjective, out);
  add_behind(line, i, out);
  add_standing(line, i, out);
  add_work(line, i, out);
  add_taking_part(line, i, out);
}

}  // namespace sayso::accusation
