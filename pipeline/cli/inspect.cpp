// sayso inspect: the claims of an article, for a person.
#include <memory>
#include <sstream>
#include <utility>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "ingest/reader.h"
#include "pipeline.h"
#include "report/terminal.h"

namespace sayso {
namespace {

struct InspectOptions {
  std::vector<std::string> paths;
  std::string model;
  ReadingOptions reading;
};

int inspect(const InspectOptions& options) {
  auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());

  const auto reading = open_reading(options.reading);
  if (!reading) return refuse(reading.error());
  ArticleReader reader(std::move(*inputs), nullptr, *reading);
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
  add_reading(*app, options->reading);
  return {app, [options] { return inspect(*options); }};
}

}  // namespace sayso
