// Whom the lead and the headline mean before the text names them: NounLinker::named_later().
#include <unordered_map>

#include "actor/noun_links.h"
#include "actor/nouns.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kLeadReach = 12;  // sentences from "a former clerk" in the lead to its name

}  // namespace

std::vector<std::pair<std::uint32_t, std::uint32_t>> NounLinker::named_later() const {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out = apposed_;
  std::unordered_map<std::uint32_t, std::uint32_t> by_noun;  // word id of the lead's noun -> whom it turned out to be
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {  // the lead before the headline
    const std::uint32_t noun = w_.id(open->phrase.head);
    Found who = cast_.actors[open->actor].type == EntityType::organization ? named_body_later(*open)
                                                                           : named_person_later(*open);
    const auto lead = by_noun.find(noun);
    if (!who && in_headline(open->phrase.head) && lead != by_noun.end()) who = lead->second;
    if (who) out.emplace_back(open->actor, *who);
    if (!in_headline(open->phrase.head)) by_noun[noun] = who.value_or(open->actor);
  }
  return out;
}

/// "Union": whom the text calls the union; "Firm": failing that, the company that the article names most.
Found NounLinker::named_body_later(const Open& open) const {
  const auto body = by_head_.find(w_.id(open.phrase.head));
  if (body != by_head_.end() && (cast_.named[body->second] || !firm_noun(w_.lower(open.phrase.head))))
    return body->second;
  if (!firm_noun(w_.lower(open.phrase.head))) return {};
  constexpr std::uint32_t kOften = 3;  // names
  Found most;
  for (std::uint32_t a = 0; a < names_of_.size(); ++a) {
    if (cast_.actors[a].type != EntityType::organization || names_of_[a] < kOften || !company_like(a)) continue;
    if (!most || names_of_[a] > names_of_[*most]) most = a;
  }
  return most;
}

/// "A former clerk" of the lead: the one person named later with that role, else who is named next without any.
Found NounLinker::named_person_later(const Open& open) const {
  const SourcePhrase& s = open.phrase;
  if (is_generic(w_.lower(s.head))) return {};
  const auto found = roles_.find(std::string(role_word(w_.lower(s.head))));
  if (found == roles_.end()) return introduced_next(open);
  Found only;
  bool several = false;
  for (const std::uint32_t actor : found->second) {
    const std::uint32_t first = first_[actor];
    if (first == 0 || first - 1 < s.chunk.begin) continue;
    if (w_.sentence(first - 1) > w_.sentence(s.chunk.begin) + kLeadReach) continue;
    if (s.definite && !role_fits(s, actor) && !says_role(s, actor)) continue;
    several = several || only.has_value();
    only = actor;
  }
  return several ? Found{} : only;
}

/// A lead that says what somebody is, and a full name that opens one of the next sentences without a word of who that
/// is: one person. "A former clerk told the court ... Ines Ferro, who wept, said ...".
Found NounLinker::introduced_next(const Open& open) const {
  constexpr std::uint32_t kNext = 3;  // sentences
  const SourcePhrase& s = open.phrase;
  const std::string_view article = w_.lower(s.chunk.begin);
  const std::uint32_t lead = w_.sentence(s.chunk.begin);
  if ((article != "a" && article != "an") || lead > kNext + 2 || in_headline(s.head)) return {};
  Found first;
  for (std::uint32_t a = 0; a < first_.size(); ++a) {
    if (cast_.actors[a].type != EntityType::person || first_[a] <= s.chunk.end) continue;
    if (!first || first_[a] < first_[*first]) first = a;
  }
  if (!first || cast_.actors[*first].role) return {};
  const std::uint32_t at = first_[*first] - 1;
  const std::uint32_t sentence = w_.sentence(at);
  if (sentence == lead || sentence > lead + kNext || at != w_.sentence_span(at).begin) return {};
  const auto name = index_.at(at);
  return name && names_[*name].tokens.size() > 1 ? first : Found{};
}

}  // namespace sayso::actor
