// A record written by hand: pieces, line ends, a claim inside a claim, characters beyond the basic plane.
// Entry: sample_record().
#pragma once

#include "report/record_view.h"

namespace sayso::test {

inline constexpr std::string_view kSampleText =
    "Ferries 🚢 stop\n\n\"Nothing sails,\" Inés Ferro told Radio Delta, \"before\tMay.\"\n\n"
    "The port said officials knew of the leak, she\nadded on Monday.";

/// The span of the first place of `words` in kSampleText, in code points.
inline Json span(std::string_view words) {
  const std::size_t at = kSampleText.find(words);
  const auto points = [](std::string_view text) {
    std::uint32_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
    return count;
  };
  const std::uint32_t begin = points(kSampleText.substr(0, at));
  return {begin, begin + points(words)};
}

inline Json relation(const char* id, Json source, Json cue, Json content, const char* type) {
  return {{"id", id},
          {"confidence", 0.75},
          {"parent", nullptr},
          {"source", {{"spans", std::move(source)}, {"type", type}, {"described", nullptr}, {"actor", nullptr}}},
          {"cue", {{"spans", std::move(cue)}}},
          {"content", {{"spans", std::move(content)}}},
          {"directness", "direct"},
          {"kind", "statement"},
          {"commitment", "assert"},
          {"polarity", "affirm"},
          {"relay", "venue"},
          {"chain", Json::array()},
          {"anonymity", "no"},
          {"anonymity_grant", nullptr},
          {"strength", {{"level", "A4"}}}};
}

/// Three claims: r0 of two pieces; r1 over a line end, without a cue; r2 inside r1, held by nobody.
inline Json sample_record() {
  Json record = {{"id", "one/=two"},
                 {"sequence", 0},
                 {"text", kSampleText},
                 {"text_sha256", "00ff"},
                 {"model", {{"name", "fast"}, {"version", "2.0.0"}}},
                 {"metadata", {{"title", "Ferries"}, {"outlet", "Post"}}}};
  record["attributions"] = {
      relation("r0", {span("Inés Ferro")}, {span("told")}, {span("\"Nothing sails,\""), span("\"before\tMay.\"")},
               "person_named"),
      relation("r1", {span("she")}, Json::array(),
               {span("The port said officials knew of the leak"), span("she\nadded")}, "person_named"),
      relation("r2", Json::array(), {span("knew of")}, {span("the leak")}, "none")};
  record["attributions"][2]["parent"] = "r1";
  record["attributions"][2]["strength"] = nullptr;
  record["actors"] = Json::array();
  record["mentions"] = Json::array();
  return record;
}

}  // namespace sayso::test
