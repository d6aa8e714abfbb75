#include "attribution/tags.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace sayso {
namespace {

constexpr float kForbidden = -1e4F;

/// Transition scores with what no piece allows taken out.
std::array<std::array<float, kTags>, kTags> masked(const Table& transition) {
  std::array<std::array<float, kTags>, kTags> out{};
  for (std::uint8_t a = 0; a < kTags; ++a) {
    for (std::uint8_t b = 0; b < kTags; ++b) out[a][b] = may_follow(a, b) ? transition.row(a)[b] : kForbidden;
  }
  return out;
}

}  // namespace

bool may_follow(std::uint8_t first, std::uint8_t second) {
  const bool open = first != kOutside && (place_of(first) == Place::begin || place_of(first) == Place::inside);
  const bool goes_on = second != kOutside && (place_of(second) == Place::inside || place_of(second) == Place::end);
  return open ? goes_on && role_of(first) == role_of(second) : !goes_on;
}

std::vector<std::uint8_t> decode_tags(const float* scores, std::size_t count, const Table& transition) {
  assert(count > 0 && transition.rows == kTags + 1 && transition.columns == kTags + 1);
  const auto step = masked(transition);
  std::array<float, kTags> best{};
  for (std::size_t t = 0; t < kTags; ++t) best[t] = transition.row(kTags)[t] + scores[t];
  std::vector<std::array<std::uint8_t, kTags>> back(count);
  for (std::size_t i = 1; i < count; ++i) {
    std::array<float, kTags> next{};
    for (std::size_t t = 0; t < kTags; ++t) {
      std::uint8_t from = 0;
      float top = best[0] + step[0][t];
      for (std::uint8_t s = 1; s < kTags; ++s) {
        const float score = best[s] + step[s][t];
        if (score > top) {
          top = score;
          from = s;
        }
      }
      next[t] = top + scores[i * kTags + t];
      back[i][t] = from;
    }
    best = next;
  }
  for (std::size_t t = 0; t < kTags; ++t) best[t] += transition.row(t)[kTags];
  std::vector<std::uint8_t> tags(count);
  tags[count - 1] = static_cast<std::uint8_t>(std::max_element(best.begin(), best.end()) - best.begin());
  for (std::size_t i = count - 1; i > 0; --i) tags[i - 1] = back[i][tags[i]];
  return tags;
}

TaggedPieces pieces_of(const std::vector<std::uint8_t>& tags, std::uint32_t offset) {
  TaggedPieces out;
  std::vector<TokenSpan>* const by_role[] = {&out.cue, &out.source, &out.content};
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == kOutside) continue;
    const auto at = static_cast<std::uint32_t>(i) + offset;
    std::vector<TokenSpan>& pieces = *by_role[static_cast<std::size_t>(role_of(tags[i]))];
    const Place place = place_of(tags[i]);
    const bool begins = place == Place::begin || place == Place::single || i == 0;
    if (begins) pieces.push_back({at, at});
    pieces.back().end = at + 1;
  }
  return out;
}

}  // namespace sayso
