// The loop over the articles for the commands that count.
#include "cli/tally.h"

#include <algorithm>
#include <utility>

#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "ingest/reader.h"
#include "pipeline.h"

namespace sayso {

void add_tally_options(CLI::App& app, TallyOptions& options) {
  app.add_option("PATH", options.paths, "what analyze takes; - or none: standard input")->option_text("...");
  CLI::Option* csv = app.add_flag("--csv", options.csv, "a CSV file in place of the table");
  app.add_flag("--json", options.json, "a JSON array in place of the table")->excludes(csv);
  add_reading(app, options.reading);
  add_model_options(app, options.model);
}

int for_each_document(const TallyOptions& options, const std::function<void(const Document&)>& use) {
  auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  const auto reading = open_reading(options.reading);
  if (!reading) return refuse(reading.error());
  ArticleReader reader(std::move(*inputs), nullptr, *reading);
  Analyzer analyzer(*model);
  int code = kAllDone;
  while (auto item = reader.next()) {
    if (!item->article) {
      say(item->article.error().message);
      code = kSomeFailed;
      continue;
    }
    use(analyzer.analyze(std::move(*item->article)));
  }
  return code;
}

int print_page(const std::string& page, int code) {
  return std::max(print(page), code);
}

}  // namespace sayso
