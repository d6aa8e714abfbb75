// Any bytes as a file of records, through all that reads them: `sayso export` in its formats, `sample`, `report` and
// the page. What is written is valid, lies inside the text, and brat's lines can be read again.
#include <nlohmann/json.hpp>
#include <vector>

#include "batch/parsed_records.h"
#include "copies/copies.h"
#include "evaluate/coders.h"
#include "export/brat.h"
#include "export/exporter.h"
#include "export/label_studio.h"
#include "export/tables.h"
#include "fuzz/memory_input.h"
#include "report/html.h"
#include "sample/sampler.h"
#include "sample/tasks.h"
#include "survey/survey.h"
#include "survey/survey_csv.h"
#include "survey/survey_page.h"

namespace {

using namespace sayso;
using test::require;

constexpr std::size_t kMostRecords = 8;  // enough for copies and for actors of several articles
constexpr std::size_t kRareOf = 32;      // the report's resamples are slow: of one input in so many, told by its length

/// Rows whose texts are valid and whose number of values is that of the table.
class CheckedRows : public RowSink {
 public:
  void row(TableName table, std::span<const Value> values) override {
    require(values.size() == tables()[static_cast<std::size_t>(table)].columns.size(), "a row has other columns");
    for (const Value& value : values) {
      const auto* text = std::get_if<std::string_view>(&value);
      require(text == nullptr || first_invalid_utf8(*text) == text->size(), "a cell is not valid UTF-8");
    }
  }
};

std::vector<Json> read(std::string_view bytes) {
  const test::MemoryFile file(bytes);
  std::vector<Json> records;
  auto stream = RecordStream::open(file.path());
  if (!stream) {
    require(!stream.error().code.empty() && !stream.error().message.empty(), "an error says nothing");
    return records;
  }
  const auto error = for_each_record(*stream, [&](const Json& record) {
    records.push_back(record);
    return records.size() < kMostRecords;
  });
  require(!error || !error->message.empty(), "an error says nothing");
  return records;
}

void check_spans(const RecordView& view) {
  for (const ClaimView& claim : view.claims()) {
    for (const auto* role : {&claim.source, &claim.cue, &claim.content}) {
      for (const TextSpan span : *role) {
        require(span.begin < span.end, "a piece is empty");
        static_cast<void>(view.slice(span));
      }
    }
  }
}

void annotate(const Json& record) {
  const RecordView view(record);
  check_spans(view);
  for (const BratLabels labels : {BratLabels::notes, BratLabels::attributes}) {
    const auto claims = read_brat(brat_annotations(view, labels), "fuzz", "c-0");
    require(!field_of(record, "text").is_string() || claims.has_value(), "brat's lines cannot be read again");
  }
  const auto task = Json::parse(label_studio_task(view, "d-0"), nullptr, false);
  require(task.is_object() && task["data"]["text"] == view.text(), "a task does not carry the text");
}

/// An exporter that writes to memory, over all records: its output is one JSON array.
void export_array(const std::vector<Json>& records, ExportFormat format) {
  std::string out;
  const auto exporter = make_exporter({.format = format}, "", [&](std::string_view bytes) {
    out += bytes;
    return true;
  });
  for (const Json& record : records) {
    if (const auto error = (*exporter)->add(record)) require(error->code == "no_text", "an export fails");
  }
  require(!(*exporter)->finish(), "an export does not come to its end");
  require(Json::parse(out, nullptr, false).is_array(), "an export is no JSON");
}

void draw_sample(const std::vector<Json>& records) {
  Sampler sampler({StratumField::source_type, StratumField::outlet, StratumField::month}, 4, 1);
  for (const Json& record : records) {
    if (sampler.add(record)) return;
  }
  const Drawing drawing = sampler.draw();
  for (const auto& [number, picks] : drawing.picks) {
    const RecordView view(records[number]);
    for (const PickedClaim& picked : picks) {
      require(picked.claim < view.claims().size(), "a claim was drawn that is not there");
      for (const bool show : {false, true}) {
        const Task task = make_task(view, picked, {"t0001", "d-0", drawing, show});
        require(Json::parse(task.label_studio, nullptr, false).is_object(), "a task is no JSON");
        require(!task.claim.dump().empty(), "a drawn claim is not valid");
      }
    }
  }
}

void survey(const std::vector<Json>& records) {
  Survey survey({.persons = true});
  CopyFinder copies;
  for (const Json& record : records) {
    survey.add(record);
    copies.add(string_of(record, "id"), string_of(field_of(record, "metadata"), "published"),
               string_of(record, "text"));
  }
  static const ConfusionSet confusion = *parse_confusion(built_in_confusion());
  const auto rows = survey.rows(copies.find(), confusion);
  require(!rows.empty(), "a report of articles has no figure");
  const std::string table = survey_csv(rows);
  require(first_invalid_utf8(table) == table.size(), "a table is not valid UTF-8");
  SurveyFacts facts;
  facts.articles = records.size();
  require(survey_page(rows, facts, confusion).find("<script") == std::string::npos, "a record became a script");
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<Json> records = read(test::as_text(data, size));
  std::erase_if(records, [](const Json& record) { return record.contains("error"); });  // as the commands do
  CheckedRows rows;
  TableWriter tables(rows, true);
  for (const Json& record : records) {
    annotate(record);
    require(!html_page(record.dump(), {}).empty(), "a record has no page");
    tables.add(record);
  }
  tables.finish();
  export_array(records, ExportFormat::label_studio);
  export_array(records, ExportFormat::web_annotation);
  draw_sample(records);
  if (size % kRareOf != 0) return 0;
  std::erase_if(records, [](const Json& record) {
    return !field_of(record, "attributions").is_array() || !field_of(record, "text").is_string();
  });
  if (!records.empty()) survey(records);
  return 0;
}
