// Lists of marks, right and broken.
#include "evaluate/marks.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

namespace sayso {
namespace {

using nlohmann::json;

class Marks : public testing::Test {
 protected:
  std::string put(const std::string& name, const std::string& bytes) {
    std::filesystem::create_directories(folder);
    std::ofstream(folder / name, std::ios::binary) << bytes;
    return (folder / name).string();
  }
  std::string put(const std::string& name, const json& marks, const std::string& text = "00") {
    const json file = {{"format", "sayso-marks"}, {"version", "1.0.0"}, {"text_sha256", text}, {"marks", marks}};
    return put(name, file.dump());
  }
  static json mark(const std::string& claim, const std::string& verdict, const json& level) {
    return {{"claim", claim}, {"verdict", verdict}, {"level", level}, {"note", ""}};
  }
  static std::string code(const std::vector<std::string>& paths) {
    const auto done = evaluate_marks(paths, true);
    return done ? "" : done.error().code;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::filesystem::path folder =
      std::filesystem::temp_directory_path() /
      ("sayso-marks-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(Marks, AreCountedByLevel) {
  const auto first =
      put("a", json{mark("c-1", "right", "A2"), mark("c-2", "wrong", "A2"), mark("c-3", "right", nullptr)});
  const auto second = put("b", json{mark("c-1", "right", "A4")}, "01");
  const auto done = evaluate_marks({first, second}, true);
  ASSERT_TRUE(done);
  const json figures = json::parse(*done);
  EXPECT_EQ(figures["files"], 2);
  // Wilson's interval of 3 out of 4, by hand: (0.3006, 0.9544).
  EXPECT_EQ(figures["all"], json({{"right", 3}, {"wrong", 1}, {"precision", 0.75}, {"interval", {0.3006, 0.9544}}}));
  EXPECT_EQ(figures["by_level"]["A2"]["precision"], 0.5);
  EXPECT_EQ(figures["by_level"]["none"]["right"], 1);
  EXPECT_TRUE(figures["by_level"]["A3"]["precision"].is_null());
  const auto table = evaluate_marks({first}, false);
  ASSERT_TRUE(table);
  EXPECT_NE(table->find("3 cards marked, in 1 file\n"), std::string::npos);
  EXPECT_NE(table->find("all            2       1     0.6667"), std::string::npos) << *table;
}

TEST_F(Marks, AnEmptyListIsNoFault) {
  const auto done = evaluate_marks({put("a", json::array())}, true);
  ASSERT_TRUE(done);
  EXPECT_TRUE(json::parse(*done)["all"]["precision"].is_null());
}

TEST_F(Marks, FaultsHaveCodes) {
  EXPECT_EQ(code({"/nowhere/at/all"}), "unreadable_file");
  EXPECT_EQ(code({"/"}), "unreadable_file");
  EXPECT_EQ(code({put("a", std::string("{"))}), "invalid_json");
  for (const char* bytes :
       {"[]", "{}", R"({"format": "sayso-marks", "version": "2.0.0", "text_sha256": "0", "marks": []})",
        R"({"format": "sayso-marks", "version": "1.0.0", "text_sha256": "0", "marks": {}})",
        R"({"format": "sayso-marks", "version": "1.0.0", "text_sha256": "0", "marks": [7]})"}) {
    EXPECT_EQ(code({put("b", std::string(bytes))}), "invalid_marks") << bytes;
  }
  EXPECT_EQ(code({put("c", json{mark("c-1", "maybe", "A1")})}), "invalid_marks");
  const auto good = put("d", json{mark("c-1", "right", "A1")});
  EXPECT_EQ(code({good, good}), "duplicate_marks");
}

}  // namespace
}  // namespace sayso
