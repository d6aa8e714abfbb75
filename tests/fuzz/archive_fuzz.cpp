// Any bytes as a zip or tar archive, read by the ArticleReader: items one by one, and an end.
#include "fuzz/memory_input.h"
#include "ingest/archive.h"
#include "ingest/reader.h"

namespace {

constexpr std::size_t kMostMembers = 1000;
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;  // of all members: a bomb is not unpacked to its end here

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using sayso::test::require;
  const std::string_view bytes = sayso::test::as_text(data, size);
  const auto source = sayso::test::memory_source(bytes);
  sayso::Archive archive(*source);
  std::size_t total = 0;
  for (std::size_t i = 0; i < kMostMembers && total < kMostBytes; ++i) {
    auto member = archive.next();
    if (!member) break;
    if (!*member) continue;
    std::string piece(4096, '\0');
    while (total < kMostBytes) {
      const auto count = (*member)->data->read(piece.data(), piece.size());
      require(count || !count.error().code.empty(), "an error says nothing");
      if (!count || *count == 0) break;
      total += *count;
    }
  }
  if (total >= kMostBytes || !sayso::is_archive(bytes)) return 0;

  const sayso::test::MemoryFile file(bytes);
  sayso::ArticleReader reader({{file.path(), "fuzz", "fuzz", sayso::NamedKind::text, size}});
  for (std::uint64_t sequence = 0; auto item = reader.next(); ++sequence) {
    require(item->sequence == sequence, "the items are not numbered one by one");
    require(item->article || item->article.error().message.find('\n') == std::string::npos,
            "a message is not one line");
  }
  return 0;
}
