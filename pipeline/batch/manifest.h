// The page that says how a run's records came to be, and the list of what was set aside.
// Entry: write_manifest(), write_errors(). Both follow from the journal; only `time` does not.
#pragma once

#include <optional>
#include <string>

#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/run_folder.h"

namespace sayso {

/// This time's work: what the journal does not hold, for it must be the same bytes each time.
struct RunTime {
  std::string started;  ///< UTC, "2026-11-27T07:33:25Z"
  std::string finished;
  double seconds = 0;
  std::uint64_t articles = 0;  ///< analysed
  std::uint64_t tokens = 0;
  unsigned jobs = 0;
};

/// Now, as RunTime has it.
[[nodiscard]] std::string utc_now();

/// The sums over all parts.
[[nodiscard]] BatchCounts count_all(const Journal& journal);

/// DIR/manifest.json. The error, or nothing.
[[nodiscard]] std::optional<Error> write_manifest(const RunPaths& paths, const Journal& journal, const RunTime& time);

/// DIR/errors.jsonl, in input order. Holds one part's list at a time.
[[nodiscard]] std::optional<Error> write_errors(const RunPaths& paths, const Journal& journal);

}  // namespace sayso
