// zlib and zstd behind one interface.
#include "ingest/unpacker.h"

#include <zlib.h>
#include <zstd.h>

#include <cassert>

namespace sayso {
namespace {

class GzipUnpacker : public Unpacker {
 public:
  GzipUnpacker() {
    [[maybe_unused]] const int status = inflateInit2(&stream_, kGzipWindow);
    assert(status == Z_OK);
  }
  ~GzipUnpacker() override { inflateEnd(&stream_); }
  GzipUnpacker(const GzipUnpacker&) = delete;
  GzipUnpacker& operator=(const GzipUnpacker&) = delete;

  static bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

  [[nodiscard]] std::string_view name() const override { return "gzip"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override { return is_gzip(bytes); }
  void begin_member() override { inflateReset(&stream_); }
  Step step(std::string_view& in, char* out, std::size_t size, std::size_t& written) override {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // NOLINT: zlib's own type, only read
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);  // NOLINT
    stream_.avail_out = static_cast<uInt>(size);
    const int status = inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(in.size() - stream_.avail_in);
    written = size - stream_.avail_out;
    if (status == Z_STREAM_END) return Step::member_end;
    return status == Z_OK || status == Z_BUF_ERROR ? Step::more : Step::damaged;
  }

 private:
  static constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, gzip header expected
  z_stream stream_ = {};                       // points into itself: the object never moves
};

class ZstdUnpacker : public Unpacker {
 public:
  ZstdUnpacker() : stream_(ZSTD_createDStream()) { assert(stream_ != nullptr); }
  ~ZstdUnpacker() override { ZSTD_freeDStream(stream_); }
  ZstdUnpacker(const ZstdUnpacker&) = delete;
  ZstdUnpacker& operator=(const ZstdUnpacker&) = delete;

  static bool is_zstd(std::string_view bytes) {
    // A frame, or one of the sixteen kinds that hold no data (RFC 8878, 3.1).
    return bytes.starts_with("\x28\xB5\x2F\xFD") ||
           (bytes.substr(0, 4).ends_with("\x2A\x4D\x18") && (static_cast<unsigned char>(bytes[0]) & 0xF0U) == 0x50U);
  }

  [[nodiscard]] std::string_view name() const override { return "zstd"; }
  [[nodiscard]] bool begins(std::string_view bytes) const override { return is_zstd(bytes); }
  void begin_member() override { ZSTD_DCtx_reset(stream_, ZSTD_reset_session_only); }
  Step step(std::string_view& in, char* out, std::size_t size, std::size_t& written) override {
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer to = {out, size, 0};
    const std::size_t status = ZSTD_decompressStream(stream_, &to, &from);
    in.remove_prefix(from.pos);
    written = to.pos;
    if (ZSTD_isError(status) != 0) return Step::damaged;
    return status == 0 ? Step::member_end : Step::more;
  }

 private:
  ZSTD_DStream* stream_;
};

}  // namespace

std::unique_ptr<Unpacker> unpacker_for(std::string_view bytes) {
  if (GzipUnpacker::is_gzip(bytes)) return std::make_unique<GzipUnpacker>();
  if (ZstdUnpacker::is_zstd(bytes)) return std::make_unique<ZstdUnpacker>();
  return nullptr;
}

}  // namespace sayso
