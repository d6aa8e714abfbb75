// The tags of the pair head: O, then begin, inside, end, single of cue, source and content. The same order as
// models/training/data.py. Entry: Tag, decode_tags(), pieces_of(). Where the scores come from is left to pair_head.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "core/span.h"
#include "encode/weights.h"

namespace sayso {

enum class Role : std::uint8_t { cue, source, content };
enum class Place : std::uint8_t { begin, inside, end, single };

constexpr std::size_t kTags = 13;
constexpr std::uint8_t kOutside = 0;

[[nodiscard]] constexpr Role role_of(std::uint8_t tag) {
  return static_cast<Role>((tag - 1) / 4);
}
[[nodiscard]] constexpr Place place_of(std::uint8_t tag) {
  return static_cast<Place>((tag - 1) % 4);
}

/// Whether the second tag may follow the first inside a window: a piece begins, goes on and ends in one role.
[[nodiscard]] bool may_follow(std::uint8_t first, std::uint8_t second);

/// The best tags of `count` rows of kTags scores under the transitions (Viterbi). Ties go to the lower tag. count > 0.
[[nodiscard]] std::vector<std::uint8_t> decode_tags(const float* scores, std::size_t count, const Table& transition);

/// What the tags of one window mark, by role; `offset` is the token of the first tag.
struct TaggedPieces {
  std::vector<TokenSpan> cue, source, content;
};
[[nodiscard]] TaggedPieces pieces_of(const std::vector<std::uint8_t>& tags, std::uint32_t offset);

}  // namespace sayso
