// open(2), write(2), fsync(2), rename(2), flock(2), in the order that survives a stop between any two of them.
#include "batch/durable.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <utility>

#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10U;  // bytes a write(2)
constexpr mode_t kMode = 0666;                            // the user's umask takes away from it

std::string partial_name(const std::string& path) {
  return path + ".partial";
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return false;
    }
  }
  return true;
}

}  // namespace

Error write_error(const std::string& path) {
  return {"write_failed", "cannot write " + utf8_name(path) + ": " + std::strerror(errno), 0};
}

Descriptor::~Descriptor() {
  if (number_ >= 0) close(number_);
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

Result<std::unique_ptr<DurableFile>> DurableFile::create(const std::string& path) {
  const std::string partial = partial_name(path);
  Descriptor descriptor(open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
  if (descriptor.number() < 0) return write_error(partial);
  return std::unique_ptr<DurableFile>(new DurableFile(std::move(descriptor), path));
}

DurableFile::~DurableFile() {
  if (!committed_) unlink(partial_name(path_).c_str());
}

std::optional<Error> DurableFile::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffer ? std::nullopt : flush();
}

std::optional<Error> DurableFile::flush() {
  if (!write_all(descriptor_.number(), buffer_)) return write_error(path_);
  buffer_.clear();
  return std::nullopt;
}

std::optional<Error> DurableFile::commit() {
  if (auto error = flush()) return error;
  if (fsync(descriptor_.number()) != 0) return write_error(path_);
  if (std::rename(partial_name(path_).c_str(), path_.c_str()) != 0) return write_error(path_);
  committed_ = true;
  return sync_folder(std::filesystem::path(path_).parent_path().native());
}

std::optional<Error> write_durably(const std::string& path, std::string_view bytes) {
  auto file = DurableFile::create(path);
  if (!file) return file.error();
  if (auto error = (*file)->write(bytes)) return error;
  return (*file)->commit();
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (file) return std::nullopt;
  return write_error(path);
}

Result<AppendFile> AppendFile::open(const std::string& path, std::uint64_t keep) {
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (descriptor.number() < 0 || ftruncate(descriptor.number(), static_cast<off_t>(keep)) != 0) {
    return write_error(path);
  }
  return AppendFile(std::move(descriptor), path);
}

std::optional<Error> AppendFile::append(std::string_view line) {
  if (!write_all(descriptor_.number(), line) || fdatasync(descriptor_.number()) != 0) return write_error(path_);
  return std::nullopt;
}

Result<FolderLock> FolderLock::take(const std::string& folder, const std::string& lock_file) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  if (code) return Error{"output_unwritable", "cannot make " + utf8_name(folder) + ": " + code.message(), 0};
  Descriptor descriptor(open(lock_file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode));
  if (descriptor.number() < 0) {
    return Error{"output_unwritable", "cannot write " + utf8_name(lock_file) + ": " + std::strerror(errno), 0};
  }
  if (flock(descriptor.number(), LOCK_EX | LOCK_NB) != 0) {
    return Error{"output_locked", "another run is writing to " + utf8_name(folder), 0};
  }
  return FolderLock(std::move(descriptor));
}

std::optional<Error> sync_folder(const std::string& folder) {
  const std::string name = folder.empty() ? "." : folder;
  const Descriptor descriptor(open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot sync a folder (EINVAL); then its names are as safe as they can be there.
  if (descriptor.number() < 0 || (fsync(descriptor.number()) != 0 && errno != EINVAL)) return write_error(name);
  return std::nullopt;
}

}  // namespace sayso
