// The line on standard error that is written over as a run goes on.
// Entry: ProgressDisplay. What it says is left to batch/progress.h.
#pragma once

#include <chrono>

#include "batch/progress.h"

namespace sayso {

/// Shows nothing where `shown` is false. The line is gone when the display is. One thread at a time.
class ProgressDisplay {
 public:
  explicit ProgressDisplay(bool shown) : shown_(shown) {}
  ~ProgressDisplay();
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  /// Shows the figures, at most five times a second. `progress.seconds` is set here where it is 0.
  void update(Progress progress);

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  bool visible_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace sayso
