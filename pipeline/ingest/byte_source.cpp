// read(2) and an unpacker behind one stream of bytes. Two buffers: raw_ as the file has it, unpacked_ as it goes out.
#include "ingest/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;  // bytes a read: large enough to be cheap, small enough for L2
constexpr int kPollMilliseconds = 100;                  // between two looks at the stop flag: feels instant to a person

bool may_wait(int descriptor) {
  struct stat status = {};
  return fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode);
}

class FileInput : public RawInput {
 public:
  FileInput(int descriptor, const std::atomic<bool>* stop)
      : descriptor_(descriptor), waits_(may_wait(descriptor)), stop_(stop) {}
  ~FileInput() override {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
  }
  FileInput(const FileInput&) = delete;
  FileInput& operator=(const FileInput&) = delete;

  Result<std::size_t> read(char* out, std::size_t size) override {
    while (stop_ == nullptr || !*stop_) {
      if (waits_) {
        pollfd wait = {descriptor_, POLLIN, 0};
        if (poll(&wait, 1, kPollMilliseconds) == 0) continue;
      }
      const ssize_t count = ::read(descriptor_, out, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno == EINTR || errno == EAGAIN) continue;
      return Error{"read_failed", std::string("cannot read on: ") + std::strerror(errno), 0};
    }
    return std::size_t{0};
  }

 private:
  int descriptor_;
  bool waits_;  ///< a pipe or a terminal: reading may take for ever
  const std::atomic<bool>* stop_;
};

}  // namespace

ByteSource::ByteSource(std::unique_ptr<RawInput> input, const std::atomic<bool>* stop)
    : input_(std::move(input)), stop_(stop) {}

ByteSource::~ByteSource() = default;

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path, const std::atomic<bool>* stop) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Error{"open_failed", std::string("cannot open: ") + std::strerror(errno), 0};
  return std::make_unique<ByteSource>(std::make_unique<FileInput>(descriptor, stop), stop);
}

std::unique_ptr<ByteSource> ByteSource::standard_input(const std::atomic<bool>* stop) {
  return std::make_unique<ByteSource>(std::make_unique<FileInput>(STDIN_FILENO, stop), stop);
}

/// A fault of the packing, or of the reading: its code ends in `what_code`.
Error ByteSource::fault(const char* what_code, const std::string& what) const {
  const std::uint64_t at = raw_count_ - raw().size();
  const std::string name(unpacker_->name());
  return {name + what_code, "the " + name + " data " + what + " (byte " + std::to_string(at) + " of the file)", at};
}

/// Adds a piece to raw_; false at the end of the file.
Result<bool> ByteSource::fill_raw() {
  raw_.erase(0, raw_consumed_);
  raw_consumed_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(before + kPiece);
  auto count = input_->read(raw_.data() + before, kPiece);
  raw_.resize(before + (count ? *count : 0));
  if (count) {
    raw_count_ += *count;
    return *count > 0;
  }
  Error error = count.error();
  error.message += " (byte " + std::to_string(raw_count_) + " of the file)";
  error.byte_offset = raw_count_;
  return error;
}

/// The fault is told again at each further call.
Error ByteSource::keep(Error error) {
  pending_ = std::move(error);
  return *pending_;
}

/// False after a stop: nothing is decided yet.
Result<bool> ByteSource::decide_form() {
  bool going = true;
  while (going && raw().size() < kPackingBytes) {
    auto filled = fill_raw();
    if (!filled) return filled;
    if (!*filled && stopped()) return false;
    going = *filled;
  }
  unpacker_ = unpacker_for(raw());
  form_known_ = true;
  return true;
}

Result<bool> ByteSource::more() {
  if (pending_) return *pending_;
  unpacked_.erase(0, consumed_);
  consumed_ = 0;
  if (!form_known_) {
    auto decided = decide_form();
    if (!decided) return keep(decided.error());
    if (!*decided) return false;
  }
  if (unpacker_) return unpack();
  if (raw().empty()) {
    auto filled = fill_raw();
    if (!filled) return keep(filled.error());
  }
  const bool any = !raw().empty();
  unpacked_ += raw();
  raw_consumed_ = raw_.size();
  return any;
}

/// Between two members: true where another one follows.
Result<bool> ByteSource::next_member() {
  bool at_end = false;
  while (true) {
    // Tapes and block devices pad with zeros.
    while (!raw().empty() && raw().front() == '\0') ++raw_consumed_;
    if (raw().size() >= kPackingBytes || at_end) break;
    auto filled = fill_raw();
    if (!filled) return filled;
    at_end = !*filled;
  }
  if (raw().empty()) return false;
  if (!unpacker_->begins(raw())) return fault("_trailing", "are followed by what is none");
  unpacker_->begin_member();
  in_member_ = true;
  return true;
}

/// Packed bytes to unpack, from this member or the next; false at the end of the last one, and after a stop.
Result<bool> ByteSource::feed() {
  if (!in_member_) {
    auto follows = next_member();
    if (!follows || !*follows) return follows;
  }
  if (!raw().empty() || !drained_) return true;
  auto filled = fill_raw();
  if (!filled || *filled || stopped()) return filled;
  return fault("_truncated", "end too early");
}

/// Unpacks until some bytes came out, the end, or a fault; a fault behind new bytes waits for the next call.
Result<bool> ByteSource::unpack() {
  const std::size_t before = unpacked_.size();
  while (unpacked_.size() == before) {
    auto fed = feed();
    if (!fed) return keep(fed.error());
    if (!*fed) return false;
    unpacked_.resize(before + kPiece);
    std::string_view in = raw();
    std::size_t written = 0;
    const Unpacker::Step step = unpacker_->step(in, unpacked_.data() + before, kPiece, written);
    raw_consumed_ = raw_.size() - in.size();
    unpacked_.resize(before + written);
    drained_ = written < kPiece;  // else more may come out without more going in
    in_member_ = step != Unpacker::Step::member_end;
    if (step != Unpacker::Step::damaged) continue;
    keep(fault("_corrupt", "are damaged"));
    if (unpacked_.size() == before) return *pending_;
  }
  return true;
}

}  // namespace sayso
