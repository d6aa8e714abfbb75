// Tables of strings and numbers, and what they look like in JSON.
#include "report/json_writer.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"

namespace sayso {
namespace {

std::string written(std::string_view text) {
  JsonWriter w(16);
  w.string(text);
  return std::move(w).take();
}

std::string written(double value) {
  JsonWriter w(16);
  w.decimal(value);
  return std::move(w).take();
}

TEST(JsonWriter, EscapesWhatJsonForbidsAndWhatAReaderCouldTakeForALineEnd) {
  struct Row {
    std::string_view text;
    std::string_view json;
  };
  const std::vector<Row> rows = {
      {"", "\"\""},
      {"plain", "\"plain\""},
      {"say \"so\" \\ /", "\"say \\\"so\\\" \\\\ /\""},
      {"a\nb\rc\td", "\"a\\nb\\rc\\td\""},
      {std::string_view("\0\x1b\x1f\x7f", 4), "\"\\u0000\\u001b\\u001f\\u007f\""},
      {"\xC2\x85 \xC2\x9B", "\"\\u0085 \\u009b\""},
      {"\xE2\x80\xA8\xE2\x80\xA9", "\"\\u2028\\u2029\""},
      {"“É” – \xC2\xA0€ 😀 \xE2\x80\xAE", "\"“É” – \xC2\xA0€ 😀 \xE2\x80\xAE\""},
  };
  for (const Row& row : rows) EXPECT_EQ(written(row.text), row.json);
}

TEST(JsonWriter, EveryCodePointReadsBackAsItself) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    std::string utf8;
    append_utf8(utf8, static_cast<UChar32>(c));
    std::string text = "a";
    text.append(utf8).append("b").append(utf8);
    const auto read = nlohmann::json::parse(written(text), nullptr, false);
    ASSERT_FALSE(read.is_discarded()) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(read.get<std::string>(), text) << "U+" << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(JsonWriter, DecimalsHaveFourPlacesAtMost) {
  struct Row {
    double value;
    std::string_view json;
  };
  const std::vector<Row> rows = {
      {0, "0"},        {1, "1"},   {0.5, "0.5"},       {0.93004, "0.93"}, {0.98765, "0.9877"}, {-0.08125, "-0.0813"},
      {-0.00004, "0"}, {-2, "-2"}, {0.0001, "0.0001"}, {0.99996, "1"},    {12.0405, "12.0405"}};
  for (const Row& row : rows) EXPECT_EQ(written(row.value), row.json);
}

TEST(JsonWriter, SetsTheCommas) {
  JsonWriter w(16);
  w.begin_object();
  w.key("a");
  w.begin_array();
  w.integer(1);
  w.begin_array();
  w.end_array();
  w.begin_object();
  w.end_object();
  w.null();
  w.end_array();
  w.key("b");
  w.raw("{\"c\": 2}");
  w.key("d");
  w.integer(18446744073709551615U);
  w.end_object();
  EXPECT_EQ(std::move(w).take(), R"({"a":[1,[],{},null],"b":{"c": 2},"d":18446744073709551615})");
}

}  // namespace
}  // namespace sayso
