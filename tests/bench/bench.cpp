// Each stage, and all of them from a JSON line to a JSON line, in tokens a second on one core; and the rate of a plain
// Eigen product in the same run, for machines differ. It closes with these, the latency of an article, the time that
// the weights take to load, and the memory of one pass.
//   sayso_bench [--texts=PATH] [--repeat=N] [--profile=fast|accurate] [Google Benchmark's options]
// PATH is what `sayso analyze` takes, by default the sample corpus; N times over, by default 20. Rates are of the
// processor time of the one thread, latency and loading of the wall clock: measure on an idle machine.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "bench/measure.h"
#include "bench/sgemm.h"
#include "bench/texts.h"
#include "encode/encoder.h"
#include "encode/features.h"
#include "encode/kernels.h"
#include "encode/model.h"
#include "ingest/article.h"
#include "pipeline.h"
#include "quotation/quotation.h"
#include "report/json_record.h"
#include "segment/segment.h"

namespace sayso::bench {
namespace {

constexpr std::size_t kLoads = 11;  // of the weights: an odd number has a middle

/// What is measured: each article in every form that a stage starts from.
struct Texts {
  std::vector<std::string> lines;  // JSON records
  std::vector<Document> documents;
  std::vector<std::size_t> lengths;  // in tokens
  std::size_t tokens = 0;            // of all
};

Texts& texts() {
  static Texts all;
  return all;
}

/// The weights that are measured.
const Model*& chosen_model() {
  static const Model* chosen = &Model::built_in();
  return chosen;
}
const Model& model() {
  return *chosen_model();
}

Latencies& latencies() {
  static Latencies all;
  return all;
}

void load(const std::string& path) {
  Analyzer analyzer(model());
  for_each_text(path, [&](Article article) {
    texts().lines.push_back(nlohmann::json({{"id", article.id}, {"text", article.text}}).dump());
    texts().lengths.push_back(count_tokens(article.text));
    texts().tokens += texts().lengths.back();
    texts().documents.push_back(analyzer.analyze(std::move(article)));
  });
}

/// One iteration is all texts; the rate is in tokens a second.
template <class Work>
void for_all_texts(benchmark::State& state, Work work) {
  for ([[maybe_unused]] auto _ : state) {
    for (std::size_t i = 0; i < texts().documents.size(); ++i) work(i);
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(texts().tokens));
}

void segment(benchmark::State& state) {
  Segmenter segmenter;
  for_all_texts(state,
                [&](std::size_t i) { benchmark::DoNotOptimize(segmenter.segment(texts().documents[i].article.text)); });
}

void quotation(benchmark::State& state) {
  for_all_texts(state, [](std::size_t i) {
    const Document& d = texts().documents[i];
    benchmark::DoNotOptimize(find_quotations(d.article.text, d.segmentation));
  });
}

EncoderInput features_of(const Document& d) {
  return encoder_input(model(), d.article.text, d.segmentation, d.quotations);
}

void features(benchmark::State& state) {
  for_all_texts(state, [](std::size_t i) { benchmark::DoNotOptimize(features_of(texts().documents[i])); });
}

/// encode() and nothing else: what the whole pipeline's rate is held against.
void encode_alone(benchmark::State& state) {
  Scratch scratch;
  std::vector<EncoderInput> all;
  for (const Document& d : texts().documents) all.push_back(features_of(d));
  for_all_texts(state, [&](std::size_t i) {
    for (const TokenSpan block : blocks_of(texts().documents[i].segmentation)) {
      encode(model(), all[i], texts().documents[i].segmentation, block, scratch);
      benchmark::DoNotOptimize(scratch.encoded.row(0));
    }
  });
}

void analyze(benchmark::State& state) {
  Analyzer analyzer(model());
  for_all_texts(state,
                [&](std::size_t i) { benchmark::DoNotOptimize(analyzer.analyze(texts().documents[i].article)); });
}

void json(benchmark::State& state) {
  for_all_texts(state, [](std::size_t i) { benchmark::DoNotOptimize(to_json(texts().documents[i], model(), {})); });
}

/// One article from its JSON line to the line of its record; false where it is refused.
bool through(Analyzer& analyzer, const std::string& line) {
  Result<Article> article = article_from_json(line);
  if (!article) return false;
  benchmark::DoNotOptimize(to_json(analyzer.analyze(*std::move(article)), model(), {}));
  return true;
}

void whole(benchmark::State& state) {
  Analyzer analyzer(model());
  if (!through(analyzer, texts().lines.front()))
    return state.SkipWithError("a text is refused");  // warm from the first
  for_all_texts(state, [&](std::size_t i) {
    const auto start = std::chrono::steady_clock::now();
    through(analyzer, texts().lines[i]);
    latencies().add(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), i);
  });
}

void sgemm_reference(benchmark::State& state) {
  const char* name = nullptr;
  const Product product = sgemm(&name);
  const std::vector<float> a(kRows * kInner, 0.5F);
  const std::vector<float> b(kInner * kColumns, 0.25F);
  std::vector<float> c(kRows * kColumns);
  for ([[maybe_unused]] auto _ : state) {
    product(a.data(), b.data(), c.data());
    benchmark::DoNotOptimize(c.data());
    benchmark::ClobberMemory();
  }
  state.SetLabel(name);
  state.counters["FLOP/s"] = {kFlops, benchmark::Counter::kIsIterationInvariantRate};
}

/// Prints as usual, and keeps the rates for the closing lines.
class Keeper : public benchmark::ConsoleReporter {
 public:
  Keeper() : ConsoleReporter(isatty(STDOUT_FILENO) != 0 ? OO_ColorTabular : OO_Tabular) {}

