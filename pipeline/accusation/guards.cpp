#include "accusation/guards.h"

#include <algorithm>

#include "accusation/ties.h"
#include "core/one_of.h"

namespace sayso::accusation {
namespace {

constexpr std::uint32_t kSportWords = 1;  // of the list; one is enough for a word that sport borrows

/// "the film", "in her new novel", "my character", "the scene in which": not "the film's producer was arrested".
bool tells_fiction(const Line& line, std::uint32_t i, TokenSpan sentence) {
  const std::string_view w = line.word(i);
  if (one_of(w, {"character", "actress", "protagonist", "novelist", "playwright"})) return i > sentence.begin;
  if (one_of(w, {"scene", "scenes", "plot"}) && i + 2 < sentence.end)
    return line.word(i + 1) == "in" && line.word(i + 2) == "which";
  if (w == "party") return i + 1 < sentence.end && line.word(i + 1) == "game";
  if (!line.is(i, Tag::fiction)) return false;
  if (i + 1 < sentence.end && line.word(i + 1) == "'s") return false;
  const std::uint32_t low = i - std::min(i - sentence.begin, 4U);
  for (std::uint32_t k = i; k-- > low;) {
    if (line.word(k) == "in") return true;  // "in her new novel"
    if (!line.is(k, Tag::determiner) && line.is(k, Tag::clause)) break;
  }
  // "the series, in which a banker is framed"
  const std::uint32_t high = std::min(sentence.end, i + 4);
  for (std::uint32_t k = i + 1; k + 1 < high; ++k) {
    if (line.word(k) == "in" && line.word(k + 1) == "which") return true;
  }
  return false;
}

}  // namespace

bool is_supposed(const Line& line, const Context& context, const Blaming& b) {
  const TokenSpan sentence = context.sentence;
  const std::uint32_t first = std::min({b.core, b.blamed.begin, b.tie.begin});
  const std::uint32_t low = first - std::min(first - std::min(first, sentence.begin), 4U);
  for (std::uint32_t k = first; k-- > low;) {
    if (one_of(line.word(k), {"if", "whether", "unless", "whoever", "what", "suppose", "imagine", "until"}))
      return true;
    if (line.punctuation(k) && !line.quote(k)) break;
  }
  return false;
}

Context context_of(const Line& line, TokenSpan sentence) {
  Context c;
  c.sentence = sentence;
  std::uint32_t sport = 0;
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (line.punctuation(i)) {
      if (line.raw(i) == "?") c.question = true;
      continue;
    }
    if (line.is(i, Tag::sport)) ++sport;
    if (!c.fiction) c.fiction = tells_fiction(line, i, sentence);
  }
  c.sport = sport >= kSportWords;
  return c;
}

bool is_blocked(const Line& line, const Context& context, const Blaming& b) {
  if (context.fiction) return true;
  if (!context.sport) return false;
  const std::uint32_t at = b.deed ? b.core : (b.act.empty() ? b.core : head_of(line, b.act));
  return line.is(at, Tag::borrowed) || one_of(line.word(at), {"goal", "goals", "start"});
}

}  // namespace sayso::accusation
