// What the network looks up for a token: normalised words, hashes, shapes, places.
#include "encode/features.h"

#include <gtest/gtest.h>

#include "quotation/quotation.h"
#include "segment/segment.h"

namespace sayso {
namespace {

TEST(EncodeFeatures, words_are_normalised) {
  const std::pair<std::string, std::string> table[] = {{"Said", "said"}, {"2026", "0000"}, {"“", "\""},
                                                       {"«", "\""},      {"’s", "'s"},     {"—", "-"},
                                                       {"ÉTAT", "état"}, {"", ""}};
  for (const auto& [in, out] : table) EXPECT_EQ(normalize_word(in), out) << in;
  EXPECT_EQ(normalize_word("e\xCC\x81tat"), "état");  // e and a combining accent
  EXPECT_EQ(normalize_word(std::string(1000, 'A')), std::string(48, 'a'));
  std::string accents;
  for (int i = 0; i < 100; ++i) accents += "é";
  EXPECT_EQ(normalize_word("a" + accents).size(), 47U);  // cut on a code-point border
}

TEST(EncodeFeatures, the_hash_is_fnv_1a) {  // the reference values of its authors
  EXPECT_EQ(hash_bytes(""), 0xCBF29CE484222325ULL);
  EXPECT_EQ(hash_bytes("a"), 0xAF63DC4C8601EC8CULL);
  EXPECT_EQ(hash_bytes("foobar"), 0x85944171F73967E8ULL);
}

std::vector<TokenFeatures> features_of(const std::string& text) {
  const Segmentation s = Segmenter().segment(text);
  return find_features(text, s, find_quotations(text, s));
}

TEST(EncodeFeatures, look_and_place_are_told_apart) {
  const auto f = features_of("Said he said.\n\n“Said it,” he said.");
  ASSERT_EQ(f.size(), 12U);
  EXPECT_EQ(f[0].word, f[2].word);
  EXPECT_NE(f[0].shape, f[2].shape);
  EXPECT_NE(f[0].context, f[2].context);
  EXPECT_EQ(f[2].suffix, f[10].suffix);
  EXPECT_EQ(f[2].context, f[10].context);  // both plain, inside a sentence, out of quotation
  EXPECT_NE(f[5].context, f[10].context);  // inside a quotation
  for (const TokenFeatures& x : f) {
    EXPECT_LT(x.prefix, kPrefixBuckets);
    EXPECT_LT(x.suffix, kSuffixBuckets);
    EXPECT_LT(x.shape, kShapeBuckets);
    EXPECT_LT(x.context, kContexts);
  }
}

TEST(EncodeFeatures, shapes_fold_long_runs) {
  const auto f = features_of("Minister Ministerial MINISTER 12 123 12345");
  ASSERT_EQ(f.size(), 6U);
  EXPECT_EQ(f[0].shape, f[1].shape);
  EXPECT_NE(f[0].shape, f[2].shape);
  EXPECT_NE(f[3].shape, f[4].shape);
  EXPECT_EQ(f[4].shape, f[5].shape);
}

}  // namespace
}  // namespace sayso
