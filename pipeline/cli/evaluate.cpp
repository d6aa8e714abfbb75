// sayso evaluate: predicted relations against gold ones, or what readers marked on pages.
#include "evaluate/evaluate.h"

#include <memory>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/output.h"
#include "evaluate/marks.h"

namespace sayso {
namespace {

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  std::string by;
  std::vector<std::string> marks;
  bool json = false;
};

int evaluate(const EvaluateOptions& options) {
  if (!options.marks.empty()) {
    const auto marked = evaluate_marks(options.marks, options.json);
    return marked ? print(*marked) : refuse(marked.error());
  }
  if (options.gold.empty() || options.predicted.empty()) {
    return refuse(
        {"no_input", "--gold and --predicted, or --marks, say what to evaluate; see sayso evaluate --help", 0});
  }
  const auto figures = evaluate_files(options.gold, options.predicted, options.json, options.by);
  if (!figures) return refuse(figures.error());
  return print(*figures);
}

}  // namespace

Command add_evaluate(CLI::App& program) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* app = program.add_subcommand("evaluate", "precision, recall and F1 of records against gold");
  app->add_option("--gold", options->gold, "JSON Lines with the right relations")->option_text("FILE");
  app->add_option("--predicted", options->predicted, "the output of analyze on the same articles")->option_text("FILE");
  app->add_option("--by", options->by,
                  "figures by group too: a field of the gold records (outlet, ...), or directness, source or cue")
      ->option_text("FIELD");
  app->add_option("--marks", options->marks, "lists of marks that were saved on pages: how many cards were right")
      ->option_text("FILE...")
      ->excludes("--gold")
      ->excludes("--predicted");
  app->add_flag("--json", options->json, "one JSON object in place of the table");
  return {app, [options] { return evaluate(*options); }};
}

}  // namespace sayso
