#include "quotation/quotation.h"

#include <algorithm>
#include <optional>

#include "core/text.h"

namespace sayso {
namespace {

/// The families of marks; an opening mark is closed by its own family only.
enum class Family : std::uint8_t {
  straight,
  doubled,
  curly,
  low,
  angled,
  straight_single,
  curly_single,
  angled_single,
  none
};
enum class Role : std::uint8_t { open, close, none };

struct Mark {
  Family family = Family::none;
  Role role = Role::none;
};

struct Open {
  Family family;
  std::size_t quotation;  // index into the result
};

constexpr std::size_t kDeepest =
    8;  // open marks at once; deeper nesting is noise, and a million opening marks stay linear

bool is_single(Family f) {
  return f == Family::straight_single || f == Family::curly_single || f == Family::angled_single;
}

/// Finds the quotations of one paragraph; the caller links them over paragraphs.
class ParagraphScanner {
 public:
  ParagraphScanner(std::string_view text, const Segmentation& s, TokenSpan span, std::vector<Quotation>& out)
      : text_(text), s_(s), span_(span), out_(out) {}

  void run() {
    find_last_sure_close();
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      if (!s_.tokens[i].is(kPunctuation)) continue;
      const Mark mark = mark_at(i);
      if (mark.role == Role::open) open(mark.family, i);
      if (mark.role == Role::close) close(mark.family, i);
    }
    while (!stack_.empty()) abandon();
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return slice(text_, s_.tokens[i].span); }
  [[nodiscard]] bool space_before(std::uint32_t i) const { return i == span_.begin || s_.tokens[i].is(kSpaceBefore); }
  [[nodiscard]] bool space_after(std::uint32_t i) const {
    return i + 1 >= span_.end || s_.tokens[i + 1].is(kSpaceBefore);
  }
  [[nodiscard]] bool is_open(Family f) const {
    return std::any_of(stack_.begin(), stack_.end(), [f](const Open& o) { return o.family == f; });
  }

  /// Where an opening mark can stand: after space, an opening bracket, a dash or another mark, and before a word.
  [[nodiscard]] bool can_open(std::uint32_t i) const {
    if (space_after(i)) return false;
    if (space_before(i)) return true;
    const std::string_view before = word(i - 1);
    return before == "(" || before == "[" || before == "\"" || before == "--" || before == "\xE2\x80\x94" ||
           before == "\xE2\x80\x93" || before == "\xE2\x80\x9C" || before == "\xE2\x80\x98" || before == "'";
  }

  [[nodiscard]] Mark mark_at(std::uint32_t i) const {
    const std::string_view w = word(i);
    if (w == "\"") return straight(Family::straight, i);
    if (w == "''") return straight(Family::doubled, i);
    if (w == "``") return {Family::doubled, Role::open};
    if (w == "'") return single(Family::straight_single, i, can_open(i) && !elision(i));
    if (w == "\xE2\x80\x9C") return curly_left(i);                                                 // U+201C
    if (w == "\xE2\x80\x9D") return {Family::curly, Role::close};                                  // U+201D
    if (w == "\xE2\x80\x98") return {Family::curly_single, elision(i) ? Role::none : Role::open};  // U+2018
    if (w == "\xE2\x80\x99") return single(Family::curly_single, i, false);                        // U+2019
    if (w == "\xE2\x80\x9E") return {Family::low, Role::open};                                     // U+201E
    if (w == "\xE2\x80\x9A") return {Family::curly_single, Role::open};                            // U+201A
    if (w == "\xC2\xAB") return angled(Family::angled, i);                                         // U+00AB
    if (w == "\xC2\xBB") return angled(Family::angled, i);                                         // U+00BB
    if (w == "\xE2\x80\xB9" || w == "\xE2\x80\xBA") return angled(Family::angled_single, i);
    return {};
  }

  /// Low-opened quotations close with U+201C in German, with U+201D elsewhere.
  [[nodiscard]] Mark curly_left(std::uint32_t i) const {
    if (is_open(Family::low) && !can_open(i)) return {Family::low, Role::close};
    return {Family::curly, Role::open};
  }

  /// French and Swiss open with the left mark, German and Danish with the right one: place tells.
  [[nodiscard]] Mark angled(Family family, std::uint32_t i) const {
    if (!is_open(family)) return {family, Role::open};
    return {family, can_open(i) && !space_after(i) && space_before(i) && i + 1 < span_.end ? Role::open : Role::close};
  }

  [[nodiscard]] Mark straight(Family family, std::uint32_t i) const {
    if (!is_open(family)) return {family, Role::open};
    return {family, can_open(i) && space_before(i) ? Role::open : Role::close};
  }

