// One article's bytes: JSON records and plain texts, good and bad, as tables of input and expected.
#include "ingest/article.h"

#include <gtest/gtest.h>

#include "core/invariants.h"
#include "ingest/encoding.h"

namespace sayso {
namespace {

using namespace std::string_literals;

/// The invariants hold of every article that ingest lets through.
void check(const Article& article) {
  Document document;
  document.article = article;
  EXPECT_EQ(check_invariants(document), "");
}

struct GoodRecord {
  std::string line;
  std::string id;
  std::string text;
  std::string metadata;
};

TEST(ArticleFromJson, TakesIdAndTextAndCarriesTheRest) {
  const std::string clef = "\xF0\x9D\x84\x9E";
  const std::vector<GoodRecord> table = {
      {R"({"id":"a","text":"Hello."})", "a", "Hello.", "{}"},
      {R"({"text":"Hello.","id":"a"})", "a", "Hello.", "{}"},
      {R"( { "z" : 1.50 , "id" : "a" , "a" : [ 1e3, null ] , "text" : "T" , "z\n" : {"b":{}, "a":" x, } "} } )", "a",
       "T", R"({"z":1.50,"a":[1e3,null],"z\n":{"b":{},"a":" x, } "}})"},
      {R"({"id":"a","n":123456789012345678901234567890,"text":"T"})", "a", "T",
       R"({"n":123456789012345678901234567890})"},
      {R"({"id":"a","text":"T","q":"\"\\","u":"\u00e9"})", "a", "T", R"({"q":"\"\\","u":"\u00e9"})"},
      {R"({"\u0069d":"a","te\u0078t":"T","more":true})", "a", "T", R"({"more":true})"},
      {R"({"id":"a","meta":{"id":1,"text":2,"id":3},"text":"T"})", "a", "T", R"({"meta":{"id":1,"text":2,"id":3}})"},
      {"\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"T\"}", "a", "T", "{}"},
      {R"({"id":"a","text":"\ufeffT"})", "a", "T", "{}"},
      {R"({"id":"a","text":"x\u0000y"})", "a", "x\0y"s, "{}"},
      {R"({"id":"a","text":"\ud834\udd1e"})", "a", clef, "{}"},
      {R"({"id":"../../etc/x\n","text":"a\r\nb\u2028c"})", "../../etc/x\n", "a\r\nb\u2028c", "{}"},
      {"{\"id\":\"a\",\r\"text\":\"T\"}\r", "a", "T", "{}"},
      {R"({"id":"a","text":" "})", "a", " ", "{}"}};
  for (const GoodRecord& row : table) {
    const auto article = article_from_json(row.line);
    ASSERT_TRUE(article) << row.line << ": " << article.error().message;
    EXPECT_EQ(article->id, row.id) << row.line;
    EXPECT_EQ(article->text, row.text) << row.line;
    EXPECT_EQ(article->metadata, row.metadata) << row.line;
    check(*article);
  }
}

struct BadRecord {
  std::string line;
  std::string code;
  std::uint64_t byte;
};

