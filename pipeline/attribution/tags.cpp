#include "attribution/tags.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace sayso {
namespace {

constexpr float kForbidden = -1e4F;
constexpr std::size_t kLanes = 16;  // the tags and what makes whole vectors of them

using Lanes = std::array<float, kLanes>;

/// Transition scores with what no piece allows taken out.
std::array<Lanes, kTags> masked(const Table& transition) {
  std::array<Lanes, kTags> out{};
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
  Lanes best{};
  for (std::size_t t = 0; t < kTags; ++t) best[t] = transition.row(kTags)[t] + scores[t];
  std::vector<std::array<std::uint8_t, kTags>> back(count);
  for (std::size_t i = 1; i < count; ++i) {
    Lanes top{};
    std::array<std::uint32_t, kLanes> from{};
    for (std::size_t t = 0; t < kLanes; ++t) top[t] = best[0] + step[0][t];
    for (std::uint32_t s = 1; s < kTags; ++s) {
      for (std::size_t t = 0; t < kLanes; ++t) {  // without a branch: one vector operation for four tags or more
        const float score = best[s] + step[s][t];
        from[t] = score > top[t] ? s : from[t];
        top[t] = score > top[t] ? score : top[t];
      }
    }
    for (std::size_t t = 0; t < kTags; ++t) {
      best[t] = top[t] + scores[i * kTags + t];
      back[i][t] = static_cast<std::uint8_t>(from[t]);
    }
  }
  for (std::size_t t = 0; t < kTags; ++t) best[t] += transition.row(t)[kTags];
  std::vector<std::uint8_t> tags(count);
  tags[count - 1] = static_cast<std::uint8_t>(std::max_element(best.begin(), best.begin() + kTags) - best.begin());
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
