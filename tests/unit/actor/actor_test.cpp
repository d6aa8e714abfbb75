// Who is who: identities over an article, and the nouns and pronouns that are sources.
#include "actor/actor.h"

#include <gtest/gtest.h>

#include "quotation/quotation.h"
#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using test::holder_name;
using test::read_text;

struct Case {
  std::vector<std::string> paragraphs;  ///< the last one's source is asked for
  std::string actor;
};

void expect_each(const std::vector<Case>& table) {
  for (const Case& c : table) EXPECT_EQ(holder_name(read_text(c.paragraphs)), c.actor) << c.paragraphs.back();
}

TEST(Actors, short_names_find_their_full_ones) {
  expect_each({
      {{"Ines Ferro came.", "{Ferro} <said> [it rained]."}, "Ines Ferro"},
      {{"{Ferro} <said> [it rained].", "Ines Ferro left."}, "Ines Ferro"},
      {{"Ines Ferro came.", "{Ms. Ferro} <said> [it rained]."}, "Ines Ferro"},
      {{"Paul Lund and Anna Lund came.", "{Mr. Lund} <said> [it rained]."}, "Paul Lund"},
      {{"Paul Lund and Anna Lund came.", "{Mrs. Lund} <said> [it rained]."}, "Anna Lund"},
      {{"The National Harbour Council met.", "{The NHC} <said> [it rained]."}, "National Harbour Council"},
      {{"Veld Harbour Services met.", "{Veld Harbour} <said> [it rained]."}, "Veld Harbour Services"},
      {{"{The U.S.} <said> [it rained].", "{The United States} <said> [it snowed]."}, "United States"},
  });
}

TEST(Actors, the_later_full_name_wins_the_short_one_before_it) {
  const Document d = read_text({"{Ferro} <said> [it rained].", "{Ines Ferro} <said> [it snowed]."});
  ASSERT_EQ(d.holders.holders.size(), 2U);
  EXPECT_EQ(d.holders.holders[0].actor, d.holders.holders[1].actor);
  EXPECT_EQ(holder_name(d), "Ines Ferro");
}

TEST(Actors, pronouns_reach_the_last_source_who_agrees) {
  expect_each({
      {{"{Ines Ferro} <said> [it rained].", "{She} <said> [it snowed]."}, "Ines Ferro"},
      {{"{Ines Ferro} <said> [it rained].", "{Paul Lund} <said> [it snowed].", "{She} <said> [no]."}, "Ines Ferro"},
      {{"{Ines Ferro} <said> [it rained].", "{He} <said> [it snowed]."}, ""},
      {{"Paul Lund came.", "{he} <said> [it snowed]."}, "Paul Lund"},
      {{"{Port workers} <said> [it rained].", "{They} <said> [it snowed]."}, "Port workers"},
      {{"Ines Ferro came.", "{Ferro, who} <said> [it rained]."}, "Ines Ferro"},
      {{"It was Paul Lund, {who} <said> [it rained]."}, "Paul Lund"},
      {{"{He} <said> [it snowed]."}, ""},
  });
}

TEST(Actors, nouns_point_back) {
  expect_each({
      {{"{A senior port official} <said> [it rained].", "{The official} <said> [it snowed]."},
       "A senior port official"},
      {{"A tall clerk came.", "{The clerk} <said> [it snowed]."}, "A tall clerk"},
      {{"{Sen. Ines Ferro} <said> [it rained].", "Then Mayor Paul Lund came.", "{The senator} <said> [no]."},
       "Ines Ferro"},
      {{"{Ines Ferro, a Veld lawmaker,} <said> [it rained].", "{The lawmaker} <said> [it snowed]."}, "Ines Ferro"},
      {{"{Veld Harbour Services} <said> [it rained].", "{The company} <said> [it snowed]."}, "Veld Harbour Services"},
      {{"The Ferro campaign is poor.", "{The campaign} <said> [it snowed]."}, "Ferro campaign"},
      {{"{Daily Mirror} <reported> [rain].", "{The paper} <said> [it snowed]."}, "Daily Mirror"},
  });
}

TEST(Actors, nouns_find_the_body_that_they_can_mean) {
  expect_each({
      {{"The Department of Harbours met.", "Veld Court sat.", "{The department} <said> [it rained]."},
       "Department of Harbours"},
      {{"{Veld Dredging Ltd} <said> [it rained].", "{The Harbour Workers Union} <said> [no].",
        "{The company} <said> [it snowed]."},
       "Veld Dredging Ltd"},
      {{"The utility Veld Water closed.", "{The utility} <said> [it snowed]."}, "Veld Water"},
      {{"{The regulator, the Veld Harbour Council,} <said> [it rained]."}, "Veld Harbour Council"},
      {{"{Veld Dredging Ltd} <denied> [it].", "{The statement} <said> [it rained]."}, "Veld Dredging Ltd"},
      {{"{Veld Dredging Ltd} <denied> [it].", "{The interior ministry} <said> [it rained]."}, "The interior ministry"},
      {{"A survey of 300 households is out.", "{71 per cent} <said> [it rained]."}, "A survey"},
  });
}

