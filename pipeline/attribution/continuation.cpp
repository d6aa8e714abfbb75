#include "attribution/continuation.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "attribution/pieces.h"

namespace sayso {
namespace {

constexpr std::uint32_t kShortest = 6;  // tokens with the marks; a shorter one is a title or a slogan
constexpr std::size_t kBefore = 4;      // relations that begin before a paragraph whose windows can reach into it

/// The relation that a quotation in the next paragraph would go on with.
struct Holder {
  std::uint32_t relation = 0;
  bool joins = false;  ///< as a piece of its content, not as a relation of its own
};

/// Neighbouring paragraphs that are one quotation between them.
struct Run {
  std::vector<TokenSpan> pieces;
  std::vector<std::uint32_t> own;  ///< relations without source and cue that the network found in them
  std::optional<Holder> before;
  bool reopened = false;  ///< the first of them goes on from a quotation before it
  bool quiet = true;      ///< nothing else is attributed in them
};

class Continuation {
 public:
  Continuation(std::vector<Attribution>& relations, const Segmentation& s, const std::vector<Quotation>& quotations)
      : relations_(relations), s_(s), quotations_(quotations), dropped_(relations.size(), false) {}

  void run() {
    for (std::uint32_t p = 0; p < s_.paragraphs.size(); ++p) paragraph(p);
    end_run(std::nullopt);
    remove_dropped();
    relations_.insert(relations_.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
  }

 private:
  void paragraph(std::uint32_t p) {
    const TokenSpan span = s_.paragraphs[p].tokens;
    while (first_ < relations_.size() && first_token(relations_[first_]) < span.begin) ++first_;
    const Quotation* q = opening(span);
    if (q != nullptr && q->tokens.end >= span.end && span.size() >= 3 && takes(p, span, *q)) return;
    end_run(q != nullptr && q->continues ? claimant(span.begin) : std::nullopt);
    holder_ = holder_at_end(span);
  }

  /// The quotation that opens a paragraph.
  const Quotation* opening(TokenSpan span) {
    while (quotation_ < quotations_.size() && quotations_[quotation_].tokens.begin < span.begin) ++quotation_;
    if (quotation_ == quotations_.size()) return nullptr;
    const Quotation& q = quotations_[quotation_];
    return q.opened && q.tokens.begin == span.begin ? &q : nullptr;
  }

  /// Puts a paragraph into the run, where nothing out of it has a part in it.
  bool takes(std::uint32_t p, TokenSpan span, const Quotation& q) {
    std::vector<std::uint32_t> own;
    bool quiet = true;
    for (std::size_t i = reaching(); i < relations_.size() && first_token(relations_[i]) < span.end; ++i) {
      const Attribution& a = relations_[i];
      if (!touches(a, span)) continue;
      if (first_token(a) < span.begin || end_token(a) > span.end) return false;
      const bool nobody = a.source.empty() && a.cue.empty();
      if (nobody) own.push_back(static_cast<std::uint32_t>(i));
      quiet = quiet && nobody;
    }
    // "“We will win, he said." lacks its mark: what is attributed in it is not said in a quotation.
    if (!quiet && !q.closed && !goes_on(p)) return false;
    if (!q.continues) end_run(std::nullopt);
    if (run_.pieces.empty()) run_ = {{}, {}, holder_, q.continues, true};
    run_.pieces.push_back(span);
    run_.own.insert(run_.own.end(), own.begin(), own.end());
    run_.quiet = run_.quiet && quiet;
    return true;
  }

  [[nodiscard]] std::size_t reaching() const { return first_ >= kBefore ? first_ - kBefore : 0; }

  static bool touches(const Attribution& a, TokenSpan span) {
    // A content that was joined has many pieces, and most relations end before the paragraph in hand.
    return end_token(a) > span.begin &&
           (any_overlap(a.content, {span}) || any_overlap(a.cue, {span}) || any_overlap(a.source, {span}));
  }

  /// The next paragraph re-opens this one's quotation.
  [[nodiscard]] bool goes_on(std::uint32_t p) const {
    if (p + 1 == s_.paragraphs.size()) return false;
    const std::uint32_t next = s_.paragraphs[p + 1].tokens.begin;
    std::size_t i = quotation_;
    while (i < quotations_.size() && quotations_[i].tokens.begin < next) ++i;
    return i < quotations_.size() && quotations_[i].tokens.begin == next && quotations_[i].continues;
  }

  /// The relation with a cue whose content holds a token, the outermost.
  [[nodiscard]] std::optional<Holder> claimant(std::uint32_t token) const {
    for (std::size_t i = reaching(); i < relations_.size() && first_token(relations_[i]) <= token; ++i) {
      const Attribution& a = relations_[i];
      if (!a.cue.empty() && any_overlap(a.content, {{token, token + 1}}))
        return Holder{static_cast<std::uint32_t>(i), true};
    }
    return std::nullopt;
  }

  /// The relation whose quoted content ends the paragraph, or whose cue and source alone stand behind it.
  [[nodiscard]] std::optional<Holder> holder_at_end(TokenSpan span) const {
    std::optional<Holder> best;
    for (std::size_t i = reaching(); i < relations_.size() && first_token(relations_[i]) < span.end; ++i) {
      const Attribution& a = relations_[i];
      const std::uint32_t end = end_token(a);
      if (a.directness == Directness::indirect || end <= span.begin || end > span.end || !marks_only(end, span.end))
        continue;
      if (best && inside(a.content, relations_[best->relation].content)) continue;  // "I think", said inside it
      // The words that attribute it stood behind its first part, here or in a paragraph before.
      const bool cue_behind = !a.cue.empty() && a.content.front().begin < a.cue.front().begin;
      best = Holder{static_cast<std::uint32_t>(i),
                    a.content.back().end < end || (cue_behind && first_token(a) < span.begin)};
    }
    return best;
  }

  [[nodiscard]] bool marks_only(std::uint32_t begin, std::uint32_t end) const {
    for (; begin < end; ++begin) {
      if (!s_.tokens[begin].is(kPunctuation)) return false;
    }
    return true;
  }

  /// Hands the run to the relation `behind` it, to the one before it, or makes a relation of it.
  void end_run(std::optional<Holder> behind) {
    Run run = std::exchange(run_, {});
    if (run.pieces.empty()) return;
    const bool joins = run.before && (run.before->joins || run.reopened);
    if (behind || joins) {
      holder_ = behind ? *behind : Holder{run.before->relation, true};
      join(run, relations_[holder_->relation]);
    } else if (run.before) {
      add(run, relations_[run.before->relation].confidence);
      holder_ = run.before;
    } else {
      holder_ = std::nullopt;
      const bool slogan = run.own.empty() && run.pieces.size() == 1 && run.pieces.front().size() < kShortest;
      if (run.quiet && !slogan) add(run, confidence_of(run));
    }
  }

  void join(const Run& run, Attribution& a) {
    for (const std::uint32_t i : run.own) dropped_[i] = true;
    const bool ordered = a.content.back().end <= run.pieces.front().begin;
    a.content.insert(a.content.end(), run.pieces.begin(), run.pieces.end());
    if (ordered) return;
    std::sort(a.content.begin(), a.content.end(), [](TokenSpan x, TokenSpan y) { return x.begin < y.begin; });
  }

  void add(const Run& run, float confidence) {
    for (const std::uint32_t i : run.own) dropped_[i] = true;
    Attribution a;
    a.content = run.pieces;
    a.confidence = confidence;
    if (run.before) a.continues = run.before->relation;
    found_.push_back(std::move(a));
  }

  [[nodiscard]] float confidence_of(const Run& run) const {
    float best = 0;
    for (const std::uint32_t i : run.own) best = std::max(best, relations_[i].confidence);
    return best;
  }

  void remove_dropped() {
    std::vector<std::uint32_t> place(relations_.size());
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < relations_.size(); ++i) {
      place[i] = kept;
      if (dropped_[i]) continue;
      if (kept != i) relations_[kept] = std::move(relations_[i]);
      ++kept;
    }
    relations_.resize(kept);
    for (Attribution& a : found_) {
      if (a.continues) a.continues = place[*a.continues];
    }
  }

  std::vector<Attribution>& relations_;
  const Segmentation& s_;
  const std::vector<Quotation>& quotations_;
  std::vector<bool> dropped_;
  std::vector<Attribution> found_;
  std::size_t first_ = 0;      // the first relation that begins in the paragraph in hand
  std::size_t quotation_ = 0;  // the first quotation there
  std::optional<Holder> holder_;
  Run run_;
};

}  // namespace

void continue_quotations(std::vector<Attribution>& relations, const Segmentation& segmentation,
                         const std::vector<Quotation>& quotations) {
  Continuation(relations, segmentation, quotations).run();
}

}  // namespace sayso
