// A folder that appears under its name only when it is complete, as Output does for a file.
// Entry: OutputFolder::make(). What is written into it is left to the caller.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// `path`.partial until commit() gives it its name; what an earlier run left there is removed. One thread at a time.
class OutputFolder {
 public:
  /// With `force` an older folder of that name is replaced, if it is empty or has a file `marker`: a slip of the finger
  /// shall not remove somebody's documents. Codes: output_exists, output_locked, output_unwritable.
  static Result<std::unique_ptr<OutputFolder>> make(const std::string& path, bool force, std::string_view marker);

  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;
  /// Removes a folder that was not committed.
  ~OutputFolder();

  [[nodiscard]] const std::string& partial() const { return partial_; }
  /// The error (code write_failed), or nothing.
  [[nodiscard]] std::optional<Error> commit();

 private:
  OutputFolder(std::string path, std::string partial, int descriptor)
      : path_(std::move(path)), partial_(std::move(partial)), descriptor_(descriptor) {}

  std::string path_;
  std::string partial_;  ///< empty once it is committed
  int descriptor_;       ///< holds the lock
};

}  // namespace sayso