TEST(Actors, who_is_told_of_inside_quotation_marks_is_not_it_outside_of_them) {
  Document d = read_text({"{The Veld Embassy} <denied> [it].", "\"{Norway} <has> [no reason].\"", "{It} <said> [so]."});
  d.quotations = find_quotations(d.article.text, d.segmentation);
  ASSERT_EQ(d.quotations.size(), 1U);
  const ActorLayer layer = find_actors(d.article.text, d.segmentation, d.quotations, d.attributions, {});
  const Mention& it = layer.mentions.back();
  ASSERT_EQ(test::words(d, it.tokens), "It");
  ASSERT_TRUE(it.actor);
  EXPECT_EQ(layer.actors[*it.actor].name, "Veld Embassy");
}

TEST(Actors, roles_and_their_short_forms) {
  expect_each({
      {{"Deputy Commissioner of Police Ines Ferro came.", "{The DCP} <said> [it rained]."}, "Ines Ferro"},
      {{"Prime Minister Ines Ferro came.", "Mayor Paul Lund came.", "{The PM} <said> [it rained]."}, "Ines Ferro"},
      {{"Ines Ferro, the health minister, came.", "Paul Lund, the finance minister, came.",
        "{The health minister} <said> [no]."},
       "Ines Ferro"},
      {{"Ines Ferro, DPP of Veld, came.", "{The DPP} <said> [it rained]."}, "Ines Ferro"},
      {{"BBC reporter Ines Ferro came.", "{The BBC} <said> [it rained]."}, "BBC"},
  });
}

/// Who the last DPP is, where a tagger takes the office for a body, and its holder's affiliation.
std::string dpp_of(const std::vector<std::string>& paragraphs) {
  const Document d = read_text(paragraphs);
  std::vector<NamedSpan> named;
  for (std::uint32_t i = 0; i < d.segmentation.tokens.size(); ++i) {
    const std::string word = test::words(d, {i, i + 1});
    if (word == "DPP") named.push_back({{i, i + 1}, EntityType::organization});
    if (word == "Veld" || word == "Norland") named.push_back({{i, i + 1}, EntityType::place});
    if (word == "Ines" || word == "Paul") named.push_back({{i, i + 2}, EntityType::person});
  }
  const ActorLayer layer = find_actors(d.article.text, d.segmentation, {}, d.attributions, named);
  std::string last;
  for (const Mention& m : layer.mentions) {
    if (test::words(d, m.tokens) != "DPP" || !m.actor) continue;
    const Actor& a = layer.actors[*m.actor];
    last = a.name + (a.affiliation ? ", " + test::words(d, a.affiliation->tokens) : "");
  }
  return last;
}

TEST(Actors, an_office_that_a_tagger_takes_for_a_body_is_its_one_holder) {
  EXPECT_EQ(dpp_of({"The DPP asked for time.", "Ines Ferro, DPP of Veld, came.", "{The DPP} <said> [it rained]."}),
            "Ines Ferro, Veld");
  EXPECT_EQ(dpp_of({"Ines Ferro, DPP of Veld, came.", "Paul Lund, DPP of Norland, left.", "{The DPP} <said> [no]."}),
            "DPP");
}

TEST(Actors, an_unnamed_one_of_the_lead_is_named_later) {
  const Document d =
      read_text({"{A former bookkeeper} <told> the court [it rained].", "Ines Ferro, a bookkeeper, wept."});
  EXPECT_EQ(holder_name(d), "Ines Ferro");
  const Document two = read_text({"{A former bookkeeper} <told> the court [it rained].",
                                  "Ines Ferro, a bookkeeper, wept.", "Paul Lund, a bookkeeper, did not."});
  EXPECT_EQ(holder_name(two), "A former bookkeeper") << "two could be meant";
}

TEST(Actors, a_surname_with_a_hyphen_is_one_word) {
  expect_each({
      {{"Ines Ferro-Lund came.", "{Ms. Ferro-Lund} <said> [it rained]."}, "Ines Ferro-Lund"},
      {{"{Ferro-Lund} <said> [it rained].", "Ines Ferro-Lund left."}, "Ines Ferro-Lund"},
  });
}

