// The folder of a run, as others read it: where its files lie, and its records in input order.
// Entry: RecordStream::open(). How a run is written is left to run.h.
//
//   DIR/parts/part-000000.jsonl   records of the input's first articles, one a line; then part-000001.jsonl ...
//   DIR/journal                   which parts are whole: journal.h has the grammar
//   DIR/errors.jsonl              what was set aside, with its file and byte
//   DIR/manifest.json             versions, hashes, options, counts, time
//   DIR/lock                      held while a run writes
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "ingest/byte_source.h"
#include "ingest/line_reader.h"

namespace sayso {

/// The paths inside a run's folder.
struct RunPaths {
  explicit RunPaths(std::string run_folder) : folder(std::move(run_folder)) {}
  std::string folder;

  [[nodiscard]] std::string parts() const { return folder + "/parts"; }
  [[nodiscard]] std::string part(std::uint64_t index) const;
  [[nodiscard]] std::string journal() const { return folder + "/journal"; }
  [[nodiscard]] std::string errors() const { return folder + "/errors.jsonl"; }
  [[nodiscard]] std::string manifest() const { return folder + "/manifest.json"; }
  [[nodiscard]] std::string lock() const { return folder + "/lock"; }
};

/// The records of a run's folder, or of a file that `sayso analyze` wrote (plain, .gz or .zst; "-": standard input),
/// one after another in input order. Holds one record at a time. One thread at a time.
class RecordStream {
 public:
  /// Codes: path_unreadable, not_a_run, journal_damaged.
  static Result<RecordStream> open(const std::string& path);

  /// The next record as it was written, without its line end; nothing at the end; once a fault of the file
  /// (part_damaged: a part is not there or not as long as the journal says; and the codes of byte_source.h), and then
  /// nothing more. Error records ({"id", "sequence", "error"}) come too.
  std::optional<Result<std::string>> next();

  /// False where the folder's run has not come to its end, or is one shard of several: parts are missing yet.
  [[nodiscard]] bool complete() const { return complete_; }

 private:
  struct Part {
    std::string path;
    std::optional<std::uint64_t> bytes;  ///< as the journal has it
  };
  explicit RecordStream(std::vector<Part> parts) : parts_(std::move(parts)) {}
  std::optional<Error> open_next();

  std::vector<Part> parts_;
  std::size_t at_ = 0;  ///< the part that comes next
  bool complete_ = true;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<LineReader> lines_;
};

}  // namespace sayso
