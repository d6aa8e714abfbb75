// POSIX terminals and signals.
#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

namespace sayso {
namespace {

constexpr int kMaxWidth = 120;  // columns: longer lines of prose are hard to read

std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

void request_stop(int /*signal*/) {
  stop_requested = true;
}

bool capable_terminal(int descriptor) {
  const char* term = std::getenv("TERM");
  return isatty(descriptor) == 1 && term != nullptr && std::string_view(term) != "dumb";
}

}  // namespace

void say(std::string_view message) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string line = "sayso: ";
  for (const char c : message) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      line += c;
    } else {
      line += {'\\', 'x', kHex[byte >> 4U], kHex[byte & 15U]};
    }
  }
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

TerminalStyle terminal_style() {
  TerminalStyle style;
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = capable_terminal(STDOUT_FILENO) && (no_colour == nullptr || *no_colour == '\0');
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::min<int>(size.ws_col, kMaxWidth);
  }
  return style;
}

bool shows_progress(bool records_to_standard_output) {
  return capable_terminal(STDERR_FILENO) && !(records_to_standard_output && isatty(STDOUT_FILENO) == 1);
}

std::atomic<bool>& stop_on_signals() {
  struct sigaction action = {};
  action.sa_handler = request_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before = {};
    const bool ignored = sigaction(signal, nullptr, &before) == 0 && before.sa_handler == SIG_IGN;  // nohup
    if (!ignored) sigaction(signal, &action, nullptr);
  }
  return stop_requested;
}

}  // namespace sayso