  /// A closing single mark looks like an apostrophe: without a single quotation open it is one; after a letter
  /// ("the players' union") it is one too while a surer close comes later.
  [[nodiscard]] Mark single(Family family, std::uint32_t i, bool opening) const {
    if (opening && !is_open(family)) return {family, Role::open};
    if (!is_open(family)) return {};
    if (sure_close(i) || i >= last_sure_close_) return {family, Role::close};
    const bool plural =
        i > span_.begin && (word(i - 1).ends_with('s') || word(i - 1).ends_with('S')) && !s_.tokens[i].is(kSpaceBefore);
    return plural ? Mark{} : Mark{family, Role::close};
  }

  [[nodiscard]] bool sure_close(std::uint32_t i) const {
    return i > span_.begin && !s_.tokens[i].is(kSpaceBefore) && s_.tokens[i - 1].is(kPunctuation);
  }

  /// "'90s", "'tis": an apostrophe that stands where an opening mark would.
  [[nodiscard]] bool elision(std::uint32_t i) const {
    if (i + 1 >= span_.end) return true;
    const std::string next = s_.tokens[i + 1].span.size() > 6 ? std::string() : lower(word(i + 1));
    const bool decade = s_.tokens[i + 1].is(kDigit) && next.ends_with('s');
    return decade || next == "tis" || next == "twas" || next == "em" || next == "til" || next == "cause";
  }

  void find_last_sure_close() {
    last_sure_close_ = span_.begin;
    for (std::uint32_t i = span_.begin; i < span_.end; ++i) {
      const std::string_view w = word(i);
      if ((w == "'" || w == "\xE2\x80\x99") && sure_close(i)) last_sure_close_ = i;
    }
  }

  void open(Family family, std::uint32_t i) {
    if (is_open(family)) {  // the one before was never closed: it ends here
      while (stack_.back().family != family) abandon();
      out_[stack_.back().quotation].tokens.end = i;
      out_[stack_.back().quotation].closed = false;
      stack_.pop_back();
    }
    if (stack_.size() >= kDeepest) return;
    Quotation q;
    q.tokens = {i, span_.end};
    q.single = is_single(family);
    q.depth = static_cast<std::uint16_t>(stack_.size());
    stack_.push_back({family, out_.size()});
    out_.push_back(q);
  }

  void close(Family family, std::uint32_t i) {
    Family wanted = family;
    // Typesetters mix them: a curly close ends a low or a straight quotation where no curly one is open.
    if (!is_open(family) && family == Family::curly) wanted = is_open(Family::low) ? Family::low : Family::straight;
    if (!is_open(wanted)) {
      if (!is_single(family)) unopened(i);
      return;
    }
    while (stack_.back().family != wanted) abandon();
    out_[stack_.back().quotation].tokens.end = i + 1;
    stack_.pop_back();
  }

  /// A close without an open: what stands before it, back to the sentence's first token, is taken as quoted.
  void unopened(std::uint32_t i) {
    Quotation q;
    const std::uint32_t begin = std::max(span_.begin, s_.sentences[s_.tokens[i].sentence].tokens.begin);
    const std::uint32_t free_from = out_.empty() ? begin : std::max(begin, out_.back().tokens.end);
    if (free_from >= i || !stack_.empty()) return;
    q.tokens = {free_from, i + 1};
    q.opened = false;
    out_.push_back(q);
  }

  void abandon() {
    Quotation& q = out_[stack_.back().quotation];
    q.closed = false;
    q.tokens.end = span_.end;
    stack_.pop_back();
  }

  std::string_view text_;
  const Segmentation& s_;
  TokenSpan span_;
  std::vector<Quotation>& out_;
  std::vector<Open> stack_;
  std::uint32_t last_sure_close_ = 0;
};

}  // namespace

std::vector<Quotation> find_quotations(std::string_view text, const Segmentation& segmentation) {
  std::vector<Quotation> out;
  std::optional<std::size_t> running;  // a quotation that its paragraph left open
  for (const Paragraph& paragraph : segmentation.paragraphs) {
    const std::size_t first = out.size();
    ParagraphScanner(text, segmentation, paragraph.tokens, out).run();
    const bool reopened = running && out.size() > first && out[first].tokens.begin == paragraph.tokens.begin;
    if (reopened) out[first].continues = true;
    running.reset();
    for (std::size_t i = first; i < out.size(); ++i) {
      if (!out[i].closed && out[i].depth == 0 && out[i].tokens.end == paragraph.tokens.end) running = i;
    }
  }
  return out;
}

}  // namespace sayso
