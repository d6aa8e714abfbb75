// Any bytes as a table, with each delimiter: rows that lie behind one another inside the input, and articles that a
// stage may be given. The cap on a row is small here, so that it is met.
#include <nlohmann/json.hpp>

#include "fuzz/memory_input.h"
#include "ingest/csv_reader.h"
#include "ingest/table.h"

namespace {

using sayso::test::require;

constexpr std::size_t kCap = 200;  // bytes a row

void check(const sayso::Article& article) {
  require(!article.id.empty() && !article.text.empty(), "an article has no id or no text");
  require(sayso::first_invalid_utf8(article.text) == article.text.size(), "a text is not valid UTF-8");
  require(nlohmann::json::parse(article.metadata, nullptr, false).is_object(), "metadata is not an object");
  require(article.metadata.find('\n') == std::string::npos, "metadata is more than one line");
}

void read(std::string_view bytes, char delimiter) {
  // Offsets count unpacked bytes: in gzip and zstd there are more of them.
  const bool is_plain = !bytes.starts_with("\x1f\x8b") && !bytes.starts_with("\x28\xb5\x2f\xfd");
  const auto source = sayso::test::memory_source(bytes);
  sayso::CsvReader rows(*source, delimiter, kCap);
  std::optional<sayso::Columns> columns;
  std::uint64_t next = 0;
  std::uint64_t line = 0;
  while (auto row = rows.next()) {
    if (!*row) return;
    require((*row)->offset >= next && (*row)->line >= line, "rows are out of order");
    require((*row)->offset < bytes.size() || !is_plain, "a row lies outside the input");
    next = (*row)->offset + 1;
    line = (*row)->line;
    require((*row)->fields.empty() == ((*row)->too_long || (*row)->malformed || (*row)->unclosed),
            "a row has no fields");
    if ((*row)->fields.empty()) continue;
    if (!columns) {
      auto read = sayso::Columns::from_header(**row, {});
      if (!read) return;
      columns = std::move(*read);
      continue;
    }
    std::optional<std::string> id;
    const auto article = columns->article(std::move(**row), &id);
    if (article) check(*article);
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = sayso::test::as_text(data, size);
  for (const char delimiter : {',', '\t', ';'}) read(bytes, delimiter);
  return 0;
}
