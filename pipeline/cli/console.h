// What the program says to a person beside its output, and what it knows of the terminal.
// Entry: say(). Data go through output.h.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "report/terminal.h"

namespace sayso {

/// One line on standard error: "sayso: <message>". Control characters are shown as \xNN: a file's name is not trusted.
void say(std::string_view message);

/// Colour where standard output is a terminal that has it and NO_COLOR is not set; the terminal's width.
[[nodiscard]] TerminalStyle terminal_style();

/// A line that is written over may be shown: standard error is a terminal that can, and records do not go to one.
[[nodiscard]] bool shows_progress(bool records_to_standard_output);

/// Turns true at the first Ctrl-C (or SIGTERM, SIGHUP); a second one ends the program at once. Calling it again changes
/// nothing.
[[nodiscard]] std::atomic<bool>& stop_on_signals();

}  // namespace sayso
