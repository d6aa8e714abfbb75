// The act itself, told of somebody: "soldiers burned the school", "was shot by a guard", "ordered the killing of".

#include "accusation/ties.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

void add(std::vector<Blaming>& out, TokenSpan blamed, TokenSpan act, TokenSpan tie, std::uint32_t core, Firmness f,
         const Group& g) {
  if (blamed.empty() || act.empty() || blamed.overlaps(act)) return;
  const bool indefinite = g.may || g.believed || g.alleged || g.settled;
  out.push_back(make_blaming(blamed, act, tie, core, f));
  out.back().deed = true;
  out.back().told = g.believed || g.alleged;
  out.back().indefinite = indefinite;
}

/// The agent of a passive: "... by X", within the clause.
std::optional<std::uint32_t> by_after(const Line& line, std::uint32_t i) {
  const TokenSpan act = act_from(line, i);
  for (std::uint32_t k = i + 1; k + 1 < act.end; ++k) {
    if (line.word(k) == "by" && line.form(skip(line, k + 1)) != Form::gerund) return k;
  }
  return std::nullopt;
}

/// Whether an object stands behind the verb, so that it is no short passive ("the men killed in the blast").
bool has_object(const Line& line, std::uint32_t i) {
  const TokenSpan sentence = line.sentence(i);
  std::uint32_t k = i + 1;
  while (k < sentence.end && (adverb(line, k) || line.quote(k))) ++k;
  if (k >= sentence.end) return false;
  if (k == i + 1 && line.word(k) == "to") return harmful_verb(line, i);  // "planned to kill"
  if (line.punctuation(k) && !line.joins(k)) return false;
  if (line.is(k, Tag::preposition) || line.is(k, Tag::be) || line.is(k, Tag::have) || line.is(k, Tag::modal))
    return false;
  if (line.is(k, Tag::clause) && line.word(k) != "that") return false;
  return !line.is(k, Tag::speech);
}

bool intransitive(std::string_view w) {
  return w.starts_with("collud") || w.starts_with("conspir") || w.starts_with("conniv") || w.starts_with("meddl") ||
         w.starts_with("interfer") || w.starts_with("tamper") || w.starts_with("cheat") || w.starts_with("collid") ||
         one_of(w, {"lied", "spied", "fired", "opened", "broke", "broken", "profiteered"});
}

bool pair_at(const Line& line, std::uint32_t i) {
  return i + 1 < line.sentence(i).end &&
         is_harmful_pair(std::string(line.word(i)) + ' ' + std::string(line.word(i + 1)));
}

/// "the firm's negligence caused the deaths": the owner of what caused it.
std::optional<TokenSpan> owner_of(const Line& line, TokenSpan subject) {
  for (std::uint32_t k = subject.begin + 1; k + 1 < subject.end; ++k) {
    if (line.word(k) != "'s" && line.word(k) != "'") continue;
    if (!one_of(line.word(subject.end - 1), {"negligence", "failure", "failures", "carelessness", "recklessness",
                                             "greed", "error", "errors", "mistake", "mistakes", "misconduct", "fault"}))
      return std::nullopt;
    return TokenSpan{subject.begin, k};
  }
  return std::nullopt;
}

/// "Hackers linked to the navy stole designs": whom the doers are tied to.
std::optional<TokenSpan> patron_of(const Line& line, TokenSpan subject) {
  for (std::uint32_t k = subject.begin + 1; k + 2 < subject.end; ++k) {
    const bool tied = line.is(k, Tag::link_to) && line.form(k) == Form::past && line.word(k + 1) == "to";
    if (tied) return TokenSpan{k + 2, subject.end};
  }
  return std::nullopt;
}

/// "named the mayor as the man who had ordered": the mayor.
std::optional<TokenSpan> renamed(const Line& line, TokenSpan subject) {
  const std::uint32_t begin = line.sentence(subject.begin).begin;
  if (subject.begin < begin + 3 || line.word(subject.begin - 1) != "as") return std::nullopt;
  const std::uint32_t low = subject.begin - begin > kReach ? subject.begin - kReach : begin;
  for (std::uint32_t k = subject.begin - 1; k-- > low;) {
    if (one_of(line.word(k), {"named", "identified", "described", "names", "identifies", "describes", "naming"})) {
      const TokenSpan found = trimmed(line, {k + 1, subject.begin - 1});
      return can_be_blamed(line, found) == Who::somebody ? std::optional(found) : std::nullopt;
    }
  }
  return std::nullopt;
}

