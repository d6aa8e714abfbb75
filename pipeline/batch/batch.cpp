// An item through the stages and into its line.
#include "batch/batch.h"

#include <memory>
#include <new>
#include <utility>

namespace sayso {
namespace {

Outcome set_aside(const Item& item, const Error& error) {
  Outcome outcome{error_record(item.id, item.sequence, error), error.code};
  outcome.sequence = item.sequence;
  outcome.failure =
      Failure{item.sequence, item.id, item.file, item.byte_offset + error.byte_offset, error.code, error.message};
  return outcome;
}

std::string list(const std::map<std::string, std::uint64_t>& counts) {
  std::string out;
  for (const auto& [code, count] : counts) {
    out += (out.empty() ? "" : ", ") + code + ": " + std::to_string(count);
  }
  return out;
}

}  // namespace

Outcome analyze_item(Analyzer& analyzer, const ModelLabel& model, const RecordOptions& options, Item item) {
  if (!item.article) return set_aside(item, item.article.error());
  try {
    const Document document = analyzer.analyze(std::move(*item.article));
    Outcome outcome{to_json(document, model, options), "", document.warnings};
    outcome.sequence = item.sequence;
    outcome.tokens = document.segmentation.tokens.size();
    return outcome;
  } catch (const std::bad_alloc&) {  // of one large article: the others still fit
    return set_aside(item, {"out_of_memory", "the article does not fit into memory", 0});
  }
}

void BatchCounts::add(const Outcome& outcome) {
  ++articles;
  tokens += outcome.tokens;
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
      return analyze_item(*analyzer, label_of(model), options.record, std::move(item));
    };
  };
  run_ordered(options.workers, next, make_work, write, stop);
}

std::string summary(const BatchCounts& counts) {
  std::string out = std::to_string(counts.articles) + (counts.articles == 1 ? " article" : " articles");
  if (counts.failed > 0) out += ", " + std::to_string(counts.failed) + " set aside (" + list(counts.errors) + ")";
  if (!counts.warnings.empty()) out += ", " + list(counts.warnings);
  return out;
}

}  // namespace sayso
