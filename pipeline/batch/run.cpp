// The steps of a run, in order: Run::prepare(), analyze(), conclude().
#include "batch/run.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <set>
#include <utility>

#include "batch/durable.h"
#include "batch/input_stamp.h"
#include "batch/manifest.h"
#include "batch/part_writer.h"
#include "batch/run_folder.h"
#include "batch/run_reader.h"
#include "encode/kernels.h"
#include "ingest/encoding.h"
#include "ingest/reader.h"
#include "report/version.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

/// What decides the bytes of the records, beside the inputs.
OrderedJson identity_of(const RunOptions& options) {
  OrderedJson json;
  json["program"] = program_version();
  json["schema"] = kSchemaVersion;
  json["model"] = options.model;
  json["kernels"] = kernels().name;  // other instructions may differ in the last printed place
  json["text"] = options.batch.record.text;
  json["reading"] = options.reading;
  json["part_size"] = options.part_size;
  json["shard"] = nullptr;
  if (options.shard.count > 1) json["shard"] = {{"index", options.shard.index}, {"count", options.shard.count}};
  return json;
}

/// The first thing that is not as it was, in words; nothing where all is.
std::optional<Error> identity_fault(const std::string& folder, const OrderedJson& before, const OrderedJson& now) {
  for (const auto& [key, value] : now.items()) {
    const OrderedJson old = before.value(key, OrderedJson());
    if (old == value) continue;
    return Error{"run_changed",
                 utf8_name(folder) + " was begun with another " + key + ": " +
                     old.dump(-1, ' ', false, OrderedJson::error_handler_t::replace) + ", now " + value.dump() +
                     "; give the options of then, another --output, or --restart",
                 0};
  }
  return std::nullopt;
}

Error inputs_fault(const std::string& folder) {
  return {"input_changed",
          "the input is not the one that " + utf8_name(folder) +
              " was begun with; --restart begins anew, --retry-errors goes on where only articles that were set aside "
              "have changed",
          0};
}

/// Whether the folder holds nothing that is not a run's own beginning.
bool is_unused(const RunPaths& paths) {
  const std::set<std::string> own = {"lock", "parts", "journal.partial"};
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(paths.folder, code)) {
    if (!own.contains(entry.path().filename().native())) return false;
  }
  return !code && (!fs::exists(paths.parts(), code) || fs::is_empty(paths.parts(), code));
}

Outcome kept_outcome(const Item& item, std::string line) {
  Outcome outcome{std::move(line)};
  outcome.sequence = item.sequence;
  const auto record = OrderedJson::parse(outcome.line, nullptr, false);
  if (record.is_object() && record.contains("warnings")) {
    for (const auto& code : record["warnings"]) outcome.warnings.push_back(code.get<std::string>());
  }
  return outcome;
}

class Run {
 public:
  Run(const InputList& inputs, const RunOptions& options, const ReaderOptions& reading,
      const std::atomic<bool>& interrupted)
      : inputs_(inputs), options_(options), reading_(reading), interrupted_(interrupted), paths_(options.folder) {}

  std::optional<Error> prepare();
  std::optional<Error> look();
  std::optional<Error> analyze(const Model& model, const OnProgress& on_progress);
  std::optional<Error> conclude();

  Journal journal;
  RunResult result;

 private:
  std::optional<Error> clear();
  std::optional<Error> begin(const OrderedJson& stamp);
  std::optional<Error> resume(const OrderedJson& stamp);
  void drop_damaged();
  MakeWork make_work(const Model& model, RunReader& reader) const;
  void report(const OnProgress& on_progress, const ArticleReader& articles, const RunReader& reader);

  const InputList& inputs_;
  const RunOptions& options_;
  const ReaderOptions& reading_;
  const std::atomic<bool>& interrupted_;
  RunPaths paths_;
  std::optional<FolderLock> lock_;
  std::optional<OrderedJson> new_inputs_;  ///< other than the journal has, to be written once the run is complete
  std::uint64_t total_bytes_ = 0;
  std::string started_ = utc_now();
  Clock::time_point start_ = Clock::now();
  std::uint64_t done_before_ = 0;  ///< articles
};

