// Depth of brackets, in tables.
#include "core/json_depth.h"

#include <gtest/gtest.h>

#include <string>

namespace sayso {
namespace {

TEST(JsonDepth, CountsOpenBracketsOutsideStrings) {
  const std::pair<const char*, std::size_t> table[] = {{"", 0},
                                                       {"7", 0},
                                                       {"[]", 1},
                                                       {"{\"a\":[1,[2]]}", 3},
                                                       {"[[],[],[]]", 2},
                                                       {"]]][", 1},
                                                       {R"(["[[[["])", 1},
                                                       {R"(["\"[[[["])", 1},
                                                       {R"(["\\",[]])", 2},
                                                       {"[\"[[", 1},
                                                       {"[\"\\", 1}};
  for (const auto& [json, depth] : table) {
    EXPECT_FALSE(nests_deeper(json, depth)) << json;
    EXPECT_TRUE(depth == 0 || nests_deeper(json, depth - 1)) << json;
  }
  EXPECT_FALSE(nests_deeper(std::string(kMostJsonDepth, '[')));
  EXPECT_TRUE(nests_deeper(std::string(kMostJsonDepth + 1, '{')));
}

}  // namespace
}  // namespace sayso
