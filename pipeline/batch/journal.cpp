// The journal is read with every field checked: a file of that name may hold anything.
#include "batch/journal.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "ingest/byte_source.h"
#include "ingest/encoding.h"
#include "ingest/line_reader.h"

namespace sayso {
namespace {

constexpr int kFormat = 1;
constexpr int kMaxDepth = 8;                                  // the grammar has six
constexpr std::uint64_t kMaxPartSize = 1'000'000;             // articles: as --part-size allows
constexpr std::uint64_t kMaxCount = std::uint64_t{1} << 53U;  // of anything: what every JSON reader can hold
constexpr std::string_view kDamaged = "is damaged: it is not a journal of sayso, or was changed; --restart begins anew";

Error damaged(const std::string& path) {
  return {"journal_damaged", utf8_name(path) + " " + std::string(kDamaged), 0};
}

std::string line_of(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
}

/// Nothing where the line is no JSON object.
std::optional<OrderedJson> parse_object(std::string_view line) {
  const auto shallow = [](int depth, OrderedJson::parse_event_t /*event*/, OrderedJson& /*value*/) {
    return depth <= kMaxDepth;
  };
  OrderedJson json = OrderedJson::parse(line, shallow, false);
  if (!json.is_object()) return std::nullopt;
  return json;
}

std::optional<std::uint64_t> count_at(const OrderedJson& json, const char* key) {
  const auto found = json.find(key);
  if (found == json.end() || !found->is_number_unsigned()) return std::nullopt;
  const auto value = found->get<std::uint64_t>();
  return value <= kMaxCount ? std::optional(value) : std::nullopt;
}

std::string string_at(const OrderedJson& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : "";
}

std::map<std::string, std::uint64_t> counts_at(const OrderedJson& json, const char* key) {
  std::map<std::string, std::uint64_t> out;
  const auto found = json.find(key);
  if (found == json.end() || !found->is_object()) return out;
  for (const auto& [code, count] : found->items()) {
    if (count.is_number_unsigned()) out[code] = count.get<std::uint64_t>();
  }
  return out;
}

/// The sequences in a part's line, ascending; nothing where they are not such.
std::optional<std::vector<std::uint64_t>> sequences_in(const OrderedJson& json) {
  std::vector<std::uint64_t> all;
  const auto failures = json.find("set_aside");
  if (failures == json.end() || !failures->is_array()) return std::nullopt;
  for (const OrderedJson& failure : *failures) {
    const auto sequence = failure.is_object() ? count_at(failure, "sequence") : std::nullopt;
    if (!sequence) return std::nullopt;
    all.push_back(*sequence);
  }
  if (!std::is_sorted(all.begin(), all.end())) return std::nullopt;
  return all;
}

std::optional<PartEntry> part_entry(const OrderedJson& json) {
  PartEntry entry;
  const auto part = count_at(json, "part");
  const auto articles = count_at(json, "articles");
  const auto bytes = count_at(json, "bytes");
  const auto set_aside = sequences_in(json);
  if (!part || !articles || !bytes || !set_aside) return std::nullopt;
  entry.part = *part;
  entry.articles = *articles;
  entry.bytes = *bytes;
  entry.sha256 = string_at(json, "sha256");
  entry.input_sha256 = string_at(json, "input_sha256");
  entry.errors = counts_at(json, "errors");
  entry.warnings = counts_at(json, "warnings");
  entry.set_aside = set_aside->size();
  return entry;
}

OrderedJson to_json(const Failure& failure) {
  OrderedJson json;
  json["sequence"] = failure.sequence;
  json["id"] = failure.id ? OrderedJson(*failure.id) : OrderedJson(nullptr);
  json["file"] = failure.file;
  json["byte_offset"] = failure.byte_offset;
  json["code"] = failure.code;
  json["message"] = failure.message;
  return json;
}

/// What one line adds to the journal; false where it is none.
bool add_line(Journal& journal, const OrderedJson& json, std::uint64_t offset, std::uint64_t size) {
  if (json.contains("part")) {
    auto entry = part_entry(json);
    if (!entry) return false;
    entry->line_offset = offset;
    entry->line_size = size;
    const auto part = entry->part;
    journal.parts[part] = *std::move(entry);
    return true;
  }
  if (const auto end = json.find("end"); end != json.end() && end->is_object()) {
    journal.articles = count_at(*end, "articles");
    return journal.articles.has_value();
  }
  const auto inputs = json.find("inputs");
  if (inputs == json.end() || !inputs->is_object()) return false;
  journal.inputs = *inputs;
  return true;
}

bool add_header(Journal& journal, const OrderedJson& json) {
  const auto identity = json.find("identity");
  const auto inputs = json.find("inputs");
  if (count_at(json, "sayso_run") != kFormat || identity == json.end() || inputs == json.end()) return false;
  if (!identity->is_object() || !inputs->is_object()) return false;
  journal.identity = *identity;
  journal.inputs = *inputs;
  const std::uint64_t size = journal.part_size();
  return size > 0 && size <= kMaxPartSize && journal.shard_index() < journal.shard_count();
}

}  // namespace

std::uint64_t Journal::part_size() const {
  return count_at(identity, "part_size").value_or(0);
}

std::uint64_t Journal::shard_index() const {
  const auto shard = identity.find("shard");
  return shard != identity.end() && shard->is_object() ? count_at(*shard, "index").value_or(0) : 0;
}

std::uint64_t Journal::shard_count() const {
  const auto shard = identity.find("shard");
  return shard != identity.end() && shard->is_object() ? count_at(*shard, "count").value_or(0) : 1;
}

bool Journal::is_complete() const {
  if (!articles) return false;
  const std::uint64_t all = *articles / part_size() + (*articles % part_size() > 0 ? 1 : 0);
  const std::uint64_t own = all / shard_count() + (shard_index() < all % shard_count() ? 1 : 0);
  return parts.size() == own && std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
           return part.first < all && part.first % shard_count() == shard_index();
         });
}

