// Sources that the text has and the relation lacks, and cues that name nobody.
#include "actor/implied.h"

#include <gtest/gtest.h>

#include "unit/actor/read_text.h"

namespace sayso {
namespace {

using test::holder_name;
using test::read_text;

struct Case {
  std::string paragraph;  ///< its relation has no source, or one that is no holder
  SourceType type;
  std::string actor = {};
};

void expect_holder(const Document& d, const Case& c) {
  EXPECT_EQ(d.holders.holders.back().type, c.type) << c.paragraph;
  EXPECT_EQ(holder_name(d), c.actor) << c.paragraph;
}

TEST(Implied, holders_of_relations_without_a_source) {
  const Case table[] = {
      {"Ines Ferro <demanded> [answers].", SourceType::person_named, "Ines Ferro"},
      {"The clerk, who had come late, <said> [it rained].", SourceType::person_unnamed, "The clerk"},
      {"[It rained], <according to> the Harbour Ministry.", SourceType::organization_named, "Harbour Ministry"},
      {"<Asked> [whether it rained], she left.", SourceType::none},
      {"[The port] <is believed> [to be closed].", SourceType::none},
      {"[The port] has <reportedly> [closed].", SourceType::none},
      {"Ines Ferro <appeared to suggest> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"Ines Ferro <apparently believed> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"Ines Ferro <appeared> [to blame the crew].", SourceType::person_named, "Ines Ferro"},
      {"<Repeated warnings> from Paul Lund [that it rained] were lost.", SourceType::person_named, "Paul Lund"},
      {"[He] <apparently believed> [it].", SourceType::person_unnamed},
      {"Ines Ferro <seems> [tired].", SourceType::none},
      {"[It rained], a report <has found>.", SourceType::document_named, "a report"},
      {"Ines Ferro <lately had again hinted> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"Ines Ferro <would not say> [when it rained].", SourceType::person_named, "Ines Ferro"},
      {"Ines Ferro <took heat for> [the delay].", SourceType::none},
      {"The plan <drew criticism from> the dock union for [its cost].", SourceType::organization_named,
       "the dock union"},
  };
  for (const Case& c : table) {
    const Document d = read_text({c.paragraph});
    expect_holder(d, c);
    EXPECT_TRUE(d.attributions.back().source.empty()) << "the relation's own spans stay as they are";
  }
}

TEST(Implied, who_is_told_or_charged_holds_nothing) {
  const Case table[] = {
      {"{Residents} <are being told> [to leave].", SourceType::none},
      {"{The port} <has been linked to> [the smuggling of pine martens].", SourceType::none},
      {"{Two men} <suspected of> [theft] left.", SourceType::none},
      {"<Asked> [whether it rained], {Ines Ferro} left.", SourceType::none},
      {"{Ines Ferro}, <asked about> [it], left.", SourceType::none},
      {"<Asked by> {Ines Ferro} [whether it rained], he left.", SourceType::person_named, "Ines Ferro"},
      {"[Two deaths] were <reported> in {Veld}.", SourceType::none},
      {"{Residents} <told> the paper [it rained].", SourceType::group_unnamed, "Residents"},
      {"{Ines Ferro} <was quoted as saying> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"{Ines Ferro} <was convinced> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"[It] <was announced by> {Ines Ferro}.", SourceType::person_named, "Ines Ferro"},
      {"{Ines Ferro} <expected> [to sell] her boat.", SourceType::none},
      {"{Lind Coal} <said> [to be near a sale].", SourceType::none},
      {"{Ines Ferro} <allegedly threw> [a stone].", SourceType::none},
      {"{Ines Ferro} <allegedly called> [him a liar].", SourceType::person_named, "Ines Ferro"},
      {"{Ines Ferro} <has been called> [a fraud] by Paul Lund.", SourceType::person_named, "Paul Lund"},
  };
  for (const Case& c : table) expect_holder(read_text({c.paragraph}), c);
}

TEST(Implied, a_source_is_read_whole) {
  const Case table[] = {
      {"Ferro, {others} <vow> [rain].", SourceType::person_named, "Ines Ferro"},
      {"An exhaustive study released by {a group of clerks} <shows> [it rained].", SourceType::document_named,
       "An exhaustive study"},
      {"Last week Ines Ferro <hinted> [it rained].", SourceType::person_named, "Ines Ferro"},
      {"{The port} was dry, {Ines Ferro} said, <noting> [that it rained].", SourceType::person_named, "Ines Ferro"},
      {"{Ines Ferro} said {the port} was shut, <adding> [that it rained].", SourceType::person_named, "Ines Ferro"},
  };
  for (const Case& c : table) expect_holder(read_text({"Ines Ferro came late.", c.paragraph}), c);
}

TEST(Implied, opening_words_have_the_source_of_their_sentence) {
  const Document d = read_text({"<Claiming> [it had rained],", "+{Ines Ferro} <told> the hall [it would snow]."});
  ASSERT_EQ(d.holders.holders.size(), 2U);
  EXPECT_EQ(d.holders.holders.front().type, SourceType::person_named);
}

TEST(Implied, only_cues_that_name_nobody_are_phrases) {
  const std::pair<std::string, bool> table[] = {
      {"[The port] <is believed> [to be closed].", true},
      {"[The port] has <reportedly> [closed].", true},
      {"<Suspicions> [of theft] grew.", true},
      {"[The mayor] <was sworn in> [at noon].", false},
      {"[The bill] <was posted> [on a wall].", false},
  };
  for (const auto& [paragraph, phrase] : table) {
    EXPECT_EQ(!read_text({paragraph}).holders.phrases.empty(), phrase) << paragraph;
  }
}

}  // namespace
}  // namespace sayso
