// Source types, description, relay, chains, anonymity and sourcing phrases, as label_holders() reads them.
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using test::read_text;

struct Row {
  std::string paragraph, expected;
};

std::string type_of(const Holder& h) {
  return std::string(name(h.type)) + (h.described ? " " + std::string(name(*h.described)) : "");
}

TEST(Holders, source_types) {
  const Row table[] = {
      {"{Ines Ferro} <said> [it rained].", "person_named"},
      {"{Ferro and her aides} <said> [it rained].", "person_named"},
      {"{Her husband, Paul Lund,} <said> [it rained].", "person_named"},
      {"{The Israeli prime minister} <said> [it rained].", "person_named"},
      {"{The White House} <said> [it rained].", "organization_named"},
      {"{North Korea} <said> [it rained].", "organization_named"},
      {"{The Ferro campaign} <said> [it rained].", "organization_named"},
      {"{The state legislature} <said> [it rained].", "organization_named"},
      {"{The New York Times} <reported> [rain].", "media_named"},
      {"[It rained], <according to> {a Quinnipiac University poll}.", "document_named"},
      {"{The indictment} <said> [it rained].", "document_named"},
      {"{A senior administration official} <said> [it rained].", "person_unnamed yes"},
      {"{Two officials of the port} <said> [it rained].", "person_unnamed yes"},
      {"{One voter} <said> [it rained].", "person_unnamed no"},
      {"{A spokesman for the army} <said> [it rained].", "person_unnamed voice"},
      {"{Critics} <said> [it rained].", "group_unnamed no"},
      {"{Some Democrats} <said> [it rained].", "group_unnamed no"},
      {"{Senate Democrats} <said> [it rained].", "group_unnamed yes"},
      {"{Officials} <said> [it rained].", "group_unnamed no"},
      {"{Ferro's aides} <said> [it rained].", "group_unnamed yes"},
      {"{15 percent of voters} <said> [it rained].", "group_unnamed no"},
      {"{Police} <said> [it rained].", "group_unnamed voice"},
      {"{A source familiar with Ferro's thinking} <said> [it rained].", "person_unnamed no"},
      {"{A source close to Ferro} <said> [it rained].", "person_unnamed yes"},
      {"{A reporter for Fox News} <said> [it rained].", "person_unnamed yes"},
      {"{A reporter} <said> [it rained].", "person_unnamed no"},
      {"{Bloc} <aims> [to burn no coal by spring].", "organization_named"},
      {"{The company} <said> [it rained].", "group_unnamed voice"},
      {"{Media reports} <said> [it rained].", "media_unnamed no"},
      {"{Local media} <said> [it rained].", "media_unnamed no"},
      {"{State media} <said> [it rained].", "media_unnamed yes"},
      {"{State officials} <said> [it rained].", "group_unnamed yes"},
      {"{Economists at Lind Bank} <said> [it rained].", "group_unnamed yes"},
      {"{Mining firms, including Lind Coal,} <said> [it rained].", "group_unnamed yes"},
      {"{Supporters in Congress} <said> [it rained].", "group_unnamed no"},
      {"{A Democratic source} <said> [it rained].", "person_unnamed no"},
      {"{Lawyers for the family} <said> [it rained].", "group_unnamed voice"},
      {"{Kasmerian port authorities} <said> [it rained].", "group_unnamed voice"},
      {"{The Democrats} <said> [it rained].", "group_unnamed yes"},
      {"{Law enforcement sources} <said> [it rained].", "group_unnamed yes"},
      {"{A source in the room} <said> [it rained].", "person_unnamed yes"},
      {"{Another witness} <said> [it rained].", "person_unnamed no"},
      {"{Two Democratic speechwriters} <said> [it rained].", "person_unnamed yes"},
      {"{Polls} <show> [it rained].", "document_unnamed no"},
      {"{Court records} <show> [it rained].", "document_unnamed yes"},
      {"{We} <saw> [it rain].", "author"},
      {"[The rain] <was expected> to stop.", "none no"},
      {"[The clerk] <was charged> with [theft].", "none yes"},
      {"Two men were held and <charged with> [theft].", "none yes"},
      {"[Rain] <has been ruled out>.", "none no"},
  };
  for (const Row& row : table) {
    EXPECT_EQ(type_of(read_text({row.paragraph}).holders.holders.back()), row.expected) << row.paragraph;
  }
}

