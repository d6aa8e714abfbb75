// What a stream is, by its first bytes; then its records one by one. Each fault becomes an item of its own.
#include "ingest/content_reader.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "ingest/archive.h"
#include "ingest/encoding.h"
#include "ingest/html.h"

namespace sayso {
namespace {

constexpr std::size_t kSniffLimit = std::size_t{64}
                                    << 10U;  // bytes after which a stream that says nothing counts as text
constexpr std::size_t kSniffLeast = 4;       // bytes that show any BOM
constexpr std::string_view kSpace = " \t\r\n";

std::string_view without_bom(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Bom)) bytes.remove_prefix(kUtf8Bom.size());
  return bytes;
}

bool is_blank(std::string_view bytes) {
  return without_bom(bytes).find_first_not_of(kSpace) == std::string_view::npos;
}

/// `first`'s fields, and those of `second` that it lacks. Both are JSON objects whose values are strings.
std::string merged(const std::string& first, const std::string& second) {
  if (second == "{}") return first;
  auto out = nlohmann::ordered_json::parse(first);
  const auto more = nlohmann::ordered_json::parse(second);
  for (const auto& [name, value] : more.items()) {
    if (!out.contains(name)) out[name] = value;
  }
  return out.dump();
}

bool holds_many(NamedKind named) {
  return named == NamedKind::lines || named == NamedKind::table;
}

}  // namespace

Item unreadable_item(const Input& input, Error error) {
  error.message = input.name + ": " + error.message;
  const auto id = holds_many(input.named) ? std::nullopt : std::optional(input.id);
  return {0, id, std::move(error), input.name, 0};
}

ContentReader::ContentReader(ByteSource& source, const Input& input, const ReaderOptions& options,
                             const std::atomic<bool>* stop)
    : source_(source), input_(input), options_(options), stop_(stop) {}

/// A table, text, or nothing yet. A first line that is longer than the limit is no header.
std::optional<ContentKind> ContentReader::sniff_table(std::string_view bytes, bool at_end) {
  const bool named = input_.named == NamedKind::table;
  const std::size_t end = bytes.find('\n');
  if (end == std::string_view::npos && !at_end && bytes.size() < kSniffLimit) return std::nullopt;
  const std::string_view line = bytes.substr(0, end);
  if (const auto delimiter = table_delimiter(line, options_.fields)) {
    delimiter_ = *delimiter;
  } else if (named) {
    delimiter_ = likely_delimiter(line);
  } else {
    return ContentKind::text;
  }
  return ContentKind::table;
}

/// What the stream is, as far as the bytes that were read tell; `at_end`: there are no more.
std::optional<ContentKind> ContentReader::sniff(bool at_end) {
  const bool lines_named = input_.named == NamedKind::lines;
  const std::string_view bytes = source_.bytes();
  at_end = at_end || bytes.size() >= kSniffLimit;
  const ContentKind otherwise = lines_named ? ContentKind::lines : ContentKind::text;
  const std::optional<ContentKind> unclear = at_end ? std::optional(otherwise) : std::nullopt;
  if (bytes.size() < kSniffLeast) return unclear;
  if (is_archive(bytes)) return ContentKind::archive;
  if (wide_encoding(bytes)) return ContentKind::text;  // one clear error, not one a line
  const std::size_t first = bytes.find_first_not_of(kSpace, bytes.size() - without_bom(bytes).size());
  if (first == std::string_view::npos) return unclear;
  if (bytes[first] == '{') return ContentKind::lines;
  if (bytes.size() < kArchiveBytes && !at_end) return std::nullopt;
  if (bytes[first] == '[' && lines_named) return ContentKind::array;
  if (bytes[first] == '[') {
    const std::size_t second = bytes.find_first_not_of(kSpace, first + 1);
    if (second == std::string_view::npos) return unclear;
    return bytes[second] == '{' ? ContentKind::array : ContentKind::text;  // "[Editor's note: ...]" begins a text
  }
  if (lines_named) return ContentKind::lines;
  if (is_html(bytes, input_.named == NamedKind::html)) return ContentKind::html;
  return sniff_table(bytes, at_end);
}

ContentKind ContentReader::kind() {
  kind_ = sniff(false);
  while (!kind_) {
    const auto more = source_.more();  // a fault comes again when the stream is read
    kind_ = sniff(!more || !*more);
  }
  return *kind_;
}

