// How many claims are drawn of each stratum, which, and that neither hangs on the order of the articles.
#include "sample/sampler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "sample/tasks.h"

namespace sayso {
namespace {

const std::vector<StratumField> kByOutlet = {StratumField::outlet};

/// A record with claims of one word each.
Json record(const std::string& id, const std::string& outlet, std::size_t claims) {
  Json attributions = Json::array();
  std::string text;
  for (std::size_t i = 0; i < claims; ++i) {
    const std::size_t begin = text.size();
    text += "rain ";
    attributions.push_back({{"id", "r" + std::to_string(i)},
                            {"confidence", 0.9},
                            {"kind", i % 2 == 0 ? "statement" : "belief"},
                            {"source", {{"spans", Json::array()}, {"type", "none"}}},
                            {"cue", {{"spans", Json::array()}}},
                            {"content", {{"spans", {{begin, begin + 4}}}}}});
  }
  const std::size_t size = text.size();
  return {
      {"id", id},
      {"text", text},
      {"text_sha256", "hash of " + id},
      {"metadata", {{"outlet", outlet}, {"published", "2026-03-0" + std::to_string(1 + claims % 9)}}},
      {"paragraphs", {{{"span", {0U, size / 2}}, {"zone", "body"}}, {{"span", {size / 2, size}}, {"zone", "body"}}}},
      {"attributions", attributions}};
}

std::vector<Json> archive() {
  std::vector<Json> records;
  for (int i = 0; i < 200; ++i) records.push_back(record("a" + std::to_string(i), "The Post", 8));
  for (int i = 0; i < 10; ++i) records.push_back(record("b" + std::to_string(i), "Gazette", 4));
  records.push_back(record("c", "Courier", 1));
  return records;
}

Drawing drawn(const std::vector<Json>& records, std::size_t n, std::uint64_t seed = 0,
              const std::vector<StratumField>& by = kByOutlet) {
  Sampler sampler(by, n, seed);
  for (const Json& r : records) EXPECT_FALSE(sampler.add(r));
  return sampler.draw();
}

std::set<std::pair<std::string, std::size_t>> picked(const std::vector<Json>& records, const Drawing& d) {
  std::set<std::pair<std::string, std::size_t>> all;
  for (const auto& [number, picks] : d.picks) {
    for (const PickedClaim& p : picks) all.emplace(records[number]["id"].get<std::string>(), p.claim);
  }
  return all;
}

TEST(Sampler, AllotsByTheRootOfTheSizeAndAllOfTheSmall) {
  const Drawing d = drawn(archive(), 47);
  ASSERT_EQ(d.strata.size(), 3U);  // Courier 1 claim, Gazette 40, The Post 1,600: roots 1, 6.3, 40
  EXPECT_EQ(d.strata[0].sampled, 1U);
  EXPECT_EQ(d.strata[1].sampled, 6U);
  EXPECT_EQ(d.strata[2].sampled, 40U);
  EXPECT_EQ(d.strata[2].population, 1600U);
  EXPECT_DOUBLE_EQ(d.strata[2].inclusion(), 0.025);
  EXPECT_EQ(d.sampled, 47U);
  EXPECT_EQ(d.claims, 1641U);
}

TEST(Sampler, GivesTwoToEachBeforeMoreToAny) {
  const Drawing d = drawn(archive(), 5);
  EXPECT_EQ(d.strata[0].sampled, 1U);
  EXPECT_EQ(d.strata[1].sampled, 2U);
  EXPECT_EQ(d.strata[2].sampled, 2U);
  const Drawing two = drawn(archive(), 2);  // fewer than strata: the largest
  EXPECT_EQ(two.strata[0].sampled, 0U);
  EXPECT_EQ(two.strata[1].sampled, 1U);
  EXPECT_EQ(two.strata[2].sampled, 1U);
}

TEST(Sampler, TakesEverythingWhereThereIsNoMore) {
  const Drawing d = drawn(archive(), 5000);
  EXPECT_EQ(d.sampled, 1641U);
  EXPECT_DOUBLE_EQ(d.strata[2].inclusion(), 1);
}

TEST(Sampler, IsTheSameInAnyOrderAndAnotherWithAnotherSeed) {
  std::vector<Json> records = archive();
  const auto straight = picked(records, drawn(records, 60));
  const auto other = picked(records, drawn(records, 60, 1));
  std::reverse(records.begin(), records.end());
  EXPECT_EQ(straight, picked(records, drawn(records, 60)));
  EXPECT_NE(straight, other);
}

TEST(Sampler, DrawsEachClaimOfAStratumAsOften) {
  const std::vector<Json> records = {record("a", "The Post", 10), record("b", "The Post", 10)};
  std::map<std::pair<std::string, std::size_t>, int> times;
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    for (const auto& claim : picked(records, drawn(records, 5, seed))) ++times[claim];
  }
  ASSERT_EQ(times.size(), 20U);
  for (const auto& [claim, n] : times) EXPECT_NEAR(n, 125, 45) << claim.second;  // 4.6 standard deviations
}

TEST(Sampler, PartsBySeveralFieldsAndNamesWhatIsMissing) {
  std::vector<Json> records = archive();
  records.push_back({{"id", "bad"}, {"error", {{"code", "invalid_utf8"}}}});
  Json bare = record("d", "", 2);
  bare["metadata"] = Json::object();
  records.push_back(bare);
  const Drawing d = drawn(records, 20, 0, {StratumField::month, StratumField::kind, StratumField::level});
  std::set<std::vector<std::string>> values;
  for (const Stratum& s : d.strata) values.insert(s.values);
  EXPECT_TRUE(values.contains({"2026-03", "statement", "(none)"}));
  EXPECT_TRUE(values.contains({"(none)", "belief", "(none)"}));
  EXPECT_EQ(d.records, 213U);
}

TEST(Sampler, ARecordWithoutItsTextIsRefused) {
  Json bare = record("a", "The Post", 3);
  bare.erase("text");
  Sampler sampler(kByOutlet, 5, 0);
  EXPECT_EQ(sampler.add(bare)->code, "no_text");
}

TEST(Task, HasTheClaimAndNoLabelUnlessItIsAskedFor) {
  const std::vector<Json> records = {record("a", "The Post", 8)};
  const Drawing d = drawn(records, 1);
  const PickedClaim picked = d.picks.begin()->second.front();
  const RecordView view(records[0]);
  const Task blind = make_task(view, picked, {"t0001", "d-1", d, false});
  const Task shown = make_task(view, picked, {"t0001", "d-1", d, true});
  const std::string& anchor = view.claims()[picked.claim].anchor;
  EXPECT_EQ(blind.brat.find("kind"), std::string::npos) << blind.brat;
  EXPECT_EQ(blind.brat.find("held by"), std::string::npos);
  EXPECT_NE(blind.brat.find(anchor), std::string::npos);
  EXPECT_NE(shown.brat.find("kind E1 "), std::string::npos) << shown.brat;
  EXPECT_EQ(blind.label_studio.find("choices"), std::string::npos);
  EXPECT_NE(shown.label_studio.find("choices"), std::string::npos);
  EXPECT_EQ(blind.claim["claims_in_window"], 4);
  EXPECT_EQ(blind.claim["others"].size(), 3U);
  EXPECT_DOUBLE_EQ(blind.claim["weight"].get<double>(), 8);
  EXPECT_NE(label_config_studio().find("name=\"verdict\""), std::string::npos);
  EXPECT_TRUE(label_config_studio().ends_with("</View>\n"));
  EXPECT_TRUE(label_config_brat().ends_with("verdict\tArg:<EVENT>, Value:right|wrong\n"));
}

}  // namespace
}  // namespace sayso
