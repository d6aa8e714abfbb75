#include "attribution/refine.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "attribution/continuation.h"
#include "attribution/pieces.h"
#include "core/text.h"

namespace sayso {
namespace {

constexpr std::uint32_t kLongestDateline = 14;  // tokens: "NEW YORK, Nov. 18, 2025 (Associated Press) -"
constexpr std::uint32_t kLongestTitle = 6;      // words; a quotation that is longer is no title

/// What titles leave in small letters.
bool little_word(std::string_view word) {
  static constexpr auto kLittle = std::to_array<std::string_view>(
      {"a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to", "vs", "with"});
  return std::find(kLittle.begin(), kLittle.end(), word) != kLittle.end();
}

/// Words in title case with little words between ("The Road to Winter"), and few of them.
bool is_title(TokenSpan span, std::string_view text, const Segmentation& s) {
  std::uint32_t words = 0;
  bool capital = false;
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    const Token& t = s.tokens[i];
    if (t.is(kPunctuation)) continue;
    ++words;
    const bool little = capital && little_word(slice(text, t.span));
    if (!t.is(kUpperFirst) && !t.is(kDigit) && !little) return false;
    capital = capital || t.is(kUpperFirst);
  }
  return capital && words <= kLongestTitle && words > 0;
}

/// Whether a token stands in marks, and what they are for.
enum class Marked : std::uint8_t { no, title, quoted };

/// Per token of the article.
std::vector<Marked> marked_tokens(std::string_view text, const Segmentation& s,
                                  const std::vector<Quotation>& quotations) {
  std::vector<Marked> marked(s.tokens.size(), Marked::no);
  std::uint32_t filled = 0;
  for (const Quotation& q : quotations) {
    if (q.tokens.end <= filled) continue;
    const Marked as = is_title(q.tokens, text, s) ? Marked::title : Marked::quoted;
    for (std::uint32_t i = std::max(q.tokens.begin, filled); i < q.tokens.end; ++i) marked[i] = as;
    filled = q.tokens.end;
  }
  return marked;
}

/// A title in marks is no quotation, but where nothing else is said ("“No,” she said") it was none.
Directness directness_from(const std::vector<Marked>& marked, const std::vector<TokenSpan>& content,
                           const Segmentation& s) {
  std::uint32_t quoted = 0;
  std::uint32_t titles = 0;
  std::uint32_t words = 0;
  for (const TokenSpan span : content) {
    for (std::uint32_t i = span.begin; i < span.end; ++i) {
      if (s.tokens[i].is(kPunctuation)) continue;
      ++words;
      quoted += marked[i] == Marked::quoted ? 1U : 0U;
      titles += marked[i] == Marked::title ? 1U : 0U;
    }
  }
  if (words > 0 && quoted + titles == words) return Directness::direct;
  return quoted > 0 ? Directness::mixed : Directness::indirect;
}

/// A content that runs over a paragraph's end is a piece in each paragraph.
void split_at_paragraphs(std::vector<TokenSpan>& content, const Segmentation& s) {
  std::vector<TokenSpan> pieces;
  for (TokenSpan span : content) {
    while (!span.empty()) {
      const std::uint32_t end = s.paragraphs[s.sentences[s.tokens[span.begin].sentence].paragraph].tokens.end;
      pieces.push_back({span.begin, std::min(span.end, end)});
      span.begin = pieces.back().end;
    }
  }
  content = std::move(pieces);
}

/// The outermost quotation around a token.
const Quotation* quotation_around(std::uint32_t token, const std::vector<Quotation>& quotations) {
  auto behind = std::upper_bound(quotations.begin(), quotations.end(), token,
                                 [](std::uint32_t t, const Quotation& q) { return t < q.tokens.begin; });
  const Quotation* found = nullptr;
  while (behind != quotations.begin()) {
    --behind;
    if (behind->tokens.contains(token)) found = &*behind;
    if (behind->depth == 0) break;
  }
  return found;
}

/// Whether all of a relation lies inside another's content.
bool lies_in(const Attribution& a, const Attribution& outer) {
  return inside(a.content, outer.content) && inside(a.cue, outer.content) && inside(a.source, outer.content) &&
         !(a.content == outer.content);
}

/// A relation that lies wholly inside another's content is nested in it; the innermost such content is its parent.
/// `relations`: in the order of their first token, so that what lies around one begins before it, or with it.
void find_parents(std::vector<Attribution>& relations) {
  constexpr std::size_t kMostOpen = 24;   // contents around one token; of more, those that end first are passed over
  constexpr std::size_t kSameStart = 24;  // relations that begin with the same token
  std::vector<std::uint32_t> open;        // relations before this one whose contents go on
  for (std::uint32_t i = 0; i < relations.size(); ++i) {
    Attribution& a = relations[i];
    const auto try_parent = [&](std::uint32_t j) {
      const bool nearer = !a.parent || inside(relations[j].content, relations[*a.parent].content);
      if (lies_in(a, relations[j]) && nearer) a.parent = j;
    };
    const std::uint32_t first = first_token(a);
    std::erase_if(open, [&](std::uint32_t j) { return relations[j].content.back().end <= first; });
    for (const std::uint32_t j : open) try_parent(j);
    for (std::uint32_t j = i + 1; j < std::min(relations.size(), i + kSameStart); ++j) {
      if (first_token(relations[j]) > first) break;
      try_parent(j);
    }
    open.push_back(i);
    if (open.size() <= kMostOpen) continue;
    open.erase(std::min_element(open.begin(), open.end(), [&](std::uint32_t x, std::uint32_t y) {
      return relations[x].content.back().end < relations[y].content.back().end;
    }));
  }
}

/// "The Post, citing two officials, said it rained": a medium's "citing" is the relay of the one relation
/// (actor/relay.h), never a second relation with the same content.
void drop_participles_of_relays(std::vector<Attribution>& relations, std::string_view text, const Segmentation& s) {
  constexpr std::size_t kLook = 2;  // relations on either side
  std::vector<bool> drop(relations.size(), false);
  for (std::size_t i = 0; i < relations.size(); ++i) {
    const Attribution& a = relations[i];
    if (a.cue.size() != 1 || a.cue.front().size() != 1) continue;
    const std::string_view cue = slice(text, s.tokens[a.cue.front().begin].span);
    if (cue != "citing" && cue != "quoting" && cue != "Citing" && cue != "Quoting") continue;
    for (std::size_t j = i >= kLook ? i - kLook : 0; j < std::min(relations.size(), i + kLook + 1); ++j) {
      if (j != i && any_overlap(a.content, relations[j].content) && !inside(a.cue, relations[j].content))
        drop[i] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (!drop[i] && kept++ != i) relations[kept - 1] = std::move(relations[i]);
  }
  relations.resize(kept);
}

/// "Washington: The talks have failed, officials said": a short name and a colon that open the first paragraph of the
/// body are a dateline, unless other paragraphs open so too (a transcript) or the words behind are quoted.
void drop_dateline(std::vector<Attribution>& relations, std::string_view text, const Segmentation& s) {
  constexpr std::uint32_t kLongest = 3;  // tokens: "New Delhi", "St. Louis"
  const auto body =
      std::find_if(s.paragraphs.begin(), s.paragraphs.end(), [](const Paragraph& p) { return p.zone == Zone::body; });
  if (body == s.paragraphs.end()) return;
  const auto opens_with_colon = [&](const Attribution& a, std::uint32_t paragraph) {
    return a.source.size() == 1 && a.cue.size() == 1 && a.source.front().begin == paragraph &&
           a.source.front().size() <= kLongest && a.cue.front().begin == a.source.front().end &&
           slice(text, s.tokens[a.cue.front().begin].span) == ":";
  };
  std::size_t openings = 0;
  auto dateline = relations.end();
  for (auto a = relations.begin(); a != relations.end(); ++a) {
    const std::uint32_t first = first_token(*a);
    const Paragraph& own = s.paragraphs[s.sentences[s.tokens[first].sentence].paragraph];
    if (!opens_with_colon(*a, own.tokens.begin)) continue;
    ++openings;
    if (&own == &*body && a->directness == Directness::indirect) dateline = a;
  }
  if (openings == 1 && dateline != relations.end()) relations.erase(dateline);
}

/// Behind "OSLO, March 4 (AP) - " at a paragraph's start: names and numbers up to a dash, one of them all in capitals
/// or in brackets right before it. The paragraph's start where none stands.
std::uint32_t behind_dateline(TokenSpan paragraph, std::string_view text, const Segmentation& s) {
  constexpr std::uint32_t kShout = 3;  // letters of a place in capitals
  bool shout = false;
  for (std::uint32_t i = paragraph.begin; i + 1 < std::min(paragraph.end, paragraph.begin + kLongestDateline); ++i) {
    const Token& t = s.tokens[i];
    const std::string_view word = slice(text, t.span);
    const bool dash = word == "-" || word == "--" || word == "\xE2\x80\x94" || word == "\xE2\x80\x93";
    const bool bracket = i > paragraph.begin && slice(text, s.tokens[i - 1].span) == ")";
    if (dash && (t.is(kSpaceBefore) || bracket || word.size() > 1)) return shout || bracket ? i + 1 : paragraph.begin;
    if (t.is(kPunctuation) ? word != "," && word != "." && word != "(" && word != ")" && word != "/" && word != "-"
                           : !t.is(kUpperFirst) && !t.is(kDigit)) {
      return paragraph.begin;
    }
    shout = shout || (t.span.size() >= kShout &&
                      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  }
  return paragraph.begin;
}

/// A dateline is no part of what somebody said. A piece that lies in one altogether stays: better odd than empty.
void cut_datelines(std::vector<Attribution>& relations, std::string_view text, const Segmentation& s) {
  for (Attribution& a : relations) {
    for (TokenSpan& piece : a.content) {
      const TokenSpan paragraph = s.paragraphs[s.sentences[s.tokens[piece.begin].sentence].paragraph].tokens;
      if (piece.begin - paragraph.begin > kLongestDateline) continue;
      const std::uint32_t begin = behind_dateline(paragraph, text, s);
      if (piece.begin < begin && begin < piece.end) piece.begin = begin;
    }
  }
}

/// Text order, with `continues` following its relation to the new place.
void sort_by_place(std::vector<Attribution>& relations) {
  std::vector<std::uint32_t> order(relations.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::tuple(first_token(relations[x]), x) < std::tuple(first_token(relations[y]), y);
  });
  std::vector<std::uint32_t> place(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Attribution> sorted;
  sorted.reserve(relations.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(relations[i]));
  for (Attribution& a : sorted) {
    if (a.continues) a.continues = place[*a.continues];
  }
  relations = std::move(sorted);
}

}  // namespace

void drop_double_readings(std::vector<Attribution>& relations) {
  std::vector<Attribution> kept;
  for (Attribution& a : relations) {
    const bool twice =
        !kept.empty() && any_overlap(kept.back().cue, a.cue) && any_overlap(kept.back().content, a.content);
    if (!twice) {
      kept.push_back(std::move(a));
    } else if (a.confidence > kept.back().confidence) {
      kept.back() = std::move(a);
    }
  }
  relations = std::move(kept);
}

void extend_to_marks(std::vector<TokenSpan>& content, TokenSpan window, const std::vector<Quotation>& quotations) {
  if (content.front().begin == window.begin) {
    if (const Quotation* q = quotation_around(window.begin, quotations)) content.front().begin = q->tokens.begin;
  }
  if (content.back().end == window.end) {
    if (const Quotation* q = quotation_around(window.end - 1, quotations)) content.back().end = q->tokens.end;
  }
}

Directness directness_of(const std::vector<TokenSpan>& content, std::string_view text, const Segmentation& segmentation,
                         const std::vector<Quotation>& quotations) {
  return directness_from(marked_tokens(text, segmentation, quotations), content, segmentation);
}

std::vector<Attribution> refine(std::vector<Attribution> relations, std::string_view text,
                                const Segmentation& segmentation, const std::vector<Quotation>& quotations) {
  for (Attribution& a : relations) split_at_paragraphs(a.content, segmentation);
  cut_datelines(relations, text, segmentation);
  sort_by_place(relations);
  drop_participles_of_relays(relations, text, segmentation);
  const std::vector<Marked> marked = marked_tokens(text, segmentation, quotations);
  for (Attribution& a : relations) a.directness = directness_from(marked, a.content, segmentation);
  drop_dateline(relations, text, segmentation);
  continue_quotations(relations, segmentation, quotations);
  sort_by_place(relations);
  for (Attribution& a : relations) {
    a.directness = directness_from(marked, a.content, segmentation);
    const std::uint32_t at = a.cue.empty() ? a.content.front().begin : a.cue.front().begin;
    a.zone = segmentation.paragraphs[segmentation.sentences[segmentation.tokens[at].sentence].paragraph].zone;
  }
  find_parents(relations);
  return relations;
}

}  // namespace sayso
