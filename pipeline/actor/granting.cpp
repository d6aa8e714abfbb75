// without_grants(): "asked not to be named" is why somebody has no name, and no claim of theirs.
#include <algorithm>
#include <utility>

#include "actor/actor.h"
#include "actor/anonymity.h"
#include "core/one_of.h"
#include "core/relation_order.h"

namespace sayso {
namespace {

using actor::Words;

constexpr float kConfidence = 0.5F;  // of a relation that a rule makes

bool tells(std::string_view lower) {
  return lower == "told" || lower == "tells";
}

bool says(std::string_view lower) {
  return tells(lower) || one_of(lower, {"said", "says", "say", "added", "warned"});
}

/// The words of one grant, its reason with them, and the clause that they stand in.
struct Clause {
  TokenSpan words;
  std::uint32_t opening = 0;  ///< "who", "whose", or what stands behind the comma; `words.begin` where none opens it
};

class Granting {
 public:
  Granting(const Words& w, std::vector<Attribution> attributions)
      : w_(w), all_(std::move(attributions)), clause_(w.size(), 0) {
    for (const AnonymityGrant& g : actor::find_grants(w)) {
      TokenSpan words = g.span;
      if (g.reason) words.end = std::max(words.end, g.reason->end);
      clauses_.push_back({words, opening_of(words.begin)});
      for (std::uint32_t i = words.begin; i < words.end; ++i) clause_[i] = static_cast<std::uint32_t>(clauses_.size());
    }
  }

  std::vector<Attribution> run() {
    if (clauses_.empty()) return std::move(all_);
    for (Attribution& a : all_) mend_content(a);
    for (Attribution& a : all_) mend_source(a);
    release_children();
    std::vector<bool> gone(all_.size(), false);
    for (std::uint32_t r = 0; r < all_.size(); ++r) gone[r] = is_grant(all_[r]);
    all_ = without(std::move(all_), gone);
    add_missed();
    return in_text_order(std::move(all_));
  }

 private:
  /// Where the clause begins: "who" of "who has asked not to be named", "asking" behind its comma.
  [[nodiscard]] std::uint32_t opening_of(std::uint32_t begin) const {
    constexpr std::uint32_t kReach = 4;  // tokens: "who has since then asked"
    const std::uint32_t start = w_.sentence_span(begin).begin;
    for (std::uint32_t i = begin; i > start && begin - i < kReach;) {
      --i;
      const std::string_view lower = w_.lower(i);
      if (lower == "who" || lower == "whose") return i;
      if (w_.punctuation(i)) return i + 1;
    }
    return begin;
  }

  [[nodiscard]] bool relative(const Clause& c) const {
    return w_.lower(c.opening) == "who" || w_.lower(c.opening) == "whose";
  }

  [[nodiscard]] bool granting(TokenSpan span) const {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (clause_[i] == 0) return false;
    }
    return !span.empty();
  }

  [[nodiscard]] bool granting(const std::vector<TokenSpan>& spans) const {
    return !spans.empty() && std::all_of(spans.begin(), spans.end(), [&](TokenSpan s) { return granting(s); });
  }

  /// The grant itself, read as somebody's words: it is all of the cue, and some of the content.
  [[nodiscard]] bool is_grant(const Attribution& a) const {
    return granting(a.cue) &&
           std::any_of(a.content.begin(), a.content.end(), [&](TokenSpan piece) { return granting(piece); });
  }

  /// "It rained, an aide said | on condition of anonymity": a piece that only grants is no part of what is said.
  void mend_content(Attribution& a) const {
    if (granting(a.cue)) return;
    if (granting(a.content)) {
      if (const auto before = clause_before(a)) a.content = {*before};
      return;
    }
    std::erase_if(a.content, [&](TokenSpan piece) { return granting(piece); });
  }

