// One JSON record -> Article, in two passes: nlohmann's SAX parser checks the whole and takes out `id` and `text`
// without building a tree; then a scan of the checked bytes cuts out all other fields as they were written.
#include <array>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "ingest/article.h"
#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr int kNumberOverflow = 406;  // nlohmann's id for "1e999", whose message quotes the whole number

/// A pointer that tells how far the parser has read: SAX events carry no position.
struct Cursor {
  // NOLINTBEGIN(readability-identifier-naming): the names are those of std::iterator_traits
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  const char* at = nullptr;
  const char** furthest = nullptr;

  reference operator*() const { return *at; }
  Cursor& operator++() {
    *furthest = ++at;
    return *this;
  }
  Cursor operator++(int) {
    const Cursor before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Cursor& other) const { return at == other.at; }
  bool operator!=(const Cursor& other) const { return at != other.at; }
};

/// `id` or `text`, as the record gives it.
struct Field {
  std::string_view role;                              ///< what it is to sayso: error codes begin with it
  std::string_view name;                              ///< what it is called in the record
  std::optional<std::size_t> ordinal = std::nullopt;  ///< which field of the record, from 0
  bool is_string = false;
  std::string value = {};
};

/// What the SAX parser tells, and the first reason to refuse the record.
class RecordHandler : public nlohmann::json_sax<nlohmann::json> {
 public:
  RecordHandler(const FieldNames& names, const char* begin, const char* const* furthest)
      : id{.role = "id", .name = names.id},
        text{.role = "text", .name = names.text},
        begin_(begin),
        furthest_(furthest) {}

  Field id;
  Field text;
  std::optional<Error> error;

  bool null() override { return scalar(); }
  bool boolean(bool /*value*/) override { return scalar(); }
  bool number_integer(number_integer_t /*value*/) override { return scalar(); }
  bool number_unsigned(number_unsigned_t /*value*/) override { return scalar(); }
  bool number_float(number_float_t /*value*/, const string_t& /*raw*/) override { return scalar(); }
  bool binary(binary_t& /*value*/) override { return scalar(); }  // not in JSON text
  bool string(string_t& value) override {
    if (depth_ == 1 && current_ != nullptr) {
      current_->is_string = true;
      current_->value = std::move(value);
    }
    return scalar();
  }
  bool start_object(std::size_t /*size*/) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override {
    if (depth_ > 0) return open();
    return refuse("json_array", "a JSON array stands where a record {...} is expected, one a line");
  }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    current_ = name == id.name ? &id : name == text.name ? &text : nullptr;
    if (current_ != nullptr) current_->ordinal = keys_.size();
    if (!keys_.insert(name).second) return refuse("duplicate_field", "a field stands twice in the record");
    return true;
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& e) override {
    if (e.id == kNumberOverflow) return refuse("invalid_json", "a number is out of range");
    // "[json.exception.parse_error.101] parse error at line 1, column 9: what; last read: 'input'" -> "what"
    std::string what = e.what();
    what.erase(std::min(what.find("; last read: "), what.size()));
    const std::size_t start = what.find(": ");
    if (start != std::string::npos) what.erase(0, start + 2);
    if (what.find("invalid string: surrogate") == std::string::npos) return refuse("invalid_json", what);
    // Noticed behind the escape: point at the last one.
    const std::string_view read(begin_, static_cast<std::size_t>(*furthest_ - begin_));
    return refuse_at("lone_surrogate", what, read.rfind("\\u"));
  }

 private:
  [[nodiscard]] std::uint64_t last_byte() const {
    const auto read = static_cast<std::uint64_t>(*furthest_ - begin_);
    return read == 0 ? 0 : read - 1;
  }
  bool refuse(const char* code, const std::string& what) { return refuse_at(code, what, last_byte()); }
  bool refuse_at(const char* code, const std::string& what, std::uint64_t at) {
    error = Error{code, what + " (byte " + std::to_string(at) + " of the record)", at};
    return false;
  }
  bool scalar() { return depth_ > 0 || refuse("not_an_object", "the line holds a single value, not a record {...}"); }
  bool open() {
    if (depth_ == kMaxJsonDepth) {
      return refuse("json_too_deep", "the record is nested deeper than " + std::to_string(kMaxJsonDepth));
    }
    ++depth_;
    return true;
  }
  bool close() {
    --depth_;
    return true;
  }

  const char* begin_;
  const char* const* furthest_;
  int depth_ = 0;
  Field* current_ = nullptr;
  std::set<std::string> keys_;
};

