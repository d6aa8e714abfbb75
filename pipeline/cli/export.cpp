// sayso export: the records of a run as tables, a database, or annotations that other tools read.
#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <utility>

#include "batch/parsed_records.h"
#include "batch/run_folder.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/output_folder.h"
#include "export/exporter.h"
#include "export/label_studio.h"

namespace sayso {
namespace {

struct Options {
  std::string run;
  std::string output;
  ExportOptions exported;
  bool no_merge = false;
  bool attributes = false;
  bool force = false;
};

/// Where it goes: a folder, or a file; and what it needs besides.
struct Place {
  std::unique_ptr<OutputFolder> folder;
  std::unique_ptr<Output> file;
  std::unique_ptr<Output> labels;  ///< Label Studio's configuration beside the tasks
};

/// "tasks-config.xml" for "tasks.json".
std::string config_path(std::string path) {
  if (path.ends_with(".json")) path.resize(path.size() - std::string_view(".json").size());
  return path + "-config.xml";
}

Result<Place> open_place(const Options& options) {
  Place place;
  const ExportFormat format = options.exported.format;
  if (is_folder(format)) {
    auto folder = OutputFolder::make(options.output, options.force, marker_file(format));
    if (!folder) return folder.error();
    place.folder = std::move(*folder);
    return place;
  }
  auto file = Output::file(options.output, options.force);
  if (!file) return file.error();
  place.file = std::move(*file);
  if (format == ExportFormat::sqlite && place.file->partial().empty())
    return Error{"output_unwritable", "cannot write " + options.output + ": a database needs a plain file", 0};
  if (format != ExportFormat::label_studio || place.file->partial().empty()) return place;
  auto labels = Output::file(config_path(options.output), options.force);
  if (!labels) return labels.error();
  place.labels = std::move(*labels);
  place.labels->write(label_studio_config());
  return place;
}

std::optional<Error> commit(Place& place) {
  if (place.folder) return place.folder->commit();
  if (place.labels) {
    if (auto error = place.labels->commit()) return error;
  }
  return place.file->commit();
}

void conclude(const Options& options, const Place& place, const Exporter& exporter, std::uint64_t set_aside,
              bool complete) {
  const auto count = [](auto number, const char* noun) {
    return std::to_string(number) + " " + noun + (number == 1 ? "" : "s");
  };
  say(count(exporter.articles(), "article") + " in " + options.output);
  if (place.labels) say("the labelling configuration of the project: " + config_path(options.output));
  if (exporter.without_text() > 0) say("the run has no texts (--no-text): the tables hold places and labels, no words");
  if (set_aside > 0) say("left out: " + count(set_aside, "article") + " that the run set aside");
  if (!complete)
    say("the run has not come to its end, or is one shard of several: what it has up to here was exported");
}

int run_export(const Options& options) {
  auto stream = RecordStream::open(options.run);
  if (!stream) return refuse(stream.error());
  auto place = open_place(options);
  if (!place) return refuse(place.error());
  Output* file = place->file.get();
  const std::string where = place->folder ? place->folder->partial() : file->partial();
  auto exporter = make_exporter(options.exported, where, [file](std::string_view bytes) { return file->write(bytes); });
  if (!exporter) return refuse(exporter.error());

  const std::atomic<bool>& stop = stop_on_signals();
  std::uint64_t set_aside = 0;
  std::optional<Error> error;
  const UseRecord use = [&](const Json& record) {
    if (record.contains("error"))
      ++set_aside;
    else
      error = (*exporter)->add(record);
    return !error && !stop;
  };
  if (auto unread = for_each_record(*stream, use)) return refuse(*unread);
  if (stop) {
    say("interrupted: nothing was written");
    return kSomeFailed;
  }
  if (!error) error = (*exporter)->finish();
  if (!error || error->message.empty()) error = commit(*place);  // an empty message: the file knows why
  if (error) return refuse(*error);
  if (place->file && place->file->closed_early()) return kAllDone;
  conclude(options, *place, **exporter, set_aside, stream->complete());
  return kAllDone;
}

constexpr const char* kFooter =
    "csv             a folder of tables: documents, actors, article_actors, accusations, claims, mentions, phrases\n"
    "sqlite          the same tables in one file, with full-text search: sqlite3, Datasette, R, pandas\n"
    "brat            a folder of .txt and .ann, as PolNeAR's files are, and annotation.conf\n"
    "label-studio    tasks with predictions to import, and the project's configuration beside them\n"
    "web-annotation  W3C annotations (JSON-LD), with position and quotation of each claim\n\n"
    "Examples:\n"
    "  sayso export run1/ --to sqlite --output run1.db\n"
    "  sayso export run1/ --to csv --output tables/\n"
    "  sayso export records.jsonl --to brat --output annotations/\n\n"
    "pipeline/export/README.md tells the columns, and which ids survive a second run.";

}  // namespace

Command add_export(CLI::App& program) {
  static const std::map<std::string, ExportFormat> formats = {{"csv", ExportFormat::csv},
                                                              {"sqlite", ExportFormat::sqlite},
                                                              {"brat", ExportFormat::brat},
                                                              {"label-studio", ExportFormat::label_studio},
                                                              {"web-annotation", ExportFormat::web_annotation}};
  auto options = std::make_shared<Options>();
  CLI::App* app = program.add_subcommand("export", "a run as tables, a database, or annotations for other tools");
  app->footer(kFooter);
  app->add_option("RUN", options->run, "the folder of sayso run, or records of sayso analyze (.jsonl, .gz, .zst)")
      ->option_text(" ")
      ->required();
  app->add_option_function<std::string>(
         "--to", [options](const std::string& name) { options->exported.format = formats.at(name); },
         "csv, sqlite, brat, label-studio or web-annotation")
      ->option_text("FORMAT")
      ->check(CLI::IsMember(formats))
      ->required();
  app->add_option("--output,-o", options->output, "the file or folder; it appears when it is complete")
      ->option_text("PATH")
      ->required();
  app->add_flag("--no-merge", options->no_merge,
                "tables: a row for each article's actor; else one name and type in several articles is one actor");
  app->add_flag("--attributes", options->attributes,
                "brat: labels as attributes, to be changed there (PolNeAR's own reader does not take them)");
  app->add_flag("--force", options->force, "write over what is there");
  return {app, [options] {
            options->exported.merge_actors = !options->no_merge;
            options->exported.brat_labels = options->attributes ? BratLabels::attributes : BratLabels::notes;
            return run_export(*options);
          }};
}

}  // namespace sayso
