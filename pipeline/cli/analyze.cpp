// sayso analyze: articles in, one record a line out.
#include <filesystem>
#include <memory>
#include <utility>

#include "batch/batch.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/progress_display.h"
#include "ingest/reader.h"

namespace sayso {
namespace {

struct AnalyzeOptions {
  std::vector<std::string> paths;
  std::string output;
  ModelChoice model;
  bool force = false;
  bool no_text = false;
  unsigned jobs = default_jobs();
  ReadingOptions reading;
};

bool is_among(const std::string& output, const InputList& inputs) {
  std::error_code code;  // a path that does not exist is not among them
  if (!std::filesystem::is_regular_file(output, code)) return false;
  for (const Input& input : inputs) {
    if (std::filesystem::equivalent(output, input.path, code)) return true;
  }
  return false;
}

Result<std::unique_ptr<Output>> open_output(const AnalyzeOptions& options, const InputList& inputs) {
  if (options.output.empty() || options.output == "-") return Output::standard();
  if (is_among(options.output, inputs)) {
    return Error{"output_is_input", options.output + " is one of the inputs; choose another --output", 0};
  }
  return Output::file(options.output, options.force);
}

/// Closes the output and says how the run went; the exit code.
int conclude(Output& output, const BatchCounts& counts, bool stopped) {
  if (stopped && output.flush()) {  // a signal, not a failed write
    const std::string partial = output.keep_partial();
    say("interrupted: " + summary(counts) + " written" + (partial.empty() ? "" : " to " + partial));
    return kSomeFailed;
  }
  if (const auto error = output.commit()) return refuse(*error);
  if (counts.articles == 0) say("nothing to do: no article in the input");
  if (counts.failed > 0 || !counts.warnings.empty()) say(summary(counts));
  return counts.failed > 0 ? kSomeFailed : kAllDone;
}

int analyze(const AnalyzeOptions& options) {
  const auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  const auto reading = open_reading(options.reading);
  if (!reading) return refuse(reading.error());
  const auto output = open_output(options, *inputs);
  if (!output) return refuse(output.error());

  std::atomic<bool>& stop = stop_on_signals();
  ArticleReader reader(*inputs, &stop, *reading);
  BatchCounts counts;
  {
    ProgressDisplay progress(shows_progress((*output)->is_standard()));
    const std::uint64_t total = total_size(*inputs);
    const Write write = [&](const Outcome& outcome, bool idle) {
      counts.add(outcome);
      progress.update(
          {.articles = counts.articles, .failed = counts.failed, .bytes = reader.raw_count(), .total = total});
      return (*output)->write(outcome.line) && (*output)->write("\n") && (!idle || (*output)->flush());
    };
    analyze_batch(
        *model, {{options.jobs}, {!options.no_text}}, [&] { return reader.next(); }, write, stop);
  }
  return conclude(**output, counts, stop);
}

}  // namespace

Command add_analyze(CLI::App& program) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App* app = program.add_subcommand("analyze", "articles in, one JSON record a line out, in input order");
  app->add_option(
         "PATH", options->paths,
         "texts, web pages, JSON Lines, CSV, TSV, plain or .gz or .zst; .zip, .tar and folders of them; - or none:\n"
         "standard input")
      ->option_text("...");
  app->add_option("--output,-o", options->output, "write to this file, which appears when it is complete")
      ->option_text("FILE");
  app->add_flag("--force,-f", options->force, "write over an output file that exists");
  add_jobs(*app, options->jobs);
  app->add_flag("--no-text", options->no_text, "leave the articles' text out of the records");
  add_model_options(*app, options->model);
  add_reading(*app, options->reading);
  return {app, [options] { return analyze(*options); }};
}

}  // namespace sayso
