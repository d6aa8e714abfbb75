// One pass over a document's phrases, one over its relations.
#include "report/tally.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "core/text.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

constexpr std::size_t kPassage = 400;  // bytes of an example that are kept
constexpr std::size_t kReason = 120;   // bytes of a reason

std::string words_of(const Document& d, TokenSpan tokens, std::size_t limit) {
  return shorten(one_line(text_of(d.article.text, d.segmentation, tokens)), limit);
}

/// The sentence that a token stands in.
TokenSpan sentence_of(const Document& d, std::uint32_t token) {
  return d.segmentation.sentences[d.segmentation.tokens[token].sentence].tokens;
}

/// First token of what would be the phrase of a relation: its source, or its cue where it has none.
std::optional<std::uint32_t> phrase_token(const Attribution& a) {
  if (!a.source.empty()) return a.source.front().begin;
  if (!a.cue.empty()) return a.cue.front().begin;
  return std::nullopt;
}

/// How many relations each phrase holds: its own, and those whose source or cue it covers too.
std::vector<std::uint64_t> claims_of(const Document& d) {
  const auto& phrases = d.holders.phrases;
  std::unordered_map<std::uint32_t, std::size_t> at;  // token -> phrase
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    for (std::uint32_t i = phrases[p].tokens.begin; i < phrases[p].tokens.end; ++i) at.try_emplace(i, p);
  }
  std::vector<std::uint64_t> claims(phrases.size(), 0);
  for (const SourcingPhrase& p : phrases)
    claims[static_cast<std::size_t>(&p - phrases.data())] += p.attribution ? 1 : 0;
  for (std::uint32_t r = 0; r < d.attributions.size(); ++r) {
    const auto token = phrase_token(d.attributions[r]);
    const auto found = token ? at.find(*token) : at.end();
    if (found != at.end() && phrases[found->second].attribution != r) ++claims[found->second];
  }
  return claims;
}

void count_grant(const Document& d, const SourcingPhrase& p, PhraseRow& row) {
  if (!p.grant) return;
  ++row.grants;
  if (!p.grant->reason) return;
  const std::string reason = words_of(d, *p.grant->reason, kReason);
  if (const auto known = row.reasons.find(reason); known != row.reasons.end())
    ++known->second;
  else if (row.reasons.size() < kMostReasons)
    row.reasons.emplace(reason, 1);
}

/// The names by which each actor is called, as written.
std::vector<std::vector<std::string_view>> names_of(const Document& d) {
  std::vector<std::vector<std::string_view>> names(d.actors.actors.size());
  for (const Mention& m : d.actors.mentions) {
    if (m.actor && m.kind == MentionKind::name)
      names[*m.actor].push_back(text_of(d.article.text, d.segmentation, m.tokens));
  }
  return names;
}

}  // namespace

void PhraseTally::add(const Document& d) {
  const std::vector<std::uint64_t> claims = claims_of(d);
  std::set<const PhraseRow*> here;  // rows that this article has counted in
  for (std::size_t n = 0; n < d.holders.phrases.size(); ++n) {
    const SourcingPhrase& p = d.holders.phrases[n];
    const std::string form = one_line(p.normalized);
    PhraseRow& row = rows_[{form, p.type}];
    row.phrase = form;
    row.type = p.type;
    ++row.times;
    row.claims += claims[n];
    const bool first = here.insert(&row).second;
    if (first) ++row.articles;
    count_grant(d, p, row);
    if (first && row.examples.size() < kExamples) {
      row.examples.push_back({d.article.id, words_of(d, sentence_of(d, p.tokens.begin), kPassage)});
    }
  }
}

std::vector<PhraseRow> PhraseTally::rows() const {
  std::vector<PhraseRow> out;
  out.reserve(rows_.size());
  for (const auto& [key, row] : rows_) out.push_back(row);
  std::stable_sort(out.begin(), out.end(), [](const PhraseRow& a, const PhraseRow& b) {
    return std::pair(a.claims, a.times) > std::pair(b.claims, b.times);
  });
  return out;
}

void ActorTally::add(const Document& d) {
  const std::vector<std::vector<std::string_view>> names = names_of(d);
  std::unordered_map<std::uint32_t, std::size_t> identity_of;  // actor of this article -> row
  std::set<std::size_t> here;                                  // rows that this article has counted in
  for (std::size_t r = 0; r < d.holders.holders.size(); ++r) {
    const Holder& h = d.holders.holders[r];
    if (!h.actor || !is_named(h.type)) continue;
    const Actor& actor = d.actors.actors[*h.actor];
    const auto [known, is_new] = identity_of.try_emplace(*h.actor, 0);
    if (is_new) known->second = identities_.add({actor.name, actor.type, names[*h.actor]});
    if (known->second >= rows_.size()) {
      rows_.emplace_back();
      rows_.back().article = d.article.id;
    }
    ActorRow& row = rows_[known->second];
    if (row.role.empty() && actor.role) row.role = words_of(d, actor.role->tokens, kReason);
    if (row.affiliation.empty() && actor.affiliation) row.affiliation = words_of(d, actor.affiliation->tokens, kReason);
    ++row.claims;
    if (here.insert(known->second).second) ++row.articles;
    ++row.kinds[static_cast<std::size_t>(d.strength.stances[r].kind)];
    if (const auto& strength = d.strength.strengths[r])
      ++row.levels[static_cast<std::size_t>(strength->level)];
    else
      ++row.unlevelled;
  }
}

std::vector<ActorRow> ActorTally::rows() const {
  std::vector<ActorRow> out = rows_;
  for (std::size_t i = 0; i < out.size(); ++i) {
    Identity identity = identities_.at(i);
    out[i].name = std::move(identity.name);
    out[i].type = identity.type;
    out[i].aliases = std::move(identity.aliases);
    out[i].merged_from = identity.merged_from;
  }
  std::stable_sort(out.begin(), out.end(), [](const ActorRow& a, const ActorRow& b) {
    if (a.claims != b.claims) return a.claims > b.claims;
    return std::pair(lower(a.name), a.type) < std::pair(lower(b.name), b.type);
  });
  return out;
}

}  // namespace sayso