/// What a run is refused for before it writes anything. Reads the journal where there is one.
std::optional<Error> Run::look() {
  std::error_code code;
  if (!fs::exists(paths_.journal(), code)) {
    if (!fs::exists(paths_.folder, code) || is_unused(paths_)) return std::nullopt;
    return Error{"output_not_a_run",
                 utf8_name(paths_.folder) + " is not empty and not the folder of a run; choose another --output", 0};
  }
  if (options_.restart) return std::nullopt;
  auto read = read_journal(paths_.journal());
  if (!read) return read.error();
  journal = std::move(*read);
  return identity_fault(paths_.folder, journal.identity, identity_of(options_));
}

std::optional<Error> Run::prepare() {
  auto lock = FolderLock::take(paths_.folder, paths_.lock());
  if (!lock) return lock.error();
  lock_ = std::move(*lock);
  if (auto error = look()) return error;
  if (options_.restart) {
    if (auto error = clear()) return error;
  }
  const auto stamp = stamp_inputs(inputs_, journal.inputs, interrupted_);
  if (!stamp) return stamp.error();
  total_bytes_ = total_size(inputs_);
  std::error_code code;
  fs::create_directories(paths_.parts(), code);
  if (code) return Error{"output_unwritable", "cannot make " + utf8_name(paths_.parts()) + ": " + code.message(), 0};
  return journal.whole_bytes == 0 ? begin(*stamp) : resume(*stamp);
}

/// Removes what a run wrote, and nothing else. The journal goes last: until then it is a run's folder.
std::optional<Error> Run::clear() {
  std::error_code code;
  fs::remove_all(paths_.parts(), code);
  for (const std::string& file : {paths_.errors(), paths_.manifest(), paths_.journal()}) {
    if (!code) fs::remove(file, code);
  }
  if (!code) return std::nullopt;
  return Error{"output_unwritable", "cannot empty " + utf8_name(paths_.folder) + ": " + code.message(), 0};
}

std::optional<Error> Run::begin(const OrderedJson& stamp) {
  journal.identity = identity_of(options_);
  journal.inputs = stamp;
  const std::string header = header_line(journal.identity, journal.inputs);
  journal.whole_bytes = header.size();
  if (auto error = sync_folder(paths_.folder)) return error;
  return write_durably(paths_.journal(), header);
}

std::optional<Error> Run::resume(const OrderedJson& stamp) {
  if (!same_inputs(stamp, journal.inputs)) {
    if (!options_.retry_errors) return inputs_fault(paths_.folder);
    new_inputs_ = stamp;
  }
  drop_damaged();
  done_before_ = count_all(journal).articles;
  return std::nullopt;
}

/// Parts whose file is not what the journal says are done again.
void Run::drop_damaged() {
  for (auto it = journal.parts.begin(); it != journal.parts.end();) {
    const PartEntry& entry = it->second;
    const std::string path = paths_.part(entry.part);
    std::error_code code;
    const bool whole = fs::file_size(path, code) == entry.bytes && !code;
    const auto hash = whole ? file_sha256(path) : Result<std::string>(std::string());
    if (hash && *hash == entry.sha256) {
      ++it;
      continue;
    }
    it = journal.parts.erase(it);
    ++result.redone;
  }
}

MakeWork Run::make_work(const Model& model, RunReader& reader) const {
  return [this, &model, &reader]() -> Work {
    const auto analyzer = std::make_shared<Analyzer>(model);  // shared: a std::function must be copyable
    return [this, analyzer, &model, &reader](Item item) {
      if (auto line = reader.take_kept(item.sequence)) return kept_outcome(item, std::move(*line));
      return analyze_item(*analyzer, label_of(model), options_.batch.record, std::move(item));
    };
  };
}

void Run::report(const OnProgress& on_progress, const ArticleReader& articles, const RunReader& reader) {
  Progress progress;
  progress.articles = done_before_ + result.counts.articles;
  progress.articles_before = done_before_;
  progress.failed = result.counts.failed;
  progress.bytes = articles.raw_count();
  progress.bytes_before = reader.bytes_before();
  progress.total = total_bytes_;
  progress.seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  on_progress(progress);
}

