// One pass over the code points, a quotation open or not.
#include "evaluate/quoted.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kLongestTitle = 6;  // words; what is longer is no title

/// What titles leave in small letters.
constexpr auto kLittleWords = std::to_array<std::u32string_view>(
    {U"a", U"an", U"and", U"at", U"by", U"for", U"from", U"in", U"of", U"on", U"or", U"the", U"to", U"with"});

enum class Mark : std::uint8_t { none, open, close, either };

/// The mark that starts at `i`, and its length.
std::pair<Mark, std::size_t> mark_at(const std::u32string& points, std::size_t i) {
  switch (points[i]) {
    case U'\u201C':
    case U'\u00AB':
      return {Mark::open, 1};
    case U'\u201D':  // stands for the opening mark too, where it is typed without care
    case U'"':
      return {Mark::either, 1};
    case U'\u00BB':
      return {Mark::close, 1};
    case U'\'':  // two apostrophes are a mark, one is none
      if (i + 1 < points.size() && points[i + 1] == U'\'') return {Mark::either, 2};
      return {Mark::none, 1};
    default:
      return {Mark::none, 1};
  }
}

/// Few words, each with a capital but for little ones after the first ("The Road to Winter").
bool is_title(std::u32string_view quotation) {
  std::size_t words = 0;
  bool capital = false;
  for (std::size_t i = 0; i < quotation.size() && words <= kLongestTitle;) {
    const std::size_t from = i;
    while (i < quotation.size() && is_evaluated_word(quotation[i])) ++i;
    const std::u32string_view word = quotation.substr(from, i - from);
    if (word.empty()) {
      ++i;
      continue;
    }
    ++words;
    const auto first = static_cast<UChar32>(word.front());
    const bool little = capital && std::find(kLittleWords.begin(), kLittleWords.end(), word) != kLittleWords.end();
    if (u_isupper(first) == 0 && u_isdigit(first) == 0 && !little) return false;
    capital = capital || u_isupper(first) != 0;
  }
  return capital && words <= kLongestTitle;
}

bool opens(const std::u32string& points, std::size_t i, Mark mark) {
  if (points[i] == U'\u201D') return i == 0 || is_evaluated_space(points[i - 1]);
  return mark == Mark::open || mark == Mark::either;
}

}  // namespace

std::vector<bool> quoted_points(const EvaluatedText& text) {
  const std::u32string& points = text.points;
  std::vector<bool> quoted(points.size(), false);
  bool open = false;
  std::size_t from = 0;  // the first character of the open quotation
  const auto end_at = [&](std::size_t end) {
    if (open && !is_title(std::u32string_view(points).substr(from, end - from))) {
      std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(from), quoted.begin() + static_cast<std::ptrdiff_t>(end),
                true);
    }
    open = false;
  };
  for (std::size_t i = 0; i < points.size();) {
    const auto [mark, length] = mark_at(points, i);
    if (points[i] == U'\n' || (open && (mark == Mark::close || mark == Mark::either))) {
      end_at(i);
    } else if (!open && opens(points, i, mark)) {
      open = true;
      from = i + length;
    }
    i += length;
  }
  end_at(points.size());
  return quoted;
}

Directness directness_in(const EvaluatedText& text, const std::vector<bool>& quoted, const CharSet& content) {
  bool in = false;
  bool out = false;
  for (const auto& [begin, end] : content.ranges()) {
    for (auto token = std::lower_bound(text.tokens.begin(), text.tokens.end(), begin);
         token != text.tokens.end() && *token < end; ++token) {
      if (is_evaluated_word(text.points[*token])) (quoted[*token] ? in : out) = true;
    }
  }
  return in && out ? Directness::mixed : in ? Directness::direct : Directness::indirect;
}

}  // namespace sayso
