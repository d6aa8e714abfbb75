// What is read near an anchor against what is read of its whole window.
#include "attribution/pair_head.h"

#include <gtest/gtest.h>

#include <cmath>

#include "attribution/attribution.h"
#include "attribution/tags.h"
#include "quotation/quotation.h"
#include "segment/segment.h"

namespace sayso {
namespace {

const std::string kText =
    "The bridge over the Orle was closed on Monday night after cracks were found in two of its piers.\n\n"
    "Marta Lindqvist, the county engineer, said in a statement:\n\n"
    "\"We have looked at every pier twice, and we will not open the bridge until the last of them has been "
    "mended.\"\n\n"
    "Traffic was sent over the old dam, which the county has wanted to sell for years.\n";

std::uint32_t token_at(const Segmentation& s, std::string_view word) {
  const std::size_t at = kText.find(word);
  for (std::uint32_t i = 0; i < s.tokens.size(); ++i) {
    if (s.tokens[i].span.begin == at) return i;
  }
  ADD_FAILURE() << "no token begins at " << word;
  return 0;
}

class PairHeadTest : public testing::TestWithParam<Profile> {
 protected:
  void SetUp() override {
    ASSERT_EQ(blocks.size(), 1U);
    encode(model, encoder_input(model, kText, s, quotations), s, blocks[0], scratch);
  }

  const Model& model = Model::built_in(GetParam());
  const Segmentation s = Segmenter().segment(kText);
  const std::vector<Quotation> quotations = find_quotations(kText, s);
  const std::vector<TokenSpan> blocks = blocks_of(s);
  Scratch scratch;
};

TEST_P(PairHeadTest, a_near_window_has_the_paragraph_and_what_lies_beside_it) {
  const PairHead head(model, s, blocks[0], scratch);
  const Window whole = head.window(token_at(s, "said"));
  const TokenSpan near = head.near(whole).tokens;
  const TokenSpan own = s.paragraphs[1].tokens;
  EXPECT_EQ(near.begin, own.begin - head.beside());
  EXPECT_EQ(near.end, own.end + head.beside());
  EXPECT_TRUE(whole.tokens.contains(near));
  const Window narrow{whole.anchor, {whole.anchor, whole.anchor + 1}};
  EXPECT_EQ(head.near(narrow).tokens, narrow.tokens) << "nothing is added to a window";
}

TEST_P(PairHeadTest, the_scores_of_the_paragraph_do_not_know_how_far_the_window_goes) {
  PairHead head(model, s, blocks[0], scratch);
  const Window whole = head.window(token_at(s, "said"));
  const Window near = head.near(whole);
  head.score({whole, near}, 0, 2);
  for (std::uint32_t t = s.paragraphs[1].tokens.begin; t < s.paragraphs[1].tokens.end; ++t) {
    const float* a = scratch.scores.row(head.first_row(0) + t - whole.tokens.begin);
    const float* b = scratch.scores.row(head.first_row(1) + t - near.tokens.begin);
    for (std::size_t tag = 0; tag < kTags; ++tag) EXPECT_NEAR(a[tag], b[tag], 1e-4) << "token " << t << " tag " << tag;
  }
}

TEST_P(PairHeadTest, a_content_of_the_next_paragraph_is_read_whole) {
  std::vector<Attribution> read;
  read_block(model, s, quotations, blocks[0], scratch, read);
  ASSERT_FALSE(read.empty());
  const Attribution& a = read.front();
  EXPECT_EQ(a.cue.front().begin, token_at(s, "said"));
  EXPECT_GE(a.content.front().begin, s.paragraphs[2].tokens.begin);
  EXPECT_GE(a.content.back().end, s.paragraphs[2].tokens.end - 1);
}

INSTANTIATE_TEST_SUITE_P(Profiles, PairHeadTest, testing::Values(Profile::fast, Profile::accurate),
                         [](const auto& profile) { return std::string(profile_name(profile.param)); });

}  // namespace
}  // namespace sayso
