// What several commands do alike: open what was named.
// Entry: open_inputs(), add_model_options(), open_model(), date_today().
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "core/result.h"
#include "encode/model.h"
#include "ingest/inputs.h"

namespace sayso {

/// The inputs of these paths; without a path standard input, unless it is a terminal at which nobody expects to type.
Result<std::vector<Input>> open_inputs(const std::vector<std::string>& paths);

/// Which weights read the articles.
struct ModelChoice {
  std::string profile = "fast";
  std::string file;  ///< empty: those that are built in
};

/// The options --profile and --model; the default is what `choice` holds.
void add_model_options(CLI::App& app, ModelChoice& choice);

/// The weights of that choice. The message of an error names the file.
Result<Model> open_model(const ModelChoice& choice);

/// "2026-11-27", in UTC; that of SOURCE_DATE_EPOCH (seconds) where it is set, so that a page can be made again.
std::string date_today();

}  // namespace sayso
