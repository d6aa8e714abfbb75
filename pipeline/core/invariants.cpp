#include "core/invariants.h"

#include <cmath>
#include <cstdlib>

#include "core/text.h"

namespace sayso {
namespace {

constexpr double kSumTolerance = 1e-6;  // of `because` against the logit (task.md, Strength)

/// Collects the first fault; later ones follow from it often enough to be noise.
class Checker {
 public:
  explicit Checker(const Document& document) : d_(document), s_(document.segmentation) {}

  std::string run() {
    text();
    tokens();
    sentences();
    quotations();
    attributions();
    actors();
    holders();
    strength();
    accusation();
    return fault_;
  }

 private:
  void require(bool holds, const std::string& where, const char* what) {
    if (!holds && fault_.empty()) fault_ = where + ": " + what;
  }

  [[nodiscard]] bool inside(TokenSpan span) const { return !span.empty() && span.end <= s_.tokens.size(); }

  void pieces(const std::vector<TokenSpan>& spans, const std::string& where) {
    std::uint32_t last = 0;
    for (const TokenSpan span : spans) {
      require(inside(span), where, "a piece is empty or out of the text");
      require(span.begin >= last, where, "pieces overlap or are out of order");
      last = span.end;
    }
  }

  void text() { require(first_invalid_utf8(d_.article.text) == d_.article.text.size(), "text", "is not valid UTF-8"); }

  void tokens() {
    std::uint32_t last = 0;
    for (std::size_t i = 0; i < s_.tokens.size() && fault_.empty(); ++i) {
      const Token& t = s_.tokens[i];
      const std::string where = "token " + std::to_string(i);
      require(!t.span.empty() && t.span.begin >= last && t.span.end <= d_.article.text.size(), where,
              "is empty, overlaps, or lies out of the text");
      require(
          t.sentence < s_.sentences.size() && s_.sentences[t.sentence].tokens.contains(static_cast<std::uint32_t>(i)),
          where, "is not in its sentence");
      last = t.span.end;
    }
  }

  void sentences() {
    std::uint32_t next = 0;
    for (const Sentence& sentence : s_.sentences) {
      require(inside(sentence.tokens) && sentence.tokens.begin == next, "sentences", "leave a gap or overlap");
      require(sentence.paragraph < s_.paragraphs.size() &&
                  s_.paragraphs[sentence.paragraph].tokens.contains(sentence.tokens),
              "sentences", "one crosses a paragraph");
      next = sentence.tokens.end;
    }
    require(next == s_.tokens.size(), "sentences", "do not cover all tokens");
  }

  void quotations() {
    for (const Quotation& q : d_.quotations) require(inside(q.tokens), "quotations", "one is empty or out of the text");
  }

  void attributions() {
    const auto count = d_.attributions.size();
    for (std::size_t i = 0; i < count && fault_.empty(); ++i) {
      const Attribution& a = d_.attributions[i];
      const std::string where = "relation " + std::to_string(i);
      require(!a.content.empty(), where, "content is empty");
      pieces(a.source, where + " source");
      pieces(a.cue, where + " cue");
      pieces(a.content, where + " content");
      require(a.confidence >= 0 && a.confidence <= 1, where, "confidence is not in [0, 1]");
      require(!a.parent || (*a.parent < count && *a.parent != i), where, "parent is no other relation");
      require(!a.continues || (*a.continues < count && *a.continues != i), where, "continues no other relation");
      if (a.parent)
        require(covered(a.content, d_.attributions[*a.parent].content), where, "lies not in its parent's content");
    }
  }

  static bool covered(const std::vector<TokenSpan>& inner, const std::vector<TokenSpan>& outer) {
    for (const TokenSpan span : inner) {
      bool found = false;
      for (const TokenSpan o : outer) found = found || o.contains(span);
      if (!found) return false;
    }
    return true;
  }

  void actors() {
    std::uint32_t last = 0;
    for (const Mention& m : d_.actors.mentions) {
      require(inside(m.tokens) && m.tokens.begin >= last, "mentions", "one is empty, out of the text or out of order");
      require(!m.actor || *m.actor < d_.actors.actors.size(), "mentions", "one points at no actor");
      last = m.tokens.begin;
    }
    for (const Actor& a : d_.actors.actors) require(!a.name.empty(), "actors", "one has no name");
  }

  void grant(const std::optional<AnonymityGrant>& g, const std::string& where) {
    if (g) require(inside(g->span) && (!g->reason || inside(*g->reason)), where, "anonymity grant out of the text");
  }