TEST(Actors, names_behind_a_comma) {
  expect_each({
      {{"{Lund's codefendant, Ines Ferro, 52,} <said> [it rained]."}, "Ines Ferro"},
      {{"{The chairperson, retired judge Ines Ferro,} <said> [it rained]."}, "Ines Ferro"},
      {{"{Minister of state for the harbours Ines Ferro} <said> [it rained]."}, "Ines Ferro"},
  });
}

TEST(Actors, a_justice_is_the_judge) {
  expect_each({{{"Justice Ines Ferro sat.", "{The judge} <said> [it rained]."}, "Ines Ferro"}});
}

TEST(Actors, small_words_at_the_end_are_no_part_of_an_actors_name) {
  // The(0) Harbour(1) Council(2) of(3) the(4) Veld(5) House(6) met(7) .(8)
  const Document d = read_text({"The Harbour Council of the Veld House met."});
  const ActorLayer layer = find_actors(d.article.text, d.segmentation, {}, d.attributions,
                                       {{{1, 5}, EntityType::organization, {}}, {{5, 7}, EntityType::facility, {}}});
  ASSERT_EQ(layer.actors.size(), 2U);
  EXPECT_EQ(layer.actors[0].name, "Harbour Council");
  EXPECT_EQ(test::words(d, layer.mentions[0].tokens), "Harbour Council of the") << "the mention is the tagger's";
}

TEST(Actors, a_body_by_the_end_of_its_name) {
  // The(0) Veld(1) Harbour(2) Front(3) met(4) .(5) In(6) May(7) the(8) Front(9) said(10) ...
  const Document d = read_text({"The Veld Harbour Front met.", "In May {the Front} <said> [it rained]."});
  const ActorLayer layer =
      find_actors(d.article.text, d.segmentation, {}, d.attributions,
                  {{{1, 4}, EntityType::organization, {}}, {{9, 10}, EntityType::organization, {}}});
  ASSERT_FALSE(layer.actors.empty());
  for (const Mention& m : layer.mentions) {
    if (!m.actor) continue;
    EXPECT_EQ(layer.actors[*m.actor].name, "Veld Harbour Front") << test::words(d, m.tokens);
  }
}

TEST(Actors, a_role_that_does_not_fit_means_somebody_else) {
  expect_each({
      {{"{Foreign Minister Paul Lund} <said> [no].", "{The Veld health minister} <said> [it rained]."},
       "The Veld health minister"},
      {{"{The state attorney general} <said> [no].", "Attorney General Ines Ferro left."}, "Ines Ferro"},
      {{"{The port operator} <said> [no].", "Paul Lund, a winch operator, wept."}, "The port operator"},
  });
}

TEST(Actors, whom_a_lead_leaves_out_is_named_next) {
  EXPECT_EQ(holder_name(read_text({"{A former bookkeeper} <told> the court [it rained].",
                                   "Ines Ferro, who wept twice, had kept the books."})),
            "Ines Ferro");
  EXPECT_EQ(
      holder_name(read_text({"{A former bookkeeper} <told> the court [it rained].", "Ines Ferro, a judge, listened."})),
      "A former bookkeeper")
      << "the next name has a role of its own";
}

TEST(Actors, the_papers_study) {
  expect_each({
      {{"{A study of 300 cows} <found> [no harm].", "{The paper} <says> [it rained]."}, "A study"},
      {{"{Daily Mirror} <reported> [rain].", "{The paper} <said> [it snowed]."}, "Daily Mirror"},
  });
}

/// The name of the actor of the only nominal.
std::string nominal_name(const std::vector<std::string>& paragraphs, const std::vector<NamedSpan>& tagged) {
  const Document d = read_text(paragraphs);
  const ActorLayer layer = find_actors(d.article.text, d.segmentation, {}, d.attributions, tagged);
  for (const Mention& m : layer.mentions) {
    if (m.kind == MentionKind::nominal && m.actor) return layer.actors[*m.actor].name;
  }
  return "";
}

TEST(Actors, a_reports_name_is_of_the_report_beside_it) {
  // A(0) report(1) shows(2) rain(3) .(4) The(5) report(6) ,(7) Dry(8) Wells(9) ,(10) sold(11) .(12)
  EXPECT_EQ(nominal_name({"{A report} <shows> [rain].", "The report, Dry Wells, sold."}, {{{8, 10}, EntityType::misc}}),
            "Dry Wells");
  // The(0) report(1) ,(2) Dry(3) Wells(4) ,(5) sold(6) .(7) A(8) report(9) shows(10) rain(11) .(12) Dry(13) Wells(14)
  EXPECT_EQ(nominal_name({"The report, Dry Wells, sold.", "{A report} <shows> [rain].", "Dry Wells is out."},
                         {{{3, 5}, EntityType::misc}, {{13, 15}, EntityType::misc}}),
            "A report")
      << "the name that comes back says nothing of it";
}

