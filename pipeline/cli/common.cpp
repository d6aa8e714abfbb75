// The command line's names -> what they stand for.
#include "cli/common.h"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>
#include <ctime>
#include <string_view>

#include "cli/command.h"
#include "cli/console.h"

namespace sayso {

Result<std::vector<Input>> open_inputs(const std::vector<std::string>& paths) {
  if (!paths.empty()) return list_inputs(paths);
  if (isatty(STDIN_FILENO) == 1) {
    return Error{"no_input", "no input: name a file or a folder, or - to type the article here", 0};
  }
  return list_inputs({"-"});
}

void add_model_options(CLI::App& app, ModelChoice& choice) {
  app.add_option("--profile", choice.profile,
                 "fast, for archives, or accurate, the best reading, some twenty times slower")
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

int refuse(const Error& error) {
  say(error.message);
  return kNothingDone;
}

}  // namespace sayso
