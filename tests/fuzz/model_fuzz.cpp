// Any bytes as a model file: refused with a code, or a model that analyses a sentence without breaking an invariant.
// Bytes that begin with "edit" or "edac" are changes to the built-in file of the fast or the accurate profile, for a
// fuzzer does not find a whole one by itself.
#include <algorithm>
#include <cstring>

#include "core/invariants.h"
#include "encode/model.h"
#include "fuzz/fuzz.h"
#include "pipeline.h"

extern "C" const char sayso_weights_fast_begin[];
extern "C" const char sayso_weights_fast_end[];
extern "C" const char sayso_weights_accurate_begin[];
extern "C" const char sayso_weights_accurate_end[];

namespace {

constexpr std::string_view kEditFast = "edit";
constexpr std::string_view kEditAccurate = "edac";

/// Takes four bytes, little-endian, off the front; 0 where there are fewer.
std::uint32_t take_number(std::string_view& bytes) {
  std::uint32_t number = 0;
  if (bytes.size() < sizeof number) return 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

/// The file, cut to the first number of `edits` (0: whole), then one byte replaced for each place and value.
std::string edited(std::string file, std::string_view edits) {
  const std::size_t size = take_number(edits) % (file.size() + 1);
  if (size > 0) file.resize(size);
  while (edits.size() > sizeof(std::uint32_t)) {
    const std::size_t at = take_number(edits) % file.size();
    file[at] = edits.front();
    edits.remove_prefix(1);
  }
  return file;
}

/// The bytes of the model that the input stands for.
std::string model_bytes(std::string_view input) {
  const std::string_view edits = input.substr(std::min(input.size(), kEditFast.size()));
  if (input.starts_with(kEditFast)) return edited({sayso_weights_fast_begin, sayso_weights_fast_end}, edits);
  if (input.starts_with(kEditAccurate))
    return edited({sayso_weights_accurate_begin, sayso_weights_accurate_end}, edits);
  return std::string(input);
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const Result<Model> model = Model::parse(model_bytes(test::as_text(data, size)));
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
