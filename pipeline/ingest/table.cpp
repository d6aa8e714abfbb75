// Headers are compared as they are written: "Text" is not "text"; the error names the columns that there are.
#include "ingest/table.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/text.h"
#include "ingest/encoding.h"

namespace sayso {
namespace {

constexpr std::array kDelimiters = {',', '\t', ';'};
constexpr std::size_t kMaxNamed = 20;  // columns that a message names

std::string_view without_marks(std::string_view name) {
  while (!name.empty() && (name.back() == '\r' || name.back() == '\n')) name.remove_suffix(1);
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
  return name;
}

bool has_both(std::string_view line, char delimiter, const FieldNames& names) {
  bool has_id = false;
  bool has_text = false;
  while (true) {
    const std::size_t at = std::min(line.find(delimiter), line.size());
    const std::string_view name = without_marks(line.substr(0, at));
    has_id = has_id || name == names.id;
    has_text = has_text || name == names.text;
    if (at == line.size()) return has_id && has_text;
    line.remove_prefix(at + 1);
  }
}

std::string json_string(const std::string& text) {
  return nlohmann::json(text).dump();
}

/// A column's name or an id as a message says it: in one line, and not at any length.
std::string shown(std::string_view name) {
  constexpr std::size_t kMost = 60;  // bytes
  const bool cut = name.size() > kMost;
  if (cut) name = name.substr(0, first_invalid_utf8(name.substr(0, kMost)));
  return "`" + utf8_name(name) + (cut ? "..." : "") + "`";
}

/// "`id`, `headline`, `body`"
std::string list(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), kMaxNamed); ++i) out += (i > 0 ? ", " : "") + shown(names[i]);
  return out + (names.size() > kMaxNamed ? ", ..." : "");
}

/// The first field that is no UTF-8; its offset counts in the field.
std::optional<Error> row_fault(const Row& row) {
  for (const std::string& field : row.fields) {
    if (auto fault = encoding_fault(std::string_view(field))) return fault;
  }
  return std::nullopt;
}

}  // namespace

std::optional<char> table_delimiter(std::string_view line, const FieldNames& names) {
  if (line.starts_with(kUtf8Bom)) line.remove_prefix(kUtf8Bom.size());
  for (const char delimiter : kDelimiters) {
    if (has_both(line, delimiter, names)) return delimiter;
  }
  return std::nullopt;
}

char likely_delimiter(std::string_view line) {
  const auto count = [&](char c) { return std::count(line.begin(), line.end(), c); };
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(), [&](char a, char b) { return count(a) < count(b); });
}

Result<Columns> Columns::from_header(const Row& header, const FieldNames& names) {
  if (auto fault = row_fault(header)) return *std::move(fault);
  Columns columns;
  columns.names_ = header.fields;
  if (!columns.names_.empty() && columns.names_[0].starts_with(kUtf8Bom)) {
    const std::string first = columns.names_[0].substr(kUtf8Bom.size());
    columns.names_[0] = without_marks(first);  // behind a BOM libcsv sees no mark that opens
  }
  const auto place = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(columns.names_.begin(), columns.names_.end(), name) -
                                    columns.names_.begin());
  };
  const auto missing = [&](const char* role, const std::string& name) {
    return Error{std::string(role) + "_missing",
                 "the table has no column " + shown(name) + "; it has " + list(columns.names_) +
                     "; name the right one: --" + role + "-field",
                 0};
  };
  if (std::set<std::string>(columns.names_.begin(), columns.names_.end()).size() != columns.names_.size()) {
    return Error{"duplicate_field", "two columns of the table have one name", 0};
  }
  columns.id_ = place(names.id);
  if (columns.id_ == columns.names_.size()) return missing("id", names.id);
  if (names.text.empty()) return columns;
  columns.text_ = place(names.text);
  if (*columns.text_ == columns.names_.size()) return missing("text", names.text);
  return columns;
}

Result<Article> Columns::article(Row row, std::optional<std::string>* id) const {
  if (row.fields.size() != names_.size()) {
    return Error{"csv_columns",
                 "the row has " + std::to_string(row.fields.size()) + " fields, the header " +
                     std::to_string(names_.size()) + "; a quotation mark may be missing",
                 0};
  }
  if (auto fault = row_fault(row)) return *std::move(fault);
  Article article;
  article.id = std::move(row.fields[id_]);
  if (article.id.empty()) return Error{"id_empty", shown(names_[id_]) + " is empty", 0};
  if (id != nullptr) *id = article.id;
  article.metadata = "{";
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (i == id_ || i == text_) continue;
    article.metadata +=
        (article.metadata.size() > 1 ? "," : "") + json_string(names_[i]) + ":" + json_string(row.fields[i]);
  }
  article.metadata += "}";
  if (!text_) return article;
  article.text = std::move(row.fields[*text_]);
  if (article.text.starts_with(kUtf8Bom)) article.text.erase(0, kUtf8Bom.size());
  if (article.text.empty()) return Error{"text_empty", shown(names_[*text_]) + " is empty", 0};
  if (article.text.size() > kMaxArticleBytes) {
    return Error{"article_too_large", "the text is larger than " + std::to_string(kMaxArticleBytes) + " bytes", 0};
  }
  return article;
}

Result<MetadataTable> MetadataTable::load(const std::string& path, const std::string& id_column) {
  const auto unreadable = [&](const std::string& why) {
    return Error{"metadata_unreadable", "cannot use the table " + utf8_name(path) + ": " + why, 0};
  };
  auto source = ByteSource::open(path);
  if (!source) return unreadable(source.error().message);
  while ((*source)->bytes().find('\n') == std::string_view::npos) {
    const auto more = (*source)->more();
    if (!more) return unreadable(more.error().message);
    if (!*more || (*source)->bytes().size() > kMaxLineBytes) break;
  }
  const std::string_view bytes = (*source)->bytes();
  CsvReader rows(**source, likely_delimiter(bytes.substr(0, bytes.find('\n'))));
  std::optional<Columns> columns;
  MetadataTable table;
  while (auto row = rows.next()) {
    if (!*row) return unreadable(row->error().message);
    if ((*row)->too_long || (*row)->malformed || (*row)->unclosed) return unreadable("a quotation in it is not closed");
    const std::string line = "line " + std::to_string((*row)->line) + ": ";
    if (!columns) {
      auto read = Columns::from_header(**row, {id_column, ""});
      if (!read) return unreadable(read.error().message);
      columns = std::move(*read);
      continue;
    }
    auto article = columns->article(std::move(**row), nullptr);
    if (!article) return unreadable(line + article.error().message);
    if (!table.rows_.emplace(article->id, article->metadata).second) {
      return unreadable(line + "the id " + shown(article->id) + " stands twice");
    }
  }
  return table;
}

const std::string* MetadataTable::find(const std::string& id) const {
  const auto found = rows_.find(id);
  return found == rows_.end() ? nullptr : &found->second;
}

}  // namespace sayso
