// sayso merge: the folders of all shards -> one, with the bytes of a run that was never split.
#include "batch/merge.h"

#include <memory>

#include "cli/command.h"
#include "cli/console.h"

namespace sayso {
namespace {

struct Options {
  std::vector<std::string> shards;
  std::string output;
};

int merge(const Options& options) {
  const auto counts = merge_shards(options.shards, options.output, stop_on_signals());
  if (!counts) return refuse(counts.error());
  say(summary(*counts) + " in " + options.output);
  return counts->failed > 0 ? kSomeFailed : kAllDone;
}

}  // namespace

Command add_merge(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* app =
      program.add_subcommand("merge", "the folders of all shards into one, as a single run would have made it");
  app->add_option("SHARD", options->shards, "the folders, in any order")->option_text("...")->required();
  app->add_option("--output,-o", options->output, "the new folder")->option_text("DIR")->required();
  return {app, [options] { return merge(*options); }};
}

}  // namespace sayso
