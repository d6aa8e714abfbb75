// The folders of all shards of one input -> the folder of one run.
// Entry: merge_shards(). How a shard comes to be is left to run.h.
#pragma once

#include <atomic>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "core/result.h"

namespace sayso {

/// Copies each part, and checks its hash on the way. Parts, journal and errors.jsonl are then the bytes of a run
/// without shards; the manifest is, but for its time. The shards stay as they are. What an earlier, stopped merge left
/// in `folder` is written over. Codes: shards_differ (of another input, model, version or options), shards_missing (not
/// each shard once, or one not complete), output_locked, output_not_a_run (the folder holds something else),
/// part_damaged, not_a_run, journal_damaged, path_unreadable, write_failed, interrupted.
Result<BatchCounts> merge_shards(const std::vector<std::string>& shards, const std::string& folder,
                                 const std::atomic<bool>& interrupted);

}  // namespace sayso
