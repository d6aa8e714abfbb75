// read(2) and zlib behind one stream of bytes. Two buffers: raw_ as the file has it, unpacked_ as it goes out.
#include "ingest/byte_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cassert>
#include <cerrno>
#include <cstring>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10U;  // bytes a read: large enough to be cheap, small enough for L2
constexpr int kPollMilliseconds = 100;                  // between two looks at the stop flag: feels instant to a person
constexpr std::string_view kGzipMagic = "\x1F\x8B";
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, gzip header expected

bool may_wait(int descriptor) {
  struct stat status = {};
  return fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode);
}

}  // namespace

/// zlib's state. It points into itself, so it lives on the heap and never moves.
struct ByteSource::Inflater {
  z_stream stream = {};
  bool in_member = true;

  Inflater() {
    [[maybe_unused]] const int status = inflateInit2(&stream, kGzipWindow);
    assert(status == Z_OK);
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
};

ByteSource::ByteSource(int descriptor, const std::atomic<bool>* stop)
    : descriptor_(descriptor), waits_(may_wait(descriptor)), stop_(stop) {}

ByteSource::~ByteSource() {
  if (descriptor_ > STDIN_FILENO) close(descriptor_);
}

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& path, const std::atomic<bool>* stop) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return Error{"open_failed", std::string("cannot open: ") + std::strerror(errno), 0};
  return std::unique_ptr<ByteSource>(new ByteSource(descriptor, stop));
}

std::unique_ptr<ByteSource> ByteSource::standard_input(const std::atomic<bool>* stop) {
  return std::unique_ptr<ByteSource>(new ByteSource(STDIN_FILENO, stop));
}

Error ByteSource::fault(const char* code, const std::string& what) const {
  const std::uint64_t at = raw_count_ - raw().size();
  return {code, what + " (byte " + std::to_string(at) + " of the file)", at};
}

Result<std::size_t> ByteSource::read_raw(char* out, std::size_t size) {
  while (stop_ == nullptr || !*stop_) {
    if (waits_) {
      pollfd wait = {descriptor_, POLLIN, 0};
      if (poll(&wait, 1, kPollMilliseconds) == 0) continue;
    }
    const ssize_t count = ::read(descriptor_, out, size);
    if (count >= 0) {
      raw_count_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno == EINTR || errno == EAGAIN) continue;
    return fault("read_failed", std::string("cannot read on: ") + std::strerror(errno));
  }
  return std::size_t{0};
}

/// Adds a piece to raw_; false at the end of the file.
Result<bool> ByteSource::fill_raw() {
  raw_.erase(0, raw_consumed_);
  raw_consumed_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(before + kPiece);
  auto count = read_raw(raw_.data() + before, kPiece);
  raw_.resize(before + (count ? *count : 0));
  if (!count) return count.error();
  return *count > 0;
}

/// The fault is told again at each further call.
Error ByteSource::keep(Error error) {
  pending_ = std::move(error);
  return *pending_;
}

Result<bool> ByteSource::more() {
  if (pending_) return *pending_;
  unpacked_.erase(0, consumed_);
  consumed_ = 0;
  while (form_ == Form::unknown) {
    auto filled = fill_raw();
    if (!filled) return keep(filled.error());
    if (*filled && raw().size() < kGzipMagic.size()) continue;
    form_ = raw().starts_with(kGzipMagic) ? Form::gzip : Form::plain;
    if (form_ == Form::gzip) inflater_ = std::make_unique<Inflater>();
  }
  if (form_ == Form::gzip) return unpack();
  if (raw().empty()) {
    auto filled = fill_raw();
    if (!filled) return keep(filled.error());
  }
  const bool any = !raw().empty();
  unpacked_ += raw();
  raw_consumed_ = raw_.size();
  return any;
}

/// Between two gzip members: true where another one follows.
Result<bool> ByteSource::next_member() {
  while (true) {
    // Tapes and block devices pad with zeros.
    while (!raw().empty() && raw().front() == '\0') ++raw_consumed_;
    if (raw().starts_with(kGzipMagic)) break;
    if (raw().size() >= kGzipMagic.size()) return fault("gzip_trailing", "what follows the gzip data is no gzip");
    auto filled = fill_raw();
    if (!filled) return filled.error();
    if (*filled) continue;
    if (raw().empty()) return false;
    return fault("gzip_trailing", "what follows the gzip data is no gzip");
  }
  inflateReset(&inflater_->stream);
  inflater_->in_member = true;
  return true;
}

/// Packed bytes to inflate, from this member or the next; false at the end of the last one, and after a stop.
Result<bool> ByteSource::feed() {
  if (!inflater_->in_member) {
    auto follows = next_member();
    if (!follows || !*follows) return follows;
  }
  if (!raw().empty()) return true;
  auto filled = fill_raw();
  if (!filled || *filled || (stop_ != nullptr && *stop_)) return filled;
  return fault("gzip_truncated", "the gzip data end too early");
}

/// Inflates until some bytes came out, the end, or a fault; a fault behind new bytes waits for the next call.
Result<bool> ByteSource::unpack() {
  const std::size_t before = unpacked_.size();
  z_stream& stream = inflater_->stream;
  while (unpacked_.size() == before) {
    auto fed = feed();
    if (!fed) return keep(fed.error());
    if (!*fed) return false;
    unpacked_.resize(before + kPiece);
    stream.next_in = reinterpret_cast<Bytef*>(raw_.data() + raw_consumed_);  // NOLINT: zlib's own type for bytes
    stream.avail_in = static_cast<uInt>(raw().size());
    stream.next_out = reinterpret_cast<Bytef*>(unpacked_.data() + before);  // NOLINT
    stream.avail_out = static_cast<uInt>(kPiece);
    const int status = inflate(&stream, Z_NO_FLUSH);
    raw_consumed_ = raw_.size() - stream.avail_in;
    unpacked_.resize(before + kPiece - stream.avail_out);
    inflater_->in_member = status != Z_STREAM_END;
    if (status == Z_OK || status == Z_BUF_ERROR || status == Z_STREAM_END) continue;
    keep(fault("gzip_corrupt", "the gzip data are damaged"));
    if (unpacked_.size() == before) return *pending_;
  }
  return true;
}

}  // namespace sayso