std::optional<Item> ContentReader::next() {
  if (ended_) return std::nullopt;
  switch (kind_ ? *kind_ : kind()) {
    case ContentKind::lines:
      return next_line();
    case ContentKind::table:
      return next_row();
    case ContentKind::array:
      ended_ = true;
      return set_aside({"json_array", "the input is a JSON array; give one record a line (jq -c '.[]' does it)", 0},
                       std::nullopt, 0, 0);
    case ContentKind::archive:
      ended_ = true;
      return set_aside({"archive_nested", "an archive inside an archive is not read", 0});
    case ContentKind::text:
    case ContentKind::html:
      break;
  }
  ended_ = true;
  return whole();
}

std::optional<Item> ContentReader::next_line() {
  if (!lines_) lines_.emplace(source_);
  while (auto line = lines_->next()) {
    if (stopped()) return std::nullopt;
    if (!*line) return set_aside(line->error(), std::nullopt, 0, 0);
    const Line& read = **line;
    if (read.too_long) {
      const std::string cap = std::to_string(kMaxLineBytes);
      return set_aside({"line_too_long", "the line is longer than " + cap + " bytes", kMaxLineBytes}, {}, read.number,
                       read.offset);
    }
    if (is_blank(read.bytes)) continue;
    std::optional<std::string> id;
    auto article = article_from_json(read.bytes, &id, options_.fields);
    if (article) return accept(std::move(*article), read.offset);
    Error error = article.error();
    if (!read.terminated) error.message += "; the input ends here without a line break and may be cut off";
    return set_aside(std::move(error), std::move(id), read.number, read.offset);
  }
  return std::nullopt;
}

std::optional<Item> ContentReader::next_row() {
  if (!rows_) rows_.emplace(source_, delimiter_);
  while (auto row = rows_->next()) {
    if (stopped()) return std::nullopt;
    if (!*row) return set_aside(row->error(), std::nullopt, 0, 0);
    if (auto item = row_item(std::move(**row))) return item;
    if (ended_) return std::nullopt;
  }
  return std::nullopt;
}

/// Nothing for the header.
std::optional<Item> ContentReader::row_item(Row row) {
  const std::uint64_t line = row.line;
  const std::uint64_t offset = row.offset;
  if (row.unclosed) {
    return set_aside({"csv_unclosed", "a quotation is not closed before the end of the input", 0}, {}, line, offset);
  }
  if (row.malformed) {
    return set_aside(
        {"csv_malformed", "a mark inside a quotation is not doubled, or a quotation was not closed before", 0}, {},
        line, offset);
  }
  if (row.too_long) {
    const std::string cap = std::to_string(kMaxLineBytes);
    return set_aside({"line_too_long", "the row is longer than " + cap + " bytes; a quotation may not be closed", 0},
                     {}, line, offset);
  }
  if (!columns_) {
    auto columns = Columns::from_header(row, options_.fields);
    if (columns) {
      columns_ = std::move(*columns);
      return std::nullopt;
    }
    ended_ = true;
    return set_aside(columns.error(), {}, line, offset);
  }
  std::optional<std::string> id;
  auto article = columns_->article(std::move(row), &id);
  if (article) return accept(std::move(*article), offset);
  return set_aside(article.error(), std::move(id), line, offset);
}

/// The rest of the source as one text or page; nothing where it is white space. Over the cap it is not read on.
std::optional<Item> ContentReader::whole() {
  std::string bytes;
  bool going = true;
  while (going && bytes.size() <= kMaxArticleBytes) {
    bytes += source_.bytes();
    source_.consume(source_.bytes().size());
    const auto more = source_.more();
    if (!more) return set_aside(more.error());
    going = *more;
  }
  if (stopped() || is_blank(bytes)) return std::nullopt;
  auto article = *kind_ == ContentKind::html ? article_from_html(input_.id, bytes)
                                             : article_from_text(input_.id, std::move(bytes));
  if (!article) return set_aside(article.error());
  const std::string* row = options_.metadata ? options_.metadata->find(input_.id) : nullptr;
  if (row != nullptr) article->metadata = merged(*row, article->metadata);
  return accept(std::move(*article), 0);
}

/// The id of the stream as an article; nothing where it holds many.
std::optional<std::string> ContentReader::own_id() const {
  if (kind_ == ContentKind::lines || kind_ == ContentKind::table || holds_many(input_.named)) return std::nullopt;
  return input_.id;
}

Item ContentReader::set_aside(Error error, std::optional<std::string> id, std::uint64_t line,
                              std::uint64_t offset) const {
  error.message = input_.name + (line > 0 ? ":" + std::to_string(line) : "") + ": " + error.message;
  return {0, std::move(id), std::move(error), input_.name, offset};
}

Item ContentReader::accept(Article article, std::uint64_t offset) const {
  std::string id = article.id;
  return {0, std::move(id), std::move(article), input_.name, offset};
}

}  // namespace sayso