TEST(Holders, the_description_is_inherited) {
  const Document d = read_text({"{A senior port official} <said> [it rained].", "{The official} <said> [it snowed]."});
  EXPECT_EQ(type_of(d.holders.holders.back()), "person_unnamed yes");
}

/// "via_named: ABC News > a senior port official".
std::string relay_of(const Document& d) {
  const Holder& h = d.holders.holders.back();
  std::string out(name(h.relay));
  for (std::size_t i = 0; i < h.chain.size(); ++i) out += (i == 0 ? ": " : " > ") + test::words(d, h.chain[i].tokens);
  return out;
}

TEST(Holders, relays_and_chains) {
  const Row table[] = {
      {"{Ines Ferro} <said> [it rained].", "firsthand"},
      {"[It rained], {a senior port official} <was quoted by ABC News as saying>.",
       "via_named: ABC News > a senior port official"},
      {"{Ines Ferro} <was quoted as saying> [it rained].", "via_unnamed"},
      {"{The New York Times} <quoted> a port clerk <as saying> [it rained].",
       "via_named: The New York Times > a port clerk"},
      {"Citing unnamed port sources, {The New York Times} <said> [it rained].",
       "via_named: The New York Times > unnamed port sources"},
      {"{The New York Times} <reported>, citing two officials, [that it rained].",
       "via_named: The New York Times > two officials"},
      {"{Ines Ferro} <told> CNN [it rained].", "venue: CNN > Ines Ferro"},
      {"{A port official} <told> CNN [it rained].", "via_named: CNN > A port official"},
      {"In an interview with Der Spiegel, {Ines Ferro} <said> [it rained].", "venue: Der Spiegel > Ines Ferro"},
      {"On Fox News, {Ines Ferro} <said> [it rained].", "venue: Fox News > Ines Ferro"},
      {"{Ines Ferro} <told> reporters [it rained].", "firsthand"},
      {"{The New York Times} <reported> [rain].", "firsthand"},
      {"[The port] has <reportedly> [closed].", "via_unnamed"},
      {"{Ines Ferro} <was reported to have said> [it rained].", "via_unnamed"},
      {"{Ines Ferro} <told> Ada Moreau of Fox News [it rained].", "venue: Fox News > Ines Ferro"},
      {"[It rained], {the former pilot Ines Ferro} <said in an interview with CNN's Ada Moreau>.",
       "venue: CNN > the former pilot Ines Ferro"},
      {"On \"Face the Nation,\" {Ines Ferro} <said> [it rained].", "venue: Face the Nation > Ines Ferro"},
      {"Ines Ferro gave a CNN interview, in which {she} <said> [it rained].", "venue: CNN > she"},
      {"{Ines Ferro} <supported> [the ferry] during her years on Fox News.", "firsthand"},
      {"{The crew} <were furious> [that it rained], two people on board said.", "via_unnamed: two people > The crew"},
      {"{The crew} <hope> [that it rained], and Ines Ferro said nothing.", "firsthand"},
      {"{The crew} <were furious> [that it rained], which was rare, sources who met them said.",
       "via_unnamed: sources > The crew"},
      {"{The crew} <hope> [that it rained], 39 have said they hope for snow and the rest are silent.", "firsthand"},
      {"{The crew} <denounced> [the deal], rushing to the quay to say so.", "firsthand"},
      {"{Ines Ferro} <said Thursday on Fox News> [it rained].", "venue: Fox News > Ines Ferro"},
      {"[It rained], {Ines Ferro} <said>, as reported by CNN.", "via_named: CNN > Ines Ferro"},
      {"[It rained], {Ines Ferro} <said> in a statement carried by The New York Times.",
       "via_named: The New York Times > Ines Ferro"},
      {"[It rained], {Ines Ferro} <said in an interview, according to> the news agency.",
       "via_unnamed: the news agency > Ines Ferro"},
  };
  for (const Row& row : table) EXPECT_EQ(relay_of(read_text({row.paragraph})), row.expected) << row.paragraph;
}

