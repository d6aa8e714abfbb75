// Records made by hand for the tests of the survey: claims, actors and accusations over a text that grows with them.
// Entry: Record.
#pragma once

#include <string>

#include "survey/counts.h"

namespace sayso {

/// A record whose text is words that the spans below point at.
class Record {
 public:
  explicit Record(const std::string& outlet = "Lorne Courier") {
    json_ = {{"id", "a"}, {"text", ""}, {"metadata", {{"outlet", outlet}, {"published", "2024-03-17T08:00:00Z"}}}};
    for (const char* list : {"attributions", "sourcing_phrases", "actors", "mentions", "accusations"})
      json_[list] = Json::array();
  }

  Json span(const std::string& words) {
    auto& text = json_["text"].get_ref<std::string&>();
    const std::size_t begin = text.size();
    text += words + " ";
    return Json::array({begin, begin + words.size()});
  }

  std::string actor(const std::string& name, const std::string& type, bool role = false) {
    std::string id = "a" + std::to_string(json_["actors"].size());
    const Json at = span(name);
    json_["actors"].push_back(
        {{"id", id}, {"name", name}, {"type", type}, {"role", role ? Json{{"text", "x"}, {"span", at}} : Json()}});
    json_["mentions"].push_back({{"span", at}, {"kind", "name"}, {"type", type}, {"actor", id}});
    return id;
  }

  /// The relation, for more fields. `described` and `actor` may be empty.
  Json& claim(const std::string& type, const std::string& source, const std::string& described = "",
              const std::string& actor = "") {
    const std::string id = "r" + std::to_string(json_["attributions"].size());
    const auto or_null = [](const std::string& s) { return s.empty() ? Json() : Json(s); };
    json_["attributions"].push_back({{"id", id},
                                     {"source",
                                      {{"spans", Json::array({span(source)})},
                                       {"type", type},
                                       {"described", or_null(described)},
                                       {"actor", or_null(actor)}}},
                                     {"cue", {{"spans", Json::array({span("Said")})}}},
                                     {"content", {{"spans", Json::array({span("so")})}}},
                                     {"commitment", "assert"},
                                     {"anonymity", "no"},
                                     {"chain", Json::array()},
                                     {"strength", {{"level", "A1"}}}});
    return json_["attributions"].back();
  }

  void accuse(const std::string& blamed, const std::string& actor, const std::string& firmness,
              const std::string& act) {
    Json& relation = claim("organization_named", "the court");
    relation["responsibility"] = {{"blamed", span(blamed)},
                                  {"actor", actor.empty() ? Json() : Json(actor)},
                                  {"act", span(act)},
                                  {"firmness", firmness}};
    json_["accusations"].push_back({{"name", blamed},
                                    {"blamed", actor.empty() ? Json() : Json(actor)},
                                    {"act", relation["responsibility"]["act"]},
                                    {"attributions", Json::array({relation["id"]})}});
  }

  [[nodiscard]] ArticleCounts counts(CountingOptions options = {}) const { return Counter(options).read(json_); }
  Json& json() { return json_; }

 private:
  Json json_;
};

}  // namespace sayso
