// What labellers leave behind, in both formats, whole and broken.
#include "evaluate/coders.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "evaluate/studio.h"

namespace sayso {
namespace {

using nlohmann::json;

/// Content 10 to 30, cue 31 to 35; another claim of sayso's at 60 to 80; the window ends at 100.
DrawnClaim drawn() {
  DrawnClaim d;
  d.task = "t0001";
  d.claim = "c-0123456789";
  d.content = {{10, 30}};
  d.cue = {{31, 35}};
  d.window = {0, 100};
  d.claims_in_window = 2;
  d.others = {{{{60, 80}}, {{81, 85}}}};
  return d;
}

const char* const kClaim =
    "T1\tContent 10 30\tthe boats would stay\nT2\tCue 31 35\tsaid\nT3\tAttribution 31 35\tsaid\n"
    "E1\tAttribution:T3 Content:T1 Cue:T2\n#1\tAnnotatorNotes E1\t3 c-0123456789\n";

Judgement of_brat(const std::string& lines, bool blind = true) {
  const auto claims = read_brat(lines, "t0001.ann", drawn().claim);
  EXPECT_TRUE(claims);
  return claims ? judge(drawn(), *claims, blind) : Judgement{};
}

TEST(BratLabels, SayRightWrongOrNothing) {
  const std::string claim = kClaim;
  EXPECT_FALSE(of_brat(claim).right);  // untouched
  EXPECT_EQ(of_brat(claim + "A1\tverdict E1 right\nA2\tlevel E1 A3\n").right, true);
  EXPECT_EQ(of_brat(claim + "A1\tverdict E1 right\nA2\tlevel E1 A3\n").labels.at("level"), "A3");
  EXPECT_EQ(of_brat(claim + "A2\tlevel E1 A3\n").right, true);      // labelled, so held for a claim
  EXPECT_FALSE(of_brat(claim + "A2\tlevel E1 A3\n", false).right);  // the label may be sayso's own
  const Judgement wrong = of_brat(claim + "A1\tverdict E1 wrong\nA2\tlevel E1 A3\n");
  EXPECT_EQ(wrong.right, false);
  EXPECT_TRUE(wrong.labels.empty());
  EXPECT_EQ(of_brat("").right, false);  // deleted
}

TEST(BratLabels, TheClaimIsKnownByItsNoteOrItsPlace) {
  const std::string moved =
      "T1\tContent 40 55\tx\nT3\tAttribution 40 55\tx\nE7\tAttribution:T3 Content:T1\nA1\tverdict E7 right\r\n";
  EXPECT_EQ(of_brat(moved + "#1\tAnnotatorNotes E7\t3 c-0123456789; seen\n").right, true);
  EXPECT_EQ(of_brat(moved).right, false);  // another claim; the drawn one is gone
  EXPECT_EQ(of_brat(moved).added, 1U);
  const std::string shorter =
      "T1\tContent 12 18;20 29\tx\nT3\tCue 12 18\tx\nE1\tCue:T3 Content:T1\nA1\tverdict E1 right\n";
  EXPECT_EQ(of_brat(shorter).right, true);
  EXPECT_EQ(of_brat(shorter).added, 0U);
}

TEST(BratLabels, AFolderInPlaceOfAFileIsPassedOver) {
  Sample sample;
  sample.claims = {drawn(), drawn()};
  sample.claims[1].task = "t0002";
  const std::filesystem::path folder = testing::TempDir() + "brat_labels_with_a_folder";
  std::filesystem::create_directories(folder / "t0001.ann");
  std::ofstream(folder / "t0002.ann") << kClaim << "A1\tverdict E1 right\n";
  const auto coders = read_labels(folder.string(), sample);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(coders) << coders.error().message;
  EXPECT_EQ(coders->front().judgements.size(), 1U);
}

TEST(BratLabels, AddedClaimsCountInTheWindowWhereSaysoHasNone) {
  const std::string claim = kClaim;
  const auto added = [&](const std::string& content, const std::string& cue) {
    return of_brat(claim + "T8\tContent " + content + "\tx\nT9\tCue " + cue + "\tx\nT10\tAttribution " + cue +
                   "\tx\nE2\tAttribution:T10 Content:T8 Cue:T9\n")
        .added;
  };
  EXPECT_EQ(added("36 50", "51 55"), 1U);
  EXPECT_EQ(added("62 79", "56 58"), 0U);      // sayso's other claim
  EXPECT_EQ(added("60 64", "81 83"), 0U);      // the same, by its cue
  EXPECT_EQ(added("100 120", "121 125"), 0U);  // behind the window
  EXPECT_EQ(added("90 120", "86 88"), 1U);     // begins in it
}

TEST(BratLabels, BrokenLinesAreNamed) {
  for (const char* lines : {"T1\tContent ten 30\tx\n", "T1\tContent 30 10\tx\n", "T1\tContent\tx\n", "T1\n"}) {
    const auto read = read_brat(lines, "t.ann", "c-1");
    ASSERT_FALSE(read) << lines;
    EXPECT_EQ(read.error().code, "invalid_labels");
    EXPECT_NE(read.error().message.find("t.ann, line 1"), std::string::npos);
  }
  EXPECT_TRUE(read_brat("\n*\tEquiv T1 T2\nR1\tX Arg1:T1 Arg2:T2\nE1\nA1\n#2\nE2\tA:T9 Content:T8\n", "t.ann", "c-1"));
}

json region(const std::string& id, const std::string& role, unsigned begin, unsigned end) {
  return {{"id", id},
          {"from_name", "role"},
          {"to_name", "text"},
          {"type", "labels"},
          {"value", {{"start", begin}, {"end", end}, {"text", "x"}, {"labels", {role}}}}};
}

json choice(const std::string& id, const std::string& set, const std::string& value) {
  return {{"id", id},
          {"from_name", set},
          {"to_name", "text"},
          {"type", "choices"},
          {"value", {{"start", 10}, {"end", 30}, {"choices", {value}}}}};
}

json relation(const std::string& from, const std::string& to, const std::string& label) {
  return {{"type", "relation"}, {"from_id", from}, {"to_id", to}, {"direction", "right"}, {"labels", {label}}};
}

Judgement of_studio(json result) {
  const auto claims = read_studio({{"result", std::move(result)}}, "p.json", drawn().claim);
  EXPECT_TRUE(claims);
  return claims ? judge(drawn(), *claims, true) : Judgement{};
}

TEST(StudioLabels, SayRightWrongOrNothing) {
  const std::string id = "c-0123456789/content/0";
  const json kept = region(id, "Content", 10, 30);
  EXPECT_FALSE(of_studio({kept}).right);
  EXPECT_EQ(of_studio(json::array()).right, false);
  const Judgement right = of_studio({kept, choice(id, "verdict", "right"), choice(id, "source_type", "none")});
  EXPECT_EQ(right.right, true);
  EXPECT_EQ(right.labels.at("source_type"), "none");
  EXPECT_EQ(of_studio({kept, choice(id, "verdict", "wrong")}).right, false);
  EXPECT_EQ(of_studio({region("fresh", "Content", 11, 30), choice("fresh", "kind", "belief")}).right, true);
}

TEST(StudioLabels, PiecesThatGoOnAreOneClaim) {
  const json kept = region("c-0123456789/content/0", "Content", 10, 30);
  const Judgement said =
      of_studio({kept, region("a", "Content", 36, 40), region("b", "Content", 44, 50), region("k", "Cue", 41, 43),
                 relation("a", "b", "goes on"), relation("k", "a", "signals"), region("s", "Source", 51, 53)});
  EXPECT_EQ(said.added, 1U);
  EXPECT_EQ(of_studio({kept, region("a", "Content", 60, 64), region("k", "Cue", 81, 83), relation("a", "k", "signals")})
                .added,
            0U);  // sayso's other claim, by its cue, whichever way the relation was drawn
}

TEST(StudioLabels, BrokenAnnotationsAreNamed) {
  for (const json& annotation :
       {json::object(), json{{"result", 7}}, json{{"result", {7}}},
        json{{"result", {{{"id", "x"}, {"type", "labels"}}}}}, json{{"result", {region("x", "Content", 9, 3)}}}}) {
    EXPECT_FALSE(read_studio(annotation, "p.json", "c-1")) << annotation;
  }
  json far = region("x", "Content", 1, 2);
  far["value"]["end"] = std::uint64_t{UINT32_MAX} + 2;  // 1, where it is cut to 32 bits
  EXPECT_FALSE(read_studio({{"result", {far}}}, "p.json", "c-1"));
  EXPECT_EQ(studio_task_name({{"data", {{"task", "t0001"}}}}), "t0001");
  EXPECT_EQ(studio_task_name(json::array()), "");
}

json sample_json() {
  return {{"format", "sayso-sample"},
          {"version", "1.0.0"},
          {"run", "r"},
          {"show_predictions", false},
          {"strata", {{{"values", {"a"}}, {"population", 9}}}},
          {"claims",
           {{{"task", "t0001"},
             {"claim", "c-1"},
             {"document", "d-1"},
             {"text_sha256", "00"},
             {"stratum", 0},
             {"confidence", 0.5},
             {"score", nullptr},
             {"labels", json::object()},
             {"cue", json::array()},
             {"content", {{3, 9}}},
             {"window", {0, 20}},
             {"claims_in_window", 1},
             {"others", json::array()}}}}};
}

Result<Sample> read(const json& sample) {
  const std::string path = testing::TempDir() + "sample_of_coders_test.json";
  std::ofstream(path) << sample;
  return read_sample(path);
}

TEST(SampleFile, NumbersOutOfTheirRangeAreNamed) {
  ASSERT_TRUE(read(sample_json())) << read(sample_json()).error().message;
  const auto spoilt = [](const char* pointer, const json& value) {
    json sample = sample_json();
    sample[json::json_pointer(pointer)] = value;
    return read(sample);
  };
  const std::vector<std::pair<const char*, json>> faults = {{"/strata/0/population", 1e300},
                                                            {"/strata/0/population", -1},
                                                            {"/claims/0/confidence", -1e308},
                                                            {"/claims/0/confidence", 1.5},
                                                            {"/claims/0/score", 2},
                                                            {"/claims/0/score", "high"},
                                                            {"/claims/0/stratum", 1},
                                                            {"/claims/0/stratum", 1e308},
                                                            {"/claims/0/claims_in_window", 0},
                                                            {"/claims/0/content/0/0", -1e308},
                                                            {"/claims/0/content/0/1", 3},
                                                            {"/claims/0/content/0/1", 4294967299},
                                                            {"/claims/0/window", {1, 2, 3}},
                                                            {"/claims/0/content", json::array()}};
  for (const auto& [pointer, value] : faults) {
    const auto sample = spoilt(pointer, value);
    ASSERT_FALSE(sample) << pointer << " " << value;
    EXPECT_EQ(sample.error().code, "invalid_sample") << pointer;
  }
}

}  // namespace
}  // namespace sayso
