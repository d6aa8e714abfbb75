// Many items through several workers, results in input order, whatever worker is done first.
// Entry: run_ordered(). What is done to an item, and where a result goes, is left to the caller.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ingest/reader.h"

namespace sayso {

/// An article that was set aside, as errors.jsonl tells it.
struct Failure {
  std::uint64_t sequence = 0;
  std::optional<std::string> id;
  std::string file;               ///< the input, as messages name it; "archive.zip!member.txt" inside an archive
  std::uint64_t byte_offset = 0;  ///< of the fault in that file, unpacked
  std::string code;
  std::string message;
};

/// What became of one item.
struct Outcome {
  std::string line;                               ///< the record, without its line end
  std::string error_code = {};                    ///< empty where the article was analysed
  std::vector<std::string> warnings = {};         ///< the document's codes
  std::uint64_t sequence = 0;                     ///< of the item
  std::uint64_t tokens = 0;                       ///< of the text, where it was analysed in this run
  std::optional<Failure> failure = std::nullopt;  ///< where it was set aside
};

struct OrderedOptions {
  unsigned jobs = 1;   ///< workers; > 0
  unsigned batch = 1;  ///< items that a worker takes at once, as far as they are small; > 0
};

/// The next item; nothing at the end. Called on the thread that called run_ordered.
using NextItem = std::function<std::optional<Item>()>;
/// One item -> its outcome. One a worker, called on its thread alone; must not throw.
using Work = std::function<Outcome(Item)>;
/// Makes a worker's Work; called on that worker's thread when its first item comes. Must not throw.
using MakeWork = std::function<Work()>;
/// Takes the outcomes in input order, one call at a time, on one thread of its own. `idle`: no further one is ready, so
/// it is time to flush. False: it cannot write, and nothing more is read or handed over.
using Write = std::function<bool(const Outcome& outcome, bool idle)>;

/// Reads, works and writes at the same time until next() gives nothing; returns once all that was read is written.
/// Memory is bounded: no item is read while kInFlight batches a worker, or kInFlightBytes of text in all, are not yet
/// written. `stop` is set when write() fails, so that a reader that waits for input sees it.
void run_ordered(const OrderedOptions& options, const NextItem& next, const MakeWork& make_work, const Write& write,
                 std::atomic<bool>& stop);

}  // namespace sayso
