// sayso report: the figures of a run, by outlet and by month, as a table and a page.
#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <utility>
#include <vector>

#include "batch/parsed_records.h"
#include "batch/run_folder.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "copies/copies.h"
#include "survey/survey.h"
#include "survey/survey_csv.h"
#include "survey/survey_page.h"

namespace sayso {
namespace {

struct ReportOptions {
  std::string run;
  std::string output;
  std::vector<std::string> confusion;
  bool persons = false;
  bool no_merge = false;
  unsigned jobs = default_jobs();
  bool force = false;
};

/// What was read of a run.
struct Reading {
  explicit Reading(const CountingOptions& counting) : survey(counting) {}
  Survey survey;
  CopyFinder copies;
  std::vector<std::uint32_t> first_of;
  std::size_t set_aside = 0;
  bool complete = true;
};

Result<ConfusionSet> open_confusion(const std::vector<std::string>& paths) {
  if (paths.empty()) return parse_confusion(built_in_confusion());
  ConfusionSet all;
  for (const std::string& path : paths) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{"path_unreadable", path + ": cannot be read", 0};
    std::ostringstream text;
    text << file.rdbuf();
    auto set = parse_confusion(std::move(text).str());
    if (!set) return Error{set.error().code, path + ": " + set.error().message, 0};
    all.population += (all.population.empty() ? "" : "; ") + set->population;
    for (auto& [name, table] : set->tables) all.tables.insert_or_assign(name, std::move(table));
  }
  return all;
}

/// The date as it sorts; empty where the record has none.
std::string_view published(const Json& record) {
  return string_of(field_of(record, "metadata"), "published");
}

/// Counts the article, or says why it is none that can be counted.
std::optional<Error> count(const Json& record, std::uint64_t number, const std::string& run, Reading& reading) {
  if (record.contains("error")) {
    ++reading.set_aside;
    return std::nullopt;
  }
  if (!field_of(record, "attributions").is_array())
    return Error{
        "not_a_record",
        run + ": record " + std::to_string(number) + " has no attributions: run the articles through sayso first", 0};
  if (!field_of(record, "text").is_string())
    return Error{"no_text", run + ": its records have no text (--no-text); accusations, cues and copies need it", 0};
  reading.survey.add(record);
  reading.copies.add(string_of(record, "id"), published(record), string_of(record, "text"));
  return std::nullopt;
}

Error interrupted() {
  return {"interrupted", "interrupted: nothing was written", 0};
}

std::optional<Error> read_run(RecordStream& stream, const std::string& run, Reading& reading) {
  const std::atomic<bool>& stop = stop_on_signals();
  std::uint64_t number = 0;
  std::optional<Error> error;
  const UseRecord use = [&](const Json& record) {
    error = count(record, ++number, run, reading);
    return !error && !stop;
  };
  if (auto unread = for_each_record(stream, use)) return unread;
  if (error) return error;
  if (stop) return interrupted();
  if (reading.survey.articles() == 0) return Error{"no_article", run + ": no record of an article", 0};
  reading.first_of = reading.copies.find();
  reading.complete = stream.complete();
  return std::nullopt;
}

/// Folders that are made for the report; those in which nothing was written go away again.
class MadeFolders {
 public:
  MadeFolders() = default;
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;
  ~MadeFolders() {
    std::error_code code;
    for (const auto& folder : made_) std::filesystem::remove(folder, code);  // not where something is in it
  }

  std::optional<Error> make(const std::string& path) {
    std::error_code code;
    for (std::filesystem::path at = path; !at.empty() && !std::filesystem::exists(at, code); at = at.parent_path())
      made_.push_back(at);
    std::filesystem::create_directories(path, code);
    if (code) return Error{"output_unwritable", path + ": " + code.message(), 0};
    return std::nullopt;
  }

