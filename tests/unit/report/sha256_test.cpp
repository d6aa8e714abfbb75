// The published test vectors (FIPS 180-4 examples), and every length around the borders of a block.
#include "report/sha256.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso {
namespace {

TEST(Sha256, PublishedVectors) {
  struct Row {
    std::string text;
    std::string_view hash;
  };
  const std::vector<Row> rows = {
      {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
      {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
       "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
      {std::string(1000000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
  };
  for (const Row& row : rows) EXPECT_EQ(sha256_hex(row.text), row.hash);
}

TEST(Sha256, EveryLengthAroundABlock) {
  // The hash of the hashes of 0 to 130 times "x"; the expected value is Python's hashlib's.
  std::string all;
  for (std::size_t n = 0; n <= 130; ++n) all += sha256_hex(std::string(n, 'x'));
  EXPECT_EQ(sha256_hex(all), "87aca1c44bc7ba8897768170211f0a02063de70801131ff86c7edb9ce32c6a50");
}

}  // namespace
}  // namespace sayso
