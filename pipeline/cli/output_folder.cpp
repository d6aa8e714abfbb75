#include "cli/output_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <system_error>

namespace sayso {
namespace {

namespace fs = std::filesystem;

/// Nothing where the folder may be made, or taken away and made again.
std::optional<Error> refusal(const std::string& path, bool force, std::string_view marker) {
  std::error_code code;
  if (!fs::exists(fs::symlink_status(path, code))) return std::nullopt;
  if (!fs::is_directory(path, code)) return Error{"output_exists", path + " exists already and is no folder", 0};
  if (fs::is_empty(path, code)) return std::nullopt;
  if (!force) return Error{"output_exists", path + " exists already; --force writes over it", 0};
  if (fs::exists(path + "/" + std::string(marker), code)) return std::nullopt;
  return Error{"output_exists",
               path + " is no such export (it has no " + std::string(marker) + "): --force does not remove it", 0};
}

Error unwritable(const std::string& path, const std::error_code& code) {
  return {"output_unwritable", "cannot write " + path + ": " + code.message(), 0};
}

}  // namespace

Result<std::unique_ptr<OutputFolder>> OutputFolder::make(const std::string& given, bool force,
                                                         std::string_view marker) {
  std::string path = given;
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  if (auto refused = refusal(path, force, marker)) return *std::move(refused);
  const std::string partial = path + ".partial";
  std::error_code code;
  fs::create_directory(partial, code);
  if (code) return unwritable(partial, code);
  const int descriptor = open(partial.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return unwritable(partial, std::error_code(errno, std::generic_category()));
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    close(descriptor);
    return Error{"output_locked", "another run is writing " + partial, 0};
  }
  std::unique_ptr<OutputFolder> folder(new OutputFolder(path, partial, descriptor));
  for (const fs::directory_entry& left : fs::directory_iterator(partial, code)) fs::remove_all(left.path(), code);
  if (code) return unwritable(partial, code);
  return folder;
}

OutputFolder::~OutputFolder() {
  std::error_code code;
  if (!partial_.empty()) fs::remove_all(partial_, code);
  close(descriptor_);
}

std::optional<Error> OutputFolder::commit() {
  std::error_code code;
  fs::remove_all(path_, code);  // an empty folder, or an older export: make() has looked
  if (!code) fs::rename(partial_, path_, code);
  if (code) return Error{"write_failed", "cannot give its name to " + path_ + ": " + code.message(), 0};
  partial_.clear();
  return std::nullopt;
}

}  // namespace sayso
