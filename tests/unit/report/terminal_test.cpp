// The page of a document made by hand, line by line, and what must hold of any page.
#include "report/terminal.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/invariants.h"
#include "report/terminal_text.h"
#include "support/build_document.h"
#include "support/sample_document.h"

namespace sayso {
namespace {

using test::DocumentBuilder;
using test::sample_document;

std::string page_of(const Document& document, TerminalStyle style = {}) {
  EXPECT_EQ(check_invariants(document), "");
  std::ostringstream out;
  print_report(out, document, style);
  return out.str();
}

TEST(Terminal, EqualsTheGoldenPage) {
  std::ifstream in(std::string(SAYSO_SOURCE_DIR) + "/tests/unit/report/sample_document.golden.txt", std::ios::binary);
  std::ostringstream golden;
  golden << in.rdbuf();
  EXPECT_EQ(page_of(sample_document()), golden.str());
}

TEST(Terminal, ColourAddsEscapesAndNothingElse) {
  const std::string painted = page_of(sample_document(), {.colour = true});
  EXPECT_EQ(page_of(sample_document()).find('\x1b'), std::string::npos);
  std::string bare;
  for (std::size_t i = 0; i < painted.size(); ++i) {
    if (painted[i] == '\x1b') {
      i = painted.find('m', i);
    } else {
      bare += painted[i];
    }
  }
  EXPECT_EQ(bare, page_of(sample_document()));
}

TEST(Terminal, KeepsToTheWidth) {
  for (const int width : {20, 50, 60, 80, 200}) {
    std::istringstream lines(page_of(sample_document(), {.width = width}));
    const int most = std::max(width, 76);  // the heading of the sourcing phrases is one line
    for (std::string line; std::getline(lines, line);) EXPECT_LE(columns_of(line), most) << line;
  }
}

TEST(Terminal, HostileTextIsShownAndNotObeyed) {
  DocumentBuilder b(
      "\x1b]0;pwned\x07 “Yes\x1b[2J,” said \xE2\x80\xAE"
      "Bo\xC2\x9B.",
      "id\x1b[1m");
  b.document.article.metadata = R"({"title":"\u001b[5mblink","outlet":7})";
  b.relation(
      "\xE2\x80\xAE"
      "Bo\xC2\x9B",
      "said", {"“Yes\x1b[2J,”"}, SourceType::person_named);
  b.document.strength.strengths[0] = Strength{};
  b.document.strength.corroborations[0] = Corroboration{};
  const std::string page = page_of(b.document);
  for (const char* hostile : {"\x1b", "\x07", "\xE2\x80\xAE", "\xC2\x9B"}) {
    EXPECT_EQ(page.find(hostile), std::string::npos) << page;
  }
  EXPECT_NE(page.find("“Yes<U+001B>[2J,”"), std::string::npos) << page;
}

TEST(Terminal, LongContentIsCutInTheMiddle) {
  std::string words;
  for (int i = 0; i < 400; ++i) words += "word" + std::to_string(i) + " ";
  DocumentBuilder b("Bo said " + words + "end.");
  b.relation("Bo", "said", {words + "end"}, SourceType::person_named);
  b.document.strength.strengths[0] = Strength{};
  b.document.strength.corroborations[0] = Corroboration{};
  const std::string page = page_of(b.document);
  EXPECT_NE(page.find("word0 word1"), std::string::npos);
  EXPECT_NE(page.find(" … "), std::string::npos);
  EXPECT_NE(page.find("word399 end\n"), std::string::npos);
  EXPECT_EQ(page.find("word200"), std::string::npos);
}

TEST(Terminal, NoClaimsAndAnotherLanguage) {
  DocumentBuilder b("Der Hafen war leer.");
  b.document.warnings.emplace_back("unsupported_language");
  const std::string page = page_of(b.document);
  EXPECT_NE(page.find("Warning: the text is not English"), std::string::npos) << page;
  EXPECT_NE(page.find("No claims found."), std::string::npos) << page;
}

}  // namespace
}  // namespace sayso
