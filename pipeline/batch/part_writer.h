// The writing side of a run: outcomes in input order -> whole parts, each journalled once it is on the disk.
// Entry: PartWriter::add(), finish(). Which articles come is left to run_reader.h.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "batch/batch.h"
#include "batch/durable.h"
#include "batch/journal.h"
#include "batch/run_folder.h"
#include "batch/run_reader.h"
#include "report/sha256.h"

namespace sayso {

/// One thread at a time. After an error nothing more is written.
class PartWriter {
 public:
  /// All that is named must outlive the writer. `journal`'s parts grow with what is committed.
  PartWriter(const RunPaths& paths, Journal& journal, AppendFile& file, RunReader& reader);

  /// False after an error. The last article of a part commits it.
  bool add(const Outcome& outcome);
  /// Commits the part that the end of the input closed; drops one that was left in the middle.
  bool finish();

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  bool begin(std::uint64_t part);
  bool commit(const PartInput& input);
  bool check(std::optional<Error> error);

  const RunPaths& paths_;
  Journal& journal_;
  AppendFile& journal_file_;
  RunReader& reader_;
  std::optional<Error> error_;

  std::unique_ptr<DurableFile> file_;  ///< of the part in hand
  PartEntry entry_;
  BatchCounts counts_;
  Sha256 hash_;
  std::vector<Failure> failures_;
};

}  // namespace sayso
