// Lower case, valid UTF-8 and code-point offsets, in tables.
#include "core/text.h"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(CoreText, lower_maps_case_and_apostrophes_without_a_locale) {
  const std::pair<const char*, const char*> table[] = {{"", ""},         {"Minister", "minister"}, {"ÉLYSÉE", "élysée"},
                                                       {"Ọ̀ṢUN", "ọ̀ṣun"}, {"didn’t", "didn't"},     {"I", "i"},
                                                       {"İ", "i"}};
  for (const auto& [in, out] : table) EXPECT_EQ(lower(in), out) << in;
}

TEST(CoreText, first_invalid_utf8_names_the_byte) {
  const std::string nul("a\0b", 3);
  EXPECT_EQ(first_invalid_utf8(nul), nul.size());
  EXPECT_EQ(first_invalid_utf8("caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D"), 13U);
  EXPECT_EQ(first_invalid_utf8("ab\xFF"), 2U);
  EXPECT_EQ(first_invalid_utf8("ab\xC3"), 2U);             // cut off
  EXPECT_EQ(first_invalid_utf8("a\xED\xA0\x80"), 1U);      // a surrogate
  EXPECT_EQ(first_invalid_utf8("\xC0\xAF"), 0U);           // overlong
  EXPECT_EQ(first_invalid_utf8("a\xF4\x90\x80\x80"), 1U);  // past U+10FFFF
}

TEST(CoreText, without_invalid_utf8_has_a_replacement_for_each_byte) {
  const std::pair<std::string, const char*> table[] = {{"", ""},
                                                       {"café", "café"},
                                                       {"a\xFF\xC3(", "a\uFFFD\uFFFD("},
                                                       {"\x8E\x8E", "\uFFFD\uFFFD"},
                                                       {"a\xED\xA0\x80", "a\uFFFD\uFFFD\uFFFD"},
                                                       {"cut\xE2\x80", "cut\uFFFD\uFFFD"}};
  for (const auto& [in, out] : table) EXPECT_EQ(without_invalid_utf8(in), out) << in;
}

TEST(CoreText, code_points_count_from_the_start_whatever_the_bytes) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += i % 3 == 0 ? "a" : i % 3 == 1 ? "é" : "\xF0\x9F\x97\x9E";
  const CodePoints points(text);
  std::uint32_t expected = 0;
  for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U) continue;
    EXPECT_EQ(points.at(byte), expected++);
  }
  EXPECT_EQ(points.at(static_cast<std::uint32_t>(text.size())), expected);
  EXPECT_EQ(CodePoints("plain").at(5), 5U);
  EXPECT_EQ(CodePoints("").at(0), 0U);
}

}  // namespace
}  // namespace sayso
