// Each row is turned into fields once; the three forms differ in how these are written.
#include "report/tally_page.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "report/csv.h"
#include "report/json_writer.h"
#include "report/terminal_text.h"

namespace sayso {
namespace {

using Fields = std::vector<std::string>;

/// Columns padded with spaces, numbers to the right; a field longer than kWidest is cut in the middle.
std::string table(const std::vector<Fields>& rows, const std::vector<bool>& numbers) {
  constexpr std::size_t kWidest = 48;  // bytes
  std::vector<Fields> cells = rows;
  std::vector<int> widths(numbers.size(), 0);
  for (Fields& row : cells) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] = shorten(row[c], kWidest);
      widths[c] = std::max(widths[c], columns_of(row[c]));
    }
  }
  std::string out;
  for (const Fields& row : cells) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string pad(static_cast<std::size_t>(widths[c] - columns_of(row[c])), ' ');
      line += numbers[c] ? pad + row[c] : row[c] + pad;
      line += "  ";
    }
    while (line.ends_with(' ')) line.pop_back();
    out += line + "\n";
  }
  return out;
}

std::string csv(const std::vector<Fields>& rows) {
  std::string out;
  for (const Fields& row : rows) append_csv_row(out, row);
  return out;
}

/// "because he feared for his job (2); ..."
std::string reasons_of(const PhraseRow& row) {
  std::string out;
  for (const auto& [reason, times] : row.reasons) {
    if (!out.empty()) out += "; ";
    out += reason;
    if (times > 1) out += " (" + std::to_string(times) + ")";
  }
  return out;
}

Fields phrase_fields(const PhraseRow& row, bool examples) {
  Fields out = {row.phrase,
                std::string(name(row.type)),
                std::to_string(row.claims),
                std::to_string(row.articles),
                std::to_string(row.grants),
                reasons_of(row)};
  for (std::size_t n = 0; n < kExamples; ++n) {
    const bool there = n < row.examples.size();
    if (examples) out.push_back(there ? row.examples[n].article : "");
    if (examples || n == 0) out.push_back(there ? row.examples[n].passage : "");
  }
  return out;
}

/// "Ruiz; José Ruiz": what Identities has taken for one.
std::string aliases_of(const ActorRow& row) {
  std::string out;
  for (const std::string& alias : row.aliases) out += (out.empty() ? "" : "; ") + alias;
  return out;
}

Fields actor_fields(const ActorRow& row) {
  Fields out = {row.name,        std::string(name(row.type)), row.role,
                row.affiliation, std::to_string(row.claims),  std::to_string(row.articles)};
  for (std::size_t n = row.levels.size(); n-- > 0;) out.push_back(std::to_string(row.levels[n]));
  out.push_back(std::to_string(row.unlevelled));
  for (const std::uint64_t count : row.kinds) out.push_back(std::to_string(count));
  out.push_back(std::to_string(row.merged_from));
  out.push_back(aliases_of(row));
  out.push_back(one_line(row.article));
  return out;
}

void count_field(JsonWriter& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.integer(value);
}

std::string phrase_json(const PhraseRow& row) {
  JsonWriter json(512);
  json.begin_object();
  json.field("phrase", row.phrase);
  json.field("class", name(row.type));
  count_field(json, "times", row.times);
  count_field(json, "claims", row.claims);
  count_field(json, "articles", row.articles);
  count_field(json, "grants", row.grants);
  json.key("reasons");
  json.begin_array();
  for (const auto& [reason, times] : row.reasons) {
    json.begin_object();
    json.field("reason", reason);
    count_field(json, "times", times);
    json.end_object();
  }
  json.end_array();
  json.key("examples");
  json.begin_array();
  for (const PhraseExample& example : row.examples) {
    json.begin_object();
    json.field("article", example.article);
    json.field("passage", example.passage);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return std::move(json).take();
}

void optional_field(JsonWriter& json, std::string_view key, const std::string& value) {
  json.key(key);
  if (value.empty())
    json.null();
  else
    json.string(value);
}

std::string actor_json(const ActorRow& row) {
  JsonWriter json(512);
  json.begin_object();
  json.field("name", row.name);
  json.field("type", name(row.type));
  optional_field(json, "role", row.role);
  optional_field(json, "affiliation", row.affiliation);
  count_field(json, "claims", row.claims);
  count_field(json, "articles", row.articles);
  json.key("levels");
  json.begin_object();
  for (std::size_t n = row.levels.size(); n-- > 0;) count_field(json, name(static_cast<Level>(n)), row.levels[n]);
  count_field(json, "none", row.unlevelled);
  json.end_object();
  json.key("kinds");
  json.begin_object();
  for (std::size_t n = 0; n < row.kinds.size(); ++n) count_field(json, name(static_cast<Kind>(n)), row.kinds[n]);
  json.end_object();
  count_field(json, "merged_from", row.merged_from);
  json.key("aliases");
  json.begin_array();
  for (const std::string& alias : row.aliases) json.string(alias);
  json.end_array();
  json.field("first_article", row.article);
  json.end_object();
  return std::move(json).take();
}

template <class Row, class ToJson>
std::string json_array(const std::vector<Row>& rows, ToJson to_json) {
  std::string out = "[";
  for (const Row& row : rows) out += (out.size() > 1 ? ",\n " : "\n ") + to_json(row);
  return out + (rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace

std::string phrases_page(const std::vector<PhraseRow>& rows, PageForm form) {
  if (form == PageForm::json) return json_array(rows, phrase_json);
  const bool all = form == PageForm::csv;
  Fields head = {"phrase", "class", "claims", "articles", "grants", "reasons"};
  if (all) {
    for (std::size_t n = 1; n <= kExamples; ++n) {
      head.push_back("article_" + std::to_string(n));
      head.push_back("example_" + std::to_string(n));
    }
  } else {
    head.emplace_back("example");
  }
  std::vector<Fields> fields = {head};
  for (const PhraseRow& row : rows) fields.push_back(phrase_fields(row, all));
  return all ? csv(fields) : table(fields, {false, false, true, true, true, false, false});
}

std::string actors_page(const std::vector<ActorRow>& rows, PageForm form) {
  if (form == PageForm::json) return json_array(rows, actor_json);
  Fields head = {"name", "type", "role", "affiliation", "claims", "articles", "A4", "A3", "A2", "A1", "A0", "no_level"};
  for (std::size_t n = 0; n < std::tuple_size_v<decltype(ActorRow::kinds)>; ++n)
    head.emplace_back(name(static_cast<Kind>(n)));
  head.insert(head.end(), {"merged_from", "aliases", "first_article"});
  std::vector<Fields> fields = {head};
  for (const ActorRow& row : rows) fields.push_back(actor_fields(row));
  if (form == PageForm::csv) return csv(fields);
  std::vector<bool> numbers(head.size(), true);
  std::fill(numbers.begin(), numbers.begin() + 4, false);
  std::fill(numbers.end() - 2, numbers.end(), false);
  return table(fields, numbers);
}

}  // namespace sayso
