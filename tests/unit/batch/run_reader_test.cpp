// What the reading side of a resumed run says of a journal that changed under it.
#include "batch/run_reader.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sayso {
namespace {

namespace fs = std::filesystem;

class RunReaderTest : public testing::Test {
 protected:
  void SetUp() override {
    folder = testing::TempDir() + "run_reader_" + testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(folder);
    std::ofstream(folder + "/in.jsonl") << R"({"id":"a"})"
                                           "\n"
                                           R"({"id":"b","text":"She said so."})"
                                           "\n";
  }
  void TearDown() override { fs::remove_all(folder); }

  /// The error of a reader that passes over part 0, which set its one article aside; "" for none.
  std::string error_of(const Journal& journal) {
    const RunPaths paths(folder);
    const std::atomic<bool> interrupted = false;
    auto inputs = list_inputs({folder + "/in.jsonl"});
    ArticleReader articles(*std::move(inputs));
    RunReader reader(articles, journal, paths, false, interrupted);
    while (reader.next()) ++given;
    return reader.error() ? reader.error()->code : "";
  }

  Journal journal_with_one_part() {
    PartEntry entry;
    entry.articles = 1;
    Sha256 hash;
    hash.add("-");  // a place
    entry.input_sha256 = hash.hex();
    const std::string line = part_line(entry, {{0, "a", "in.jsonl", 0, "text_missing", "no text"}});
    const std::string header = header_line({{"part_size", 1}}, OrderedJson::object());
    std::ofstream(RunPaths(folder).journal()) << header << line;
    return *read_journal(RunPaths(folder).journal());
  }

  std::string folder;
  int given = 0;
};

TEST_F(RunReaderTest, PassesOverWhatWasSetAside) {
  const Journal journal = journal_with_one_part();
  ASSERT_EQ(journal.parts.at(0).set_aside, 1U);
  EXPECT_EQ(error_of(journal), "");
  EXPECT_EQ(given, 1);
}

TEST_F(RunReaderTest, AJournalThatWasCutMeanwhileIsNotAChangedInput) {
  const Journal journal = journal_with_one_part();
  fs::resize_file(RunPaths(folder).journal(), journal.whole_bytes - 10);
  EXPECT_EQ(error_of(journal), "journal_damaged");
  EXPECT_EQ(given, 0);
}

}  // namespace
}  // namespace sayso
