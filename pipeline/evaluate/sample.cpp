// sample.json, field by field.
#include "evaluate/sample.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "evaluate/json_file.h"

namespace sayso {
namespace {

using nlohmann::json;

/// Fields of the file. The first that is missing or of another type is the fault; values are empty from then on.
class Reader {
 public:
  template <class T>
  T get(const json& object, const char* key) {
    T value{};
    try {
      object.at(key).get_to(value);
    } catch (const json::exception&) {  // at() and get_to() have no other way to say it
      fail(std::string("\"") + key + "\" is missing, or of another type");
    }
    return value;
  }
  void require(bool holds, const char* what) {
    if (!holds) fail(what);
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  void fail(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  std::string fault_;
};

DrawnClaim claim_of(Reader& in, const json& item, std::size_t strata) {
  DrawnClaim c;
  c.task = in.get<std::string>(item, "task");
  c.claim = in.get<std::string>(item, "claim");
  c.document = in.get<std::string>(item, "document");
  c.text_sha256 = in.get<std::string>(item, "text_sha256");
  c.stratum = in.get<std::size_t>(item, "stratum");
  in.require(c.stratum < strata, "a claim's stratum is not there");
  c.confidence = in.get<double>(item, "confidence");
  if (item.is_object() && item.contains("score") && item["score"].is_number()) c.score = item["score"].get<double>();
  c.labels = in.get<std::map<std::string, std::string>>(item, "labels");
  c.cue = in.get<std::vector<PointSpan>>(item, "cue");
  c.content = in.get<std::vector<PointSpan>>(item, "content");
  in.require(!c.content.empty(), "a claim has no content");
  c.window = in.get<PointSpan>(item, "window");
  c.claims_in_window = in.get<std::size_t>(item, "claims_in_window");
  in.require(c.claims_in_window > 0, "a window holds no claim");
  for (const json& other : in.get<json>(item, "others")) {
    c.others.push_back(
        {in.get<std::vector<PointSpan>>(other, "content"), in.get<std::vector<PointSpan>>(other, "cue")});
  }
  return c;
}

Sample sample_of(Reader& in, const json& file) {
  in.require(in.get<std::string>(file, "format") == "sayso-sample", "no sample");
  in.require(in.get<std::string>(file, "version").starts_with("1."), "a sample of another version");
  Sample s;
  s.run = in.get<std::string>(file, "run");
  s.show_predictions = in.get<bool>(file, "show_predictions");
  for (const json& stratum : in.get<json>(file, "strata")) {
    s.strata.push_back({in.get<std::vector<std::string>>(stratum, "values"), in.get<double>(stratum, "population")});
  }
  for (const json& item : in.get<json>(file, "claims")) {
    s.claims.push_back(claim_of(in, item, s.strata.size()));
    in.require(s.of_task.emplace(s.claims.back().task, s.claims.size() - 1).second, "two claims are one task");
    if (!in.fault().empty()) break;
  }
  return s;
}

}  // namespace

Result<Sample> read_sample(const std::string& path) {
  std::error_code code;
  const std::string file = std::filesystem::is_directory(path, code) ? path + "/sample.json" : path;
  const auto read = read_json_file(file);
  if (!read) return read.error();
  Reader in;
  Sample sample = sample_of(in, *read);
  if (!in.fault().empty()) {
    return Error{"invalid_sample", file + ": " + in.fault() + "; it must be as sayso sample wrote it", 0};
  }
  return sample;
}

}  // namespace sayso