std::optional<Error> Run::analyze(const Model& model, const OnProgress& on_progress) {
  result.was_complete = journal.is_complete() && !options_.retry_errors;
  if (result.was_complete) return std::nullopt;
  const Journal before = journal;  // the writer's grows meanwhile
  std::atomic<bool> stop = false;
  ArticleReader articles(inputs_, &stop, reading_);
  RunReader reader(articles, before, paths_, options_.retry_errors, interrupted_);
  auto file = AppendFile::open(paths_.journal(), journal.whole_bytes);
  if (!file) return file.error();
  PartWriter writer(paths_, journal, *file, reader);
  const Write write = [&](const Outcome& outcome, bool /*idle*/) {
    result.counts.add(outcome);
    report(on_progress, articles, reader);
    return writer.add(outcome);
  };
  run_ordered(
      options_.batch.workers, [&] { return reader.next(); }, make_work(model, reader), write, stop);
  result.analysed = result.counts.articles;
  if (!writer.finish()) return writer.error();
  if (reader.error()) return reader.error();
  if (!reader.articles()) return std::nullopt;  // interrupted
  if (journal.articles != reader.articles()) {
    journal.articles = reader.articles();
    if (auto error = file->append(end_line(*journal.articles))) return error;
  }
  if (new_inputs_ && journal.is_complete()) {
    journal.inputs = *new_inputs_;
    if (auto error = file->append(inputs_line(journal.inputs))) return error;
  }
  return std::nullopt;
}

std::optional<Error> Run::conclude() {
  result.complete = journal.is_complete();
  result.parts = journal.parts.size();
  std::error_code code;
  const bool has_pages = fs::exists(paths_.manifest(), code) && fs::exists(paths_.errors(), code);
  const std::uint64_t tokens = result.counts.tokens;
  result.counts = count_all(journal);
  result.counts.tokens = tokens;
  if (result.was_complete && has_pages) return std::nullopt;
  if (auto error = write_errors(paths_, journal)) return error;
  RunTime time = {started_,        utc_now(), std::chrono::duration<double>(Clock::now() - start_).count(),
                  result.analysed, tokens,    options_.batch.workers.jobs};
  return write_manifest(paths_, journal, time);
}

}  // namespace

Result<RunResult> run_archive(const Model& model, const InputList& inputs, const RunOptions& options,
                              const ReaderOptions& reading, const std::atomic<bool>& interrupted,
                              const OnProgress& on_progress) {
  Run run(inputs, options, reading, interrupted);
  if (auto error = run.prepare()) return *std::move(error);
  if (auto error = run.analyze(model, on_progress)) return *std::move(error);
  if (auto error = run.conclude()) return *std::move(error);
  return std::move(run.result);
}

Result<DryRun> dry_run(const InputList& inputs, const RunOptions& options, const ReaderOptions& reading,
                       const std::atomic<bool>& interrupted, const OnProgress& on_progress) {
  Run run(inputs, options, reading, interrupted);
  if (auto error = run.look()) return *std::move(error);
  if (run.journal.whole_bytes > 0) {
    const auto stamp = stamp_inputs(inputs, run.journal.inputs, interrupted);
    if (!stamp) return stamp.error();
    if (!same_inputs(*stamp, run.journal.inputs) && !options.retry_errors) return inputs_fault(options.folder);
  }
  DryRun out;
  ArticleReader articles(inputs, &interrupted, reading);
  Progress progress;
  const auto start = Clock::now();
  progress.total = total_size(inputs);
  while (const auto item = articles.next()) {
    Outcome outcome;
    if (!item->article) outcome.error_code = item->article.error().code;
    out.counts.add(outcome);
    progress.articles = out.counts.articles;
    progress.failed = out.counts.failed;
    progress.bytes = articles.raw_count();
    progress.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    on_progress(progress);
  }
  if (interrupted) return Error{"interrupted", "interrupted", 0};
  const std::uint64_t all = (out.counts.articles + options.part_size - 1) / options.part_size;
  out.parts = all / options.shard.count + (options.shard.index < all % options.shard.count ? 1 : 0);
  out.parts_done = run.journal.parts.size();
  return out;
}

}  // namespace sayso
