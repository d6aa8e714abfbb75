// Any bytes as a model file: refused with a code, or a model that analyses a sentence without breaking an invariant.
#include "core/invariants.h"
#include "encode/model.h"
#include "fuzz/fuzz.h"
#include "pipeline.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const Result<Model> model = Model::parse(test::as_text(data, size));
  if (!model) {
    test::require(!model.error().code.empty() && !model.error().message.empty(), "an error says nothing");
    return 0;
  }
  Analyzer analyzer(*model);
  Article article;
  article.id = "fuzz";
  article.text = "\"We will rebuild,\" the mayor told reporters, adding that the bridge was safe.";
  test::require_none(check_invariants(analyzer.analyze(article)));
  return 0;
}
