// brat's stand-off and tasks of Label Studio, from one record written by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "export/brat.h"
#include "export/ids.h"
#include "export/label_studio.h"
#include "unit/export/sample_record.h"

namespace sayso {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Brat, an_attribution_is_an_event_as_in_polnear) {
  const Json record = test::sample_record();
  const std::string ann = brat_annotations(RecordView(record));
  EXPECT_EQ(ann,
            "T1\tContent 16 32;62 75\t\"Nothing sails,\" \"before May.\"\n"
            "T2\tCue 44 48\ttold\n"
            "T3\tSource 33 43\tInés Ferro\n"
            "T4\tAttribution 44 48\ttold\n"
            "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
            "#1\tAnnotatorNotes E1\t1 " +
                RecordView(record).claims()[0].anchor +
                "; level A4; source_type person_named; anonymity no; kind statement; commitment assert; polarity "
                "affirm; relay venue; directness direct; held by Inés Ferro\n"
                "T5\tContent 77 117;119 122;123 128\tThe port said officials knew of the leak she added\n"
                "T6\tSource 119 122\tshe\n"
                "T7\tAttribution 119 122\tshe\n"
                "E2\tAttribution:T7 Content:T5 Source:T6\n"
                "#2\tAnnotatorNotes E2\t2 " +
                RecordView(record).claims()[1].anchor +
                "; level A4; source_type person_named; anonymity no; kind statement; commitment assert; polarity "
                "affirm; relay venue; directness direct; held by she\n"
                "T8\tContent 109 117\tthe leak\n"
                "T9\tCue 101 108\tknew of\n"
                "T10\tAttribution-no-source 101 108\tknew of\n"
                "E3\tAttribution-no-source:T10 Content:T8 Cue:T9\n"
                "#3\tAnnotatorNotes E3\t2.1 " +
                RecordView(record).claims()[2].anchor +
                "; source_type none; anonymity no; kind statement; commitment assert; polarity affirm; relay venue; "
                "directness direct; held by nobody\n");
}

TEST(Brat, labels_can_be_attributes_and_claims_a_choice) {
  const Json record = test::sample_record();
  const RecordView view(record);
  const std::string ann =
      brat_annotations(view, BratLabels::attributes, [](const ClaimView& claim) { return claim.number == "2.1"; });
  EXPECT_THAT(ann, HasSubstr("A1\tsource_type E1 none\n"));
  EXPECT_THAT(ann, HasSubstr("A7\tdirectness E1 direct\n"));
  EXPECT_THAT(ann, HasSubstr("#1\tAnnotatorNotes E1\t2.1 " + view.claims()[2].anchor + "; held by nobody\n"));
  EXPECT_THAT(ann, Not(HasSubstr("E2")));
  EXPECT_THAT(brat_config(), HasSubstr("level\tArg:<EVENT>, Value:A0|A1|A2|A3|A4\n"));
}

TEST(Brat, a_source_that_two_claims_share_is_one_span) {
  Json record = test::sample_record();
  record["attributions"][1]["source"] = record["attributions"][0]["source"];
  const std::string ann = brat_annotations(RecordView(record));
  EXPECT_EQ(ann.find("\tSource "), ann.rfind("\tSource ")) << ann;
  EXPECT_THAT(ann, HasSubstr("Content:T5 Source:T3\n"));
}

TEST(Brat, names_of_files_are_plain_and_differ) {
  EXPECT_EQ(brat_name("1998/may/port.txt", "d-0123456789abcdef"), "1998_may_port_0123456789abcdef");
  EXPECT_EQ(brat_name("../é", "d-0123456789abcdef"), "_.____0123456789abcdef");
  EXPECT_EQ(brat_name("", "d-0123456789abcdef-2"), "_0123456789abcdef-2");
  EXPECT_NE(brat_name("a/b", "d-1123456789abcdef"), brat_name("a_b", "d-0123456789abcdef"));
  EXPECT_LT(brat_name(std::string(1000, 'a'), "d-0123456789abcdef").size(), 100U);
}

TEST(LabelStudio, a_task_has_regions_relations_and_choices) {
  const Json record = test::sample_record();
  const RecordView view(record);
  const Json task = Json::parse(label_studio_task(view, "d-1"));
  EXPECT_EQ(task["data"]["text"], record["text"]);
  EXPECT_EQ(task["data"]["id"], "one/=two");
  EXPECT_EQ(task["data"]["document"], "d-1");
  EXPECT_EQ(task["data"]["outlet"], "Post");
  EXPECT_FALSE(task["data"].contains("published"));
  EXPECT_EQ(task["predictions"][0]["model_version"], "sayso fast 2.0.0");
  std::vector<std::string> shown;
  const std::string anchor = view.claims()[0].anchor;
  for (const Json& result : task["predictions"][0]["result"]) {
    const bool first = result.value("id", "").starts_with(anchor) || result.value("from_id", "").starts_with(anchor);
    if (!first) continue;
    if (result["type"] == "relation") {
      shown.push_back(result["from_id"].get<std::string>().substr(anchor.size()) + " " +
                      result["labels"][0].get<std::string>() + " " +
                      result["to_id"].get<std::string>().substr(anchor.size()));
    } else if (result["type"] == "labels") {
      shown.push_back(result["value"]["labels"][0].get<std::string>() + " " +
                      result["value"]["text"].get<std::string>());
    } else if (result["from_name"] == "level") {
      shown.push_back(result["id"].get<std::string>().substr(anchor.size()) + " " +
                      result["value"]["choices"][0].get<std::string>());
    }
  }
  EXPECT_EQ(shown,
            (std::vector<std::string>{"Content \"Nothing sails,\"", "Content \"before\tMay.\"",
                                      "/content/0 goes on /content/1", "Source Inés Ferro", "Cue told", "/content/0 A4",
                                      "/source/0 holds /content/0", "/cue/0 signals /content/0"}));
}

TEST(LabelStudio, the_configuration_has_what_tasks_use) {
  const Json record = test::sample_record();
  const Json task = Json::parse(label_studio_task(RecordView(record), "d-1"));
  const std::string config = label_studio_config();
  for (const Json& result : task["predictions"][0]["result"]) {
    if (result["type"] == "relation") {
      EXPECT_THAT(config, HasSubstr("<Relation value=\"" + result["labels"][0].get<std::string>() + "\"/>"));
      continue;
    }
    EXPECT_THAT(config, HasSubstr("name=\"" + result["from_name"].get<std::string>() + "\" toName=\"text\""));
    const Json& values = result["value"].contains("labels") ? result["value"]["labels"] : result["value"]["choices"];
    EXPECT_THAT(config, HasSubstr(" value=\"" + values[0].get<std::string>() + "\""));
  }
}

TEST(DocumentIds, hang_on_id_and_text_alone) {
  Json record = test::sample_record();
  const std::string id = document_id(record);
  EXPECT_EQ(id.size(), 18U);
  record["attributions"].clear();
  record["sequence"] = 7;
  EXPECT_EQ(document_id(record), id);
  DocumentIds ids;
  EXPECT_EQ(ids.next(record), id);
  EXPECT_EQ(ids.next(record), id + "-2");
  record["id"] = "two";
  EXPECT_NE(ids.next(record), id);
}

}  // namespace
}  // namespace sayso
