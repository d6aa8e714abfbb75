// "\r", the line, and an erasing of what was longer.
#include "cli/progress_display.h"

#include <cstdio>
#include <string>

namespace sayso {
namespace {

constexpr auto kInterval = std::chrono::milliseconds(200);  // between two lines: readable

}  // namespace

ProgressDisplay::~ProgressDisplay() {
  if (visible_) std::fputs("\r\x1b[K", stderr);
}

void ProgressDisplay::update(Progress progress) {
  const auto now = Clock::now();
  if (!shown_ || now - last_ < kInterval) return;
  last_ = now;
  visible_ = true;
  if (progress.seconds == 0) progress.seconds = std::chrono::duration<double>(now - start_).count();
  const std::string line = progress_line(progress);
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
}

}  // namespace sayso