TEST(ArticleFromJson, SetsAsideWithACodeAndTheByte) {
  const std::vector<BadRecord> table = {{R"({"text":"T"})", "id_missing", 0},
                                        {R"({"id":null,"text":"T"})", "id_not_string", 0},
                                        {R"({"id":7,"text":"T"})", "id_not_string", 0},
                                        {R"({"id":"","text":"T"})", "id_empty", 0},
                                        {R"({"id":["a"],"text":"T"})", "id_not_string", 0},
                                        {R"({"id":"a"})", "text_missing", 0},
                                        {R"({"id":"a","text":null})", "text_not_string", 0},
                                        {R"({"id":"a","text":{"text":"T"}})", "text_not_string", 0},
                                        {R"({"id":"a","text":1.5})", "text_not_string", 0},
                                        {R"({"id":"a","text":""})", "text_empty", 0},
                                        {R"({"id":"a","text":"\ufeff"})", "text_empty", 0},
                                        {R"({"id":"a","text":"\ud800"})", "lone_surrogate", 18},
                                        {R"({"id":"a","text":"\udc00 x"})", "lone_surrogate", 18},
                                        {R"({"id":"a","text":"T","note":"\ud800\u0041"})", "lone_surrogate", 35},
                                        {R"({"id":"surrogate)", "invalid_json", 15},
                                        {R"({"id":"a","text":"T","id":"b"})", "duplicate_field", 24},
                                        {R"({"x":1,"\u0078":2,"id":"a","text":"T"})", "duplicate_field", 14},
                                        {R"({"id":"a","text":"T)", "invalid_json", 18},
                                        {R"({"id":"a","text":"T"} x)", "invalid_json", 22},
                                        {R"({"id":"a","text":"T"}{"id":"b","text":"T"})", "invalid_json", 21},
                                        {R"({"id":"a","text":"T","n":1e999})", "invalid_json", 30},
                                        {R"([{"id":"a","text":"T"}])", "json_array", 0},
                                        {R"("a")", "not_an_object", 2},
                                        {"17", "not_an_object", 1},
                                        {"", "invalid_json", 0},
                                        {"{\"id\":\"a\",\"text\":\"x\x01y\"}", "invalid_json", 19},
                                        {"{\"id\":\"a\",\"text\":\"x\0y\"}"s, "invalid_json", 19},
                                        {"{\"id\":\"a\",\"text\":\"T\"}\0{"s, "invalid_json", 21},
                                        {"{\"id\":\"a\",\"text\":\"caf\xE9\"}", "invalid_utf8", 21},
                                        {"{\"id\":\"a\",\"x\xED\xA0\x80\":1,\"text\":\"T\"}", "invalid_utf8", 12},
                                        {"{\0\"\0i\0d\0\"\0:\0"s, "unsupported_encoding", 0},
                                        {"\xFF\xFE{\0"s, "unsupported_encoding", 0}};
  for (const BadRecord& row : table) {
    const auto article = article_from_json(row.line);
    ASSERT_FALSE(article) << row.line;
    EXPECT_EQ(article.error().code, row.code) << row.line << ": " << article.error().message;
    EXPECT_EQ(article.error().byte_offset, row.byte) << row.line << ": " << article.error().message;
    EXPECT_EQ(article.error().message.find('\n'), std::string::npos);
  }
}

TEST(ArticleFromJson, TellsTheIdOfARecordThatIsSetAside) {
  const std::vector<std::pair<std::string, std::optional<std::string>>> table = {
      {R"({"id":"a","text":7})", "a"},
      {R"({"text":7,"id":"a"})", "a"},
      {R"({"id":"a","text":"T)", "a"},
      {R"({"id":7,"text":"T"})", {}},
      {R"({"meta":{"id":"b"},"x":"T"})", {}}};
  for (const auto& [line, expected] : table) {
    std::optional<std::string> id;
    EXPECT_FALSE(article_from_json(line, &id));
    EXPECT_EQ(id, expected) << line;
  }
}

std::string nested(int depth, char open, char close) {
  const auto count = static_cast<std::size_t>(depth);
  std::string value(count, open);
  if (open == '{') {
    value.clear();
    for (int i = 0; i < depth; ++i) value += R"({"a":)";
    value += "1";
  }
  return R"({"id":"a","text":"T","deep":)" + value + std::string(count, close) + "}";
}

TEST(ArticleFromJson, BoundsTheDepth) {
  for (const auto& [open, close] : {std::pair('[', ']'), std::pair('{', '}')}) {
    EXPECT_TRUE(article_from_json(nested(kMaxJsonDepth - 1, open, close)));
    for (const int depth : {kMaxJsonDepth, 1'000'000}) {
      const auto article = article_from_json(nested(depth, open, close));
      ASSERT_FALSE(article);
      EXPECT_EQ(article.error().code, "json_too_deep");
      EXPECT_EQ(article.error().byte_offset, open == '[' ? 28U + 63U : 28U + 63U * 5U);
    }
  }
}

