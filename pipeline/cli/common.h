// What several commands do alike: open what was named.
// Entry: open_inputs(), open_model(), date_today(), add_reading(), add_jobs().
#pragma once

#include <CLI/App.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "encode/model.h"
#include "ingest/inputs.h"
#include "ingest/reader.h"

namespace sayso {

/// The inputs of these paths; without a path standard input, unless it is a terminal at which nobody expects to type.
Result<std::vector<Input>> open_inputs(const std::vector<std::string>& paths);

/// The weights in that file; the built-in ones where the path is empty. The message names the file.
Result<Model> open_model(const std::string& path);

/// "2026-11-27", in UTC; that of SOURCE_DATE_EPOCH (seconds) where it is set, so that a page can be made again.
std::string date_today();

/// Bytes of all inputs; 0 where one is a pipe.
[[nodiscard]] std::uint64_t total_size(const std::vector<Input>& inputs);

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
void add_jobs(CLI::App& app, unsigned& jobs);

}  // namespace sayso
