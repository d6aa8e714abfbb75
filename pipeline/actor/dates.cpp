// Dates and sums of money by their shape.
#include "actor/names.h"

namespace sayso::actor {
namespace {

bool is_year(const Words& w, std::uint32_t i) {
  const std::string_view raw = w.raw(i);
  const bool decade = raw.size() == 5 && raw.back() == 's';
  if (raw.size() != 4 && !decade) return false;
  for (const char c : raw.substr(0, 4)) {
    if (c < '0' || c > '9') return false;
  }
  return raw.starts_with("19") || raw.starts_with("20") || raw.starts_with("18");
}

/// "18", "3rd".
bool is_day(const Words& w, std::uint32_t i) {
  const std::string_view raw = w.raw(i);
  if (raw.empty() || raw.size() > 4 || raw[0] < '1' || raw[0] > '9') return false;
  std::size_t digits = 1;
  while (digits < raw.size() && raw[digits] >= '0' && raw[digits] <= '9') ++digits;
  const std::string_view tail = raw.substr(digits);
  return digits <= 2 && (tail.empty() || tail == "st" || tail == "nd" || tail == "rd" || tail == "th");
}

/// "May" and "March" are words too: with a number beside them or after a preposition they are months.
bool month_here(const Words& w, std::uint32_t i, std::uint32_t end) {
  if (!w.capital(i) || !w.flags(i).has(Lex::month)) return false;
  const std::string_view lower = w.lower(i);
  if (lower != "may" && lower != "march" && lower != "mar" && lower != "jun") return true;
  if (i + 1 < end && w.digits(i + 1)) return true;
  if (i == 0) return false;
  const std::string_view before = w.lower(i - 1);
  return w.digits(i - 1) || before == "in" || before == "since" || before == "last" || before == "until" ||
         before == "early" || before == "late" || before == "by" || before == "of" || before == "this";
}

std::optional<Name> date(const Words& w, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t i = begin;
  const auto skip_stop = [&] {
    if (i < end && w.lower(i) == "." && w.glued(i) && i + 1 < end) ++i;
  };
  if (is_day(w, i) && i + 1 < end && month_here(w, i + 1, end)) {  // "18 December 2014"
    i += 2;
    skip_stop();
  } else if (month_here(w, i, end)) {  // "Dec. 18, 2014"
    ++i;
    skip_stop();
    if (i < end && is_day(w, i)) ++i;
    if (i + 1 < end && w.lower(i) == "," && is_year(w, i + 1)) ++i;
  } else if (w.flags(i).has(Lex::weekday) && w.capital(i) && w.lower(i).size() > 4) {
    std::uint32_t next = i + 1;  // "Friday, July 22, 2022"
    if (next < end && w.lower(next) == ",") ++next;
    if (next < end && (w.flags(next).has(Lex::month) || is_day(w, next))) {
      if (const auto rest = date(w, next, end)) return Name{.tokens = {i, rest->tokens.end}, .type = EntityType::date};
    }
    return Name{.tokens = {i, i + 1}, .type = EntityType::date};
  } else if (is_year(w, i)) {
    const bool counted = i + 1 < end && w.letters(i + 1) && w.word(i + 1).plural;  // "2000 people"
    if (counted || (i > 0 && w.glued(i))) return std::nullopt;
    const bool range = i + 2 < end && w.punctuation(i + 1) && w.glued(i + 1) && w.glued(i + 2) && w.digits(i + 2);
    return Name{.tokens = {i, range ? i + 3 : i + 1}, .type = EntityType::date};  // "2014-15", "2022/2023"
  } else {
    return std::nullopt;
  }
  if (i < end && is_year(w, i)) ++i;
  if (w.lower(i - 1) == "," || (w.lower(i - 1) == "." && i == end)) --i;
  return Name{.tokens = {begin, i}, .type = EntityType::date};
}

bool currency_sign(std::string_view raw) {
  return raw == "$" || raw == "\xC2\xA3" || raw == "\xE2\x82\xAC" || raw == "\xC2\xA5" || raw == "\xE2\x82\xB9" ||
         raw == "US$" || raw == "A$" || raw == "\xE2\x82\xA6";
}

std::optional<Name> money(const Words& w, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t i = begin;
  const std::string_view lower = w.lower(i);
  bool sign = currency_sign(w.raw(i)) || ((lower == "rs" || lower == "usd" || lower == "rm") && i + 1 < end);
  if (sign) {
    ++i;
    if (i < end && w.lower(i) == "." && w.glued(i)) ++i;
  }
  if (i >= end || !w.digits(i)) return std::nullopt;
  ++i;
  for (int n = 0; n < 2 && i < end && w.flags(i).has(Lex::magnitude); ++n) ++i;
  if (i < end && w.flags(i).has(Lex::currency)) {
    sign = true;
    ++i;
  }
  if (!sign) return std::nullopt;
  return Name{.tokens = {begin, i}, .type = EntityType::money};
}

}  // namespace

std::optional<Name> date_or_money(const Words& words, std::uint32_t begin) {
  const std::uint32_t end = words.sentence_span(begin).end;
  if (auto sum = money(words, begin, end)) return sum;
  return date(words, begin, end);
}

}  // namespace sayso::actor