/// "would fine platforms that spread lies": nobody in particular.
bool generic(const Line& line, TokenSpan subject, std::uint32_t verb) {
  if (subject.end >= verb || !one_of(line.word(subject.end), {"that", "who", "which"})) return false;
  const std::uint32_t begin = line.sentence(subject.begin).begin;
  if (line.is(subject.begin, Tag::determiner) || line.mention(head_of(line, subject)) != nullptr) {
    return one_of(line.word(subject.begin), {"any", "all", "every", "anyone", "those"});
  }
  for (std::uint32_t k = subject.begin; k-- > begin && subject.begin - k < 4;) {
    if (line.is(k, Tag::modal) || line.word(k) == "to") return true;
  }
  return false;
}

/// "Prosecutors raided the office": what their office is for.
bool on_duty(const Line& line, std::uint32_t verb, TokenSpan subject) {
  const std::string_view w = line.word(verb);
  const bool duty =
      w.starts_with("raid") || w.starts_with("storm") || w.starts_with("search") || w.starts_with("threaten");
  return duty && (line.is(head_of(line, subject), Tag::confidant) || line.is(head_of(line, subject), Tag::inquiry));
}

void add_passive_deed(const Line& line, std::uint32_t i, const Group& g, std::vector<Blaming>& out) {
  const auto by = by_after(line, i);
  if (!by || g.negated || g.future) return;
  const TokenSpan blamed = phrase_from(line, *by + 1, true);
  if (can_be_blamed(line, blamed) != Who::somebody) return;
  const auto subject = subject_before(line, g.begin);
  TokenSpan act = trimmed(line, {i, *by});
  if (subject && harmful(line, *subject)) act = *subject;  // "The attack was carried out by"
  add(out, blamed, act, {g.begin, *by + 1}, i, under(g, Firmness::responsible), g);
}

/// A finite or perfect use of the verb at `i` by a subject: not a gerund without "is", not a noun.
bool finite(const Line& line, std::uint32_t i, const Group& g) {
  switch (line.form(i)) {
    case Form::gerund:
      return g.be;
    case Form::past:
      return has_object(line, i) || intransitive(line.word(i)) || pair_at(line, i);
    case Form::third:
      return has_object(line, i) && i > 0 && !line.is(i - 1, Tag::determiner) && !line.is(i - 1, Tag::preposition) &&
             (line.cue(i) || line.is(i + 1, Tag::determiner) || line.digit(i + 1) || line.capital(i + 1));
    case Form::base:
      return (g.believed || g.alleged || g.negated || pair_at(line, i)) && g.begin < i;
  }
  return false;
}

/// "the leaked emails", "our rigged system": no verb.
bool adjective(const Line& line, std::uint32_t i, const Group& g) {
  if (line.form(i) != Form::past || i == line.sentence(i).begin || g.have) return false;
  const std::uint32_t b = i - 1;
  const bool owner = line.word(b) == "'s" || line.word(b) == "'" ||
                     one_of(line.word(b), {"my", "our", "his", "its", "their", "your", "her"});
  return owner || line.is(b, Tag::determiner) || line.is(b, Tag::preposition);
}

/// "he did it twice": the act that was told before.
void add_did_it(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!one_of(line.word(i), {"did", "done"}) || i + 1 >= line.sentence(i).end) return;
  if (!one_of(line.word(i + 1), {"it", "this", "that"})) return;
  const Group g = group_before(line, i);
  const auto subject = subject_before(line, g.begin);
  if (g.future || !subject || can_be_blamed(line, *subject) != Who::somebody) return;
  out.push_back(
      make_blaming(*subject, {}, {i, i + 2}, i, g.negated ? Firmness::denied : under(g, Firmness::responsible)));
  out.back().deed = true;
}