Result<Journal> read_journal(const std::string& path) {
  auto source = ByteSource::open(path);
  if (!source) return Error{"path_unreadable", "cannot read " + utf8_name(path) + ": " + source.error().message, 0};
  LineReader lines(**source, kMaxJournalLine);
  Journal journal;
  bool is_torn = false;
  while (auto line = lines.next()) {
    if (!*line || is_torn) return damaged(path);  // only the last line may be cut
    const std::uint64_t size = (*line)->bytes.size() + 1;
    const auto json = (*line)->terminated ? parse_object((*line)->bytes) : std::nullopt;
    const bool is_header = (*line)->number == 1;
    is_torn = !json || !(is_header ? add_header(journal, *json) : add_line(journal, *json, (*line)->offset, size));
    if (is_torn && is_header) return damaged(path);
    if (!is_torn) journal.whole_bytes += size;
  }
  if (journal.whole_bytes == 0) return damaged(path);  // the header is written whole, so this file is another's
  return journal;
}

std::string header_line(const OrderedJson& identity, const OrderedJson& inputs) {
  OrderedJson json;
  json["sayso_run"] = kFormat;
  json["identity"] = identity;
  json["inputs"] = inputs;
  return line_of(json);
}

std::string part_line(const PartEntry& entry, const std::vector<Failure>& failures) {
  OrderedJson json;
  json["part"] = entry.part;
  json["articles"] = entry.articles;
  json["bytes"] = entry.bytes;
  json["sha256"] = entry.sha256;
  json["input_sha256"] = entry.input_sha256;
  json["errors"] = entry.errors;
  json["warnings"] = entry.warnings;
  json["set_aside"] = OrderedJson::array();
  for (const Failure& failure : failures) json["set_aside"].push_back(to_json(failure));
  return line_of(json);
}

std::string inputs_line(const OrderedJson& inputs) {
  return line_of(OrderedJson{{"inputs", inputs}});
}

std::string end_line(std::uint64_t articles) {
  return line_of(OrderedJson{{"end", {{"articles", articles}}}});
}

std::string failure_line(const Failure& failure) {
  return line_of(to_json(failure));
}

Result<std::string> entry_line(const std::string& journal_path, const PartEntry& entry) {
  std::string line(entry.line_size, '\0');
  std::ifstream file(journal_path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(entry.line_offset));
  file.read(line.data(), static_cast<std::streamsize>(line.size()));
  if (file && line.ends_with('\n')) return line;
  return damaged(journal_path);
}

Result<std::string> failure_lines(const std::string& journal_path, const PartEntry& entry) {
  auto line = entry_line(journal_path, entry);
  if (!line) return line;
  const auto json = parse_object(*line);
  std::string out;
  if (!json || !json->contains("set_aside")) return out;
  for (const OrderedJson& failure : (*json)["set_aside"]) out += line_of(failure);
  return out;
}

Result<std::vector<std::uint64_t>> set_aside_in(const std::string& journal_path, const PartEntry& entry) {
  if (entry.set_aside == 0) return std::vector<std::uint64_t>();
  const auto line = entry_line(journal_path, entry);
  if (!line) return line.error();
  const auto json = parse_object(*line);
  auto all = json ? sequences_in(*json) : std::nullopt;
  if (!all) return damaged(journal_path);
  return *std::move(all);
}

}  // namespace sayso
