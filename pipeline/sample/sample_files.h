// The folder of a sample: what labellers open, and beside it what `sayso evaluate` needs to read their work back.
// Entry: SampleFolder. README.md of this folder has the formats.
//
//   DIR/brat/t0001.txt, t0001.ann ... annotation.conf   DIR/label-studio/tasks.json, config.xml
//   DIR/claims.csv (a row a claim, with its weight)     DIR/strata.csv
//   DIR/sample.json (all of it, with sayso's answers: not for labellers)
#pragma once

#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "sample/sampler.h"
#include "sample/tasks.h"

namespace sayso {

inline constexpr std::string_view kSampleVersion = "1.0.0";

/// What was asked for; it stands in sample.json.
struct SampleRequest {
  std::string run;
  std::vector<StratumField> by;
  std::uint64_t n = 0;
  std::uint64_t seed = 0;
  bool show_predictions = false;
};

/// One thread at a time. The files are whole after finish() alone.
class SampleFolder {
 public:
  /// In a folder that is there, and empty. Code: write_failed, with the system's reason; so of the others.
  static Result<SampleFolder> create(const std::string& path);

  [[nodiscard]] std::optional<Error> add(const Task& task);
  [[nodiscard]] std::optional<Error> finish(const SampleRequest& request, const Drawing& drawing);

 private:
  explicit SampleFolder(std::string path) : path_(std::move(path)) {}
  [[nodiscard]] std::string studio_path() const { return path_ + "/label-studio/tasks.json"; }

  std::string path_;
  std::ofstream studio_;
  std::string rows_;  ///< of claims.csv
  nlohmann::ordered_json claims_ = nlohmann::ordered_json::array();
};

}  // namespace sayso
