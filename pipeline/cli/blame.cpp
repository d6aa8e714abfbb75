// sayso blame: who is blamed for what over a set of articles, by whom, how firmly.
#include <memory>
#include <sstream>
#include <utility>

#include "batch/ordered.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "ingest/reader.h"
#include "pipeline.h"
#include "report/blame_table.h"

namespace sayso {
namespace {

struct BlameOptions {
  std::vector<std::string> paths;
  std::string format = "table";
  ModelChoice model;
  ReadingOptions reading;
  bool persons = false;
  unsigned jobs = default_jobs();
};

Outcome read_item(Analyzer& analyzer, Item item) {
  if (!item.article) return {item.article.error().message, item.article.error().code, {}};
  try {
    return {blame_line(analyzer.analyze(std::move(*item.article))), "", {}};
  } catch (const std::bad_alloc&) {
    return {"an article does not fit into memory", "out_of_memory", {}};
  }
}

std::string written(const BlameTable& table, const std::string& format) {
  if (format == "csv") return table.csv();
  if (format == "json") return table.json();
  std::ostringstream page;
  table.print(page, terminal_style());
  return page.str();
}

int blame(const BlameOptions& options) {
  auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  const auto reading = open_reading(options.reading);
  if (!reading) return refuse(reading.error());

  std::atomic<bool>& stop = stop_on_signals();
  ArticleReader reader(std::move(*inputs), &stop, *reading);
  BlameTable table(options.persons);
  std::size_t articles = 0;
  std::size_t failed = 0;
  const Write write = [&](const Outcome& outcome, bool) {
    ++articles;
    if (outcome.error_code.empty()) {
      table.add(outcome.line);
    } else {
      ++failed;
      say(outcome.line);
    }
    return true;
  };
  const MakeWork make_work = [&]() -> Work {
    const auto analyzer = std::make_shared<Analyzer>(*model);
    return [analyzer](Item item) { return read_item(*analyzer, std::move(item)); };
  };
  run_ordered(
      {options.jobs, 1}, [&] { return reader.next(); }, make_work, write, stop);
  if (stop) say("interrupted: what was read up to here follows");
  const int printed = print(written(table, options.format));
  if (printed != kAllDone) return printed;
  if (articles == 0) say("nothing to do: no article in the input");
  if (table.left_out() > 0)
    say(std::to_string(table.left_out()) + " blamings of persons are left out; --persons shows them");
  return failed > 0 || stop ? kSomeFailed : kAllDone;
}

}  // namespace

Command add_blame(CLI::App& program) {
  auto options = std::make_shared<BlameOptions>();
  CLI::App* app = program.add_subcommand("blame", "who is blamed for what over a set of articles, by whom, how firmly");
  app->footer(
      "It reports what the articles say, not what is true: being blamed is not being guilty. Persons who are not "
      "named\n"
      "as holders of an office are left out without --persons: one who is accused once is no statistic.");
  app->add_option("PATH", options->paths, "what analyze takes, too; - or none: standard input")->option_text("...");
  app->add_option("--format", options->format, "table, csv (a row a blaming) or json")
      ->option_text("FORMAT")
      ->check(CLI::IsMember({"table", "csv", "json"}));
  app->add_flag("--persons", options->persons, "persons without an office, too");
  add_jobs(*app, options->jobs);
  add_reading(*app, options->reading);
  add_model_options(*app, options->model);
  return {app, [options] { return blame(*options); }};
}

}  // namespace sayso
