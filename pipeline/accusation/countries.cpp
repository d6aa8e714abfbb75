#include "accusation/countries.h"

#include <unordered_map>

#include "accusation_lexicon_countries.h"

namespace sayso::accusation {
namespace {

using Table = std::unordered_map<std::string_view, std::string_view>;

std::string_view cut(std::string_view& text, char mark) {
  const std::size_t at = text.find(mark);
  std::string_view part = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
  while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
  return part;
}

/// A line is "country, other names ...".
Table make_table() {
  Table table;
  std::string_view text = kCountries;
  while (!text.empty()) {
    std::string_view line = cut(text, '\n');
    if (line.empty() || line.front() == '#') continue;
    const std::string_view country = cut(line, ',');
    table[country] = country;
    while (!line.empty()) table[cut(line, ',')] = country;
  }
  return table;
}

}  // namespace

std::string_view country_in(std::string_view lower) {
  static const Table table = make_table();
  constexpr int kMostWords = 12;  // looked at from the front: "the government of South Korea"
  std::size_t begin = 0;
  for (int n = 0; n < kMostWords && begin < lower.size(); ++n) {
    std::size_t end = lower.find(' ', begin);
    if (end == std::string_view::npos) end = lower.size();
    std::size_t two = end < lower.size() ? lower.find(' ', end + 1) : std::string_view::npos;
    if (two == std::string_view::npos) two = lower.size();
    for (const std::size_t stop : {two, end}) {
      const auto found = table.find(lower.substr(begin, stop - begin));
      if (found != table.end()) return found->second;
    }
    begin = end + 1;
  }
  return {};
}

}  // namespace sayso::accusation
