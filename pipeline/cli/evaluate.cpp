// sayso evaluate: predicted relations against gold ones, or what readers marked on pages.
#include "evaluate/evaluate.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/output.h"
#include "evaluate/coded.h"
#include "evaluate/marks.h"

namespace sayso {
namespace {

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  std::string by;
  std::vector<std::string> marks;
  SampleInput sample;
  std::string confusion;
  bool force = false;
  bool json = false;
};

/// The labels of a sample; the tables of errors go to a file of their own.
int evaluate_labels(EvaluateOptions options) {
  options.sample.marks = options.marks;
  if (options.sample.labels.empty() && options.marks.empty()) {
    return refuse({"no_input", "--labels, or --marks, say what labellers said of the sample", 0});
  }
  const auto figures = evaluate_sample(options.sample, options.json);
  if (!figures) return refuse(figures.error());
  if (!options.confusion.empty()) {
    if (figures->confusion.empty())
      return refuse({"no_labels", "--confusion: nobody gave a label of a table, only verdicts; see --labels", 0});
    auto output = Output::file(options.confusion, options.force);
    if (!output) return refuse(output.error());
    (*output)->write(figures->confusion);
    if (const auto error = (*output)->commit()) return refuse(*error);
  }
  return print(figures->page);
}

int evaluate(const EvaluateOptions& options) {
  if (!options.sample.sample.empty()) return evaluate_labels(options);
  if (!options.sample.labels.empty() || !options.confusion.empty()) {
    return refuse({"no_input", "--labels and --confusion need --sample, the folder that sayso sample wrote", 0});
  }
  if (!options.marks.empty()) {
    const auto marked = evaluate_marks(options.marks, options.json);
    return marked ? print(*marked) : refuse(marked.error());
  }
  if (options.gold.empty() || options.predicted.empty()) {
    return refuse({"no_input",
                   "--gold and --predicted, or --marks, or --sample, say what to evaluate; see sayso evaluate --help",
                   0});
  }
  const auto figures = evaluate_files(options.gold, options.predicted, options.json, options.by);
  if (!figures) return refuse(figures.error());
  return print(*figures);
}

}  // namespace

Command add_evaluate(CLI::App& program) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* app = program.add_subcommand(
      "evaluate", "precision, recall and F1 of records against gold; what labellers said of a sample");
  app->footer(
      "Examples:\n"
      "  sayso evaluate --gold gold.jsonl --predicted records.jsonl --by outlet\n"
      "  sayso evaluate --marks sayso-marks-*.json\n"
      "  sayso evaluate --sample sample1/ --labels anna/ ben/ --confusion errors.json\n"
      "  sayso evaluate --sample sample1/ --labels project-7.json --json");
  app->add_option("--gold", options->gold, "JSON Lines with the right relations")->option_text("FILE");
  app->add_option("--predicted", options->predicted, "the output of analyze on the same articles")->option_text("FILE");
  app->add_option("--by", options->by,
                  "figures by group too: a field of the gold records (outlet, ...), or directness, source or cue")
      ->option_text("FIELD");
  app->add_option("--marks", options->marks, "lists of marks that were saved on pages: how many cards were right")
      ->option_text("FILE...")
      ->excludes("--gold")
      ->excludes("--predicted");
  app->add_option("--sample", options->sample.sample, "the folder that sayso sample wrote, for --labels (and --marks)")
      ->option_text("DIR")
      ->excludes("--gold")
      ->excludes("--predicted")
      ->excludes("--by");
  app->add_option("--labels", options->sample.labels,
                  "what labellers made of it: a folder of brat a labeller, or a JSON export of Label Studio")
      ->option_text("PATH...");
  app->add_option("--confusion", options->confusion,
                  "writes sayso's errors in that sample, for sayso report --confusion")
      ->option_text("FILE");
  app->add_flag("--force", options->force, "--confusion writes over a file that is there");
  app->add_flag("--json", options->json, "one JSON object in place of the table");
  return {app, [options] { return evaluate(*options); }};
}

}  // namespace sayso
