// Sources and relays of the relations, then "reportedly" where no relation has it.
#include "actor/phrases.h"

#include <algorithm>
#include <array>

#include "actor/implied.h"
#include "actor/nouns.h"
#include "core/one_of.h"

namespace sayso::actor {
namespace {

bool is_phrase(SourceType type) {
  return type != SourceType::person_named && type != SourceType::organization_named && type != SourceType::author;
}

/// From the first piece's first word to its last, marks at the ends left out.
TokenSpan trimmed(const Words& w, TokenSpan span) {
  while (!span.empty() && w.punctuation(span.begin)) ++span.begin;
  while (!span.empty() && w.punctuation(span.end - 1)) --span.end;
  return span;
}

/// What can hold a claim by its word: listed nouns, names, quantities, and nouns of those who do something ("rower").
bool can_hold(const Words& w, const SourcePhrase& s) {
  if (s.form != Form::nominal || s.owner) return true;
  const Flags f = w.flags(s.head);
  if (anybody(w.lower(s.head))) return true;
  if (is_noun(f) || f.any(Lex::open_set, Lex::closed_set, Lex::demonym, Lex::party, Lex::pronoun)) return true;
  std::string_view lower = w.lower(s.head);
  if (lower.ends_with("s")) lower.remove_suffix(1);
  constexpr auto kEndings = std::to_array<std::string_view>(
      {"er", "or", "ist", "ian", "man", "ant", "ee", "ent", "eer", "ster", "ard", "ive"});
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

class PhraseFinder {
 public:
  PhraseFinder(const Words& w, const SourceReader& reader, const std::vector<Holder>& holders)
      : w_(w), reader_(reader), granting_(w.size(), false) {
    for (const Holder& h : holders) {
      if (!h.grant) continue;
      mark(h.grant->span);
      if (h.grant->reason) mark(*h.grant->reason);
    }
  }

  void add(TokenSpan span, SourceType type, std::optional<std::uint32_t> relation, const Holder* holder) {
    span = trimmed(w_, span);
    if (span.empty() || !is_phrase(type)) return;
    SourcingPhrase phrase{
        .tokens = span, .type = type, .normalized = normalized(w_, span), .attribution = relation, .grant = {}};
    if (holder != nullptr) phrase.grant = holder->grant;
    phrases_.push_back(std::move(phrase));
  }

  /// "an aide" | ", who asked not to be named because ...": the clause that grants it belongs to the phrase.
  [[nodiscard]] TokenSpan with_grant(TokenSpan span, const Holder& h) const {
    constexpr std::uint32_t kOpening = 4;  // tokens between the phrase and the words of the grant: ", who has"
    if (!h.grant || h.grant->span.begin < span.end || h.grant->span.begin > span.end + kOpening) return span;
    if (w_.sentence(h.grant->span.begin) != w_.sentence(span.begin)) return span;
    for (std::uint32_t i = span.end; i < h.grant->span.begin; ++i) {
      const bool opening = w_.punctuation(i) || w_.flags(i).any(Lex::function, Lex::pronoun) ||
                           w_.lower(i).ends_with("ing") || w_.lower(i) == "spoke" || w_.lower(i) == "did";
      if (!opening) return span;
    }
    return {span.begin, h.grant->reason ? std::max(h.grant->reason->end, h.grant->span.end) : h.grant->span.end};
  }

  void add_relation(const Attribution& a, const std::vector<TokenSpan>& source, const RelationReading& r,
                    const Holder& h, std::uint32_t index) {
    if (r.relay.medium) {
      const SourceReading medium = reader_.read_phrase(*r.relay.medium);
      // A venue is only the place; a relay is a source of its own.
      const bool own = !source.empty() && source.front().overlaps(*r.relay.medium) && !r.relay.holder;
      if (h.relay != Relay::venue && !own && !addressed(*r.relay.medium) && medium.type != SourceType::none)
        add(*r.relay.medium, medium.type, index, nullptr);
    }
    if (r.relay.holder) {
      add(with_grant(r.relay.holder->phrase.phrase, h), r.relay.holder->type, index, &h);
    } else if (!source.empty()) {
      const SourcePhrase& s = r.source.phrase;
      const bool shown = (s.form != Form::pronoun || s.counted || anybody(w_.lower(s.head))) &&
                         (h.type != SourceType::group_unnamed || can_hold(w_, s));
      if (shown) add(with_grant(trimmed(w_, source.front()), h), h.type, index, &h);
    } else if (h.type == SourceType::none && nobody_cue(w_, a.cue) && !granting(a.cue.front())) {
      add(nobody_phrase(w_, a.cue.front()), h.type, index, &h);
    }
  }

  std::vector<SourcingPhrase> take() {
    std::stable_sort(phrases_.begin(), phrases_.end(),
                     [](const SourcingPhrase& a, const SourcingPhrase& b) { return a.tokens < b.tokens; });
    const auto same = [](const SourcingPhrase& a, const SourcingPhrase& b) { return a.tokens == b.tokens; };
    phrases_.erase(std::unique(phrases_.begin(), phrases_.end(), same), phrases_.end());
    drop_parts();
    return std::move(phrases_);
  }

 private:
  /// "KAN" of "KAN news": of two that overlap and have one class the longer stays.
  void drop_parts() {
    std::vector<SourcingPhrase> kept;
    for (SourcingPhrase& p : phrases_) {
      const bool part = !kept.empty() && kept.back().type == p.type && kept.back().tokens.overlaps(p.tokens);
      if (!part)
        kept.push_back(std::move(p));
      else if (p.tokens.size() > kept.back().tokens.size())
        kept.back() = std::move(p);
    }
    phrases_ = std::move(kept);
  }

  void mark(TokenSpan span) { std::fill(granting_.begin() + span.begin, granting_.begin() + span.end, true); }

  /// "because they were not permitted to speak": why somebody has no name, and no word of nobody.
  [[nodiscard]] bool granting(TokenSpan cue) const { return granting_[cue.begin]; }

  /// "two officials told Radio Veld": the medium is spoken to.
  [[nodiscard]] bool addressed(TokenSpan medium) const {
    std::uint32_t at = medium.begin;
    if (at > 0 && w_.flags(at - 1).has(Lex::determiner)) --at;
    return at > 0 && (w_.lower(at - 1) == "told" || w_.lower(at - 1) == "tells");
  }

  const Words& w_;
  const SourceReader& reader_;
  std::vector<bool> granting_;  ///< by token: it stands in words that grant anonymity, or in their reason
  std::vector<SourcingPhrase> phrases_;
};

}  // namespace

std::string normalized(const Words& w, TokenSpan span) {
  std::uint32_t begin = span.begin;
  const auto clause = [&](std::uint32_t i) { return w.lower(i) == "who" || w.lower(i) == "that"; };
  if (begin + 1 < span.end && clause(begin + 1)) return w.joined({begin, std::min(span.end, begin + 6)});
  while (begin + 1 < span.end && (w.flags(begin).has(Lex::determiner) || (w.digits(begin) && !w.letters(begin)) ||
                                  (w.lower(begin) == "more" && w.lower(begin + 1) == "than"))) {
    ++begin;
  }
  if (begin > span.begin && w.flags(begin).has(Lex::pronoun)) begin = span.begin;  // "one of them"
  std::uint32_t end = begin + 1;
  while (end < span.end) {
    const std::string_view lower = w.lower(end);
    if (lower == "," || lower == "who" || lower == "which" || lower == "that" || lower == "whose" || lower == "(")
      break;
    ++end;
  }
  return w.joined({begin, end});
}

std::vector<SourcingPhrase> find_phrases(const Words& words, const SourceReader& reader,
                                         const std::vector<Attribution>& attributions,
                                         const std::vector<std::vector<TokenSpan>>& sources,
                                         const std::vector<RelationReading>& readings,
                                         const std::vector<Holder>& holders) {
  PhraseFinder finder(words, reader, holders);
  std::vector<bool> taken(words.size(), false);
  for (std::uint32_t r = 0; r < attributions.size(); ++r) {
    finder.add_relation(attributions[r], sources[r], readings[r], holders[r], r);
    for (const TokenSpan span : attributions[r].cue)
      std::fill(taken.begin() + span.begin, taken.begin() + span.end, true);
  }
  for (std::uint32_t i = 0; i < words.size(); ++i) {  // "reportedly" outside of every relation still points at nobody
    if (!taken[i] && words.lower(i) == "reportedly") finder.add({i, i + 1}, SourceType::none, std::nullopt, nullptr);
  }
  return finder.take();
}

}  // namespace sayso::actor
