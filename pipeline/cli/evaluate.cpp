// sayso evaluate: predicted relations against gold ones.
#include "evaluate/evaluate.h"

#include <memory>
#include <string>

#include "cli/command.h"
#include "cli/common.h"
#include "cli/output.h"

namespace sayso {
namespace {

struct EvaluateOptions {
  std::string gold;
  std::string predicted;
  std::string by;
  bool json = false;
};

int evaluate(const EvaluateOptions& options) {
  const auto figures = evaluate_files(options.gold, options.predicted, options.json, options.by);
  if (!figures) return refuse(figures.error());
  return print(*figures);
}

}  // namespace

Command add_evaluate(CLI::App& program) {
  auto options = std::make_shared<EvaluateOptions>();
  CLI::App* app = program.add_subcommand("evaluate", "precision, recall and F1 of records against gold");
  app->add_option("--gold", options->gold, "JSON Lines with the right relations")->option_text("FILE")->required();
  app->add_option("--predicted", options->predicted, "the output of analyze on the same articles")
      ->option_text("FILE")
      ->required();
  app->add_option("--by", options->by,
                  "figures by group too: a field of the gold records (outlet, ...), or directness, source or cue")
      ->option_text("FIELD");
  app->add_flag("--json", options->json, "one JSON object in place of the table");
  return {app, [options] { return evaluate(*options); }};
}

}  // namespace sayso
