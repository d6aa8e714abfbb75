// Each stage, and all of them from a JSON line to a JSON line, in tokens a second on one core; and the rate of a plain
// Eigen product in the same run, for machines differ. sayso_bench [--texts=PATH] [Google Benchmark's options]
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "bench/sgemm.h"
#include "bench/texts.h"
#include "encode/encoder.h"
#include "encode/features.h"
#include "encode/model.h"
#include "ingest/article.h"
#include "pipeline.h"
#include "quotation/quotation.h"
#include "report/json_record.h"
#include "segment/segment.h"

namespace sayso::bench {
namespace {

/// What is measured: each article in every form that a stage starts from.
struct Texts {
  std::vector<std::string> lines;  // JSON records
  std::vector<Document> documents;
  std::size_t tokens = 0;
};

Texts& texts() {
  static Texts all;
  return all;
}

void load(const std::string& path) {
  Analyzer analyzer(Model::built_in());
  for (Article& article : load_texts(path)) {
    texts().lines.push_back(nlohmann::json({{"id", article.id}, {"text", article.text}}).dump());
    texts().tokens += count_tokens(article.text);
    texts().documents.push_back(analyzer.analyze(std::move(article)));
  }
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

void encode_alone(benchmark::State& state) {
  Scratch scratch;
  for_all_texts(state, [&](std::size_t i) {
    const Document& d = texts().documents[i];
    const auto features = find_features(d.article.text, d.segmentation, d.quotations);
    for (const TokenSpan block : blocks_of(d.segmentation)) encode(Model::built_in(), features, block, scratch);
    benchmark::DoNotOptimize(scratch.encoded.row(0));
  });
}

void analyze(benchmark::State& state) {
  Analyzer analyzer(Model::built_in());
  for_all_texts(state,
                [&](std::size_t i) { benchmark::DoNotOptimize(analyzer.analyze(texts().documents[i].article)); });
}

void json(benchmark::State& state) {
  for_all_texts(state,
                [](std::size_t i) { benchmark::DoNotOptimize(to_json(texts().documents[i], Model::built_in(), {})); });
}

void whole(benchmark::State& state) {
  Analyzer analyzer(Model::built_in());
  for_all_texts(state, [&](std::size_t i) {
    Result<Article> article = article_from_json(texts().lines[i]);
    if (!article) return state.SkipWithError(article.error().message.c_str());
    benchmark::DoNotOptimize(to_json(analyzer.analyze(*std::move(article)), Model::built_in(), {}));
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

  /// Says nothing where a filter left one of the three out.
  void close() {
    const double flops = rates_["sgemm"];
    const double encoder = rates_["encode"];
    const double all = rates_["whole"];
    if (flops == 0 || encoder == 0 || all == 0) return;
    std::printf("\n%s\n", processor().c_str());
    std::printf("%zu articles, %zu tokens\n", texts().documents.size(), texts().tokens);
    std::printf("plain Eigen product: %.1f GFLOP/s\n", flops / 1e9);
    std::printf("whole, JSON in and out: %.0f tokens/s, %.0f tokens/s a GFLOP/s, %.2f of the encoder alone\n", all,
                all / (flops / 1e9), all / encoder);
  }

 private:
  std::map<std::string, double> rates_;
};

/// Takes "--texts=PATH" out of the arguments; the sample corpus where it is not there.
std::string take_texts(int& argc, char** argv) {
  constexpr std::string_view kOption = "--texts=";
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (!argument.starts_with(kOption)) continue;
    std::move(argv + i + 1, argv + argc, argv + i);
    --argc;
    return std::string(argument.substr(kOption.size()));
  }
  return SAYSO_SAMPLE;
}

int run(int argc, char** argv) {
  const std::string path = take_texts(argc, argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  load(path);
  if (texts().documents.empty()) {
    std::fprintf(stderr, "no articles in %s\n", path.c_str());
    return 2;
  }
  const std::pair<const char*, void (*)(benchmark::State&)> all[] = {
      {"sgemm", sgemm_reference}, {"segment", segment}, {"quotation", quotation}, {"encode", encode_alone},
      {"analyze", analyze},       {"json", json},       {"whole", whole}};
  for (const auto& [name, function] : all) benchmark::RegisterBenchmark(name, function)->Unit(benchmark::kMillisecond);
  Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  keeper.close();
  return 0;
}

}  // namespace
}  // namespace sayso::bench

int main(int argc, char** argv) {
  return sayso::bench::run(argc, argv);
}