TEST(Actors, who_speaks_inside_of_a_claim_is_not_it) {
  const Document d = read_text(
      {"{The Veld Harbour Council} <says> [so],", "+ for {a review} <shows> [it].", "{It} <says> [no]."}, {{1, 0}});
  EXPECT_EQ(holder_name(d), "Veld Harbour Council");
}

TEST(Actors, an_interview_gives_the_speaker_in_front) {
  const Document d = read_text({"Paul Lund: How are you?", "Ines Ferro: Fine. {I} <think> [it rained]."});
  EXPECT_EQ(holder_name(d), "Ines Ferro");
}

TEST(Actors, i_is_who_speaks) {
  Document d = read_text({"{Ines Ferro} <said>: [\"I saw it\"].", "{I} <saw> [it]."}, {{1, 0}});
  EXPECT_EQ(d.holders.holders[1].type, SourceType::author) << "outside of quotation marks the writer says I";
}

TEST(Actors, every_he_and_she_is_a_mention) {
  const Document d = read_text({"Ines Ferro met Paul Lund. She gave him her book.", "{He} <said> [it rained]."});
  std::string shown;
  for (const Mention& m : d.actors.mentions) {
    if (m.kind != MentionKind::pronoun || !m.actor) continue;
    shown += test::words(d, m.tokens) + "=" + d.actors.actors[*m.actor].name + " ";
  }
  EXPECT_EQ(shown, "She=Ines Ferro him=Paul Lund her=Ines Ferro He=Paul Lund ");
}

TEST(Actors, actors_stand_in_the_order_of_their_first_mention) {
  const Document d = read_text({"{Critics} <said> [it rained].", "{Ines Ferro} <said> [no].", "Paul Lund left."});
  ASSERT_EQ(d.actors.actors.size(), 3U);
  EXPECT_EQ(d.actors.actors[0].name, "Critics");
  EXPECT_EQ(d.actors.actors[2].name, "Paul Lund");
}

TEST(Actors, one_name_a_hundred_thousand_times_ends) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += i % 8 == 0 ? "Ines Ferro left. She came. " : "Ines Ferro left. ";
  const Document d = read_text({text, "{She} <said> [it rained]."});
  EXPECT_EQ(holder_name(d), "Ines Ferro");
  EXPECT_EQ(d.actors.actors.size(), 1U);
}

TEST(Actors, no_link_where_none_fits) {
  const Document d = read_text({"The port closed.", "{The official} <said> [it rained]."});
  EXPECT_EQ(d.holders.holders.back().type, SourceType::person_unnamed);
}

TEST(Actors, roles_come_with_their_words) {
  struct Row {
    std::string paragraph, role, affiliation;
  };
  const Row table[] = {
      {"[it rained], <said> {Ines Ferro, spokesperson of the National Harbour Council}.",
       "spokesperson of the National Harbour Council", "National Harbour Council"},
      {"{Harbour Ministry spokesman Paul Lund} <said> [it rained].", "Harbour Ministry spokesman", "Harbour Ministry"},
      {"{Sen. Ines Ferro} <said> [it rained].", "Sen.", ""},
      {"{Mr. Lund} <said> [it rained].", "", ""},
      {"{Ines Ferro, who came late,} <said> [it rained].", "", ""},
  };
  for (const Row& row : table) {
    const Document d = read_text({row.paragraph});
    ASSERT_TRUE(d.holders.holders.back().actor) << row.paragraph;
    const Actor& a = d.actors.actors[*d.holders.holders.back().actor];
    EXPECT_EQ(a.role ? test::words(d, a.role->tokens) : "", row.role) << row.paragraph;
    EXPECT_EQ(a.affiliation ? test::words(d, a.affiliation->tokens) : "", row.affiliation) << row.paragraph;
  }
}

TEST(Actors, are_capped) {
  std::string text;
  for (int i = 0; i < 3000; ++i) {
    // Letters only, so that each is a name of its own.
    std::string word = "Q";
    for (int n = i + 1; n > 0; n /= 20) word += static_cast<char>('a' + n % 20);
    text += "They saw " + word + ". ";
  }
  const Document d = read_text({text, "{He} <said> [it rained]."});
  EXPECT_LE(d.actors.actors.size(), 500U);
  EXPECT_GT(d.actors.mentions.size(), 2000U);
}

TEST(Actors, empty_text_has_none) {
  const Document d = read_text({""});
  EXPECT_TRUE(d.actors.actors.empty());
  EXPECT_TRUE(d.holders.holders.empty());
}

}  // namespace
}  // namespace sayso
