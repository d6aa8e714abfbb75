// Relations that were added or taken out, renumbered.
#include "core/relation_order.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(RelationOrder, what_stood_in_one_that_is_gone_moves_up) {
  std::vector<Attribution> all(4);
  for (std::uint32_t i = 0; i < 4; ++i) all[i].content = {{i, i + 1}};
  all[1].parent = 0;
  all[2].parent = 1;
  all[3].continues = 1;
  const std::vector<Attribution> kept = without(all, {false, true, false, false});
  ASSERT_EQ(kept.size(), 3U);
  EXPECT_EQ(kept[1].parent, 0U);
  EXPECT_FALSE(kept[2].continues);
}

TEST(RelationOrder, numbers_follow_the_text) {
  std::vector<Attribution> all(2);
  all[0].content = {{5, 6}};
  all[1].content = {{1, 2}};
  all[1].parent = 0;
  const std::vector<Attribution> sorted = in_text_order(all);
  EXPECT_EQ(sorted[0].content.front().begin, 1U);
  EXPECT_EQ(sorted[0].parent, 1U);
}

}  // namespace
}  // namespace sayso
