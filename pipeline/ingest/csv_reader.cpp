// libcsv is fed up to each line end, so that a row's place is known and no row is longer than its cap.
#include "ingest/csv_reader.h"

#include <csv.h>

#include <cassert>
#include <new>
#include <string_view>
#include <utility>

namespace sayso {
namespace {

constexpr std::size_t kBlock = std::size_t{64}
                               << 10U;  // bytes by which libcsv's buffer grows; its own 128 would be slow

int is_no_space(unsigned char /*c*/) {
  return 0;  // libcsv strips what this calls space; fields are kept as they are
}

}  // namespace

/// libcsv's state, and what it gave for the row in hand.
struct CsvReader::Parser {
  explicit Parser(char delimiter) {
    csv_init(&csv, CSV_STRICT);
    csv_set_delim(&csv, static_cast<unsigned char>(delimiter));
    csv_set_space_func(&csv, is_no_space);
    csv_set_blk_size(&csv, kBlock);
  }
  ~Parser() { csv_free(&csv); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void parse(std::string_view bytes) {
    while (!bytes.empty() && !malformed) {
      const std::size_t read = csv_parse(&csv, bytes.data(), bytes.size(), &Parser::add_field, &Parser::end_row, this);
      bytes.remove_prefix(read);
      if (bytes.empty()) return;
      if (csv_error(&csv) != CSV_EPARSE) throw std::bad_alloc();
      malformed = csv.quoted != 0;
      if (malformed) return;
      csv_set_opts(&csv, 0);  // a mark inside a field without marks: strict mode refuses what the other takes as it is
      csv_parse(&csv, bytes.data(), 1, &Parser::add_field, &Parser::end_row, this);
      csv_set_opts(&csv, CSV_STRICT);
      bytes.remove_prefix(1);
    }
  }
  static void add_field(void* bytes, std::size_t size, void* self) {
    static_cast<Parser*>(self)->fields.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void end_row(int /*term*/, void* self) { static_cast<Parser*>(self)->done = true; }

  csv_parser csv = {};
  std::vector<std::string> fields;
  bool done = false;
  bool malformed = false;
};

CsvReader::CsvReader(ByteSource& source, char delimiter, std::size_t cap)
    : source_(source), cap_(cap), parser_(std::make_unique<Parser>(delimiter)) {}

CsvReader::~CsvReader() = default;

/// Moves bytes to the parser. The last of them may be a line end, the others are none.
void CsvReader::feed(std::size_t count) {
  const std::string_view bytes = source_.bytes().substr(0, count);
  if (row_bytes_ == 0) {
    row_.offset = offset_;
    row_.line = line_;
  }
  row_bytes_ += count;
  parser_->parse(bytes);
  at_line_start_ = bytes.ends_with('\n') || bytes.ends_with('\r');
  if (bytes.ends_with('\n')) ++line_;
  offset_ += count;
  source_.consume(count);
  const bool is_empty_line = count == 1 && at_line_start_ && row_bytes_ == 1 && !parser_->done;
  if (is_empty_line) row_bytes_ = 0;  // the next row begins behind it
}

Row CsvReader::finish() {
  row_.fields = std::exchange(parser_->fields, {});
  parser_->done = false;
  row_bytes_ = 0;
  return std::exchange(row_, {});
}

/// Forgets the row in hand and what is left of the line.
Row CsvReader::abandon() {
  Row row = std::exchange(row_, {});
  row.malformed = parser_->malformed;
  row.too_long = !row.malformed;
  row_bytes_ = 0;
  const auto delimiter = static_cast<char>(csv_get_delim(&parser_->csv));
  parser_ = std::make_unique<Parser>(delimiter);
  if (!at_line_start_) skip_line();
  return row;
}

void CsvReader::skip_line() {
  while (true) {
    const std::string_view bytes = source_.bytes();
    const std::size_t at = bytes.find('\n');
    const std::size_t count = at == std::string_view::npos ? bytes.size() : at + 1;
    offset_ += count;
    source_.consume(count);
    if (at != std::string_view::npos) {
      ++line_;
      return;
    }
    const auto more = source_.more();
    if (!more || !*more) return;  // a fault comes again when it is read on
  }
}

std::optional<Result<Row>> CsvReader::next() {
  while (!ended_) {
    const std::string_view bytes = source_.bytes();
    const std::size_t at = bytes.find_first_of("\r\n");
    const std::size_t count = at == std::string_view::npos ? bytes.size() : at + 1;
    if (count > 0) {
      feed(count);
      if (parser_->malformed || row_bytes_ > cap_) return abandon();
      if (parser_->done) return finish();
      continue;
    }
    auto more = source_.more();
    if (!more) {
      ended_ = true;
      return more.error();
    }
    if (!*more) return end();
  }
  return std::nullopt;
}

/// The last row may lack its line end; one whose quotation is open has no end to be found.
std::optional<Result<Row>> CsvReader::end() {
  ended_ = true;
  if (row_bytes_ == 0) return std::nullopt;
  parser_->parse("\n");
  if (parser_->done) return finish();
  Row row = std::exchange(row_, {});
  row.unclosed = true;
  return row;
}

}  // namespace sayso
