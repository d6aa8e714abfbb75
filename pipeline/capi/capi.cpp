// The C interface over Analyzer, analyze_item() and analyze_batch(); every function ends the exceptions that reach it.
#include <algorithm>
#include <atomic>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <utility>

#include "batch/batch.h"
#include "capi/sayso.h"
#include "core/utf8.h"
#include "encode/model.h"
#include "ingest/article.h"
#include "ingest/encoding.h"
#include "pipeline.h"
#include "report/version.h"

// NOLINTBEGIN(readability-identifier-naming): the names of sayso.h
struct sayso_model {
  sayso::Model model;
};

struct sayso_analyzer {
  explicit sayso_analyzer(const sayso::Model& weights) : model(weights), analyzer(weights) {}
  sayso::Model model;  // shares the weights
  sayso::Analyzer analyzer;
  std::string record;
};
// NOLINTEND(readability-identifier-naming)

namespace sayso {
namespace {

constexpr unsigned kMaxJobs = 256;

void copy_text(const std::string& text, char* out, std::size_t size) {
  const std::string_view cut = prefix_of(text, size - 1);
  cut.copy(out, cut.size());
  out[cut.size()] = '\0';
}

sayso_status fail(sayso_status status, const Error& what, sayso_error* error) {
  if (error == nullptr) return status;
  copy_text(what.code, error->code, sizeof error->code);
  copy_text(what.message, error->message, sizeof error->message);
  error->byte_offset = what.byte_offset;
  return status;
}

sayso_status invalid(const char* what, sayso_error* error) {
  return fail(SAYSO_INVALID_ARGUMENT, {"invalid_argument", what, 0}, error);
}

/// Runs `body`; what it throws becomes a status.
template <class Body>
sayso_status guarded(sayso_error* error, const Body& body) {
  try {
    return body();
  } catch (const std::bad_alloc&) {
    return fail(SAYSO_OUT_OF_MEMORY, {"out_of_memory", "there is not enough memory", 0}, error);
  } catch (const std::exception& e) {
    return fail(SAYSO_INTERNAL, {"internal", e.what(), 0}, error);
  }
}

Item item_of(const sayso_article& article) {
  std::string id = article.id != nullptr ? article.id : "";
  auto parsed = id.empty() ? Result<Article>(Error{"id_empty", "the id is empty", 0})
                           : article_from_text(id, std::string(article.text, article.text_size));
  if (parsed && encoding_fault(id)) parsed = Error{"invalid_utf8", "the id is not UTF-8", 0};
  if (parsed) parsed->sequence = article.sequence;
  return {article.sequence, id.empty() ? std::nullopt : std::optional(std::move(id)), std::move(parsed)};
}

RecordOptions options_of(unsigned flags) {
  return {(flags & SAYSO_NO_TEXT) == 0};
}

sayso_record view(const Outcome& outcome) {
  return {outcome.line.c_str(), outcome.line.size(), outcome.sequence, outcome.error_code.empty() ? 0 : 1};
}

sayso_status analyze_one(sayso_analyzer& analyzer, Item item, unsigned flags, sayso_record& record,
                         sayso_error* error) {
  Outcome outcome = analyze_item(analyzer.analyzer, label_of(analyzer.model), options_of(flags), std::move(item));
  record = view(outcome);
  analyzer.record = std::move(outcome.line);
  record.json = analyzer.record.c_str();
  if (!outcome.failure) return SAYSO_OK;
  return fail(SAYSO_SET_ASIDE, {outcome.failure->code, outcome.failure->message, outcome.failure->byte_offset}, error);
}

}  // namespace
}  // namespace sayso

using sayso::fail;
using sayso::guarded;
using sayso::invalid;

const char* sayso_version(void) {
  return sayso::program_version().data();
}

const char* sayso_schema_version(void) {
  return sayso::kSchemaVersion.data();
}

