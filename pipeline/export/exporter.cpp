#include "export/exporter.h"

#include <utility>

#include "batch/durable.h"
#include "export/csv_folder.h"
#include "export/ids.h"
#include "export/label_studio.h"
#include "export/sqlite_file.h"
#include "export/tables.h"
#include "export/web_annotation.h"

namespace sayso {
namespace {

std::optional<Error> needs_text(const Json& record) {
  if (field_of(record, "text").is_string()) return std::nullopt;
  return Error{
      "no_text",
      "the run has no texts (--no-text), and this format needs them: run again without it, or export to csv or "
      "sqlite, which then hold places and labels",
      0};
}

/// Sink is CsvFolder or SqliteFile.
template <class Sink>
class TableExporter : public Exporter {
 public:
  TableExporter(std::unique_ptr<Sink> sink, bool merge) : sink_(std::move(sink)), rows_(*sink_, merge) {}
  std::optional<Error> add(const Json& record) override {
    rows_.add(record);
    return std::nullopt;
  }
  std::optional<Error> finish() override {
    rows_.finish();
    return sink_->finish();
  }
  [[nodiscard]] std::int64_t articles() const override { return rows_.documents(); }
  [[nodiscard]] std::int64_t without_text() const override { return rows_.without_text(); }

 private:
  std::unique_ptr<Sink> sink_;
  TableWriter rows_;
};

class BratExporter : public Exporter {
 public:
  BratExporter(std::string folder, BratLabels labels) : folder_(std::move(folder)), labels_(labels) {}
  std::optional<Error> add(const Json& record) override {
    if (auto error = needs_text(record)) return error;
    ++articles_;
    const RecordView view(record);
    const std::string path = folder_ + "/" + brat_name(string_of(record, "id"), ids_.next(record));
    if (auto error = write_file(path + ".txt", view.text())) return error;
    return write_file(path + ".ann", brat_annotations(view, labels_));
  }
  std::optional<Error> finish() override { return write_file(folder_ + "/annotation.conf", brat_config()); }
  [[nodiscard]] std::int64_t articles() const override { return articles_; }

 private:
  std::string folder_;
  BratLabels labels_;
  DocumentIds ids_;
  std::int64_t articles_ = 0;
};

/// A JSON array, an article a line.
class ArrayExporter : public Exporter {
 public:
  ArrayExporter(WriteBytes write, bool tasks) : write_(std::move(write)), tasks_(tasks) {}
  std::optional<Error> add(const Json& record) override {
    if (auto error = needs_text(record)) return error;
    const RecordView view(record);
    std::string item = articles_++ == 0 ? "[\n" : ",\n";
    item += tasks_ ? label_studio_task(view, ids_.next(record)) : web_annotations(view);
    if (write_(item)) return std::nullopt;
    return Error{"write_failed", "", 0};  // whoever writes knows why
  }
  std::optional<Error> finish() override {
    if (write_(articles_ == 0 ? "[]\n" : "\n]\n")) return std::nullopt;
    return Error{"write_failed", "", 0};
  }
  [[nodiscard]] std::int64_t articles() const override { return articles_; }

 private:
  WriteBytes write_;
  bool tasks_;
  DocumentIds ids_;
  std::int64_t articles_ = 0;
};

template <class Sink>
Result<std::unique_ptr<Exporter>> table_exporter(const std::string& place, bool merge) {
  auto sink = Sink::create(place);
  if (!sink) return sink.error();
  return std::unique_ptr<Exporter>(std::make_unique<TableExporter<Sink>>(std::move(*sink), merge));
}

}  // namespace

Result<std::unique_ptr<Exporter>> make_exporter(const ExportOptions& options, const std::string& place,
                                                WriteBytes write) {
  switch (options.format) {
    case ExportFormat::csv:
      return table_exporter<CsvFolder>(place, options.merge_actors);
    case ExportFormat::sqlite:
      return table_exporter<SqliteFile>(place, options.merge_actors);
    case ExportFormat::brat:
      return std::unique_ptr<Exporter>(std::make_unique<BratExporter>(place, options.brat_labels));
    default:
      return std::unique_ptr<Exporter>(
          std::make_unique<ArrayExporter>(std::move(write), options.format == ExportFormat::label_studio));
  }
}

}  // namespace sayso