TEST(ArticleFromJson, RefusesATextOverTheCap) {
  const std::string line = R"({"id":"a","text":")" + std::string(kMaxArticleBytes + 1, 'x') + R"("})";
  std::optional<std::string> id;
  const auto article = article_from_json(line, &id);
  ASSERT_FALSE(article);
  EXPECT_EQ(article.error().code, "article_too_large");
  EXPECT_EQ(id, "a");
}

TEST(ArticleFromText, KeepsTheBytes) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"Hello.\n", "Hello.\n"},
      {"\xEF\xBB\xBFHello.", "Hello."},
      {"a\xEF\xBB\xBF", "a\xEF\xBB\xBF"},
      {"a\0b\r\n"s, "a\0b\r\n"s},
      {"e\xCC\x81 \xC3\xA9 \xE2\x80\xAE", "e\xCC\x81 \xC3\xA9 \xE2\x80\xAE"},
      {"\0"s, "\0"s},
      {" \n", " \n"}};
  for (const auto& [bytes, text] : table) {
    const auto article = article_from_text("id", bytes);
    ASSERT_TRUE(article) << article.error().message;
    EXPECT_EQ(article->text, text);
    EXPECT_EQ(article->id, "id");
    EXPECT_EQ(article->metadata, "{}");
    check(*article);
  }
}

TEST(ArticleFromText, SetsAsideWithACodeAndTheByte) {
  const std::vector<BadRecord> table = {{"", "text_empty", 0},
                                        {"\xEF\xBB\xBF", "text_empty", 0},
                                        {"caf\xE9 au lait", "invalid_utf8", 3},
                                        {"\xEF\xBB\xBF\xC3", "invalid_utf8", 3},
                                        {"ab\xC0\x80", "invalid_utf8", 2},
                                        {"ab\xED\xA0\x80", "invalid_utf8", 2},
                                        {"ab\xF4\x90\x80\x80", "invalid_utf8", 2},
                                        {"\xFF\xFEH\0i\0"s, "unsupported_encoding", 0}};
  for (const BadRecord& row : table) {
    const auto article = article_from_text("id", row.line);
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().code, row.code);
    EXPECT_EQ(article.error().byte_offset, row.byte);
  }
  EXPECT_EQ(article_from_text("id", std::string(kMaxArticleBytes + 1, 'x')).error().code, "article_too_large");
  EXPECT_TRUE(article_from_text("id", std::string(kMaxArticleBytes, 'x')));
}

TEST(WideEncoding, IsToldByItsMarkOrItsNuls) {
  const std::vector<std::pair<std::string, std::optional<std::string_view>>> table = {
      {"\xFF\xFEH\0"s, "UTF-16LE"},
      {"\xFE\xFF\0H"s, "UTF-16BE"},
      {"\xFF\xFE\0\0H\0\0\0"s, "UTF-32LE"},
      {"\0\0\xFE\xFF\0\0\0H"s, "UTF-32BE"},
      {"H\0i\0!\0"s, "UTF-16LE"},
      {"\0H\0i\0!"s, "UTF-16BE"},
      {"H\0i\0 \0\x1C\x20H\0i\0"s, "UTF-16LE"},  // a curly quotation mark has no NUL
      {"Hi\0 there"s, std::nullopt},
      {"a\0"s, std::nullopt},
      {"\0\0\0\0"s, std::nullopt},
      {"", std::nullopt},
      {"Hello.", std::nullopt}};
  for (const auto& [bytes, encoding] : table) EXPECT_EQ(wide_encoding(bytes), encoding) << bytes;
}

TEST(Utf8Name, EscapesWhatIsNoUtf8) {
  EXPECT_EQ(utf8_name("1998/caf\xC3\xA9.txt"), "1998/caf\xC3\xA9.txt");
  EXPECT_EQ(utf8_name("caf\xE9.txt"), "caf%E9.txt");
  EXPECT_EQ(utf8_name("\xFF"), "%FF");
  EXPECT_EQ(utf8_name("a\n\x1B[2J\x7F"), "a%0A%1B[2J%7F");
  EXPECT_EQ(utf8_name(""), "");
}

}  // namespace
}  // namespace sayso
