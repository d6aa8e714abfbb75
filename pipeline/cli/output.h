// Where the records go: standard output, or a file that appears under its name only when it is complete.
// Entry: Output::standard(), Output::file(). What is written is left to the commands.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// A buffered stream of bytes. After a failed write nothing more is written. One thread at a time.
class Output {
 public:
  static std::unique_ptr<Output> standard();

  /// Writes to `path`.partial, which commit() renames; a lock keeps a second run from the same file, and what an
  /// earlier run left there is written over. A path that is no regular file (/dev/null, a pipe) is written directly.
  /// Codes: output_exists (without `force`), output_locked, output_unwritable.
  static Result<std::unique_ptr<Output>> file(const std::string& path, bool force);

  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  /// Removes a partial file that was neither committed nor kept.
  ~Output();

  /// False after a failure: see closed_early() and error().
  bool write(std::string_view bytes);
  bool flush();

  /// Flushes; gives a file its name. The error of this or an earlier write (code write_failed), or nothing.
  [[nodiscard]] std::optional<Error> commit();
  /// Flushes, and leaves the partial file under the name that is returned; empty where there is none.
  [[nodiscard]] std::string keep_partial();

  /// The reader of a pipe went away: a quiet end, no error.
  [[nodiscard]] bool closed_early() const { return closed_early_; }
  [[nodiscard]] bool is_standard() const { return name_.empty(); }
  /// The file that commit() renames, for a library that writes it itself; empty where bytes go straight to their place.
  [[nodiscard]] const std::string& partial() const { return partial_; }

 private:
  Output(int descriptor, std::string name, std::string partial, bool force);
  bool fail(const std::string& what);

  int descriptor_;
  std::string name_;     ///< empty: standard output
  std::string partial_;  ///< empty where the bytes go straight to their place
  bool force_;
  std::string buffer_;
  bool closed_early_ = false;
  std::optional<Error> error_;
};

/// Writes all to standard output; kAllDone, or kNothingDone after saying why.
[[nodiscard]] int print(std::string_view text);

}  // namespace sayso
