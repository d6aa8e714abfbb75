// The progress of a run, as one line for a person: how far, how fast, how long yet.
// Entry: progress_line(), total_size(). When and where it is shown is left to cli/.
#pragma once

#include <cstdint>
#include <string>

#include "ingest/inputs.h"

namespace sayso {

struct Progress {
  std::uint64_t articles = 0;         ///< written
  std::uint64_t failed = 0;           ///< of them, set aside
  std::uint64_t bytes = 0;            ///< read of the input
  std::uint64_t total = 0;            ///< bytes of the input; 0 where unknown (a pipe)
  double seconds = 0;                 ///< since the start
  std::uint64_t articles_before = 0;  ///< of `articles`, written by an earlier run that goes on here
  std::uint64_t bytes_before = 0;     ///< of `bytes`, passed over for that reason
};

/// "1240 articles, 3 set aside, 57.3/s, 41 %, 2 min 10 s left"; share and time left only where the total is known and
/// something was read. The time left follows from the bytes, for articles differ in length. Rate and time left are
/// those of this run: what an earlier one did cost it nothing.
[[nodiscard]] std::string progress_line(const Progress& progress);

/// Bytes of all inputs; 0 where one is standard input, whose length nobody knows.
[[nodiscard]] std::uint64_t total_size(const InputList& inputs);

}  // namespace sayso