TEST(Holders, who_told_it_to_the_articles_own_outlet_spoke_first_hand) {
  Document d = read_text({"{Ines Ferro} <told> The New York Times [it rained]."});
  const auto relay = [&](std::string_view outlet) {
    return label_holders(d.article.text, d.segmentation, d.attributions, d.actors, outlet).holders.back().relay;
  };
  for (const char* outlet : {"The New York Times", "nyt", "new-york-times", "New York Times"})
    EXPECT_EQ(relay(outlet), Relay::firsthand) << outlet;
  for (const char* outlet : {"", "The Washington Post", "york", "n", "times of india", "-"})
    EXPECT_EQ(relay(outlet), Relay::venue) << outlet;
  d = read_text({"{Ines Ferro} <told> The Guardian [it rained]."});
  EXPECT_EQ(relay("guardian"), Relay::firsthand);
  EXPECT_EQ(relay("guard"), Relay::venue) << "one word alone is not shortened";
  EXPECT_EQ(relay("guar-dian"), Relay::firsthand) << "run together";
  d = read_text({"OSLO (CNN) - {Ines Ferro} <told> CNN [it rained]."});
  EXPECT_EQ(relay(""), Relay::firsthand);
}

TEST(Holders, behind_a_medium_the_holder_counts) {
  const Document d = read_text({"Citing unnamed port sources, {The New York Times} <said> [it rained]."});
  EXPECT_EQ(type_of(d.holders.holders.back()), "group_unnamed yes");
}

TEST(Holders, nested_claims_follow_from_the_outer_holder) {
  const std::pair<std::string, std::string> table[] = {
      {"{media reports} <said> [it].", "via_unnamed: media reports > Ines Ferro"},
      {"{Paul Lund} <said> [it].", "via_named: Paul Lund > Ines Ferro"},
      {"{Ines Ferro} <said> [it].", "firsthand"},
  };
  for (const auto& [outer, expected] : table) {
    EXPECT_EQ(relay_of(read_text({outer, "{Ines Ferro} <says> [it rained]."}, {{1, 0}})), expected) << outer;
  }
}

TEST(Holders, what_only_looks_nested_is_firsthand) {
  const std::pair<std::string, std::string> table[] = {
      {"{Paul Lund} <sent> [it].", "{Ines Ferro} <says> [it rained]."},
      {"{Paul Lund} <has allowed> [it].", "{Ines Ferro} <says> [it rained]."},
      {"{Paul Lund} <said> [it].", "It was dry, though {Ines Ferro} <says> [it rained]."},
      {"{LUND} <:> [it].", "{FERRO} <:> [it rained]."},
      {"{Paul Lund} <wrote> [it].", "{FERRO} <:> [it rained]."},
      {"{Paul Lund} <received support for> [it].", "{Ines Ferro} <says> [it rained]."},
      {"{Paul Lund} <said> [it].", "This is what {Ines Ferro} <called> [rain]."},
  };
  for (const auto& [outer, inner] : table) {
    EXPECT_EQ(relay_of(read_text({outer, inner}, {{1, 0}})), "firsthand") << outer << ' ' << inner;
  }
}

/// What the last paragraph's source is.
std::string last_type(const std::vector<std::string>& paragraphs) {
  return type_of(read_text(paragraphs).holders.holders.back());
}

