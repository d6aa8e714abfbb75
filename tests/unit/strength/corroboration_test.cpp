// Claims of one content, and contents that only look alike: corroboration_cases.txt, and what must hold of every range.
#include "strength/corroboration.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "unit/actor/read_text.h"

namespace sayso {
namespace {

struct Case {
  std::string line;
  bool same = false;
  std::uint32_t at_least = 0, at_most = 0;
  std::vector<std::string> paragraphs;
};

std::vector<Case> read_cases() {
  std::ifstream in(std::string(SAYSO_SOURCE_DIR) + "/tests/unit/strength/corroboration_cases.txt");
  std::vector<Case> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '=') {
      Case c;
      std::string mark, what;
      std::istringstream(line) >> mark >> what >> c.at_least >> c.at_most;
      c.same = what == "same";
      out.push_back(c);
      continue;
    }
    // read_text() takes one relation a paragraph: a paragraph with two is none of ours
    out.back().paragraphs.push_back(line);
    if (out.back().line.empty()) out.back().line = line;
  }
  return out;
}

constexpr double kRight = 0.85;  // of the cases, by the issue

TEST(Corroboration, cases) {
  const std::vector<Case> cases = read_cases();
  ASSERT_GE(cases.size(), 40U);
  std::size_t right = 0;
  std::size_t look_alikes = 0;
  for (const Case& c : cases) {
    const Document d = test::read_text(c.paragraphs);
    const auto& first = d.strength.corroborations.at(0);
    ASSERT_TRUE(first) << c.line;
    const bool found = std::find(first->relations.begin(), first->relations.end(), 1U) != first->relations.end();
    const bool good = found == c.same && first->at_least == c.at_least && first->at_most == c.at_most;
    if (!good) {
      std::cout << (c.same ? "same " : "other ") << c.at_least << "-" << c.at_most << ", found " << found << " "
                << first->at_least << "-" << first->at_most << ": " << c.line << '\n';
    }
    right += good ? 1 : 0;
    look_alikes += c.same ? 0 : 1;
  }
  std::cout << right << " of " << cases.size() << " right\n";
  EXPECT_GE(2 * look_alikes, cases.size());
  EXPECT_GE(static_cast<double>(right), kRight * static_cast<double>(cases.size()));
}

TEST(Corroboration, a_claim_inside_a_claim_is_no_support) {
  const Document d = test::read_text({"{Two officials} <said> [the dam had cracked in three places].",
                                      "{The engineers} <said> [the dam had cracked in three places]."},
                                     {{1, 0}});
  ASSERT_TRUE(d.strength.corroborations[0]);
  EXPECT_TRUE(d.strength.corroborations[0]->relations.empty());
}

TEST(Corroboration, is_mutual) {
  for (const Case& c : read_cases()) {
    const Document d = test::read_text(c.paragraphs);
    const auto& all = d.strength.corroborations;
    for (std::uint32_t r = 0; r < all.size(); ++r) {
      if (!all[r]) continue;
      for (const std::uint32_t other : all[r]->relations) {
        const auto& back = all[other]->relations;
        EXPECT_NE(std::find(back.begin(), back.end(), r), back.end()) << c.line;
      }
    }
  }
}

}  // namespace
}  // namespace sayso
