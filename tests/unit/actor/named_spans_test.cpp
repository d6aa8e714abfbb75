// The decoder of names against all paths, and the names of the built-in models.
#include "actor/named_spans.h"

#include <gtest/gtest.h>

#include <functional>

#include "encode/weights.h"
#include "support/random_text.h"

namespace sayso {
namespace {

/// Best sum of scores over all ways to cut `count` tokens into names and tokens out of names.
double best_by_trying(const std::vector<float>& scores, std::uint32_t count) {
  const auto score = [&](std::uint32_t token, std::size_t tag) {
    return static_cast<double>(scores[token * kNameTags + tag]);
  };
  std::function<double(std::uint32_t)> best = [&](std::uint32_t from) -> double {
    if (from == count) return 0;
    double top = score(from, 0) + best(from + 1);
    for (std::size_t t = 0; t < kNamedTypes.size(); ++t) {
      top = std::max(top, score(from, 4 + 4 * t) + best(from + 1));
      double inside = score(from, 1 + 4 * t);
      for (std::uint32_t end = from + 1; end < count; ++end) {
        top = std::max(top, inside + score(end, 3 + 4 * t) + best(end + 1));
        inside += score(end, 2 + 4 * t);
      }
    }
    return top;
  };
  return best(0);
}

double sum_of(const std::vector<NamedSpan>& names, const std::vector<float>& scores, std::uint32_t count) {
  std::vector<std::size_t> tags(count, 0);
  for (const NamedSpan& n : names) {
    const auto type =
        static_cast<std::size_t>(std::find(kNamedTypes.begin(), kNamedTypes.end(), n.type) - kNamedTypes.begin());
    for (std::uint32_t i = n.tokens.begin; i < n.tokens.end; ++i)
      tags[i] = (n.tokens.size() == 1 ? 4 : i == n.tokens.begin ? 1 : i + 1 == n.tokens.end ? 3 : 2) + 4 * type;
  }
  double sum = 0;
  for (std::uint32_t i = 0; i < count; ++i) sum += static_cast<double>(scores[i * kNameTags + tags[i]]);
  return sum;
}

TEST(NamedSpans, the_decoder_finds_the_best_of_all_paths) {
  test::Random random(5);
  std::size_t found = 0;
  for (std::uint32_t count = 1; count < 6; ++count) {
    for (int round = 0; round < 20; ++round) {
      std::vector<float> scores(count * kNameTags);
      for (float& x : scores) x = static_cast<float>(random.below(1000)) / 100.0F;
      for (std::uint32_t i = 0; i < count; ++i) scores[i * kNameTags] += 4.0F;
      std::vector<NamedSpan> names;
      decode_names(scores.data(), 0, count, names);
      found += names.size();
      ASSERT_NEAR(sum_of(names, scores, count), best_by_trying(scores, count), 1e-4) << count << " tokens";
      for (std::size_t i = 1; i < names.size(); ++i) ASSERT_LE(names[i - 1].tokens.end, names[i].tokens.begin);
    }
  }
  EXPECT_GT(found, 100U);
}

TEST(NamedSpans, equal_scores_make_no_name) {
  const std::vector<float> scores(3 * kNameTags, 0.0F);
  std::vector<NamedSpan> names;
  decode_names(scores.data(), 0, 3, names);
  EXPECT_TRUE(names.empty());
  decode_names(scores.data(), 0, 0, names);
  EXPECT_TRUE(names.empty());
}

}  // namespace
}  // namespace sayso
