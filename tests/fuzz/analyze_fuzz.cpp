// Any text through all stages and out as JSON: the invariants hold, the line is JSON and carries the text unchanged,
// and a second time gives the same bytes.
#include <nlohmann/json.hpp>

#include "core/invariants.h"
#include "encode/model.h"
#include "fuzz/fuzz.h"
#include "pipeline.h"
#include "report/json_record.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  static const Model& fast = Model::built_in(Profile::fast);
  static const Model& accurate = Model::built_in(Profile::accurate);
  static Analyzer fast_analyzer(fast);
  static Analyzer accurate_analyzer(accurate);
  Article article;
  article.id = "fuzz";
  article.text = test::valid_utf8(test::as_text(data, size));
  // The accurate encoder reads one text in four, told by its length, so that the fuzzer stays quick.
  const bool slow = size % 4 == 0;
  const Model& model = slow ? accurate : fast;
  Analyzer& analyzer = slow ? accurate_analyzer : fast_analyzer;
  const Document d = analyzer.analyze(article);
  test::require_none(check_invariants(d));

  const std::string line = to_json(d, model, {});
  test::require(line.find('\n') == std::string::npos, "the record is more than one line");
  const auto record = nlohmann::json::parse(line, nullptr, false);
  test::require(record.is_object() && record.value("text", "") == article.text, "the record does not carry the text");
  test::require(to_json(analyzer.analyze(article), model, {}) == line, "a second analysis differs");
  return 0;
}
