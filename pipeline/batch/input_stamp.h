// What the inputs of a run are, so that a later command sees whether they are still the same.
// Entry: stamp_inputs(), same_inputs(). What the articles in them are is checked part by part: run_reader.h.
//
//   inputs := {"files", "bytes", "stat_sha256", "sha256", "list": [{"name", "bytes", "sha256"}*] | null}
//
// `stat_sha256` is over names, lengths and times of change, `sha256` over names, lengths and contents; `list` is left
// out where there are more than 1,000 files. A pipe has neither length nor hash: null.
#pragma once

#include <atomic>
#include <vector>

#include "batch/journal.h"
#include "core/result.h"
#include "ingest/inputs.h"

namespace sayso {

/// Reads all files once, unless their names, lengths and times are those of `before` (null: there is none), which is
/// then given back. Codes: path_unreadable; interrupted, soon after `stop` turned true.
Result<OrderedJson> stamp_inputs(const InputList& inputs, const OrderedJson& before, const std::atomic<bool>& stop);

/// Whether two stamps are of the same names and contents.
[[nodiscard]] bool same_inputs(const OrderedJson& a, const OrderedJson& b);

/// The SHA-256 of a file as it lies there. Codes: path_unreadable; interrupted.
Result<std::string> file_sha256(const std::string& path, const std::atomic<bool>* stop = nullptr);

}  // namespace sayso
