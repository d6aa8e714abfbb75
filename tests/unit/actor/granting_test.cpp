// Words that say why somebody has no name are no claim of theirs.
#include <gtest/gtest.h>

#include "actor/actor.h"
#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using test::read_text;

/// The relations of the text once the grants are taken out, a line each: "source | cue | pieces of the content".
std::string shown(const std::vector<std::string>& paragraphs,
                  const std::vector<std::pair<std::uint32_t, std::uint32_t>>& parents = {}) {
  const Document d = read_text(paragraphs, parents);
  const auto joined = [&](const std::vector<TokenSpan>& spans) {
    std::string out;
    for (const TokenSpan s : spans) out += (out.empty() ? "" : " / ") + test::words(d, s);
    return out;
  };
  std::string out;
  for (const Attribution& a : without_grants(d.article.text, d.segmentation, d.attributions))
    out += joined(a.source) + " | " + joined(a.cue) + " | " + joined(a.content) + "\n";
  return out;
}

TEST(Granting, a_grant_is_no_relation) {
  EXPECT_EQ(shown({"They left. {They} <asked> [not to be named]."}), "");
  EXPECT_EQ(shown({"They left. {They} <asked> [not to be moved]."}), "They | asked | not to be moved\n");
}

TEST(Granting, it_is_no_part_of_what_is_said) {
  EXPECT_EQ(shown({"[It rained], {an aide} <said> [on condition of anonymity]."}), "an aide | said | It rained\n");
  EXPECT_EQ(shown({"It rained, {an aide} <said> [on condition of anonymity]."}), "an aide | said | It rained\n")
      << "the clause before it is what is said";
}

TEST(Granting, its_clause_belongs_to_the_source) {
  EXPECT_EQ(shown({"[It rained], <said> [two aides who asked not to be named]."}),
            "two aides who asked not to be named | said | It rained\n");
  EXPECT_EQ(shown({"{An aide}, who asked not to be named, <said> [it rained]."}),
            "An aide, who asked not to be named | said | it rained\n");
  EXPECT_EQ(shown({"An aide, asking not to be named, <said> [it rained]."}), "An aide | said | it rained\n");
}

TEST(Granting, what_stands_behind_it_is_found) {
  EXPECT_EQ(shown({"A nurse {who} <asked> [not to be named] said the ward was full."}),
            "A nurse who asked not to be named | said | the ward was full\n");
  EXPECT_EQ(shown({"A nurse who asked not to be moved said the ward was full."}), "") << "no grant, no relation";
}

TEST(Granting, what_is_found_is_no_more_than_what_was_passed_over) {
  EXPECT_EQ(shown({"On Monday, a nurse who asked not to be named said the ward was full."}),
            "a nurse who asked not to be named | said | the ward was full\n");
  EXPECT_EQ(shown({"A nurse who asked not to be named said: [it rained]."}), " |  | it rained\n")
      << "the words are another relation's";
}

TEST(Granting, a_clause_gives_its_holder_to_its_own_sentence_alone) {
  EXPECT_EQ(shown({"It came from a nurse who asked not to be named. <Reportedly> [it rained]."}),
            " | Reportedly | it rained\n");
}

TEST(Granting, the_reason_ends_before_the_verb) {
  EXPECT_EQ(shown({"A nurse who asked not to be named said it had run out of oil."}),
            "A nurse who asked not to be named | said | it had run out of oil\n");
}

}  // namespace
}  // namespace sayso
