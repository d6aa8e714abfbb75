// Many articles -> one line each, in input order, and what became of them.
// Entry: analyze_batch(). Reading is left to ingest/, the record to report/, the output file to cli/.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <string>

#include "batch/ordered.h"
#include "encode/model.h"
#include "pipeline.h"
#include "report/json_record.h"

namespace sayso {

struct BatchOptions {
  OrderedOptions workers;  ///< the lines are the same bytes for any number of them, and for any batch
  RecordOptions record;
};

/// What became of a run's articles. The writer's thread alone changes it.
struct BatchCounts {
  std::uint64_t articles = 0;  ///< all, those set aside too
  std::uint64_t failed = 0;
  std::uint64_t tokens = 0;                       ///< of those that were analysed
  std::map<std::string, std::uint64_t> errors;    ///< code -> articles
  std::map<std::string, std::uint64_t> warnings;  ///< code -> articles

  void add(const Outcome& outcome);
};

/// One article through the stages and into its line; an article that was set aside, or that runs out of memory
/// (out_of_memory), becomes an error record. Throws nothing. The C interface and all commands analyse through it.
[[nodiscard]] Outcome analyze_item(Analyzer& analyzer, const ModelLabel& model, const RecordOptions& options,
                                   Item item);

/// What a record says of this model.
[[nodiscard]] inline ModelLabel label_of(const Model& model) {
  return {model.name(), model.version()};
}

/// Analyses all items, each worker with an Analyzer of its own. A bad article becomes an error record, and the run goes
/// on; so does one that runs out of memory (out_of_memory). For threads, bounds and `stop` see run_ordered().
void analyze_batch(const Model& model, const BatchOptions& options, const NextItem& next, const Write& write,
                   std::atomic<bool>& stop);

/// "12 articles, 2 set aside (invalid_utf8: 1, text_empty: 1), unsupported_language: 3".
[[nodiscard]] std::string summary(const BatchCounts& counts);

}  // namespace sayso