  void holders() {
    const auto& all = d_.holders.holders;
    require(all.empty() || all.size() == d_.attributions.size(), "holders", "are not one a relation");
    for (std::size_t i = 0; i < all.size() && fault_.empty(); ++i) {
      const Holder& h = all[i];
      const std::string where = "holder " + std::to_string(i);
      const bool plain = is_named(h.type) || h.type == SourceType::author;
      require(h.described.has_value() != plain, where, "`described` stands where it must not, or lacks");
      require(h.chain.size() != 1, where, "a chain has one entry");
      for (const ChainLink& link : h.chain) {
        require(inside(link.tokens) && (!link.named || inside(*link.named)), where, "chain entry out of the text");
        require(!link.named || !link.named->overlaps(link.tokens), where, "chain entry names itself");
      }
      require(!h.actor || *h.actor < d_.actors.actors.size(), where, "points at no actor");
      grant(h.grant, where);
    }
    for (const SourcingPhrase& p : d_.holders.phrases) {
      require(inside(p.tokens), "phrases", "one is empty or out of the text");
      require(!p.attribution || *p.attribution < d_.attributions.size(), "phrases", "one points at no relation");
      grant(p.grant, "phrases");
    }
  }

  void strength() {
    const auto& all = d_.strength.strengths;
    require(all.size() == d_.strength.stances.size(), "strength", "stances and strengths differ in number");
    require(all.empty() || all.size() == d_.attributions.size(), "strength", "is not one a relation");
    for (std::size_t i = 0; i < all.size() && fault_.empty(); ++i) {
      if (!all[i]) continue;
      const std::string where = "strength " + std::to_string(i);
      double sum = 0;
      for (const Contribution& c : all[i]->because) sum += c.value;
      require(std::isfinite(all[i]->score) && all[i]->score >= 0 && all[i]->score <= 1, where,
              "score is not in [0, 1]");
      require(std::abs(sum - all[i]->logit) <= kSumTolerance, where, "contributions do not sum to the logit");
      const Interval& in = all[i]->interval;
      require(in.low >= 0 && in.low <= all[i]->score && all[i]->score <= in.high && in.high <= 1, where,
              "the interval does not hold the score");
      levels(*all[i], where);
    }
    corroborations();
  }

  void levels(const Strength& s, const std::string& where) {
    double sum = 0;
    for (const double p : s.levels) {
      require(p >= 0 && p <= s.levels[static_cast<std::size_t>(s.level)], where, "the level is not the likeliest");
      sum += p;
    }
    require(std::abs(sum - 1) <= kSumTolerance, where, "the levels' probabilities do not sum to 1");
  }

  void corroborations() {
    const auto& all = d_.strength.corroborations;
    require(all.size() == d_.strength.strengths.size(), "corroboration", "is not one a relation");
    for (std::size_t i = 0; i < all.size() && fault_.empty(); ++i) {
      const std::string where = "corroboration " + std::to_string(i);
      require(all[i].has_value() == d_.strength.strengths[i].has_value(), where, "stands without a strength, or lacks");
      if (!all[i]) continue;
      require(all[i]->at_least <= all[i]->at_most, where, "at least is more than at most");
      std::size_t next = 0;
      for (const std::uint32_t r : all[i]->relations) {
        require(r >= next && r < all.size() && r != i, where, "relations are no others in order");
        next = r + std::size_t{1};
      }
    }
  }

  void responsibility(const Responsibility& r, const std::string& where) {
    require(inside(r.blamed) && inside(r.act) && inside(r.tie), where, "a span is empty or out of the text");
    require(!r.blamed.overlaps(r.act), where, "the blamed is part of the act");
    require(!r.actor || *r.actor < d_.actors.actors.size(), where, "points at no actor");
    require(!r.probability || inside(r.probability->tokens), where, "probability out of the text");
  }

  void actors_exist(const std::vector<std::uint32_t>& ids, const std::string& where) {
    for (const std::uint32_t id : ids) require(id < d_.actors.actors.size(), where, "points at no actor");
  }

  void accusation() {
    const auto& all = d_.accusation.responsibilities;
    require(all.empty() || all.size() == d_.attributions.size(), "responsibilities", "are not one a relation");
    for (std::size_t i = 0; i < all.size() && fault_.empty(); ++i) {
      if (all[i]) responsibility(*all[i], "responsibility " + std::to_string(i));
    }
    std::vector<int> held(all.size(), 0);
    for (std::size_t i = 0; i < d_.accusation.accusations.size() && fault_.empty(); ++i) {
      const Accusation& a = d_.accusation.accusations[i];
      const std::string where = "accusation " + std::to_string(i);
      require(!a.name.empty() && inside(a.act) && !a.attributions.empty(), where, "lacks a name, an act or a relation");
      require(!a.blamed || *a.blamed < d_.actors.actors.size(), where, "points at no actor");
      actors_exist(a.denied_by, where);
      actors_exist(a.silent, where);
      for (const std::uint32_t r : a.attributions) {
        const bool blames = r < all.size() && all[r];
        require(blames, where, "lists a relation that blames nobody");
        if (blames) ++held[r];
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i)
      require(held[i] == (all[i] ? 1 : 0), "responsibilities", "one stands not in exactly one accusation");
  }

  const Document& d_;
  const Segmentation& s_;
  std::string fault_;
};

}  // namespace

std::string check_invariants(const Document& document) {
  return Checker(document).run();
}

}  // namespace sayso