TEST(Holders, a_role_can_stand_for_a_name) {
  EXPECT_EQ(last_type({"{Ines Ferro} <said> [it rained].", "{The candidate} <said> [it snowed]."}), "person_named");
  EXPECT_EQ(last_type({"{A candidate} <said> [it rained].", "{The candidate} <said> [it snowed]."}),
            "person_unnamed yes");
}

TEST(Holders, both_are_the_two_who_were_named) {
  const std::string ferro = "{Ines Ferro} <said> [it rained].";
  const std::string lund = "{Paul Lund} <said> [it snowed].";
  EXPECT_EQ(last_type({ferro, lund, "{Both} <oppose> [the tax]."}), "person_named");
  EXPECT_EQ(last_type({ferro, lund, "{Both candidates} <oppose> [the tax]."}), "person_named");
  EXPECT_EQ(last_type({ferro, lund, "{Both sides} <oppose> [the tax]."}), "group_unnamed no");
  EXPECT_EQ(last_type({ferro, ferro, "{Both} <oppose> [the tax]."}), "group_unnamed no") << "one person, named twice";
}

TEST(Holders, an_unknown_name_that_was_told_can_be_an_outlet) {
  const std::pair<std::string, std::string> table[] = {
      {"{Ines Ferro} <told> the newspaper Grey Lantern [it rained].", "venue"},
      {"{Ines Ferro} <told> Harbour FM [it rained].", "venue"},
      {"{Ines Ferro} <told> The Grey Lantern [it rained].", "venue"},
      {"{Ines Ferro} <told> the Grey Lantern, a sports daily, [it rained].", "venue"},
      {"{Ines Ferro} <told> the Harbour Ministry [it rained].", "firsthand"},
      {"{A clerk} <told> the newspaper Grey Lantern [it rained].", "via_named"},
  };
  for (const auto& [paragraph, expected] : table) {
    EXPECT_EQ(name(read_text({paragraph}).holders.holders.back().relay), expected) << paragraph;
  }
}

TEST(Holders, a_chain_has_the_whole_of_its_parents_chain) {
  const Document d = read_text(
      {"Citing unnamed port sources, {The New York Times} <said> [it].", "{the crew} <believe> [it]."}, {{1, 0}});
  EXPECT_EQ(relay_of(d), "via_unnamed: The New York Times > unnamed port sources > the crew");
}

TEST(Holders, a_pronoun_in_a_chain_points_at_the_name_too) {
  const Document d =
      read_text({"{Ines Ferro} <said> [it rained].", "{She} <said> [it].", "{the crew} <believe> [it]."}, {{2, 1}});
  const Holder& h = d.holders.holders.back();
  ASSERT_EQ(h.chain.size(), 2U);
  EXPECT_EQ(test::words(d, h.chain[0].tokens), "She");
  ASSERT_TRUE(h.chain[0].named);
  EXPECT_EQ(test::words(d, *h.chain[0].named), "Ines Ferro");
  EXPECT_FALSE(h.chain[1].named);
}

TEST(Holders, anonymity_is_granted_with_span_and_reason) {
  struct Grant {
    std::vector<std::string> paragraphs;
    std::string span, reason;
  };
  const Grant table[] = {
      {{"{A port clerk} <said> on condition of anonymity because she feared for her job [that it rained]."},
       "on condition of anonymity",
       "because she feared for her job"},
      {{"{A port clerk, who asked not to be named,} <said> [it rained]."}, "asked not to be named", ""},
      {{"{A port clerk} <said> [it rained]. The clerk spoke anonymously."}, "spoke anonymously", ""},
      {{"{A person familiar with the matter} <said> [it rained]."}, "familiar with the matter", ""},
      {{"{Two clerks briefed on the talks} <said> [it rained]."}, "briefed on the talks", ""},
      {{"{A clerk, who was not authorised to speak publicly,} <said> [it rained]."},
       "was not authorised to speak publicly",
       ""},
      {{"{A clerk} <said> [it rained], requesting anonymity to discuss the talks.", "{The clerk} <said> [it snowed]."},
       "requesting anonymity",
       "to discuss the talks"},
  };
  for (const Grant& row : table) {
    const Document d = read_text(row.paragraphs);
    const Holder& h = d.holders.holders.back();
    EXPECT_EQ(h.anonymity, Anonymity::is_explicit) << row.paragraphs.front();
    ASSERT_TRUE(h.grant) << row.paragraphs.front();
    EXPECT_EQ(test::words(d, h.grant->span), row.span);
    EXPECT_EQ(h.grant->reason ? test::words(d, *h.grant->reason) : "", row.reason);
  }
}