bool is_json_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The object's fields but two, as written, without the white space between values. `record` must be valid JSON.
std::string other_fields(std::string_view record, std::size_t skip_first, std::size_t skip_second) {
  std::string out = "{";
  std::size_t ordinal = 0;
  int depth = 0;
  bool in_string = false;
  const auto kept = [&] { return ordinal != skip_first && ordinal != skip_second; };
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (in_string) {
      if (kept()) out += c;
      if (c == '\\' && kept()) out += record[i + 1];
      if (c == '\\') ++i;
      in_string = c != '"';
      continue;
    }
    if (is_json_space(c)) continue;
    if (c == ',' && depth == 1) {
      ++ordinal;
      if (kept() && out.size() > 1) out += ',';
      continue;
    }
    if (c == '}' || c == ']') --depth;
    if (depth > 0 && kept()) out += c;
    if (c == '{' || c == '[') ++depth;
    in_string = c == '"';
  }
  return out += '}';
}

std::optional<Error> field_fault(const Field& field) {
  const std::string name(field.name);
  const std::string role(field.role);
  if (!field.ordinal) return Error{role + "_missing", "the record has no `" + name + "`", 0};
  if (!field.is_string) return Error{role + "_not_string", "`" + name + "` is not a string", 0};
  if (field.value.empty()) return Error{role + "_empty", "`" + name + "` is empty", 0};
  return std::nullopt;
}

/// What the parser would pass over, or read past.
std::optional<Error> bytes_fault(std::string_view line) {
  if (auto fault = encoding_fault(line)) return fault;
  const std::size_t nul = line.find('\0');  // the parser takes it for the end of the input
  if (nul == std::string_view::npos) return std::nullopt;
  return Error{"invalid_json", "a NUL stands in the record (byte " + std::to_string(nul) + "); write it \\u0000", nul};
}

Result<Article> build(RecordHandler& handler, std::string_view record) {
  for (const Field* field : {&handler.id, &handler.text}) {
    if (auto fault = field_fault(*field)) return *std::move(fault);
  }
  if (handler.text.value.starts_with(kUtf8Bom)) handler.text.value.erase(0, kUtf8Bom.size());
  if (handler.text.value.empty()) return Error{"text_empty", "`" + std::string(handler.text.name) + "` is empty", 0};
  if (handler.text.value.size() > kMaxArticleBytes) {
    return Error{
        "article_too_large",
        "`" + std::string(handler.text.name) + "` is larger than " + std::to_string(kMaxArticleBytes) + " bytes", 0};
  }
  Article article;
  article.id = std::move(handler.id.value);
  article.text = std::move(handler.text.value);
  article.metadata = other_fields(record, *handler.id.ordinal, *handler.text.ordinal);
  return article;
}

}  // namespace

Result<Article> article_from_json(std::string_view line, std::optional<std::string>* id, const FieldNames& names) {
  if (auto fault = bytes_fault(line)) return *std::move(fault);
  const std::size_t bom = line.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0;
  const std::string_view record = line.substr(bom);
  const char* furthest = record.data();
  RecordHandler handler(names, line.data(), &furthest);
  const Cursor begin{record.data(), &furthest};
  const Cursor end{record.data() + record.size(), &furthest};
  const bool parsed = nlohmann::json::sax_parse(begin, end, &handler);
  if (id != nullptr && handler.id.is_string && !handler.id.value.empty()) *id = handler.id.value;
  if (!parsed) return handler.error.value_or(Error{"invalid_json", "the record is no JSON", 0});
  return build(handler, record);
}

std::string outlet_of(const Article& article) {
  if (article.metadata.size() <= std::string_view("{}").size()) return {};
  const auto top = [](int depth, nlohmann::json::parse_event_t, const nlohmann::json&) { return depth <= 1; };
  const nlohmann::json fields = nlohmann::json::parse(article.metadata, top, false);
  if (!fields.is_object()) return {};
  for (const char* name : {"outlet", "publisher", "publication"}) {
    if (const auto found = fields.find(name); found != fields.end() && found->is_string())
      return found->get<std::string>();
  }
  return {};
}

}  // namespace sayso
