// Tables of relations by first token and parent, and the order and numbers that a person sees.
#include "report/claim_order.h"

#include <gtest/gtest.h>

#include <optional>

namespace sayso {
namespace {

struct Made {
  std::uint32_t first;
  std::optional<std::uint32_t> parent;
};

std::string order_of(const std::vector<Made>& made) {
  std::vector<Attribution> attributions;
  for (const Made& m : made) {
    Attribution a;
    a.content = {{m.first, m.first + 1}};
    a.parent = m.parent;
    attributions.push_back(a);
  }
  std::string out;
  for (const PlacedClaim& c : claims_in_order(attributions)) {
    out += c.number + "=" + std::to_string(c.attribution) + "@" + std::to_string(c.depth) + " ";
  }
  return out;
}

TEST(ClaimOrder, ByTextWithNestedUnderTheirs) {
  struct Row {
    std::vector<Made> made;
    std::string_view order;
  };
  const std::vector<Row> rows = {
      {{}, ""},
      {{{5, {}}, {2, {}}, {2, {}}}, "1=1@0 2=2@0 3=0@0 "},
      {{{9, {}}, {4, 3U}, {3, 3U}, {0, {}}, {5, 1U}}, "1=3@0 1.1=2@1 1.2=1@1 1.2.1=4@2 2=0@0 "},
      {{{0, 1U}, {1, 0U}, {2, {}}}, "1=2@0 2=0@0 2.1=1@1 "},  // two that are each other's parents
  };
  for (const Row& row : rows) EXPECT_EQ(order_of(row.made), row.order);
}

TEST(ClaimOrder, DeepNestingIsALongListAndNoDeepStack) {
  std::vector<Attribution> attributions(200000);
  for (std::uint32_t i = 1; i < attributions.size(); ++i) attributions[i].parent = i - 1;
  const auto claims = claims_in_order(attributions);
  ASSERT_EQ(claims.size(), attributions.size());
  EXPECT_EQ(claims.back().depth, 199999);
  EXPECT_EQ(claims.back().number, "1.1.1.1.1.1.1.1");
}

}  // namespace
}  // namespace sayso