  /// What a sentence has before "an aide said on condition of anonymity"; nothing where no comma closes it.
  [[nodiscard]] std::optional<TokenSpan> clause_before(const Attribution& a) const {
    if (a.source.empty() || a.cue.empty() || a.parent) return std::nullopt;
    const std::uint32_t end = std::min(a.source.front().begin, a.cue.front().begin);
    const std::uint32_t begin = w_.sentence_span(end).begin;
    constexpr std::uint32_t kShortest = 3;  // tokens with the comma
    if (end < begin + kShortest || w_.lower(end - 1) != ",") return std::nullopt;
    return TokenSpan{begin, end - 1};
  }

  /// "It rained, said | two aides who asked not to be named": a piece of the content right beside a cue without a
  /// source is the source; and "him" out of "to protect him" is none.
  void mend_source(Attribution& a) const {
    if (a.cue.empty() || granting(a.cue)) return;
    if (granting(a.source)) a.source.clear();
    if (!a.source.empty()) return with_clause(a);
    for (std::size_t i = 0; i < a.content.size() && a.content.size() > 1; ++i) {
      const TokenSpan piece = a.content[i];
      if (!ends_with_clause(piece) || !beside(a.cue, piece)) continue;
      a.source = {piece};
      a.content.erase(a.content.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
    const std::uint32_t start = w_.sentence_span(a.cue.front().begin).begin;
    for (std::uint32_t i = a.cue.front().begin, n = 0; i > start && n < 2; ++n) {  // the clause that ends right before
      --i;
      if (clause_[i] != 0) {
        if (const auto holder = holder_of(clauses_[clause_[i] - 1], a)) a.source = {*holder};
        return;
      }
      if (!w_.punctuation(i)) return;
    }
  }

  /// "A professor at the college" | ", who requested anonymity": the noun phrase has its relative clause.
  void with_clause(Attribution& a) const {
    constexpr std::uint32_t kOpening = 8;  // tokens from the noun phrase to the words of the grant
    TokenSpan& last = a.source.back();
    const std::uint32_t limit = std::min(w_.sentence_span(last.end - 1).end, last.end + kOpening);
    for (std::uint32_t i = last.end; i < limit; ++i) {
      if (clause_[i] == 0) continue;
      const Clause& c = clauses_[clause_[i] - 1];
      const bool right_behind = c.opening == last.end || (c.opening == last.end + 1 && w_.lower(last.end) == ",");
      const auto taken = [&](const std::vector<TokenSpan>& spans) {
        return std::any_of(spans.begin(), spans.end(), [&](TokenSpan s) {
          return s.overlaps({last.end, c.words.end});
        });
      };
      if (right_behind && relative(c) && !taken(a.cue) && !taken(a.content)) last.end = c.words.end;
      return;
    }
  }

  /// The piece is a noun phrase and the clause behind it; a mark may stand at its end, or be lacking there.
  [[nodiscard]] bool ends_with_clause(TokenSpan piece) const {
    for (std::uint32_t i = piece.begin; i < piece.end; ++i) {
      if (clause_[i] == 0) continue;
      const Clause& c = clauses_[clause_[i] - 1];
      return c.opening > piece.begin && c.words.end <= piece.end + 1 && piece.end <= c.words.end + 1;
    }
    return false;
  }

  [[nodiscard]] bool beside(const std::vector<TokenSpan>& cue, TokenSpan piece) const {
    if (cue.back().end == piece.begin) return true;
    return piece.end <= cue.front().begin && cue.front().begin - piece.end <= 1;
  }

  /// "A nurse who asked not to be named", "A miner" of "A miner, asking not to be named,": from the start of the
  /// sentence, or behind the comma of "On Monday,", with the clause where it is a relative one. Nothing where more than
  /// a noun phrase stands before the clause, or what the relation already has.
  [[nodiscard]] std::optional<TokenSpan> holder_of(const Clause& c, const Attribution& a) const {
    constexpr std::uint32_t kPhrase = 12;  // tokens of the noun phrase
    std::uint32_t begin = w_.sentence_span(c.words.begin).begin;
    if (w_.lower(begin) == "but" || w_.lower(begin) == "and") ++begin;
    const actor::Flags first = w_.flags(begin);
    const bool aside = first.has(actor::Lex::function) && !first.any(actor::Lex::determiner, actor::Lex::pronoun);
    if (aside) begin = w_.find(",", begin, c.opening) + 1;
    if (c.opening <= begin || c.opening > begin + kPhrase) return std::nullopt;
    TokenSpan span{begin, relative(c) ? c.words.end : c.opening};
    while (span.size() > 1 && w_.punctuation(span.end - 1)) --span.end;
    for (std::uint32_t i = begin; i < c.opening; ++i) {
      if (says(w_.lower(i)) || (w_.punctuation(i) && !w_.glued(i))) return std::nullopt;
    }
    for (const TokenSpan piece : a.content) {
      if (piece.overlaps(span)) return std::nullopt;
    }
    return span;
  }

  /// A relation whose place in its parent's content is gone stands in nothing.
  void release_children() {
    for (Attribution& a : all_) {
      if (!a.parent) continue;
      const auto& outer = all_[*a.parent].content;
      for (const TokenSpan piece : a.content) {
        if (std::none_of(outer.begin(), outer.end(), [&](TokenSpan o) { return o.contains(piece); })) {
          a.parent.reset();
          break;
        }
      }
    }
  }

  /// "A nurse who asked not to be named said the ward was full", which the extractor has passed over: no word of it is
  /// anybody's.
  void add_missed() {
    std::vector<bool> held(w_.size(), false);
    for (const Attribution& a : all_) {
      for (const auto* pieces : {&a.cue, &a.content}) {
        for (const TokenSpan p : *pieces) std::fill(held.begin() + p.begin, held.begin() + p.end, true);
      }
    }
    for (const Clause& c : clauses_) {
      const TokenSpan sentence = w_.sentence_span(c.words.begin);
      std::uint32_t verb = c.words.end;
      if (verb < sentence.end && w_.lower(verb) == ",") ++verb;
      if (verb + 2 >= sentence.end || !says(w_.lower(verb)) || held[verb]) continue;
      Attribution a;
      a.cue = {{verb, verb + 1}};
      const auto holder = holder_of(c, a);
      const auto content = said_behind(verb, sentence.end);
      if (!holder || !content) continue;
      const auto end = held.begin() + content->end;
      if (std::find(held.begin() + content->begin, end, true) != end) continue;
      a.source = {*holder};
      a.content = {*content};
      a.confidence = kConfidence;
      const Segmentation& s = w_.segmentation();
      a.zone = s.paragraphs[s.sentences[w_.sentence(verb)].paragraph].zone;
      all_.push_back(std::move(a));
    }
  }

  /// Behind "said" all that follows, behind "told the paper" from its "that" on.
  [[nodiscard]] std::optional<TokenSpan> said_behind(std::uint32_t verb, std::uint32_t end) const {
    constexpr std::uint32_t kHearer = 8;  // tokens of who is told
    std::uint32_t begin = verb + 1;
    if (tells(w_.lower(verb))) {
      const std::uint32_t limit = std::min(end, verb + 1 + kHearer);
      begin = w_.find("that", verb + 1, limit);
      if (begin == limit) return std::nullopt;
    }
    if (w_.punctuation(end - 1)) --end;
    return begin + 1 < end ? std::optional(TokenSpan{begin, end}) : std::nullopt;
  }

  const Words& w_;
  std::vector<Attribution> all_;
  std::vector<Clause> clauses_;
  std::vector<std::uint32_t> clause_;  ///< by token: the clause whose words it is one of, plus one; 0 for none
};

}  // namespace

std::vector<Attribution> without_grants(std::string_view text, const Segmentation& segmentation,
                                        std::vector<Attribution> attributions) {
  const Words words(text, segmentation);
  return Granting(words, std::move(attributions)).run();
}

}  // namespace sayso
