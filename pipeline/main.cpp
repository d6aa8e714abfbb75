// Arguments -> command -> exit code, and nothing else.
#include <fcntl.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/command.h"

namespace {

/// With a standard stream closed, the next file that is opened would get its number and the stream's data. A descriptor
/// that can be neither read nor written the right way makes these fail in place of vanish.
void open_standard_streams() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    [[maybe_unused]] const int opened = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

}  // namespace

int main(int argc, char** argv) {
  open_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is told by write(2), and ends the run quietly

  CLI::App program;
  sayso::describe_program(program);
  // clang-format off
  const std::vector<sayso::Command> commands = {  // one a line
      sayso::add_analyze(program),
      sayso::add_inspect(program),
      sayso::add_explain(program),
      sayso::add_phrases(program),
      sayso::add_actors(program),
      sayso::add_blame(program),
      sayso::add_run(program),
      sayso::add_merge(program),
      sayso::add_report(program),
      sayso::add_export(program),
      sayso::add_sample(program),
      sayso::add_evaluate(program),
      sayso::add_serve(program),
      sayso::add_features(program),
      sayso::add_label(program),
  };
  // clang-format on
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  if (const auto code = sayso::parse_arguments(program, arguments)) return *code;
  for (const sayso::Command& command : commands) {
    if (command.app->parsed()) return command.run();
  }
  return sayso::kNothingDone;
}
