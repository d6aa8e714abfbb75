// What an input is, then its records one by one; each fault becomes an item of its own.
#include "ingest/reader.h"

#include <utility>

#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr std::size_t kSniffLimit = std::size_t{64} << 10U;  // bytes of white space after which an input counts as text
constexpr std::size_t kSniffLeast = 4;                       // bytes that show any BOM
constexpr std::string_view kSpace = " \t\r\n";

std::string_view without_bom(std::string_view bytes) {
  if (bytes.starts_with(kUtf8Bom)) bytes.remove_prefix(kUtf8Bom.size());
  return bytes;
}

bool is_blank(std::string_view bytes) {
  return without_bom(bytes).find_first_not_of(kSpace) == std::string_view::npos;
}

}  // namespace

ArticleReader::ArticleReader(std::vector<Input> inputs, const std::atomic<bool>* stop, ReaderOptions options)
    : inputs_(std::move(inputs)), stop_(stop), options_(std::move(options)) {}

std::optional<Item> ArticleReader::next() {
  while (at_ < inputs_.size() && !stopped()) {
    auto item = source_ ? next_line() : open();
    raw_count_ = closed_count_ + (source_ ? source_->raw_count() : 0);
    if (item) return item;
  }
  return std::nullopt;
}

/// What the open input is, as far as its first bytes tell; `at_end`: there are no more.
ArticleReader::Kind ArticleReader::sniff(bool at_end) const {
  const bool named = inputs_[at_].json_lines;
  const std::string_view bytes = source_->bytes();
  const Kind otherwise = named ? Kind::lines : Kind::text;
  const Kind unclear = at_end || bytes.size() >= kSniffLimit ? otherwise : Kind::undecided;
  if (bytes.size() < kSniffLeast) return unclear;
  if (wide_encoding(bytes)) return Kind::text;  // one clear error, not one a line
  const std::size_t first = bytes.find_first_not_of(kSpace, bytes.size() - without_bom(bytes).size());
  if (first == std::string_view::npos) return unclear;
  if (bytes[first] == '{') return Kind::lines;
  if (bytes[first] != '[') return otherwise;
  if (named) return Kind::array;
  const std::size_t second = bytes.find_first_not_of(kSpace, first + 1);
  if (second == std::string_view::npos) return unclear;
  return bytes[second] == '{' ? Kind::array : Kind::text;  // "[Editor's note: ...]" begins a text
}

ArticleReader::Kind ArticleReader::decide() {
  Kind kind = sniff(false);
  while (kind == Kind::undecided) {
    const auto more = source_->more();  // a fault comes again when the input is read
    kind = sniff(!more || !*more);
  }
  return kind;
}

/// Opens the next input. A text is read whole; JSON Lines are left open for next_line().
std::optional<Item> ArticleReader::open() {
  const Input& input = inputs_[at_];
  if (input.path == "-") {
    source_ = ByteSource::standard_input(stop_);
  } else if (auto opened = ByteSource::open(input.path, stop_)) {
    source_ = std::move(*opened);
  } else {
    Item item = set_aside(opened.error(), own_id());
    close();
    return item;
  }
  const Kind kind = decide();
  if (stopped()) return std::nullopt;
  if (kind == Kind::lines) {
    lines_.emplace(*source_);
    return std::nullopt;
  }
  std::optional<Item> item;
  if (kind == Kind::array) {
    item = set_aside({"json_array", "the input is a JSON array; give one record a line (jq -c '.[]' does it)", 0});
  } else {
    item = whole_text();
  }
  close();
  return item;
}

std::optional<Item> ArticleReader::next_line() {
  auto line = lines_->next();
  if (stopped()) return std::nullopt;
  if (!line || !*line) {
    std::optional<Item> item;
    if (line) item = set_aside(line->error());
    close();
    return item;
  }
  const Line& read = **line;
  if (read.too_long) {
    const std::string cap = std::to_string(kMaxLineBytes);
    return set_aside({"line_too_long", "the line is longer than " + cap + " bytes", kMaxLineBytes}, {}, &read);
  }
  if (is_blank(read.bytes)) return std::nullopt;
  std::optional<std::string> id;
  auto article = article_from_json(read.bytes, &id, options_.fields);
  if (article) return accept(std::move(*article), read.offset);
  Error error = article.error();
  if (!read.terminated) error.message += "; the input ends here without a line break and may be cut off";
  return set_aside(std::move(error), std::move(id), &read);
}

/// The rest of the source as one text; nothing where it is white space. Over the cap it is not read on.
std::optional<Item> ArticleReader::whole_text() {
  const std::optional<std::string> id = own_id();
  std::string text;
  bool going = true;
  while (going && text.size() <= kMaxArticleBytes) {
    text += source_->bytes();
    source_->consume(source_->bytes().size());
    const auto more = source_->more();
    if (!more) return set_aside(more.error(), id);
    going = *more;
  }
  if (stopped() || is_blank(text)) return std::nullopt;
  auto article = article_from_text(inputs_[at_].id, std::move(text));
  if (!article) return set_aside(article.error(), id);
  return accept(std::move(*article));
}

/// The id of the open input as an article; nothing where its name says that it holds many.
std::optional<std::string> ArticleReader::own_id() const {
  if (inputs_[at_].json_lines) return std::nullopt;
  return inputs_[at_].id;
}

void ArticleReader::close() {
  if (source_) closed_count_ += source_->raw_count();
  lines_.reset();
  source_.reset();
  ++at_;
}

Item ArticleReader::set_aside(Error error, std::optional<std::string> id, const Line* line) {
  const std::string& name = inputs_[at_].name;
  error.message = name + (line != nullptr ? ":" + std::to_string(line->number) : "") + ": " + error.message;
  return {sequence_++, std::move(id), std::move(error), name, line != nullptr ? line->offset : 0};
}

Item ArticleReader::accept(Article article, std::uint64_t offset) {
  article.sequence = sequence_;
  std::string id = article.id;
  return {sequence_++, std::move(id), std::move(article), inputs_[at_].name, offset};
}

}  // namespace sayso
