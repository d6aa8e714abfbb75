// write(2), a lock and a rename. The kernel's own reasons reach the message, so that a full disk is called so.
#include "cli/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "cli/command.h"
#include "cli/console.h"

namespace sayso {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10U;  // bytes a write(2)
constexpr mode_t kMode = 0666;                           // the user's umask takes away from it

Error output_error(const char* code, const std::string& what) {
  return {code, what, 0};
}

/// The file that is open is still the one of that name: another run may have renamed it before the lock was ours.
bool is_same_file(int descriptor, const std::string& path) {
  struct stat open_file = {};
  struct stat named = {};
  return fstat(descriptor, &open_file) == 0 && stat(path.c_str(), &named) == 0 && open_file.st_ino == named.st_ino &&
         open_file.st_dev == named.st_dev;
}

/// Without `force` a file that has appeared in the meantime stays.
int rename_to(const std::string& from, const std::string& to, bool force) {
  if (force) return std::rename(from.c_str(), to.c_str());
  const int renamed = renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
  if (renamed != 0 && (errno == EINVAL || errno == ENOSYS)) return std::rename(from.c_str(), to.c_str());
  return renamed;
}

}  // namespace

Output::Output(int descriptor, std::string name, std::string partial, bool force)
    : descriptor_(descriptor), name_(std::move(name)), partial_(std::move(partial)), force_(force) {}

Output::~Output() {
  if (!partial_.empty()) unlink(partial_.c_str());
  if (!is_standard()) close(descriptor_);
}

std::unique_ptr<Output> Output::standard() {
  return std::unique_ptr<Output>(new Output(STDOUT_FILENO, "", "", true));
}

Result<std::unique_ptr<Output>> Output::file(const std::string& path, bool force) {
  struct stat status = {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISREG(status.st_mode) && !force) {
    return output_error("output_exists", path + " exists already; --force writes over it");
  }
  const bool direct = exists && !S_ISREG(status.st_mode);
  const std::string place = direct ? path : path + ".partial";
  const int descriptor = open(place.c_str(), O_WRONLY | O_CLOEXEC | (direct ? 0 : O_CREAT), kMode);
  if (descriptor < 0) return output_error("output_unwritable", "cannot write " + place + ": " + std::strerror(errno));
  if (!direct && (flock(descriptor, LOCK_EX | LOCK_NB) != 0 || !is_same_file(descriptor, place))) {
    close(descriptor);
    return output_error("output_locked", "another run is writing " + place);
  }
  auto output = std::unique_ptr<Output>(new Output(descriptor, path, direct ? "" : place, force));
  if (!direct && ftruncate(descriptor, 0) != 0) {
    return output_error("output_unwritable", "cannot write " + place + ": " + std::strerror(errno));
  }
  return output;
}

bool Output::fail(const std::string& what) {
  closed_early_ = errno == EPIPE;
  if (!closed_early_) {
    const std::string place = is_standard() ? "standard output" : name_;
    error_ = output_error("write_failed", "cannot " + what + " " + place + ": " + std::strerror(errno));
  }
  buffer_.clear();
  return false;
}

bool Output::write(std::string_view bytes) {
  if (closed_early_ || error_) return false;
  buffer_ += bytes;
  return buffer_.size() < kBuffer || flush();
}

bool Output::flush() {
  if (closed_early_ || error_) return false;
  for (std::size_t done = 0; done < buffer_.size();) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (count >= 0) {
      done += static_cast<std::size_t>(count);
    } else if (errno == EAGAIN) {
      pollfd wait = {descriptor_, POLLOUT, 0};
      poll(&wait, 1, -1);
    } else if (errno != EINTR) {
      return fail("write to");
    }
  }
  buffer_.clear();
  return true;
}

std::optional<Error> Output::commit() {
  if (!flush() || partial_.empty()) return error_;
  if (fsync(descriptor_) != 0 && errno != EINVAL) {
    fail("write to");
  } else if (rename_to(partial_, name_, force_) != 0) {
    fail("give its name to");
  } else {
    partial_.clear();
  }
  return error_;
}

std::string Output::keep_partial() {
  if (!flush()) return "";
  return std::exchange(partial_, "");
}

int print(std::string_view text) {
  const auto output = Output::standard();
  output->write(text);
  const auto error = output->commit();
  if (error) say(error->message);
  return error ? kNothingDone : kAllDone;
}

}  // namespace sayso
