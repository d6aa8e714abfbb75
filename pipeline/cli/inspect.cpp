// sayso inspect: the claims of an article, for a person, at a terminal or as one page.
#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>
#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "ingest/reader.h"
#include "pipeline.h"
#include "report/html.h"
#include "report/json_record.h"
#include "report/terminal.h"

namespace sayso {
namespace {

struct InspectOptions {
  std::vector<std::string> paths;
  std::string model;
  std::string html;
  double confidence = kShownConfidence;
  bool force = false;
  ReadingOptions reading;
};

/// One article as one page. More articles are refused before anything is written: a page of each would need a name.
int write_page(const InspectOptions& options, const Model& model, ArticleReader& reader) {
  auto item = reader.next();
  if (!item) return refuse({"no_article", "nothing to show: no article in the input", 0});
  if (!item->article) return refuse(item->article.error());
  if (reader.next()) {
    return refuse({"too_many_articles", "--html takes one article, and the input holds more: name one of them", 0});
  }
  auto output = options.html == "-" ? Result(Output::standard()) : Output::file(options.html, options.force);
  if (!output) return refuse(output.error());
  const Document document = Analyzer(model).analyze(std::move(*item->article));
  (*output)->write(html_page(to_json(document, model, {}), {.date = date_today(), .confidence = options.confidence}));
  if (const auto error = (*output)->commit()) return refuse(*error);
  return kAllDone;
}

int inspect(const InspectOptions& options) {
  auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());

  const auto reading = open_reading(options.reading);
  if (!reading) return refuse(reading.error());
  ArticleReader reader(std::move(*inputs), nullptr, *reading);
  if (!options.html.empty()) return write_page(options, *model, reader);

  Analyzer analyzer(*model);
  const auto output = Output::standard();
  const TerminalStyle style = terminal_style();
  bool any = false;
  int code = kAllDone;
  while (auto item = reader.next()) {
    if (!item->article) {
      say(item->article.error().message);
      code = kSomeFailed;
      continue;
    }
    std::ostringstream page;
    if (any) page << '\n';
    print_report(page, analyzer.analyze(std::move(*item->article)), style);
    any = true;
    if (!output->write(page.str()) || !output->flush()) break;
  }
  if (const auto error = output->commit()) return refuse(*error);
  if (!any && code == kAllDone) say("nothing to show: no article in the input");
  return code;
}

}  // namespace

Command add_inspect(CLI::App& program) {
  auto options = std::make_shared<InspectOptions>();
  CLI::App* app = program.add_subcommand("inspect", "an article's claims for a person: who holds each, how firmly");
  app->add_option("FILE", options->paths, "what analyze takes, too; - or none: standard input")->option_text("...");
  app->add_option("--model", options->model, "weights to use in place of the built-in ones")->option_text("FILE");
  app->add_option("--html", options->html,
                  "one article as one page, with its text beside the claims; - for standard output")
      ->option_text("FILE");
  app->add_option("--confidence", options->confidence, "in the page: cards below it stand behind \"show uncertain\"")
      ->option_text("0..1")
      ->check(CLI::Range(0.0, 1.0));
  app->add_flag("--force", options->force, "write over a page that exists");
  add_reading(*app, options->reading);
  return {app, [options] { return inspect(*options); }};
}

}  // namespace sayso