 private:
  std::vector<std::filesystem::path> made_;  ///< the innermost first
};

/// Open before anything is read; the files appear when both are whole.
struct ReportFiles {
  std::unique_ptr<MadeFolders> folders = std::make_unique<MadeFolders>();  ///< goes last
  std::unique_ptr<Output> table;
  std::unique_ptr<Output> page;
};

/// A file by its ending, or both in a folder.
Result<ReportFiles> open_files(const std::string& output, bool force) {
  ReportFiles files;
  if (output == "-")
    return Error{"output_unwritable", "a report is a table and a page: --output takes a folder, FILE.csv or FILE.html",
                 0};
  const bool is_table = output.ends_with(".csv");
  const bool is_page = output.ends_with(".html");
  const bool is_folder = !is_table && !is_page;
  if (is_folder) {
    if (auto error = files.folders->make(output)) return *std::move(error);
  }
  if (!is_page) {
    auto table = Output::file(is_folder ? output + "/figures.csv" : output, force);
    if (!table) return table.error();
    files.table = std::move(*table);
  }
  if (!is_table) {
    auto page = Output::file(is_folder ? output + "/report.html" : output, force);
    if (!page) return page.error();
    files.page = std::move(*page);
  }
  return files;
}

SurveyFacts facts_of(const ReportOptions& options, const Reading& reading) {
  SurveyFacts facts;
  const std::filesystem::path run(options.run.ends_with('/') ? options.run.substr(0, options.run.size() - 1)
                                                             : options.run);
  facts.run = options.run == "-" ? "standard input" : run.filename().string();
  facts.date = date_today();
  facts.articles = reading.survey.articles();
  facts.set_aside = reading.set_aside;
  facts.stories = std::set<std::uint32_t>(reading.first_of.begin(), reading.first_of.end()).size();
  facts.persons_left_out = reading.survey.persons_left_out();
  facts.complete = reading.complete;
  facts.merged = !options.no_merge;
  return facts;
}

std::optional<Error> write_report(const ReportOptions& options, const Reading& reading, const ConfusionSet& confusion,
                                  const ReportFiles& files) {
  const std::vector<FigureRow> rows = reading.survey.rows(reading.first_of, confusion, options.jobs);
  if (stop_on_signals()) return interrupted();
  if (files.table) files.table->write(survey_csv(rows));
  if (files.page) files.page->write(survey_page(rows, facts_of(options, reading), confusion));
  if (files.page && !files.page->flush()) return files.page->commit();  // no table without its page: a full disk
  for (Output* file : {files.table.get(), files.page.get()}) {
    if (file == nullptr) continue;
    if (auto error = file->commit()) return error;
  }
  return std::nullopt;
}

void conclude(const ReportOptions& options, const Reading& reading, const ConfusionSet& confusion) {
  const std::size_t articles = reading.survey.articles();
  if (!reading.complete) say(options.run + ": the run is not at its end; the report is of what is there");
  for (const std::string& table : reading.survey.unusable(confusion))
    say("no correction by the table " + table + " occurs, and the table has no example of it");
  say(std::to_string(articles) + (articles == 1 ? " article in " : " articles in ") + options.output);
  if (reading.set_aside > 0)
    say(std::to_string(reading.set_aside) +
        (reading.set_aside == 1 ? " article of the run was set aside" : " articles of the run were set aside"));
}

int report(const ReportOptions& options) {
  const auto confusion = open_confusion(options.confusion);
  if (!confusion) return refuse(confusion.error());
  auto stream = RecordStream::open(options.run);
  if (!stream) return refuse(stream.error());
  const auto files = open_files(options.output, options.force);
  if (!files) return refuse(files.error());
  Reading reading({.persons = options.persons, .merge = !options.no_merge});
  auto error = read_run(*stream, options.run, reading);
  if (!error) error = write_report(options, reading, *confusion, *files);
  if (error) {
    const int code = refuse(*error);
    return stop_on_signals() ? kSomeFailed : code;
  }
  conclude(options, reading, *confusion);
  return reading.set_aside > 0 ? kSomeFailed : kAllDone;
}

}  // namespace

Command add_report(CLI::App& program) {
  auto options = std::make_shared<ReportOptions>();
  CLI::App* app = program.add_subcommand("report", "a run's figures by outlet and by month, with intervals");
  app->footer(
      "Types of source, anonymous sourcing, strength, commitment, top actors, phrases and cues, who cites whom,\n"
      "accusations: overall, by outlet and by month (the fields outlet and published), with and without copies of one\n"
      "story. Each rate with a 95 % interval over articles, as counted and corrected for known errors: those of the\n"
      "built-in tables, or of your own labels. It reports what the articles say, not what is true.\n\n"
      "Examples:\n"
      "  sayso report run1/ --output report1/                  figures.csv and report.html\n"
      "  sayso report records.jsonl.gz --output page.html\n"
      "  sayso report run1/ --output report1/ --confusion my-confusion.json");
  app->add_option("RUN", options->run, "the folder of sayso run, or records of sayso analyze; - for standard input")
      ->option_text("PATH")
      ->required();
  app->add_option("--output,-o", options->output,
                  "a folder for figures.csv and report.html, or one of them as FILE.csv or FILE.html")
      ->option_text("PATH")
      ->required();
  app->add_option("--confusion", options->confusion,
                  "tables of errors of your own labels, in place of the built-in ones")
      ->option_text("FILE");
  app->add_flag("--persons", options->persons, "accusations of persons without an office, too");
  app->add_flag("--no-merge", options->no_merge, "each article's actor alone: no names put together over articles");
  add_jobs(*app, options->jobs, "the report is");
  app->add_flag("--force", options->force, "write over what exists");
  return {app, [options] { return report(*options); }};
}

}  // namespace sayso
