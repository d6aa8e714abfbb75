// What several commands do alike: open what was named.
// Entry: open_inputs(), add_model_options(), open_model(), add_reading(), add_jobs(), date_today().
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "core/result.h"
#include "encode/model.h"
#include "ingest/inputs.h"
#include "ingest/reader.h"

namespace sayso {

/// The inputs of these paths; without a path standard input, unless it is a terminal at which nobody expects to type.
Result<InputList> open_inputs(const std::vector<std::string>& paths);

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

/// The options that say how articles are read, the same for all commands.
struct ReadingOptions {
  std::string id_field = "id";
  std::string text_field = "text";
  std::string metadata;  ///< a table; empty: none
};
/// The reader's options; reads the table. Codes: those of MetadataTable.
Result<ReaderOptions> open_reading(const ReadingOptions& options);
void add_reading(CLI::App& app, ReadingOptions& options);

/// --jobs; the processors where it is not given.
[[nodiscard]] unsigned default_jobs();
/// `same`: what does not hang on the number, for the help.
void add_jobs(CLI::App& app, unsigned& jobs, const std::string& same = "the records are");

}  // namespace sayso
