// Files, one after another; sample.json last, so that a folder without it is no sample.
#include "sample/sample_files.h"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "report/csv.h"

namespace sayso {
namespace {

using OrderedJson = nlohmann::ordered_json;
namespace fs = std::filesystem;

Error unwritable(const std::string& path) {
  return {"output_unwritable", path + " cannot be written", 0};
}

std::optional<Error> put(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << bytes;
  out.close();
  return out ? std::nullopt : std::optional(unwritable(path));
}

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

struct SampleFolder::State {
  std::string path;
  std::ofstream studio;
  std::string rows;
  OrderedJson claims = OrderedJson::array();
};

SampleFolder::SampleFolder(std::unique_ptr<State> state) : state_(std::move(state)) {}
SampleFolder::SampleFolder(SampleFolder&&) noexcept = default;
SampleFolder& SampleFolder::operator=(SampleFolder&&) noexcept = default;
SampleFolder::~SampleFolder() = default;

Result<SampleFolder> SampleFolder::create(const std::string& path) {
  std::error_code code;
  auto state = std::make_unique<State>();
  state->path = path;
  fs::create_directories(path + "/brat", code);
  fs::create_directories(path + "/label-studio", code);
  state->studio.open(path + "/label-studio/tasks.json", std::ios::binary | std::ios::trunc);
  if (!state->studio) return unwritable(path);
  return SampleFolder(std::move(state));
}

std::optional<Error> SampleFolder::add(const Task& task) {
  const std::string brat = state_->path + "/brat/" + task.name;
  if (auto error = put(brat + ".txt", task.text)) return error;
  if (auto error = put(brat + ".ann", task.brat)) return error;
  state_->studio << (state_->claims.empty() ? "[\n" : ",\n") << task.label_studio;
  append_csv_row(state_->rows, task.row);
  state_->claims.push_back(task.claim);
  return std::nullopt;
}

std::optional<Error> SampleFolder::finish(const SampleRequest& request, const Drawing& drawing) {
  State& s = *state_;
  s.studio << (s.claims.empty() ? "[]\n" : "\n]\n");
  s.studio.close();
  if (!s.studio) return unwritable(s.path + "/label-studio/tasks.json");
  std::string rows;
  append_csv_row(rows, with_fields({kTaskColumns.begin(), kTaskColumns.end()}, request.by));
  rows += s.rows;
  OrderedJson sample = head_of(request, drawing);
  sample["claims"] = std::move(s.claims);
  const std::pair<const char*, std::string> files[] = {{"/brat/annotation.conf", label_config_brat()},
                                                       {"/label-studio/config.xml", label_config_studio()},
                                                       {"/claims.csv", rows},
                                                       {"/strata.csv", strata_csv(request, drawing)},
                                                       {"/sample.json", sample.dump(1) + "\n"}};
  for (const auto& [name, bytes] : files) {
    if (auto error = put(s.path + name, bytes)) return error;
  }
  return std::nullopt;
}

}  // namespace sayso
