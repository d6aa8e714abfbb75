// A whole archive into a folder, in parts, so that it can stop at any moment and go on.
// Entry: run_archive(). The files are described in run_folder.h and journal.h; the command line is left to cli/.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/progress.h"
#include "core/result.h"
#include "encode/model.h"
#include "ingest/inputs.h"
#include "ingest/reader.h"

namespace sayso {

/// Articles a part: some 10 to 20 seconds of one worker, which is what a kill costs and a Ctrl-C waits for.
inline constexpr std::uint64_t kDefaultPartSize = 1000;
inline constexpr std::uint64_t kMaxPartSize = 1'000'000;

/// The parts p with p % count == index, of an input that several machines share.
struct Shard {
  std::uint64_t index = 0;  ///< from 0
  std::uint64_t count = 1;
};

struct RunOptions {
  std::string folder;
  BatchOptions batch;
  std::uint64_t part_size = kDefaultPartSize;
  Shard shard;
  bool restart = false;       ///< what an earlier run left in the folder is removed
  bool retry_errors = false;  ///< articles that were set aside are read and analysed again
  OrderedJson model;          ///< what the manifest says of the weights
  OrderedJson reading;        ///< options of the reader that decide what an article is
};

/// How a run ended.
struct RunResult {
  BatchCounts counts;  ///< of the whole folder; `tokens` of this time alone
  std::uint64_t parts = 0;
  std::uint64_t analysed = 0;  ///< articles of this time
  std::uint64_t redone = 0;    ///< parts that were there, but damaged
  bool complete = false;       ///< every part is there
  bool was_complete = false;   ///< it was before, and nothing was done
};

/// Called now and then on the writer's thread.
using OnProgress = std::function<void(const Progress& progress)>;

/// Analyses all articles of `inputs` that `folder` does not hold yet. Once `interrupted` turns true, it ends when the
/// part in hand is whole. The records, the journal and errors.jsonl are the same bytes for any number of workers and
/// any stops in between, for one input, model, version, kernels and set of options; where one of these is not what the
/// folder was begun with, it refuses.
/// Codes: output_locked, output_unwritable, output_not_a_run, input_changed, run_changed, journal_damaged,
/// write_failed, path_unreadable, interrupted.
Result<RunResult> run_archive(const Model& model, const InputList& inputs, const RunOptions& options,
                              const ReaderOptions& reading, const std::atomic<bool>& interrupted,
                              const OnProgress& on_progress);

/// What --dry-run tells: what would be read, and how much of it is done.
struct DryRun {
  BatchCounts counts;       ///< of the input, as far as reading tells
  std::uint64_t parts = 0;  ///< of this shard
  std::uint64_t parts_done = 0;
};

/// Reads the whole input, analyses nothing and writes nothing. Refuses what run_archive() would refuse.
Result<DryRun> dry_run(const InputList& inputs, const RunOptions& options, const ReaderOptions& reading,
                       const std::atomic<bool>& interrupted, const OnProgress& on_progress);

}  // namespace sayso
