// What a tagger says of a name in one place holds for the others of the article.
#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "actor/names.h"

namespace sayso::actor {
namespace {

bool counted(EntityType type) {
  return type == EntityType::date || type == EntityType::money;
}

/// What the article's tagged places of one name say together.
struct Reading {
  std::array<float, kNamedTypes.size()> sum{};
  std::uint32_t tagged = 0;
  std::uint32_t passed_over = 0;  ///< places where the same words bear no tag
};
using Readings = std::unordered_map<std::string_view, Reading>;  // by the text of the name

Readings gather(const Words& w, const std::vector<NamedSpan>& names) {
  Readings out;
  for (const NamedSpan& n : names) {
    if (counted(n.type)) continue;
    Reading& r = out[w.raw(n.tokens)];
    ++r.tagged;
    for (std::size_t t = 0; t < r.sum.size(); ++t) r.sum[t] += n.scores[t];
  }
  return out;
}

/// The type that goes best with all the places where the name stands, this one twice: "Veld" may be the town and its
/// club. Its own where the tagger gave no scores.
EntityType type_of(const Reading& r, const NamedSpan& n) {
  std::array<float, kNamedTypes.size()> sum = n.scores;
  for (std::size_t t = 0; t < sum.size(); ++t) sum[t] += r.sum[t];
  const auto best = std::max_element(sum.begin(), sum.end());
  if (*best <= *std::min_element(sum.begin(), sum.end())) return n.type;
  const EntityType type = kNamedTypes[static_cast<std::size_t>(best - sum.begin())];
  return counted(type) ? n.type : type;
}

/// The places where words stand that are a name elsewhere, and bear no tag: in text order, without overlap. Longest
/// first.
std::vector<NamedSpan> passed_over(const Words& w, const std::vector<NamedSpan>& names,
                                   const std::vector<bool>& address, const Readings& readings) {
  std::unordered_map<std::uint32_t, std::uint32_t> longest;  // first word's id -> tokens of the longest such name
  std::vector<bool> covered(w.size(), false);
  for (const NamedSpan& n : names) {
    for (std::uint32_t i = n.tokens.begin; i < n.tokens.end; ++i) covered[i] = true;
    if (counted(n.type) || !w.capital(n.tokens.begin)) continue;
    std::uint32_t& most = longest[w.id(n.tokens.begin)];
    most = std::min(kLongestName, std::max(most, n.tokens.size()));
  }
  std::vector<NamedSpan> out;
  for (std::uint32_t i = 0; i < w.size(); ++i) {
    const auto most = w.capital(i) && !address[i] ? longest.find(w.id(i)) : longest.end();
    if (most == longest.end()) continue;
    std::uint32_t end = i;
    const std::uint32_t limit = std::min(w.sentence_span(i).end, i + most->second);
    while (end < limit && !covered[end]) ++end;
    while (end > i && !readings.contains(w.raw({i, end}))) --end;
    if (end == i) continue;
    out.push_back({{i, end}, EntityType::misc, {}});
    i = end - 1;
  }
  return out;
}

}  // namespace

std::vector<NamedSpan> agreed(const Words& w, std::vector<NamedSpan> names, const std::vector<bool>& address) {
  Readings readings = gather(w, names);
  for (NamedSpan& n : names) {
    if (!counted(n.type)) n.type = type_of(readings[w.raw(n.tokens)], n);
  }
  std::vector<NamedSpan> more = passed_over(w, names, address, readings);
  for (const NamedSpan& n : more) ++readings[w.raw(n.tokens)].passed_over;
  // Words that bear no tag at least as often as one are ordinary words.
  std::erase_if(more, [&](const NamedSpan& n) {
    const Reading& r = readings[w.raw(n.tokens)];
    return r.passed_over >= r.tagged;
  });
  for (NamedSpan& n : more) n.type = type_of(readings[w.raw(n.tokens)], n);
  const auto middle = static_cast<std::ptrdiff_t>(names.size());
  names.insert(names.end(), more.begin(), more.end());
  std::inplace_merge(names.begin(), names.begin() + middle, names.end(),
                     [](const NamedSpan& a, const NamedSpan& b) { return a.tokens.begin < b.tokens.begin; });
  return names;
}

}  // namespace sayso::actor
