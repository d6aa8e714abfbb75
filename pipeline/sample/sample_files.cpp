// Files, one after another; sample.json last, so that a folder without it is no sample.
#include "sample/sample_files.h"

#include <filesystem>
#include <utility>

#include "batch/durable.h"
#include "report/csv.h"

namespace sayso {
namespace {

using OrderedJson = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::vector<std::string> with_fields(std::vector<std::string> columns, const std::vector<StratumField>& by) {
  for (const StratumField field : by) columns.emplace_back(name_of(field));
  return columns;
}

std::string strata_csv(const SampleRequest& request, const Drawing& drawing) {
  std::string out;
  append_csv_row(out, with_fields({"stratum", "population", "sampled", "inclusion"}, request.by));
  for (std::size_t h = 0; h < drawing.strata.size(); ++h) {
    const Stratum& s = drawing.strata[h];
    std::vector<std::string> row = {std::to_string(h), std::to_string(s.population), std::to_string(s.sampled),
                                    OrderedJson(s.inclusion()).dump()};
    row.insert(row.end(), s.values.begin(), s.values.end());
    append_csv_row(out, row);
  }
  return out;
}

OrderedJson head_of(const SampleRequest& request, const Drawing& drawing) {
  OrderedJson by = OrderedJson::array();
  for (const StratumField field : request.by) by.push_back(name_of(field));
  OrderedJson strata = OrderedJson::array();
  for (const Stratum& s : drawing.strata) {
    strata.push_back({{"values", s.values}, {"population", s.population}, {"sampled", s.sampled}});
  }
  return {{"format", "sayso-sample"},   {"version", kSampleVersion},
          {"run", request.run},         {"n", request.n},
          {"seed", request.seed},       {"show_predictions", request.show_predictions},
          {"records", drawing.records}, {"population", drawing.claims},
          {"by", std::move(by)},        {"strata", std::move(strata)}};
}

}  // namespace

Result<SampleFolder> SampleFolder::create(const std::string& path) {
  std::error_code code;
  SampleFolder folder(path);
  fs::create_directories(path + "/brat", code);
  fs::create_directories(path + "/label-studio", code);
  folder.studio_.open(folder.studio_path(), std::ios::binary | std::ios::trunc);
  if (!folder.studio_) return write_error(folder.studio_path());
  return folder;
}

std::optional<Error> SampleFolder::add(const Task& task) {
  const std::string brat = path_ + "/brat/" + task.name;
  if (auto error = write_file(brat + ".txt", task.text)) return error;
  if (auto error = write_file(brat + ".ann", task.brat)) return error;
  studio_ << (claims_.empty() ? "[\n" : ",\n") << task.label_studio;
  if (!studio_) return write_error(studio_path());
  append_csv_row(rows_, task.row);
  claims_.push_back(task.claim);
  return std::nullopt;
}

std::optional<Error> SampleFolder::finish(const SampleRequest& request, const Drawing& drawing) {
  studio_ << (claims_.empty() ? "[]\n" : "\n]\n");
  studio_.close();
  if (!studio_) return write_error(studio_path());
  std::string rows;
  append_csv_row(rows, with_fields({kTaskColumns.begin(), kTaskColumns.end()}, request.by));
  rows += rows_;
  OrderedJson sample = head_of(request, drawing);
  sample["claims"] = std::move(claims_);
  const std::pair<const char*, std::string> files[] = {{"/brat/annotation.conf", label_config_brat()},
                                                       {"/label-studio/config.xml", label_config_studio()},
                                                       {"/claims.csv", rows},
                                                       {"/strata.csv", strata_csv(request, drawing)},
                                                       {"/sample.json", sample.dump(1) + "\n"}};
  for (const auto& [name, bytes] : files) {
    if (auto error = write_file(path_ + name, bytes)) return error;
  }
  return std::nullopt;
}

}  // namespace sayso
