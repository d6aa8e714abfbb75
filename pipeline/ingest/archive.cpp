// libarchive behind callbacks that pull from a ByteSource. Zip is read as a stream: its directory at the end is not
// used.
#include "ingest/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <clocale>
#include <utility>

#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr std::size_t kTarMagicAt = 257;  // POSIX.1: the field `magic` of a header

/// libarchive converts names through the locale; UTF-8 whatever the user's, so that names are the same everywhere.
class Utf8Locale {
 public:
  Utf8Locale() : before_(utf8() != nullptr ? uselocale(utf8()) : nullptr) {}
  ~Utf8Locale() {
    if (before_ != nullptr) uselocale(before_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t utf8() {
    static const locale_t locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }
  locale_t before_;
};

}  // namespace

struct Archive::State {
  explicit State(ByteSource& bytes) : source(bytes), reader(archive_read_new()) {}
  ~State() { archive_read_free(reader); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// The fault of the source, where that is the reason; else what libarchive says, in one line.
  [[nodiscard]] Error fault() const {
    if (source_error) return *source_error;
    const char* what = archive_error_string(reader);
    std::string message = what != nullptr ? what : "it is damaged";
    std::replace_if(
        message.begin(), message.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    const std::uint64_t at = source.raw_count();
    return {"archive_damaged", "cannot read the archive: " + message + " (before byte " + std::to_string(at) + ")", at};
  }

  static la_ssize_t pull(struct archive* /*reader*/, void* self, const void** out) {
    auto& state = *static_cast<State*>(self);
    state.source.consume(state.given);
    state.given = 0;
    if (state.source.bytes().empty()) {
      const auto more = state.source.more();
      if (!more) {
        state.source_error = more.error();
        return ARCHIVE_FATAL;
      }
    }
    *out = state.source.bytes().data();
    state.given = state.source.bytes().size();
    return static_cast<la_ssize_t>(state.given);
  }

  ByteSource& source;
  struct archive* reader;
  std::size_t given = 0;  ///< bytes of the source that libarchive holds
  std::optional<Error> source_error;
  bool opened = false;
  bool ended = false;
};

class Archive::MemberInput : public RawInput {
 public:
  explicit MemberInput(State& state) : state_(state) {}
  Result<std::size_t> read(char* out, std::size_t size) override {
    const Utf8Locale utf8;
    const la_ssize_t count = archive_read_data(state_.reader, out, size);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (count == ARCHIVE_FATAL) state_.ended = true;
    return state_.fault();
  }

 private:
  State& state_;
};

bool is_archive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
         (head.size() >= kArchiveBytes && head.substr(kTarMagicAt).starts_with("ustar"));
}

Archive::Archive(ByteSource& source) : state_(std::make_unique<State>(source)) {
  archive_read_support_format_tar(state_->reader);
  archive_read_support_format_zip_streamable(state_->reader);
}

Archive::~Archive() = default;

std::optional<Result<Archive::Member>> Archive::next() {
  State& s = *state_;
  const Utf8Locale utf8;
  if (!std::exchange(s.opened, true) && archive_read_open(s.reader, &s, nullptr, &State::pull, nullptr) != ARCHIVE_OK) {
    s.ended = true;
    return s.fault();
  }
  while (!s.ended) {
    archive_entry* entry = nullptr;
    const int status = archive_read_next_header(s.reader, &entry);
    if (status == ARCHIVE_RETRY) continue;
    s.ended = status == ARCHIVE_EOF || status == ARCHIVE_FATAL || status == ARCHIVE_FAILED;
    if (status == ARCHIVE_EOF) break;
    if (s.ended) return s.fault();
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* name = archive_entry_pathname(entry);
    const std::string path = name != nullptr ? name : "";
    if (archive_entry_is_encrypted(entry) != 0) return Error{"archive_encrypted", utf8_name(path) + " is encrypted", 0};
    return Member{path, std::make_unique<MemberInput>(s)};
  }
  return std::nullopt;
}

}  // namespace sayso
