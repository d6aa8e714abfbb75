// Tags of one window: what may follow what, the best path, and the pieces that it gives.
#include "attribution/tags.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "support/random_text.h"

namespace sayso {
namespace {

constexpr std::uint8_t kCueBegin = 1, kCueEnd = 3, kCueSingle = 4, kSourceBegin = 5, kSourceInside = 6, kSourceEnd = 7,
                       kContentBegin = 9, kContentInside = 10, kContentEnd = 11;

TEST(AttributionTags, what_may_follow_what) {
  EXPECT_TRUE(may_follow(kOutside, kCueBegin));
  EXPECT_TRUE(may_follow(kSourceBegin, kSourceEnd));
  EXPECT_TRUE(may_follow(kSourceEnd, kCueSingle));
  EXPECT_FALSE(may_follow(kOutside, kCueEnd));
  EXPECT_FALSE(may_follow(kSourceBegin, kOutside));
  EXPECT_FALSE(may_follow(kSourceBegin, kCueEnd));
  EXPECT_FALSE(may_follow(kSourceInside, kCueSingle));
}

TEST(AttributionTags, pieces) {
  const TaggedPieces p = pieces_of({kSourceBegin, kSourceEnd, kCueSingle, kOutside, kContentBegin, kContentInside,
                                    kContentEnd, kContentBegin, kContentEnd},
                                   10);
  EXPECT_EQ(p.source, (std::vector<TokenSpan>{{10, 12}}));
  EXPECT_EQ(p.cue, (std::vector<TokenSpan>{{12, 13}}));
  EXPECT_EQ(p.content, (std::vector<TokenSpan>{{14, 17}, {17, 19}}));
  EXPECT_EQ(pieces_of({kContentInside, kContentEnd}, 0).content,
            (std::vector<TokenSpan>{{0, 2}}));  // begun before the window
  EXPECT_TRUE(pieces_of({}, 0).content.empty());
}

Table random_transition(test::Random& random) {
  Table t{kTags + 1, kTags + 1, Floats((kTags + 1) * (kTags + 1))};
  for (float& x : t.data) x = static_cast<float>(random.below(100)) / 50.0F - 1.0F;
  return t;
}

double path_score(const std::vector<std::uint8_t>& tags, const std::vector<float>& scores, const Table& t) {
  double sum = static_cast<double>(t.row(kTags)[tags.front()]) + static_cast<double>(t.row(tags.back())[kTags]);
  for (std::size_t i = 0; i < tags.size(); ++i) {
    sum += static_cast<double>(scores[i * kTags + tags[i]]);
    if (i > 0) sum += may_follow(tags[i - 1], tags[i]) ? static_cast<double>(t.row(tags[i - 1])[tags[i]]) : -1e4;
  }
  return sum;
}

TEST(AttributionTags, decoding_finds_the_best_of_all_paths) {
  test::Random random(5);
  for (int round = 0; round < 20; ++round) {
    const Table transition = random_transition(random);
    const std::size_t count = 1 + random.below(4);
    std::vector<float> scores(count * kTags);
    for (float& x : scores) x = static_cast<float>(random.below(1000)) / 100.0F - 5.0F;
    double best = -std::numeric_limits<double>::infinity();
    std::vector<std::uint8_t> path(count, 0);
    for (bool more = true; more;) {  // every path, counted like a number in base kTags
      best = std::max(best, path_score(path, scores, transition));
      more = false;
      for (auto& digit : path) {
        digit = static_cast<std::uint8_t>((digit + 1) % kTags);
        if (digit != 0) {
          more = true;
          break;
        }
      }
    }
    EXPECT_NEAR(path_score(decode_tags(scores.data(), count, transition), scores, transition), best, 1e-3);
  }
}

TEST(AttributionTags, decoded_pieces_are_whole) {
  test::Random random(6);
  const Table transition = random_transition(random);
  std::vector<float> scores(200 * kTags);
  for (float& x : scores) x = static_cast<float>(random.below(1000)) / 100.0F - 5.0F;
  const auto tags = decode_tags(scores.data(), 200, transition);
  for (std::size_t i = 1; i < tags.size(); ++i) EXPECT_TRUE(may_follow(tags[i - 1], tags[i])) << i;
}

}  // namespace
}  // namespace sayso
