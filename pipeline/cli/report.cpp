// sayso report: the figures of a run, by outlet and by month, as a table and a page.
#include <CLI/CLI.hpp>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

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
  CountingOptions counting;
  unsigned jobs = default_jobs();
  bool force = false;
};

/// What was read of a run.
struct Reading {
  explicit Reading(const CountingOptions& counting) : survey(counting) {}
  Survey survey;
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

/// The lines parsed, by several threads: most of the time of reading goes into that.
std::vector<Json> parsed(const std::vector<std::string>& lines, unsigned jobs) {
  std::vector<Json> records(lines.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < lines.size(); i = next++) records[i] = Json::parse(lines[i], nullptr, false);
  };
  std::vector<std::thread> others;
  for (unsigned n = 1; n < jobs && n < lines.size(); ++n) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
  return records;
}

void count(const Json& record, Reading& reading, CopyFinder& copies) {
  if (!record.is_object() || record.contains("error")) {
    ++reading.set_aside;
    return;
  }
  reading.survey.add(record);
  copies.add(string_of(record, "id"), published(record), string_of(record, "text"));
}

Result<std::unique_ptr<Reading>> read_run(const ReportOptions& options) {
  constexpr std::size_t kBatch = 64;  // lines in memory: a few MB
  auto stream = RecordStream::open(options.run);
  if (!stream) return stream.error();
  auto reading = std::make_unique<Reading>(options.counting);
  reading->complete = stream->complete();
  CopyFinder copies;
  std::vector<std::string> lines;
  const auto flush = [&] {
    for (const Json& record : parsed(lines, options.jobs)) count(record, *reading, copies);
    lines.clear();
  };
  while (auto line = stream->next()) {
    if (!*line) return line->error();
    lines.push_back(std::move(**line));
    if (lines.size() == kBatch) flush();
  }
  flush();
  reading->first_of = copies.find();
  return reading;
}

std::optional<Error> write_file(const std::string& path, std::string_view bytes, bool force) {
  auto output = Output::file(path, force);
  if (!output) return output.error();
  (*output)->write(bytes);
  return (*output)->commit();
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
  facts.merged = options.counting.merge;
  return facts;
}

/// A file by its ending, or both in a folder.
std::optional<Error> write_report(const ReportOptions& options, const Reading& reading, const ConfusionSet& confusion) {
  const std::string& output = options.output;
  const bool is_table = output.ends_with(".csv");
  const bool is_page = output.ends_with(".html");
  const bool is_folder = !is_table && !is_page;
  std::error_code code;
  if (is_folder && !std::filesystem::create_directories(output, code) && code)
    return Error{"output_unwritable", output + ": " + code.message(), 0};
  const std::vector<FigureRow> rows = reading.survey.rows(reading.first_of, confusion, options.jobs);
  if (!is_page) {
    const std::string path = is_folder ? output + "/figures.csv" : output;
    if (auto error = write_file(path, survey_csv(rows), options.force)) return error;
  }
  if (is_table) return std::nullopt;
  const std::string path = is_folder ? output + "/report.html" : output;
  return write_file(path, survey_page(rows, facts_of(options, reading), confusion), options.force);
}

int report(const ReportOptions& options) {
  const auto confusion = open_confusion(options.confusion);
  if (!confusion) return refuse(confusion.error());
  const auto read = read_run(options);
  if (!read) return refuse(read.error());
  const Reading* reading = read->get();
  if (reading->survey.articles() == 0) return refuse({"no_article", options.run + ": no record of an article", 0});
  if (!reading->complete) say(options.run + ": the run is not at its end; the report is of what is there");

  if (const auto error = write_report(options, *reading, *confusion)) return refuse(*error);
  say(std::to_string(reading->survey.articles()) + " articles in " + options.output);
  if (reading->set_aside > 0) say(std::to_string(reading->set_aside) + " articles of the run were set aside");
  return reading->set_aside > 0 ? kSomeFailed : kAllDone;
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
  app->add_flag("--persons", options->counting.persons, "accusations of persons without an office, too");
  app->add_flag("!--no-merge", options->counting.merge,
                "each article's actor alone: no names put together over articles");
  add_jobs(*app, options->jobs);
  app->add_flag("--force", options->force, "write over what exists");
  return {app, [options] { return report(*options); }};
}

}  // namespace sayso
