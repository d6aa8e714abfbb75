// sayso sample: some claims of a run, drawn for labellers.
#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "batch/parsed_records.h"
#include "batch/run_folder.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/hints.h"
#include "cli/output_folder.h"
#include "export/ids.h"
#include "sample/sample_files.h"
#include "sample/sampler.h"
#include "sample/tasks.h"

namespace sayso {
namespace {

struct SampleOptions {
  std::string output;
  std::vector<std::string> by = {"source_type"};
  bool force = false;
  SampleRequest request;
};

Result<std::vector<StratumField>> fields_of(const std::vector<std::string>& names) {
  std::vector<StratumField> fields;
  for (const std::string& name : names) {
    const auto field = stratum_field(name);
    if (!field) {
      const auto near = nearest(name, {kStratumFields.begin(), kStratumFields.end()});
      return Error{"unknown_field",
                   "--by does not know " + name +
                       (near ? "; did you mean " + *near + "?" : "; it takes source_type, outlet, level, month, kind"),
                   0};
    }
    if (std::find(fields.begin(), fields.end(), *field) == fields.end()) fields.push_back(*field);
  }
  return fields;
}

constexpr const char* kInterrupted = "interrupted";

/// Takes one record; its error ends the pass.
using TakeRecord = std::function<std::optional<Error>(const Json& record)>;

/// One pass over the run, in order: whether the run has come to its end. The error of the run or of `take`, or
/// kInterrupted.
Result<bool> pass_over(const std::string& run, const TakeRecord& take) {
  auto stream = RecordStream::open(run);
  if (!stream) return stream.error();
  const std::atomic<bool>& stop = stop_on_signals();
  std::optional<Error> error;
  const auto unread = for_each_record(*stream, [&](const Json& record) {
    if (!stop) error = take(record);
    return !error && !stop;
  });
  if (stop) return Error{kInterrupted, "interrupted: nothing was written", 0};
  if (error) return *std::move(error);
  if (unread) return *unread;
  return stream->complete();
}

int fail(const Error& error) {
  const int code = refuse(error);
  return error.code == kInterrupted ? kSomeFailed : code;
}

std::string task_name(std::uint64_t number) {
  std::array<char, 24> name{};
  const int length = std::snprintf(name.data(), name.size(), "t%04llu", static_cast<unsigned long long>(number));
  return {name.data(), static_cast<std::size_t>(length)};
}

std::optional<Error> write_tasks(const SampleOptions& options, const Drawing& drawing, SampleFolder& folder) {
  std::uint64_t number = 0;
  std::uint64_t task = 0;
  DocumentIds ids;
  const auto read = pass_over(options.request.run, [&](const Json& record) -> std::optional<Error> {
    const std::string document = ids.next(record);
    const auto picks = drawing.picks.find(number++);
    if (picks == drawing.picks.end()) return std::nullopt;
    const RecordView view(record);
    for (const PickedClaim& picked : picks->second) {
      if (picked.claim >= view.claims().size()) return Error{"run_changed", "the run changed while it was read", 0};
      const TaskContext context{task_name(++task), document, drawing, options.request.show_predictions};
      if (auto error = folder.add(make_task(view, picked, context))) return error;
    }
    return std::nullopt;
  });
  return read ? std::nullopt : std::optional(read.error());
}

void tell_left_out(const Drawing& drawing) {
  std::uint64_t strata = 0;
  std::uint64_t claims = 0;
  for (const Stratum& s : drawing.strata) {
    if (s.sampled > 0) continue;
    ++strata;
    claims += s.population;
  }
  if (strata == 0) return;
  say(std::to_string(strata) + " strata with " + std::to_string(claims) +
      " claims have none in the sample, and no figure will speak of them: take a larger --n, or fewer fields in --by");
}

int sample(SampleOptions& options) {
  auto fields = fields_of(options.by);
  if (!fields) return refuse(fields.error());
  options.request.by = *fields;
  if (options.request.run == "-") return refuse({"not_a_run", "the run is read twice: name a folder or a file", 0});
  Sampler sampler(*fields, options.request.n, options.request.seed);
  const auto complete = pass_over(options.request.run, [&](const Json& record) { return sampler.add(record); });
  if (!complete) return fail(complete.error());
  if (!*complete)
    say("the run has not come to its end, or is one shard of several: the sample is of the parts that are there");
  const Drawing drawing = sampler.draw();
  if (drawing.sampled == 0) return refuse({"no_claims", options.request.run + " has no claim to draw", 0});
  const auto output = OutputFolder::make(options.output, options.force, "sample.json");
  if (!output) return refuse(output.error());
  auto folder = SampleFolder::create((*output)->partial());
  if (!folder) return refuse(folder.error());
  if (auto error = write_tasks(options, drawing, *folder)) return fail(*error);
  if (auto error = folder->finish(options.request, drawing)) return refuse(*error);
  if (auto error = (*output)->commit()) return refuse(*error);
  tell_left_out(drawing);
  say(std::to_string(drawing.sampled) + " of " + std::to_string(drawing.claims) + " claims in " + options.output +
      ", from " + std::to_string(drawing.strata.size()) + " strata");
  return kAllDone;
}

}  // namespace

Command add_sample(CLI::App& program) {
  auto options = std::make_shared<SampleOptions>();
  CLI::App* app =
      program.add_subcommand("sample", "claims of a run, drawn by strata for labellers: brat, Label Studio");
  app->footer(
      "Examples:\n"
      "  sayso sample run1/ --n 300 --by source_type,outlet --output sample1/\n"
      "  sayso evaluate --sample sample1/ --labels anna/ --labels project-7.json\n"
      "Labellers get brat/ or label-studio/; sample.json holds sayso's answers and stays with you. A task shows the\n"
      "claim's spans and no label of sayso's, unless --show-predictions is given.");
  app->add_option("RUN", options->request.run, "the folder of a run, or the records that analyze wrote")
      ->option_text(" ")
      ->required();
  app->add_option("--n", options->request.n, "claims, over all strata")
      ->option_text("N")
      ->required()
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{kMostSampled}));
  app->add_option("--by", options->by, "what makes a stratum: source_type, outlet, level, month, kind (source_type)")
      ->option_text("FIELD,...")
      ->delimiter(',');
  app->add_option("--seed", options->request.seed, "another number, another sample (0)")->option_text("S");
  app->add_option("--output,-o", options->output, "the folder to write")->option_text("DIR")->required();
  app->add_flag("--show-predictions", options->request.show_predictions,
                "tasks show sayso's labels, to be corrected: faster, and closer to sayso than blind labels are");
  app->add_flag("--force", options->force, "write over a sample that is there");
  return {app, [options] { return sample(*options); }};
}

}  // namespace sayso
