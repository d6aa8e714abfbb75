// Reading the arguments: help, version, and what to say when they are wrong.
// Entry: describe_program(), then the commands, then parse_arguments(). The options of a command stand in its own file.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

namespace sayso {

/// Name, examples, help and version. Before the commands are added: they take over the help.
void describe_program(CLI::App& program);

/// Parses the arguments (without the program's name) into `program`, whose commands are added. Nothing where a command
/// is to run; else the exit code: help or version was printed, or what is wrong was said, with a near match.
[[nodiscard]] std::optional<int> parse_arguments(CLI::App& program, std::vector<std::string> arguments);

}  // namespace sayso
