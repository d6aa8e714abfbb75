// Polls, studies, statements and reports: whose they are, and which one a later noun means.
#include <algorithm>

#include "actor/noun_links.h"
#include "actor/nouns.h"

namespace sayso::actor {
namespace {

constexpr std::uint32_t kIndefiniteReach = 2;  // sentences from an outlet that has reported to "the report"
constexpr std::uint32_t kIssuerReach = 8;      // sentences from a body to "the statement"

}  // namespace

/// "71 per cent said": the poll that the article has told of.
Found NounLinker::poll(const SourcePhrase& s) {
  if (!poll_ || poll_->begin >= s.chunk.begin) return {};
  const auto known = by_head_.find(w_.id(poll_->end - 1));
  if (known != by_head_.end()) return known->second;
  const SourcePhrase phrase = parse_phrase(w_, index_, *poll_);
  return phrase.form == Form::nominal ? introduce(phrase) : Found{};
}

/// "the paper", where the article has told of a study: not the newspaper.
Found NounLinker::study(const SourcePhrase& s) {
  constexpr std::uint32_t kReach = 12;  // sentences
  if (!study_ || study_->begin >= s.chunk.begin || w_.sentence(study_->begin) + kReach < w_.sentence(s.head)) return {};
  const auto known = by_head_.find(w_.id(study_->end - 1));
  if (known != by_head_.end()) return known->second;
  const SourcePhrase phrase = parse_phrase(w_, index_, *study_);
  return phrase.form == Form::nominal ? introduce(phrase) : Found{};
}

/// The outlet whose report it is: "a story in the daily El Norte", "a PTI report".
std::optional<std::uint32_t> NounLinker::medium_in(const SourcePhrase& s) const {
  if (!news_piece(w_.lower(s.head))) return std::nullopt;
  constexpr std::uint32_t kComplement = 10;  // tokens behind the head
  const std::uint32_t end = std::min(s.phrase.end, s.head + kComplement);
  for (std::uint32_t i = s.chunk.begin; i < end; ++i) {
    const auto name = index_.at(i);
    if (name && names_[*name].type == EntityType::media) return name;
  }
  return std::nullopt;
}

/// "the statement", "the ministry statement": the body whose statement it is.
Found NounLinker::issuer(const SourcePhrase& s) const {
  if (const auto medium = medium_in(s)) return names_[*medium].actor;
  if (s.owner) return names_[*s.owner].actor;
  for (std::uint32_t i = s.chunk.begin; i < s.head; ++i) {
    const auto body = by_head_.find(w_.id(i));
    if (w_.flags(i).has(Lex::body_noun) && body != by_head_.end()) return body->second;
  }
  if (!s.definite) return {};
  const Recent& sources = discourse_.sources();
  const Recent& mentioned = discourse_.mentioned();
  if (news_piece(w_.lower(s.head))) {  // "the report": the outlet's that has just reported
    const bool other = by_head_.contains(w_.id(s.head)) || indefinite_.contains(w_.id(s.head)) || !plain(s);
    if (other || !discourse_.near(sources.media, s.head, kIndefiniteReach)) return {};
    return sources.media->actor;
  }
  if (discourse_.near(sources.body, s.head, kIssuerReach)) return sources.body->actor;
  if (discourse_.near(mentioned.body, s.head, kIssuerReach)) return mentioned.body->actor;
  return {};
}

}  // namespace sayso::actor
