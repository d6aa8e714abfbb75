// One sweep over the text: where a role, a paragraph or a claim begins or ends, the running element is closed and
// another opened.
#include "report/html_article.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>

#include "report/html_text.h"

namespace sayso {
namespace {

enum class Role : std::uint8_t { content, cue, source };
constexpr char kRoleClass[] = {'c', 'q', 's'};

/// One piece of one claim. Inner claims win over outer ones, then roles over the content around them.
struct Piece {
  TextSpan span;
  std::size_t claim = 0;
  int depth = 0;
  Role role = Role::content;

  [[nodiscard]] auto rank() const { return std::make_tuple(depth, span.begin, role, claim); }
  bool operator<(const Piece& other) const { return rank() < other.rank(); }
};

/// Where in the text something changes.
struct Change {
  std::uint32_t at = 0;
  bool ends = false;
  std::size_t piece = 0;
};

class ArticleWriter {
 public:
  ArticleWriter(const RecordView& view, double sure) : view_(view), sure_(sure) {
    collect_pieces();
    collect_paragraphs();
    collect_links();
  }

  std::string run() && {
    out_.reserve(view_.text().size() * 2);
    out_ += "<div class=\"text\" id=\"text\" lang=\"en\">";
    std::size_t next = 0;
    while (at_ < kEnd) {
      while (next < changes_.size() && changes_[next].at <= at_) apply(changes_[next++]);
      write_links();
      std::uint32_t until = next < changes_.size() ? changes_[next].at : kEnd;
      if (link_ < links_.size()) until = std::min(until, links_[link_].first);
      until = paragraph_border(until);
      if (!write(until)) break;
    }
    close_paragraph();
    out_ += "</div>";
    return std::move(out_);
  }

 private:
  static constexpr std::uint32_t kEnd = 0xFFFFFFFFU;

  void collect_pieces() {
    const auto& claims = view_.claims();
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (number_of(*claims[i].relation, "confidence", 1) < sure_) continue;
      const std::pair<const std::vector<TextSpan>*, Role> roles[] = {
          {&claims[i].content, Role::content}, {&claims[i].cue, Role::cue}, {&claims[i].source, Role::source}};
      for (const auto& [spans, role] : roles) {
        for (const TextSpan span : *spans) pieces_.push_back({span, i, claims[i].depth, role});
      }
    }
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      changes_.push_back({pieces_[i].span.begin, false, i});
      changes_.push_back({pieces_[i].span.end, true, i});
    }
    std::sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      return std::make_tuple(a.at, !a.ends, a.piece) < std::make_tuple(b.at, !b.ends, b.piece);
    });
  }

  void collect_paragraphs() {
    for (const Json& p : list_of(view_.record(), "paragraphs")) {
      const TextSpan span = view_.span_of(field_of(p, "span"));
      const bool in_order = paragraphs_.empty() || paragraphs_.back().first.end <= span.begin;
      if (span.begin < span.end && in_order) paragraphs_.emplace_back(span, string_of(p, "zone"));
    }
  }

  void collect_links() {
    const auto& claims = view_.claims();
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (!claims[i].content.empty()) links_.emplace_back(claims[i].content.front().begin, i);
    }
    std::sort(links_.begin(), links_.end());
  }

  void apply(const Change& change) {
    const Piece& piece = pieces_[change.piece];
    change.ends ? active_.erase(piece) : active_.insert(piece).second;
  }

  /// The first border of a paragraph after the place that was reached, where it comes before `until`.
  [[nodiscard]] std::uint32_t paragraph_border(std::uint32_t until) const {
    if (paragraph_ == paragraphs_.size()) return until;
    const TextSpan span = paragraphs_[paragraph_].first;
    return std::min(until, in_paragraph_ ? span.end : span.begin);
  }

  void close_paragraph() {
    if (in_paragraph_) out_ += "</span>";
    in_paragraph_ = false;
  }

  void turn_paragraph() {
    if (in_paragraph_ && at_ == paragraphs_[paragraph_].first.end) {
      close_paragraph();
      ++paragraph_;
    }
    if (!in_paragraph_ && paragraph_ < paragraphs_.size() && at_ == paragraphs_[paragraph_].first.begin) {
      out_ += "<span class=\"p " + escaped(paragraphs_[paragraph_].second) + "\">";
      in_paragraph_ = true;
    }
  }

  void write_links() {
    turn_paragraph();
    for (; link_ < links_.size() && links_[link_].first <= at_; ++link_) {
      const ClaimView& claim = view_.claims()[links_[link_].second];
      const bool unsure = number_of(*claim.relation, "confidence", 1) < sure_;
      out_ += "<a class=\"n" + std::string(unsure ? " unsure" : "") + "\" id=\"t" + claim.anchor.substr(1) +
              "\" href=\"#" + claim.anchor + "\" data-n=\"" + claim.number + "\" aria-label=\"claim " + claim.number +
              "\"></a>";
    }
  }

  /// The text up to `until`; false at its end.
  bool write(std::uint32_t until) {
    const std::string_view text = view_.slice({at_, until});
    if (text.empty() && until != at_) return false;
    if (!text.empty()) stretch(text);
    at_ = until;
    return until != kEnd;
  }

  void stretch(std::string_view text) {
    if (active_.empty()) {
      out_ += exact(text);
      return;
    }
    const Piece& top = *active_.rbegin();
    const std::string_view level = view_.claims()[top.claim].level;
    out_ += "<span class=\"m ";
    out_ += kRoleClass[static_cast<std::size_t>(top.role)];
    out_ += ' ' + (level.empty() ? std::string("AX") : escaped(level)) + "\">" + exact(text) + "</span>";
  }

  const RecordView& view_;
  double sure_;
  std::vector<Piece> pieces_;
  std::vector<Change> changes_;
  std::vector<std::pair<TextSpan, std::string_view>> paragraphs_;  // with their zone
  std::vector<std::pair<std::uint32_t, std::size_t>> links_;       // where, and which claim
  std::set<Piece> active_;
  std::size_t paragraph_ = 0;
  std::size_t link_ = 0;
  bool in_paragraph_ = false;
  std::uint32_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string article_html(const RecordView& view, double sure) {
  return ArticleWriter(view, sure).run();
}

}  // namespace sayso