  void ReportRuns(const std::vector<Run>& runs) override {
    ConsoleReporter::ReportRuns(runs);
    for (const Run& run : runs) {
      for (const char* counter : {"items_per_second", "FLOP/s"}) {
        const auto found = run.counters.find(counter);
        if (found != run.counters.end()) rates_[run.run_name.function_name] = found->second;
      }
    }
  }

  /// What is asked of the whole; says nothing where a filter left one of the three rates out.
  void close(std::size_t repeat, std::size_t memory) {
    const double flops = rates_["sgemm"];
    const double encoder = rates_["encode"];
    const double all = rates_["whole"];
    if (flops == 0 || encoder == 0 || all == 0) return;
    std::printf("\n%s, kernels %s, one core\n", processor().c_str(), kernels().name);
    std::printf("profile %s, ", profile_name(model().profile()).data());
    std::printf("%zu articles, %zu tokens, %zu times over\n", texts().documents.size(), texts().tokens, repeat);
    std::printf("plain Eigen product: %.1f GFLOP/s\n", flops / 1e9);
    std::printf("whole, JSON in and out: %.0f tokens/s, %.0f tokens/s a GFLOP/s\n", all, all / (flops / 1e9));
    std::printf("encoder alone: %.0f tokens/s; the whole has %.0f %% of it\n", encoder, 100 * all / encoder);
    const auto slowest = latencies().quantile(1);
    std::printf("latency of an article: p50 %.1f ms, p99 %.1f ms; the slowest %.1f ms, of %zu tokens\n",
                1e3 * latencies().quantile(0.5).seconds, 1e3 * latencies().quantile(0.99).seconds,
                1e3 * slowest.seconds, texts().lengths[slowest.article]);
    const char* weights = model().profile() == Profile::fast ? SAYSO_WEIGHTS_FAST : SAYSO_WEIGHTS_ACCURATE;
    std::printf("weights: %ju bytes, loaded in %.1f ms (median of %zu)\n",
                static_cast<std::uintmax_t>(std::filesystem::file_size(weights)), 1e3 * median_load(weights, kLoads),
                kLoads);
    std::printf("peak memory of one pass, article by article: %.1f MB\n", static_cast<double>(memory) / 1e6);
  }

 private:
  std::map<std::string, double> rates_;
};

/// Takes "<option>VALUE" out of the arguments; the other value where it is not there.
std::string take(std::string_view option, const std::string& otherwise, int& argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with(option)) continue;
    std::move(argv + i + 1, argv + argc, argv + i);
    --argc;
    return std::string(argument.substr(option.size()));
  }
  return otherwise;
}

/// What `sayso analyze` does on one worker: each article is read, analysed, written and forgotten.
void pass(const std::string& path) {
  Analyzer analyzer(model());
  for_each_text(path, [&](Article article) {
    benchmark::DoNotOptimize(to_json(analyzer.analyze(std::move(article)), model(), {}));
  });
}

void measure_rates(Keeper& keeper, benchmark::IterationCount repeat) {
  const std::pair<const char*, void (*)(benchmark::State&)> stages[] = {
      {"segment", segment}, {"quotation", quotation}, {"features", features},
      {"analyze", analyze}, {"json", json},           {"encode", encode_alone}};
  for (const auto& [name, function] : stages) {
    benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond)->Iterations(repeat);
  }
  benchmark::RegisterBenchmark("sgemm", sgemm_reference)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("whole", whole)->Unit(benchmark::kMillisecond)->Iterations(repeat);
  benchmark::RunSpecifiedBenchmarks(&keeper);
}

int run(int argc, char** argv) {
  const std::string path = take("--texts=", SAYSO_SAMPLE, argc, argv);
  const std::string times = take("--repeat=", "20", argc, argv);
  std::uint32_t repeat = 0;
  const auto end = std::from_chars(times.data(), times.data() + times.size(), repeat);
  if (end.ptr != times.data() + times.size() || repeat == 0) {
    std::fprintf(stderr, "--repeat= takes a whole number above 0\n");
    return 2;
  }
  const std::string profile = take("--profile=", "fast", argc, argv);
  if (profile == profile_name(Profile::accurate)) {
    chosen_model() = &Model::built_in(Profile::accurate);
  } else if (profile != profile_name(Profile::fast)) {
    std::fprintf(stderr, "--profile= takes fast or accurate\n");
    return 2;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  const std::size_t memory = peak_memory([&] { pass(path); });
  load(path);
  if (texts().documents.empty()) {
    std::fprintf(stderr, "no articles in %s\n", path.c_str());
    return 2;
  }
  Keeper keeper;
  measure_rates(keeper, repeat);
  keeper.close(repeat, memory);
  return 0;
}

}  // namespace
}  // namespace sayso::bench

int main(int argc, char** argv) {
  return sayso::bench::run(argc, argv);
}
