// Files that are there whole or not at all, whenever the machine stops: written beside their place, synced, renamed,
// and the folder synced. Entry: DurableFile, write_durably(), write_file(), AppendFile, FolderLock. What is written is
// left to the caller.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace sayso {

/// An open file that closes itself. -1: none.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(Descriptor&& other) noexcept : number_(other.number_) { other.number_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

/// A file under `path`.partial until commit() gives it its name. Without commit() the partial file is removed.
/// Errors: write_failed, with the kernel's reason. One thread at a time.
class DurableFile {
 public:
  static Result<std::unique_ptr<DurableFile>> create(const std::string& path);
  DurableFile(const DurableFile&) = delete;
  DurableFile& operator=(const DurableFile&) = delete;
  ~DurableFile();

  /// Buffered. The error, or nothing.
  [[nodiscard]] std::optional<Error> write(std::string_view bytes);
  /// Writes out what is buffered, syncs, renames, syncs the folder. An older file of that name is replaced.
  [[nodiscard]] std::optional<Error> commit();

 private:
  DurableFile(Descriptor descriptor, std::string path) : descriptor_(std::move(descriptor)), path_(std::move(path)) {}
  [[nodiscard]] std::optional<Error> flush();

  Descriptor descriptor_;
  std::string path_;
  std::string buffer_;
  bool committed_ = false;
};

/// The whole file at once.
[[nodiscard]] std::optional<Error> write_durably(const std::string& path, std::string_view bytes);

/// The whole file at once, not synced: for a folder that gets its name when all of it is there.
[[nodiscard]] std::optional<Error> write_file(const std::string& path, std::string_view bytes);

/// A file that grows by whole lines, each on the disk before append() returns. `keep` bytes of what is there stay, the
/// rest is cut off: what a kill left of a line.
class AppendFile {
 public:
  static Result<AppendFile> open(const std::string& path, std::uint64_t keep);
  [[nodiscard]] std::optional<Error> append(std::string_view line);

 private:
  AppendFile(Descriptor descriptor, std::string path) : descriptor_(std::move(descriptor)), path_(std::move(path)) {}
  Descriptor descriptor_;
  std::string path_;
};

/// Keeps a second run from a folder as long as it lives; the system drops it with the process, however that ends.
class FolderLock {
 public:
  /// Makes the folder where it is missing. Codes: output_locked, output_unwritable.
  static Result<FolderLock> take(const std::string& folder, const std::string& lock_file);

 private:
  explicit FolderLock(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
  Descriptor descriptor_;
};

/// The names in a folder live on the disk.
[[nodiscard]] std::optional<Error> sync_folder(const std::string& folder);

/// "cannot write PATH: No space left on device"; code write_failed. Reads errno.
[[nodiscard]] Error write_error(const std::string& path);

}  // namespace sayso
