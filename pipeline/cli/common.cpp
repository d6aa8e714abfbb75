// The command line's names -> what they stand for.
#include "cli/common.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"

namespace sayso {
namespace {

constexpr unsigned kMaxJobs = 256;  // threads: beyond it a slip of the finger

}  // namespace

Result<InputList> open_inputs(const std::vector<std::string>& paths) {
  if (!paths.empty()) return list_inputs(paths);
  if (isatty(STDIN_FILENO) == 1) {
    return Error{"no_input", "no input: name a file or a folder, or - to type the article here", 0};
  }
  return list_inputs({"-"});
}

void add_model_options(CLI::App& app, ModelChoice& choice) {
  app.add_option("--profile", choice.profile, "fast, for archives, or accurate, the best reading, many times slower")
      ->option_text("NAME=" + choice.profile)
      ->check(CLI::IsMember({"fast", "accurate"}));
  app.add_option("--model", choice.file, "weights to use in place of the built-in ones")->option_text("FILE");
}

Result<Model> open_model(const ModelChoice& choice) {
  if (choice.file.empty())
    return Model::built_in(choice.profile == profile_name(Profile::accurate) ? Profile::accurate : Profile::fast);
  auto model = Model::load(choice.file);
  if (model) return model;
  Error error = model.error();
  error.message = choice.file + ": " + error.message;
  return error;
}

std::string date_today() {
  std::time_t seconds = std::time(nullptr);
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed != nullptr) {
    const std::string_view digits(fixed);
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  }
  std::tm day = {};
  gmtime_r(&seconds, &day);
  std::string date(sizeof("2026-11-27"), '\0');
  date.resize(std::strftime(date.data(), date.size(), "%Y-%m-%d", &day));
  return date;
}

void add_reading(CLI::App& app, ReadingOptions& options) {
  app.add_option("--id-field", options.id_field, "the field or column that names an article (default: id)")
      ->option_text("NAME");
  app.add_option("--text-field", options.text_field, "the field or column that holds its text (default: text)")
      ->option_text("NAME");
  app.add_option("--metadata", options.metadata, "a CSV or TSV table of what is known of texts and pages, by their id")
      ->option_text("FILE");
}

Result<ReaderOptions> open_reading(const ReadingOptions& options) {
  ReaderOptions reader = {{options.id_field, options.text_field}};
  if (options.metadata.empty()) return reader;
  auto table = MetadataTable::load(options.metadata, options.id_field);
  if (!table) return table.error();
  reader.metadata = std::make_shared<const MetadataTable>(std::move(*table));
  return reader;
}

unsigned default_jobs() {
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
}

void add_jobs(CLI::App& app, unsigned& jobs, const std::string& same) {
  app.add_option("--jobs,-j", jobs, "workers; " + same + " the same for any number (default: the processors)")
      ->option_text("N")
      ->check(CLI::Range(1U, kMaxJobs));
}

int refuse(const Error& error) {
  say(error.message);
  return kNothingDone;
}

}  // namespace sayso
