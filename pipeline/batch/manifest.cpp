// manifest.json and errors.jsonl, each written whole beside its place.
#include "batch/manifest.h"

#include <cmath>
#include <ctime>

#include "batch/durable.h"

namespace sayso {

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  gmtime_r(&now, &parts);
  char text[sizeof "2026-11-27T07:33:25Z  "];
  return {text, std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

BatchCounts count_all(const Journal& journal) {
  BatchCounts counts;
  for (const auto& [index, entry] : journal.parts) {
    counts.articles += entry.articles;
    counts.failed += entry.set_aside;
    for (const auto& [code, count] : entry.errors) counts.errors[code] += count;
    for (const auto& [code, count] : entry.warnings) counts.warnings[code] += count;
  }
  return counts;
}

std::optional<Error> write_manifest(const RunPaths& paths, const Journal& journal, const RunTime& time) {
  const BatchCounts counts = count_all(journal);
  OrderedJson json;
  json["manifest"] = 1;
  json["complete"] = journal.is_complete();
  for (const auto& [key, value] : journal.identity.items()) json[key] = value;
  json["inputs"] = journal.inputs;
  json["counts"]["articles"] = counts.articles;
  json["counts"]["analysed"] = counts.articles - counts.failed;
  json["counts"]["set_aside"] = counts.failed;
  json["counts"]["errors"] = counts.errors;
  json["counts"]["warnings"] = counts.warnings;
  json["parts"] = OrderedJson::array();
  for (const auto& [index, entry] : journal.parts) {
    OrderedJson part;
    part["part"] = index;
    part["articles"] = entry.articles;
    part["bytes"] = entry.bytes;
    part["sha256"] = entry.sha256;
    json["parts"].push_back(part);
  }
  json["time"]["started"] = time.started;
  json["time"]["finished"] = time.finished;
  json["time"]["seconds"] = std::round(time.seconds * 1000) / 1000;
  json["time"]["articles"] = time.articles;
  json["time"]["tokens"] = time.tokens;
  json["time"]["jobs"] = time.jobs;
  return write_durably(paths.manifest(), json.dump(1, ' ', false, OrderedJson::error_handler_t::replace) + "\n");
}

std::optional<Error> write_errors(const RunPaths& paths, const Journal& journal) {
  auto file = DurableFile::create(paths.errors());
  if (!file) return file.error();
  for (const auto& [index, entry] : journal.parts) {
    if (entry.set_aside == 0) continue;
    const auto lines = failure_lines(paths.journal(), entry);
    if (!lines) return lines.error();
    if (auto error = (*file)->write(*lines)) return error;
  }
  return (*file)->commit();
}

}  // namespace sayso
