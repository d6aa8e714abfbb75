// Any bytes as a model file: refused with a code, or a model that analyses a sentence without breaking an invariant.
// Bytes that begin with "edit" are changes to the built-in file, for a fuzzer does not find a whole one by itself.
#include <cstring>

#include "core/invariants.h"
#include "encode/model.h"
#include "fuzz/fuzz.h"
#include "pipeline.h"

extern "C" const char sayso_weights_begin[];
extern "C" const char sayso_weights_end[];

namespace {

constexpr std::string_view kEdit = "edit";

/// Takes four bytes, little-endian, off the front; 0 where there are fewer.
std::uint32_t take_number(std::string_view& bytes) {
  std::uint32_t number = 0;
  if (bytes.size() < sizeof number) return 0;
  std::memcpy(&number, bytes.data(), sizeof number);
  bytes.remove_prefix(sizeof number);
  return number;
}

/// The built-in file, cut to the first number of `edits` (0: whole), then one byte replaced for each place and value.
std::string edited(std::string_view edits) {
  std::string file(sayso_weights_begin, sayso_weights_end);
  const std::size_t size = take_number(edits) % (file.size() + 1);
  if (size > 0) file.resize(size);
  while (edits.size() > sizeof(std::uint32_t)) {
    const std::size_t at = take_number(edits) % file.size();
    file[at] = edits.front();
    edits.remove_prefix(1);
  }
  return file;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sayso;
  const std::string_view bytes = test::as_text(data, size);
  const Result<Model> model =
      bytes.starts_with(kEdit) ? Model::parse(edited(bytes.substr(kEdit.size()))) : Model::parse(bytes);
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
