// Sources and relays of the relations, then "reportedly" where no relation has it.
#include "actor/phrases.h"

#include <algorithm>
#include <array>

#include "actor/implied.h"

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
  PhraseFinder(const Words& w, const SourceReader& reader) : w_(w), reader_(reader) {}

  void add(TokenSpan span, SourceType type, std::optional<std::uint32_t> relation, const Holder* holder) {
    span = trimmed(w_, span);
    if (span.empty() || !is_phrase(type)) return;
    SourcingPhrase phrase{
        .tokens = span, .type = type, .normalized = normalized(w_, span), .attribution = relation, .grant = {}};
    if (holder != nullptr) phrase.grant = holder->grant;
    phrases_.push_back(std::move(phrase));
  }

  void add_relation(const Attribution& a, const std::vector<TokenSpan>& source, const RelationReading& r,
                    const Holder& h, std::uint32_t index) {
    if (r.relay.medium) {
      const SourceReading medium = reader_.read_phrase(*r.relay.medium);
      // A venue is only the place; a relay is a source of its own.
      const bool own = !source.empty() && source.front().overlaps(*r.relay.medium) && !r.relay.holder;
      if (h.relay != Relay::venue && !own && medium.type != SourceType::none)
        add(*r.relay.medium, medium.type, index, nullptr);
    }
    if (r.relay.holder) {
      add(r.relay.holder->phrase.phrase, r.relay.holder->type, index, &h);
    } else if (!source.empty()) {
      const bool shown = r.source.phrase.form != Form::pronoun &&
                         (h.type != SourceType::group_unnamed || can_hold(w_, r.source.phrase));
      if (shown) add(source.front(), h.type, index, &h);
    } else if (h.type == SourceType::none && nobody_cue(w_, a.cue)) {
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

  const Words& w_;
  const SourceReader& reader_;
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
  PhraseFinder finder(words, reader);
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
