// sayso run: a whole archive into a folder, which goes on where it stopped.
#include "batch/run.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <utility>

#include "batch/input_stamp.h"
#include "batch/run_folder.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "cli/progress_display.h"
#include "report/sha256.h"

namespace sayso {
namespace {

constexpr unsigned kDefaultBatch = 8;  // articles: a worker asks for more some ten times a second
constexpr unsigned kMaxBatch = 1024;
constexpr std::uint64_t kMaxShards = 100'000;

struct Options {
  std::vector<std::string> paths;
  std::string model;
  std::string shard;
  bool no_text = false;
  bool dry_run = false;
  unsigned jobs = default_jobs();
  unsigned batch = kDefaultBatch;
  ReadingOptions reading;
  RunOptions run;
};

/// "2/8" -> the second of eight shards.
Result<Shard> parse_shard(const std::string& text) {
  const Error error{"shard_wrong", "--shard is " + text + "; it must be I/N with 1 <= I <= N, as in 2/8", 0};
  const std::size_t slash = text.find('/');
  const auto number = [](const std::string& digits) -> std::uint64_t {
    if (digits.empty() || digits.size() > 6 || digits.find_first_not_of("0123456789") != std::string::npos) return 0;
    return std::stoul(digits);
  };
  if (slash == std::string::npos) return error;
  const std::uint64_t index = number(text.substr(0, slash));
  const std::uint64_t count = number(text.substr(slash + 1));
  if (index == 0 || count == 0 || index > count || count > kMaxShards) return error;
  return Shard{index - 1, count};
}

Result<OrderedJson> model_json(const Model& model, const std::string& path) {
  const ModelLabel label = label_of(model);
  const auto hash = path.empty() ? Result<std::string>(sha256_hex(Model::built_in_bytes())) : file_sha256(path);
  if (!hash) return hash.error();
  OrderedJson json;
  json["name"] = label.name;
  json["version"] = label.version;
  json["profile"] = label.profile;
  json["sha256"] = *hash;
  return json;
}

Result<OrderedJson> reading_json(const ReadingOptions& reading) {
  OrderedJson json;
  json["id_field"] = reading.id_field;
  json["text_field"] = reading.text_field;
  json["metadata_sha256"] = nullptr;
  if (reading.metadata.empty()) return json;
  const auto hash = file_sha256(reading.metadata);
  if (!hash) return hash.error();
  json["metadata_sha256"] = *hash;
  return json;
}

std::string of_parts(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " part" : " parts");
}

/// Says how it went; the exit code.
int conclude(const RunResult& result, const std::string& folder, bool sharded) {
  if (result.redone > 0) say(of_parts(result.redone) + " had been damaged and were done again");
  if (!result.complete) {
    say("interrupted: " + summary(result.counts) + " in " + of_parts(result.parts) + " of " + folder +
        "; the same command goes on from there");
    return kSomeFailed;
  }
  if (result.counts.articles == 0) {
    say("nothing to do: no article " + std::string(sharded ? "for this shard" : "in the input"));
  } else if (result.was_complete) {
    say("nothing to do: " + folder + " is complete: " + summary(result.counts));
  } else {
    say(summary(result.counts) + " in " + of_parts(result.parts) + " of " + folder);
  }
  if (result.counts.failed > 0) say("what was set aside: " + RunPaths(folder).errors());
  return result.counts.failed > 0 ? kSomeFailed : kAllDone;
}

int tell_dry_run(const DryRun& dry, const Options& options) {
  std::string out = "in the input: " + summary(dry.counts) + "\n";
  out += "to " + options.run.folder + ": " + of_parts(dry.parts) + " of up to " +
         std::to_string(options.run.part_size) + " articles, " + std::to_string(dry.parts_done) + " of them done\n";
  const int code = print(out);
  return code == kAllDone && dry.counts.failed > 0 ? kSomeFailed : code;
}

int refuse_or_interrupted(const Error& error) {
  if (error.code != "interrupted") return refuse(error);
  say("interrupted; the same command goes on from there");
  return kSomeFailed;
}

int run(Options& options) {
  if (!options.shard.empty()) {
    const auto shard = parse_shard(options.shard);
    if (!shard) return refuse(shard.error());
    options.run.shard = *shard;
  }
  const auto inputs = open_inputs(options.paths);
  if (!inputs) return refuse(inputs.error());
  const auto model = open_model(options.model);
  if (!model) return refuse(model.error());
  auto label = model_json(*model, options.model);
  if (!label) return refuse(label.error());
  options.run.model = std::move(*label);
  auto reading = reading_json(options.reading);
  if (!reading) return refuse(reading.error());
  options.run.reading = std::move(*reading);
  const auto reader = open_reading(options.reading);
  if (!reader) return refuse(reader.error());
  options.run.batch = {{options.jobs, options.batch}, {!options.no_text}};

  const std::atomic<bool>& interrupted = stop_on_signals();
  bool told = false;
  ProgressDisplay display(shows_progress(false));
  const OnProgress on_progress = [&](const Progress& progress) {
    if (interrupted && !std::exchange(told, true)) say("finishing the part in hand; a second Ctrl-C ends at once");
    display.update(progress);
  };
  if (options.dry_run) {
    const auto dry = dry_run(*inputs, options.run, *reader, interrupted, on_progress);
    return dry ? tell_dry_run(*dry, options) : refuse_or_interrupted(dry.error());
  }
  const auto result = run_archive(*model, *inputs, options.run, *reader, interrupted, on_progress);
  return result ? conclude(*result, options.run.folder, options.run.shard.count > 1)
                : refuse_or_interrupted(result.error());
}

}  // namespace

Command add_run(CLI::App& program) {
  auto options = std::make_shared<Options>();
  CLI::App* app =
      program.add_subcommand("run", "an archive into a folder, in parts; the same command goes on after a stop");
  app->add_option("INPUT", options->paths, "what analyze takes, too")->option_text("...");
  app->add_option("--output,-o", options->run.folder, "the run's folder; it is made")->option_text("DIR")->required();
  add_jobs(*app, options->jobs);
  app->add_option("--batch-size", options->batch, "articles that a worker takes at once; the records are the same")
      ->option_text("N")
      ->check(CLI::Range(1U, kMaxBatch));
  app->add_option("--part-size", options->run.part_size, "articles a part: what a kill costs (default: 1000)")
      ->option_text("N")
      ->check(CLI::Range(std::uint64_t{1}, kMaxPartSize));
  app->add_option("--shard", options->shard, "every N-th part, from the I-th: for N machines; then sayso merge")
      ->option_text("I/N");
  app->add_flag("--retry-errors", options->run.retry_errors, "read again what was set aside, and leave all else");
  app->add_flag("--restart", options->run.restart, "remove what the folder's run wrote, and begin anew");
  app->add_flag("--dry-run", options->dry_run, "read the input and tell what would be done; write nothing");
  app->add_flag("--no-text", options->no_text, "leave the articles' text out of the records");
  app->add_option("--model", options->model, "weights to use in place of the built-in ones")->option_text("FILE");
  add_reading(*app, options->reading);
  return {app, [options] { return run(*options); }};
}

}  // namespace sayso