TEST(Holders, anonymity_is_not_read_into_other_words) {
  for (const char* paragraph :
       {"{Anonymous officials} <said> [it rained].", "{Voters} <said> [they are familiar with him].",
        "{Ines Ferro} <said> [the source spoke on condition of anonymity]."}) {
    EXPECT_EQ(read_text({paragraph}).holders.holders.back().anonymity, Anonymity::no) << paragraph;
  }
}

std::string phrases_of(const Document& d) {
  std::string out;
  for (const SourcingPhrase& p : d.holders.phrases) {
    out += (out.empty() ? "" : "; ") + p.normalized + ":" + std::string(name(p.type)) + (p.attribution ? "" : " alone");
  }
  return out;
}

TEST(Holders, sourcing_phrases) {
  const Row table[] = {
      {"{A senior administration official} <said> [it rained].", "senior administration official:person_unnamed"},
      {"{Two officers, who had left,} <said> [it rained].", "officers:person_unnamed"},
      {"{Ines Ferro} <said> [it rained].", ""},
      {"{The White House} <said> [it rained].", ""},
      {"{The New York Times} <reported> [rain].", "new york times:media_named"},
      {"Citing unnamed sources, {The New York Times} <reported> [rain].",
       "unnamed sources:group_unnamed; new york times:media_named"},
      {"[The rain] <was long expected> [to stop].", "was long expected:none"},
      {"The port reportedly closed.", "reportedly:none alone"},
      {"{One of them} <said> [it rained].", "one of them:person_unnamed"},
      {"{Everyone in the port} <knew> [it].", "everyone in the port:group_unnamed"},
      {"{Two clerks} <told> Reuters [it rained].", "clerks:person_unnamed"},
      {"{Port clerks} <were quoted by> Reuters <as saying> [it rained].",
       "port clerks:group_unnamed; reuters:media_named"},
  };
  for (const Row& row : table) EXPECT_EQ(phrases_of(read_text({row.paragraph})), row.expected) << row.paragraph;
}

TEST(Holders, a_sourcing_phrase_has_the_clause_that_grants_it) {
  const Document d =
      read_text({"{A port clerk}, who asked not to be named because she feared for her job, <said> [it rained]."});
  ASSERT_EQ(d.holders.phrases.size(), 1U);
  EXPECT_EQ(test::words(d, d.holders.phrases[0].tokens),
            "A port clerk, who asked not to be named because she feared for her job");
  EXPECT_EQ(d.holders.phrases[0].normalized, "port clerk");
}

TEST(Holders, a_quotation_that_goes_on_keeps_its_holder) {
  Document d = read_text({"{Ines Ferro} <said>, [\"It rained.]", "[\"It snowed, too.\"]"});
  d.attributions[1].continues = 0;
  d.holders = label_holders(d.article.text, d.segmentation, d.attributions, d.actors);
  d.strength = {};
  EXPECT_EQ(d.holders.holders[1].type, SourceType::person_named);
  EXPECT_EQ(d.holders.holders[1].actor, d.holders.holders[0].actor);
  EXPECT_EQ(check_invariants(d), "");
}

}  // namespace
}  // namespace sayso
