// Zip and tar as streams of members, by libarchive. Entry: is_archive(), Archive::next().
// Which members hold articles, and what is in them, is left to reader.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "ingest/byte_source.h"
#include "ingest/raw_input.h"

namespace sayso {

/// The bytes of a file's start that tell a tar archive.
inline constexpr std::size_t kArchiveBytes = 262;

/// Whether the first bytes are those of a zip or tar archive. Give kArchiveBytes, or all there are.
[[nodiscard]] bool is_archive(std::string_view head);

/// Reads one archive from its source to its end; nothing is unpacked to disk, no path of a member is ever opened, and
/// memory does not grow with it. One thread at a time; the source must outlive it.
class Archive {
 public:
  explicit Archive(ByteSource& source);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  struct Member {
    std::string name;                ///< as the archive has it; any bytes
    std::unique_ptr<RawInput> data;  ///< valid until the next member is asked for. Code: archive_damaged
  };

  /// The next member that is a regular file; nothing at the end; a fault once, and then nothing more.
  /// Codes: archive_damaged, archive_encrypted (of this member alone), and those of the source.
  std::optional<Result<Member>> next();

 private:
  struct State;
  class MemberInput;
  std::unique_ptr<State> state_;
};

}  // namespace sayso
