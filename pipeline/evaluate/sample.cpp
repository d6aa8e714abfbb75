// sample.json, field by field.
#include "evaluate/sample.h"

#include <filesystem>
#include <nlohmann/json.hpp>

#include "evaluate/json_file.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr double kMostClaims = 9007199254740992;  // 2^53: no run has more, and no JSON reader can count them
constexpr std::uint64_t kMostPoints = UINT32_MAX;

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
  std::size_t count(const json& object, const char* key) {
    const bool whole = object.is_object() && object.contains(key) && object[key].is_number_unsigned();
    if (!whole) fail(std::string("\"") + key + "\" is missing, or no whole number");
    return whole ? object[key].get<std::size_t>() : 0;
  }
  /// A number from 0 to `most`.
  double number(const json& object, const char* key, double most) {
    const auto value = get<double>(object, key);
    if (value >= 0 && value <= most) return value;
    fail(std::string("\"") + key + "\" is out of its range");
    return 0;
  }
  PointSpan span(const json& pair) {
    const bool whole = pair.is_array() && pair.size() == 2 && pair[0].is_number_unsigned() &&
                       pair[1].is_number_unsigned() && pair[1].get<std::uint64_t>() <= kMostPoints &&
                       pair[0].get<std::uint64_t>() < pair[1].get<std::uint64_t>();
    require(whole, "a span is no pair of places, the second behind the first");
    return whole ? PointSpan(pair[0].get<std::uint32_t>(), pair[1].get<std::uint32_t>()) : PointSpan();
  }
  std::vector<PointSpan> spans(const json& object, const char* key) {
    std::vector<PointSpan> all;
    for (const json& pair : get<json>(object, key)) all.push_back(span(pair));
    return all;
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
  c.stratum = in.count(item, "stratum");
  in.require(c.stratum < strata, "a claim's stratum is not there");
  c.confidence = in.number(item, "confidence", 1);
  if (item.is_object() && item.contains("score") && !item["score"].is_null()) c.score = in.number(item, "score", 1);
  c.labels = in.get<std::map<std::string, std::string>>(item, "labels");
  c.cue = in.spans(item, "cue");
  c.content = in.spans(item, "content");
  in.require(!c.content.empty(), "a claim has no content");
  c.window = in.span(in.get<json>(item, "window"));
  c.claims_in_window = in.count(item, "claims_in_window");
  in.require(c.claims_in_window > 0, "a window holds no claim");
  for (const json& other : in.get<json>(item, "others")) {
    c.others.push_back({in.spans(other, "content"), in.spans(other, "cue")});
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
    s.strata.push_back(
        {in.get<std::vector<std::string>>(stratum, "values"), in.number(stratum, "population", kMostClaims)});
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