void add_harm(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  add_did_it(line, i, out);
  if (!harmful_verb(line, i)) return;
  const Group g = group_before(line, i);
  const bool passive = g.be && line.form(i) == Form::past;
  if (passive) return add_passive_deed(line, i, g, out);
  if (g.future || !finite(line, i, g) || adjective(line, i, g)) return;
  if (i > 0 && g.begin > 0 && line.word(g.begin - 1) == "who" && g.begin - 1 > line.sentence(i).begin) {
    const TokenSpan who{g.begin - 1, g.begin};  // "asked who had cut it down"
    const TokenSpan act = act_from(line, i);
    if (one_of(line.word(g.begin - 2), {"asked", "wondered", "know", "knows", "about"}) && !act.empty()) {
      out.push_back(make_blaming(who, act, {g.begin, i + 1}, i, Firmness::responsible));
      out.back().deed = out.back().supposed = true;
      return;
    }
  }
  const auto subject = subject_before(line, g.begin);
  if (!subject) return;
  TokenSpan blamed = *subject;
  Firmness firmness = under(g, Firmness::responsible);
  if (const auto owner = owner_of(line, blamed)) blamed = *owner;
  if (const auto patron = patron_of(line, blamed)) {
    blamed = *patron;
    firmness = Firmness::linked;
  }
  if (const auto named = renamed(line, blamed)) blamed = *named;
  const bool it = blamed.size() == 1 && line.word(blamed.begin) == "it";
  if (!it && can_be_blamed(line, blamed) != Who::somebody) return;
  if (generic(line, blamed, g.begin) || on_duty(line, i, blamed)) return;
  if (g.negated) firmness = Firmness::denied;
  add(out, blamed, act_from(line, i), {g.begin, i + 1}, i, firmness, g);
  if (it && !out.empty() && out.back().core == i) out.back().weak = true;
}

/// "ordered the killing of", "was directed by", "ordered them to fire on".
void add_direction(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!line.is(i, Tag::direct) || line.form(i) == Form::base) return;
  const Group g = group_before(line, i);
  if (g.negated || g.future) return;
  if (g.be && line.form(i) == Form::past) {
    const auto by = by_after(line, i);
    const auto subject = subject_before(line, g.begin);
    if (!by || !subject) return;
    const TokenSpan blamed = phrase_from(line, *by + 1, true);
    const bool harm = harmful(line, *subject) || harmful_verb(line, subject->begin);
    if (harm && can_be_blamed(line, blamed) == Who::somebody)
      add(out, blamed, *subject, {g.begin, *by + 1}, i, under(g, Firmness::directed), g);
    return;
  }
  if (line.form(i) == Form::gerund && !g.be) return;
  TokenSpan act = act_from(line, skip(line, i + 1));
  if (act.empty()) return;
  if (!harmful(line, act)) {
    std::uint32_t to = act.begin;
    while (to + 1 < act.end && line.word(to) != "to") ++to;
    if (to + 1 >= act.end || !harmful_verb(line, skip(line, to + 1))) return;
    act.begin = to + 1;
  }
  auto subject = subject_before(line, g.begin);
  if (!subject) return;
  if (const auto named = renamed(line, *subject)) subject = named;
  if (can_be_blamed(line, *subject) != Who::somebody) return;
  add(out, *subject, act, {g.begin, i + 1}, i, under(g, Firmness::directed), g);
}

/// "helped a ring of fraudsters drain the wallets".
void add_help(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  if (!line.is(i, Tag::help) || line.form(i) == Form::base || line.form(i) == Form::gerund) return;
  const Group g = group_before(line, i);
  if (g.negated || g.future || g.be) return;
  const TokenSpan clause = act_from(line, skip(line, i + 1));
  for (std::uint32_t k = clause.begin; k < clause.end; ++k) {
    if (line.is(k, Tag::preposition) && line.word(k) != "to" && line.word(k) != "of") return;
    if (line.form(k) != Form::base || line.is(k, Tag::harm_noun) || !harmful_verb(line, k)) continue;
    const auto subject = subject_before(line, g.begin);
    if (!subject || can_be_blamed(line, *subject) != Who::somebody) return;
    return add(out, *subject, {k, clause.end}, {g.begin, i + 1}, i, under(g, Firmness::involved), g);
  }
}

}  // namespace

void add_deed(const Line& line, std::uint32_t i, std::vector<Blaming>& out) {
  add_harm(line, i, out);
  add_direction(line, i, out);
  add_help(line, i, out);
}

}  // namespace sayso::accusation
