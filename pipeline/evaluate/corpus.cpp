// Reading both files line by line; the gold text of one article at a time.
#include "evaluate/corpus.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "core/json_depth.h"

namespace sayso {
namespace {

using nlohmann::json;

/// Reads one JSON object a line; blank lines are passed over.
class Lines {
 public:
  explicit Lines(const std::string& path) : path_(path), in_(path, std::ios::binary) {}

  /// The next object, nothing at the end, or what is wrong with the line.
  Result<std::optional<json>> next() {
    if (number_ == 0 && !in_) return Error{"unreadable_file", path_ + ": cannot be read", 0};
    std::string line;
    while (std::getline(in_, line)) {
      ++number_;
      offset_ = next_offset_;
      next_offset_ += line.size() + 1;
      if (line.find_first_not_of(" \t\r\n\v\f") == std::string::npos) continue;
      if (nests_deeper(line)) return fault("invalid_json", "nested too deep");
      json record = json::parse(line, nullptr, false);
      if (record.is_discarded()) return fault("invalid_json", "no valid JSON");
      if (!record.is_object()) return fault("invalid_record", "not an object");
      return std::optional<json>(std::move(record));
    }
    if (in_.bad()) return Error{"unreadable_file", path_ + ": reading failed after line " + std::to_string(number_), 0};
    return std::optional<json>();
  }

  [[nodiscard]] std::string where() const { return path_ + ":" + std::to_string(number_); }
  [[nodiscard]] Error fault(const std::string& code, const std::string& what) const {
    return {code, where() + ": " + what, offset_};
  }

 private:
  std::string path_;
  std::ifstream in_;
  std::size_t number_ = 0;  // of the last line read, from 1
  std::uint64_t offset_ = 0;
  std::uint64_t next_offset_ = 0;
};

/// Predicted relations by document.
struct Predictions {
  std::map<json, json> attributions;
  std::size_t error_records = 0;
  std::size_t without_attributions = 0;
};

bool has_id(const json& record) {
  const auto id = record.find("id");
  return id != record.end() && (id->is_string() || id->is_number());
}

/// Present, and not null, false, zero or empty.
bool says_something(const json& record, const char* name) {
  const auto found = record.find(name);
  if (found == record.end()) return false;
  if (found->is_string()) return !found->get_ref<const std::string&>().empty();
  if (found->is_number() || found->is_boolean()) return *found != json(0) && *found != json(false);
  return !found->empty();
}

std::optional<Error> take_prediction(Predictions& all, json& record, const Lines& lines) {
  if (says_something(record, "error")) {
    ++all.error_records;
    return std::nullopt;
  }
  if (!has_id(record)) return lines.fault("invalid_record", "no \"id\"");
  if (all.attributions.contains(record["id"])) {
    return lines.fault("duplicate_id", "the id " + record["id"].dump() + " stands twice");
  }
  if (!record.contains("attributions")) ++all.without_attributions;
  json attributions = std::move(record["attributions"]);
  all.attributions.emplace(std::move(record["id"]), std::move(attributions));
  return std::nullopt;
}

Result<Predictions> read_predictions(const std::string& path) {
  Predictions all;
  Lines lines(path);
  while (true) {
    auto record = lines.next();
    if (!record) return record.error();
    if (!record->has_value()) return all;
    if (const auto fault = take_prediction(all, **record, lines)) return *fault;
  }
}

/// The relations of the first annotation, or those of the record itself; null where there are none.
Result<json> gold_attributions(const json& record, const Lines& lines) {
  if (!says_something(record, "annotations")) return record.value("attributions", json());
  const json& annotations = record["annotations"];
  if (!annotations.is_array() || !annotations[0].is_object() || !annotations[0].contains("attributions")) {
    return lines.fault("invalid_record", "\"annotations\" is no list of objects with \"attributions\"");
  }
  return annotations[0]["attributions"];
}

/// Adds up the articles, and their groups where these are asked for.
class Tallier {
 public:
  explicit Tallier(const std::string& by) : grouping_(grouping_named(by)) {
    if (grouping_) {
      corpus_.groups = groups_of(*grouping_);
    } else if (!by.empty()) {
      by_field_.emplace(by);
    }
  }

  /// One gold record, and the predicted relations of it.
  std::optional<Error> add(const json& record, const json& predicted, const Lines& lines) {
    if (!record.contains("text") || !record["text"].is_string()) return lines.fault("invalid_record", "no \"text\"");
    const auto attributions = gold_attributions(record, lines);
    if (!attributions) return attributions.error();
    const EvaluatedText text = evaluated_text(record["text"].get_ref<const std::string&>());
    const auto gold = read_relations(text, *attributions, lines.where());
    if (!gold) return gold.error();
    const auto found = read_relations(text, predicted, "predicted " + record["id"].dump());
    if (!found) return found.error();
    corpus_.articles.push_back(tally_article(text, *gold, *found));
    if (grouping_) add_article(corpus_.groups, *grouping_, text, *gold, *found);
    if (by_field_) by_field_->add(record, corpus_.articles.back());
    return std::nullopt;
  }

  /// All of it; once.
  Result<TalliedCorpus> finish() {
    if (by_field_) {
      auto groups = by_field_->finish();
      if (!groups) return groups.error();
      corpus_.groups = *std::move(groups);
    }
    return std::move(corpus_);
  }

 private:
  TalliedCorpus corpus_;
  std::optional<Grouping> grouping_;
  std::optional<ArticleGroups> by_field_;
};

}  // namespace

Result<TalliedCorpus> tally_files(const std::string& gold, const std::string& predicted, const std::string& by) {
  const auto predictions = read_predictions(predicted);
  if (!predictions) return predictions.error();
  Tallier tallier(by);
  std::size_t missing = 0;
  Lines lines(gold);
  while (true) {
    const auto record = lines.next();
    if (!record) return record.error();
    if (!record->has_value()) break;
    if (!has_id(**record)) return lines.fault("invalid_record", "no \"id\"");
    const auto found = predictions->attributions.find((**record)["id"]);
    const bool has_prediction = found != predictions->attributions.end();
    if (const auto fault = tallier.add(**record, has_prediction ? found->second : json(), lines)) return *fault;
    missing += has_prediction ? 0 : 1;
  }
  auto corpus = tallier.finish();
  if (!corpus) return corpus;
  if (corpus->articles.empty()) return Error{"empty_gold", gold + ": no documents to evaluate on", 0};
  corpus->missing = missing;
  corpus->error_records = predictions->error_records;
  corpus->without_attributions = predictions->without_attributions;
  return corpus;
}

}  // namespace sayso
