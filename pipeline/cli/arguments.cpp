// CLI11 reads the arguments; its messages and exit codes (100 and above) are put in our own form.
#include "cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "cli/console.h"
#include "cli/hints.h"
#include "cli/output.h"
#include "encode/model.h"
#include "report/version.h"

namespace sayso {
namespace {

constexpr const char* kDescription =
    "sayso reads news articles and tells for every claim who is said to hold it, through whom\n"
    "it reached the page, and how firmly it is sourced. It reports what an article says, not what is true.\n\n"
    "Examples:\n"
    "  sayso inspect article.txt                          the claims, for a person\n"
    "  sayso inspect article.txt --html page.html         the same as a page, beside the text\n"
    "  sayso explain article.txt --claim 3                every feature of one claim\n"
    "  sayso analyze article.txt                          one JSON record\n"
    "  sayso analyze archive/ --output records.jsonl      a folder of .txt, .jsonl, .jsonl.gz\n"
    "  zcat dump.jsonl.gz | sayso analyze - --jobs 8      standard input\n"
    "  sayso serve                                        a box in your browser to paste an article into\n"
    "  sayso phrases archive/ --csv                       words that stand for a source, counted\n"
    "  sayso actors archive/                              the named sources, counted\n"
    "  sayso run archive/ --output run1/                  an archive overnight, in parts; goes on after a stop\n"
    "  sayso export run1/ --to sqlite --output run1.db    its tables for SQL, a spreadsheet, brat, Label Studio\n"
    "  sayso blame archive/ --format csv                  who is blamed for what, over all of them\n"
    "  sayso report run1/ --output report1/               its figures by outlet and month, with intervals\n"
    "  sayso sample run1/ --n 300 --by outlet --output s/ claims to label, drawn by strata\n"
    "  sayso evaluate --gold gold.jsonl --predicted records.jsonl\n";

constexpr const char* kFooter =
    "Exit codes: 0 all done; 1 some articles were set aside (each is an error record), or the run was\n"
    "interrupted; 2 wrong arguments, or an input, a model or the output cannot be read or written.";

std::string version() {
  std::string out = "sayso " + std::string(program_version()) + "\nschema " + std::string(kSchemaVersion) + "\n";
  for (const Profile profile : {Profile::fast, Profile::accurate}) {
    const Model& model = Model::built_in(profile);
    out += "model " + model.name() + " " + model.version() + "\n";
  }
  return out;
}

/// The options of the command that was named, or the names of the commands.
std::vector<std::string> candidates(const CLI::App& program, bool options) {
  std::vector<std::string> names;
  if (!options) {
    for (const CLI::App* command : program.get_subcommands([](const CLI::App* a) { return !a->get_group().empty(); })) {
      names.push_back(command->get_name());
    }
    return names;
  }
  const auto chosen = program.get_subcommands();
  const CLI::App& app = chosen.empty() ? program : *chosen.back();
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string see_help(const CLI::App& program) {
  const auto chosen = program.get_subcommands();
  return "; see sayso " + (chosen.empty() ? "" : chosen.back()->get_name() + " ") + "--help";
}

std::string with_hint(const CLI::App& program, const std::string& what, const std::string& word) {
  const bool is_option = word.starts_with('-');
  const auto near = nearest(word.substr(0, word.find('=')), candidates(program, is_option));
  if (near) return what + "; did you mean " + *near + "?";
  std::error_code code;
  if (!is_option && std::filesystem::exists(word, code)) return what + "; did you mean: sayso inspect " + word + "?";
  return what + see_help(program);
}

/// What is wrong, in one line.
std::string complaint(const CLI::App& program, const CLI::ParseError& error) {
  const std::vector<std::string> unknown = program.remaining(true);
  const bool no_command = program.get_subcommands().empty();
  const auto option = std::find_if(unknown.begin(), unknown.end(), [](const auto& w) { return w.starts_with('-'); });
  if (no_command && !unknown.empty() && option != unknown.begin()) {
    return with_hint(program, "there is no command " + unknown.front(), unknown.front());
  }
  if (option != unknown.end()) return with_hint(program, "there is no option " + *option, *option);
  if (!unknown.empty()) return "one argument too many: " + unknown.front() + see_help(program);
  std::string what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    what = what.substr(0, what.find(':')) + " needs a value";
  return what + see_help(program);
}

}  // namespace

void describe_program(CLI::App& program) {
  program.name("sayso");
  program.description(kDescription);
  program.footer(kFooter);
  program.require_subcommand(1);
  program.set_help_flag("--help,-h", "this help; after a command, that of the command");
  program.set_version_flag("--version", version, "versions of the program, the schema and the model");
}

std::optional<int> parse_arguments(CLI::App& program, std::vector<std::string> arguments) {
  if (arguments.empty()) {
    say("no command; see sayso --help");
    return kNothingDone;
  }
  for (std::string& argument : arguments) {
    // CLI11 takes "[a,b]" for a list of two; a file may have that name.
    if (argument.starts_with('[') || argument == "{}") argument.insert(0, "./");
  }
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    program.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    return print(program.help());
  } catch (const CLI::CallForVersion& request) {
    return print(request.what());
  } catch (const CLI::ParseError& error) {
    say(complaint(program, error));
    return kNothingDone;
  }
  return std::nullopt;
}

}  // namespace sayso