sayso_status sayso_model_built_in(sayso_model** model, sayso_error* error) {
  if (model == nullptr) return invalid("model is NULL", error);
  return guarded(error, [&] {
    *model = new sayso_model{sayso::Model::built_in()};
    return SAYSO_OK;
  });
}

sayso_status sayso_model_load(const char* path, sayso_model** model, sayso_error* error) {
  if (path == nullptr || model == nullptr) return invalid("path or model is NULL", error);
  return guarded(error, [&] {
    auto loaded = sayso::Model::load(path);
    if (!loaded) return fail(SAYSO_MODEL_REFUSED, loaded.error(), error);
    *model = new sayso_model{std::move(*loaded)};
    return SAYSO_OK;
  });
}

void sayso_model_free(sayso_model* model) {
  delete model;
}

const char* sayso_model_name(const sayso_model* model) {
  return model == nullptr ? "" : model->model.name().c_str();
}

const char* sayso_model_version(const sayso_model* model) {
  return model == nullptr ? "" : model->model.version().c_str();
}

sayso_status sayso_analyzer_new(const sayso_model* model, sayso_analyzer** analyzer, sayso_error* error) {
  if (model == nullptr || analyzer == nullptr) return invalid("model or analyzer is NULL", error);
  return guarded(error, [&] {
    *analyzer = new sayso_analyzer(model->model);
    return SAYSO_OK;
  });
}

void sayso_analyzer_free(sayso_analyzer* analyzer) {
  delete analyzer;
}

sayso_status sayso_analyze(sayso_analyzer* analyzer, const sayso_article* article, unsigned flags, sayso_record* record,
                           sayso_error* error) {
  if (analyzer == nullptr || article == nullptr || record == nullptr || article->text == nullptr) {
    return invalid("analyzer, article, its text, or record is NULL", error);
  }
  return guarded(error, [&] { return sayso::analyze_one(*analyzer, sayso::item_of(*article), flags, *record, error); });
}

sayso_status sayso_analyze_json(sayso_analyzer* analyzer, const char* line, size_t size, uint64_t sequence,
                                unsigned flags, sayso_record* record, sayso_error* error) {
  if (analyzer == nullptr || line == nullptr || record == nullptr) {
    return invalid("analyzer, line or record is NULL", error);
  }
  return guarded(error, [&] {
    std::optional<std::string> id;
    auto article = sayso::article_from_json({line, size}, &id);
    if (article) article->sequence = sequence;
    return sayso::analyze_one(*analyzer, {sequence, std::move(id), std::move(article)}, flags, *record, error);
  });
}

sayso_status sayso_analyze_batch(const sayso_model* model, const sayso_article* articles, size_t count, unsigned jobs,
                                 unsigned flags, sayso_sink sink, void* user, sayso_error* error) {
  const auto without_text = [](const sayso_article& article) { return article.text == nullptr; };
  if (model == nullptr || sink == nullptr || (articles == nullptr && count > 0) ||
      std::any_of(articles, articles + count, without_text)) {
    return invalid("model, articles, a text or sink is NULL", error);
  }
  if (jobs == 0 || jobs > sayso::kMaxJobs) return invalid("jobs is not between 1 and 256", error);
  return guarded(error, [&] {
    std::atomic<bool> stop = false;
    std::size_t at = 0;
    const sayso::NextItem next = [&]() -> std::optional<sayso::Item> {
      if (at == count) return std::nullopt;
      return sayso::item_of(articles[at++]);
    };
    const sayso::Write write = [&](const sayso::Outcome& outcome, bool /*idle*/) {
      const sayso_record record = sayso::view(outcome);
      return sink(user, &record) == 0;
    };
    sayso::analyze_batch(model->model, {{jobs}, sayso::options_of(flags)}, next, write, stop);
    return stop ? fail(SAYSO_STOPPED, {"stopped", "the sink ended the batch", 0}, error) : SAYSO_OK;
  });
}
