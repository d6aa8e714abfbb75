// Records come parsed, in order, up to the first fault, and no longer than they are wanted.
#include "batch/parsed_records.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

namespace sayso {
namespace {

class ParsedRecords : public ::testing::Test {
 protected:
  void write(const std::string& lines) { std::ofstream(path, std::ios::binary) << lines; }
  void TearDown() override { std::remove(path.c_str()); }

  /// What `use` was given, and the error's code.
  std::pair<std::vector<int>, std::string> read(std::size_t most = 1000) {
    auto stream = RecordStream::open(path);
    EXPECT_TRUE(stream) << path;
    std::vector<int> seen;
    const auto error = for_each_record(*stream, [&](const Json& record) {
      seen.push_back(record.value("n", -1));
      return seen.size() < most;
    });
    return {seen, error ? error->code : ""};
  }

  std::string path = ::testing::TempDir() + "parsed_records_" +
                     ::testing::UnitTest::GetInstance()->current_test_info()->name() + ".jsonl";
};

TEST_F(ParsedRecords, come_in_order) {
  std::string lines;
  std::vector<int> expected;
  for (int n = 0; n < 200; ++n) {
    lines += "{\"n\":" + std::to_string(n) + "}\n";
    expected.push_back(n);
  }
  write(lines);
  EXPECT_EQ(read(), std::pair(expected, std::string()));
}

TEST_F(ParsedRecords, end_at_a_fault_that_is_told) {
  for (const std::string bad : {"{\"n\":", "[1]", "7", "{\"n\":1}}"}) {
    write("{\"n\":0}\n" + bad + "\n{\"n\":2}\n");
    EXPECT_EQ(read(), std::pair(std::vector<int>{0}, std::string("record_damaged"))) << bad;
  }
}

TEST_F(ParsedRecords, end_where_no_more_are_wanted) {
  std::string lines;
  for (int n = 0; n < 200; ++n) lines += "{\"n\":" + std::to_string(n) + "}\n";
  write(lines + "broken\n");
  EXPECT_EQ(read(3), std::pair(std::vector<int>{0, 1, 2}, std::string()));
}

TEST_F(ParsedRecords, of_an_empty_file_are_none) {
  write("");
  EXPECT_EQ(read(), std::pair(std::vector<int>{}, std::string()));
}

}  // namespace
}  // namespace sayso
