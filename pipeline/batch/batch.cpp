// An item through the stages and into its line.
#include "batch/batch.h"

#include <memory>
#include <new>
#include <utility>

#include "pipeline.h"

namespace sayso {
namespace {

Outcome set_aside(const std::optional<std::string>& id, std::uint64_t sequence, const Error& error) {
  return {error_record(id, sequence, error), error.code, {}};
}

Outcome analyze_item(Analyzer& analyzer, const Model& model, const RecordOptions& options, Item item) {
  if (!item.article) return set_aside(item.id, item.sequence, item.article.error());
  try {
    const Document document = analyzer.analyze(std::move(*item.article));
    return {to_json(document, model, options), "", document.warnings};
  } catch (const std::bad_alloc&) {  // of one large article: the others still fit
    return set_aside(item.id, item.sequence, {"out_of_memory", "the article does not fit into memory", 0});
  }
}

std::string list(const std::map<std::string, std::uint64_t>& counts) {
  std::string out;
  for (const auto& [code, count] : counts) {
    out += (out.empty() ? "" : ", ") + code + ": " + std::to_string(count);
  }
  return out;
}

}  // namespace

void BatchCounts::add(const Outcome& outcome) {
  ++articles;
  if (!outcome.error_code.empty()) {
    ++failed;
    ++errors[outcome.error_code];
  }
  for (const std::string& code : outcome.warnings) ++warnings[code];
}

void analyze_batch(const Model& model, const BatchOptions& options, const NextItem& next, const Write& write,
                   std::atomic<bool>& stop) {
  const MakeWork make_work = [&model, &options]() -> Work {
    const auto analyzer = std::make_shared<Analyzer>(model);  // shared: a std::function must be copyable
    return [analyzer, &model, &options](Item item) {
      return analyze_item(*analyzer, model, options.record, std::move(item));
    };
  };
  run_ordered(options.jobs, next, make_work, write, stop);
}

std::string summary(const BatchCounts& counts) {
  std::string out = std::to_string(counts.articles) + (counts.articles == 1 ? " article" : " articles");
  if (counts.failed > 0) out += ", " + std::to_string(counts.failed) + " set aside (" + list(counts.errors) + ")";
  if (!counts.warnings.empty()) out += ", " + list(counts.warnings);
  return out;
}

}  // namespace sayso
