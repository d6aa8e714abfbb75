// The record of a document made by hand, byte by byte, and its parts where the input is unusual.
#include "report/json_record.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/invariants.h"
#include "core/text.h"
#include "report/version.h"
#include "support/build_document.h"
#include "support/sample_document.h"

namespace sayso {
namespace {

using nlohmann::json;
using test::DocumentBuilder;
using test::sample_document;

constexpr ModelLabel kModel = {"tiny", "9"};

std::string golden(const std::string& name) {
  std::ifstream in(std::string(SAYSO_SOURCE_DIR) + "/tests/unit/report/" + name, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

json record_of(const Document& document, RecordOptions options = {}) {
  EXPECT_EQ(check_invariants(document), "");
  const std::string line = to_json(document, kModel, options);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(line.find('\r'), std::string::npos);
  json record = json::parse(line, nullptr, false);
  EXPECT_FALSE(record.is_discarded()) << line;
  return record;
}

TEST(JsonRecord, EqualsTheGoldenRecord) {
  std::string line = to_json(sample_document(), kModel, {});
  const std::string program = std::string(R"("version":")") + std::string(program_version()) + "\"},\"metadata\"";
  const auto at = line.find(program);
  ASSERT_NE(at, std::string::npos);
  line.replace(at, program.size(), R"("version":"0.0.0"},"metadata")");  // releases change nothing else
  EXPECT_EQ(line + "\n", golden("sample_document.golden.jsonl"));
}

TEST(JsonRecord, OffsetsCountCodePoints) {
  DocumentBuilder b("😀 é“Ja,” said Åse Nygård. 漢字 too");
  b.relation("Åse Nygård", "said", {"“Ja,”"}, SourceType::person_named);
  b.document.strength.strengths[0] = Strength{};
  b.document.strength.corroborations[0] = Corroboration{};
  const json record = record_of(b.document);
  EXPECT_EQ(record["attributions"][0]["source"]["spans"], json::parse("[[14, 24]]"));
  EXPECT_EQ(record["attributions"][0]["content"]["spans"], json::parse("[[3, 8]]"));
  EXPECT_EQ(record["paragraphs"][0]["span"], json::parse("[0, 32]"));
}

TEST(JsonRecord, TextCanBeLeftOutAndItsHashStays) {
  const json record = record_of(sample_document(), {.text = false});
  EXPECT_FALSE(record.contains("text"));
  EXPECT_EQ(record["text_sha256"], record_of(sample_document())["text_sha256"]);
}

TEST(JsonRecord, AnotherLanguageHasAWarningAndNoRelations) {
  DocumentBuilder b("Der Hafen war leer.");
  b.document.warnings.emplace_back("unsupported_language");
  const json record = record_of(b.document);
  EXPECT_EQ(record["warnings"], json::parse(R"(["unsupported_language"])"));
  EXPECT_EQ(record["attributions"], json::array());
  EXPECT_EQ(record["mentions"], json::array());
}

TEST(JsonRecord, EmptyTextIsARecord) {
  const json record = record_of(DocumentBuilder("").document);
  EXPECT_EQ(record["text"], "");
  EXPECT_EQ(record["paragraphs"], json::array());
}

TEST(JsonRecord, MetadataIsCarriedUntouchedButForLineEnds) {
  DocumentBuilder b("A.");
  b.document.article.metadata = "{\"n\": 1.50, \"big\": 123456789012345678901,\r\n \"a\": \"\\u0041\"}";
  const std::string line = to_json(b.document, kModel, {});
  EXPECT_NE(line.find("{\"n\": 1.50, \"big\": 123456789012345678901,   \"a\": \"\\u0041\"}"), std::string::npos);
}

TEST(JsonRecord, HostileTextAndIdStayOneLine) {
  DocumentBuilder b(std::string("\x1b[31m\0 </script>\r\n\xE2\x80\xA8 {{x}}\xE2\x80\xAE", 30), "../../etc\n\"x\"");
  const json record = record_of(b.document);
  EXPECT_EQ(record["text"], b.document.article.text);
  EXPECT_EQ(record["id"], "../../etc\n\"x\"");
}

TEST(JsonRecord, PrintedContributionsSumToThePrintedLogit) {
  DocumentBuilder b("“Yes,” said Bo.");
  b.relation("Bo", "said", {"“Yes,”"}, SourceType::person_named);
  Strength s;
  for (int i = 0; i < 3; ++i) s.because.push_back({"part", 1.0 / 3});
  s.logit = 1;
  b.document.strength.strengths[0] = s;
  b.document.strength.corroborations[0] = Corroboration{};
  const json strength = record_of(b.document)["attributions"][0]["strength"];
  EXPECT_EQ(strength["because"][0]["contribution"], 0.3333);
  EXPECT_EQ(strength["logit"], 0.9999);
}

TEST(ErrorRecord, HasIdSequenceAndError) {
  struct Row {
    std::optional<std::string> id;
    Error error;
    std::string_view line;
  };
  const std::vector<Row> rows = {
      {std::nullopt,
       {"invalid_json", "no JSON", 12},
       R"({"id":null,"sequence":7,"error":{"code":"invalid_json","byte_offset":12,"message":"no JSON"}})"},
      {"a\nb",
       {"invalid_utf8", "bytes \xFF\xC3(", 5000000000},
       "{\"id\":\"a\\nb\",\"sequence\":7,\"error\":{\"code\":\"invalid_utf8\",\"byte_offset\":5000000000,"
       "\"message\":\"bytes \xEF\xBF\xBD\xEF\xBF\xBD(\"}}"},
  };
  for (const Row& row : rows) EXPECT_EQ(error_record(row.id, 7, row.error), row.line);
}

}  // namespace
}  // namespace sayso
