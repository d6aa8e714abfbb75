// sayso analyze: articles in, one record a line out.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <thread>
#include <utility>

#include "batch/batch.h"
#include "batch/progress.h"
#include "cli/command.h"
#include "cli/common.h"
#include "cli/console.h"
#include "cli/output.h"
#include "ingest/reader.h"

namespace sayso {
namespace {

constexpr unsigned kMaxJobs = 256;                                  // threads: beyond it a slip of the finger
constexpr auto kProgressInterval = std::chrono::milliseconds(200);  // between two progress lines: readable

struct AnalyzeOptions {
  std::vector<std::string> paths;
  std::string output;
  ModelChoice model;
  bool force = false;
  bool no_text = false;
  unsigned jobs = std::clamp(std::thread::hardware_concurrency(), 1U, kMaxJobs);
};

/// The line on standard error that is written over as the run goes on.
class ProgressDisplay {
 public:
  ProgressDisplay(bool shown, std::uint64_t total) : shown_(shown), total_(total) {}
  ~ProgressDisplay() {
    if (visible_) std::fputs("\r\x1b[K", stderr);
  }
  ProgressDisplay(const ProgressDisplay&) = delete;
  ProgressDisplay& operator=(const ProgressDisplay&) = delete;

  void update(const BatchCounts& counts, std::uint64_t bytes) {
    const auto now = Clock::now();
    if (!shown_ || now - last_ < kProgressInterval) return;
    last_ = now;
    visible_ = true;
    const double seconds = std::chrono::duration<double>(now - start_).count();
    const std::string line = progress_line({counts.articles, counts.failed, bytes, total_, seconds});
    std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
    std::fflush(stderr);
  }

 private:
  using Clock = std::chrono::steady_clock;
  bool shown_;
  std::uint64_t total_;
  bool visible_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

/// Bytes of all inputs; 0 where one is a pipe.
std::uint64_t total_size(const std::vector<Input>& inputs) {
  std::uint64_t sum = 0;
  for (const Input& input : inputs) {
    if (input.size == 0 && input.path == "-") return 0;
    sum += input.size;
  }
  return sum;
}

bool is_among(const std::string& output, const std::vector<Input>& inputs) {
  return std::any_of(inputs.begin(), inputs.end(), [&](const Input& input) {
    std::error_code code;  // a path that does not exist is not among them
    return std::filesystem::is_regular_file(output, code) && std::filesystem::equivalent(output, input.path, code);
  });
}

Result<std::unique_ptr<Output>> open_output(const AnalyzeOptions& options, const std::vector<Input>& inputs) {
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
  const auto output = open_output(options, *inputs);
  if (!output) return refuse(output.error());

  std::atomic<bool>& stop = stop_on_signals();
  ArticleReader reader(*inputs, &stop);
  BatchCounts counts;
  {
    ProgressDisplay progress(shows_progress((*output)->is_standard()), total_size(*inputs));
    const Write write = [&](const Outcome& outcome, bool idle) {
      counts.add(outcome);
      progress.update(counts, reader.raw_count());
      return (*output)->write(outcome.line) && (*output)->write("\n") && (!idle || (*output)->flush());
    };
    analyze_batch(
        *model, {options.jobs, {!options.no_text}}, [&] { return reader.next(); }, write, stop);
  }
  return conclude(**output, counts, stop);
}

}  // namespace

Command add_analyze(CLI::App& program) {
  auto options = std::make_shared<AnalyzeOptions>();
  CLI::App* app = program.add_subcommand("analyze", "articles in, one JSON record a line out, in input order");
  app->add_option("PATH", options->paths,
                  "text files, JSON Lines (plain or .gz), folders of them; - or none: standard input")
      ->option_text("...");
  app->add_option("--output,-o", options->output, "write to this file, which appears when it is complete")
      ->option_text("FILE");
  app->add_flag("--force,-f", options->force, "write over an output file that exists");
  app->add_option("--jobs,-j", options->jobs,
                  "workers; the records are the same for any number (default: the processors)")
      ->option_text("N")
      ->check(CLI::Range(1U, kMaxJobs));
  app->add_flag("--no-text", options->no_text, "leave the articles' text out of the records");
  add_model_options(*app, options->model);
  return {app, [options] { return analyze(*options); }};
}

}  // namespace sayso
