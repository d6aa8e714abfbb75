// Any bytes as what `sayso evaluate` and `report --confusion` are given by others. The first byte chooses, what follows
// are files, parted by a byte that no JSON has:
//   g  gold and predicted records, and the name of a group
//   s  a sample, an export of Label Studio, a list of marks, brat's lines
//   c  a table of errors
#include <array>
#include <nlohmann/json.hpp>
#include <vector>

#include "evaluate/coded.h"
#include "evaluate/coders.h"
#include "evaluate/evaluate.h"
#include "evaluate/marks.h"
#include "fuzz/memory_input.h"
#include "survey/confusion.h"

namespace {

using namespace sayso;
using test::require;

constexpr char kBetweenFiles = '\x1e';  // ASCII's record separator

/// Takes the part up to the separator off the front.
std::string_view take(std::string_view& bytes) {
  const std::size_t at = bytes.find(kBetweenFiles);
  const std::string_view part = bytes.substr(0, at);
  bytes.remove_prefix(at == std::string_view::npos ? bytes.size() : at + 1);
  return part;
}

template <class T>
bool check(const Result<T>& result) {
  require(result || (!result.error().code.empty() && !result.error().message.empty()), "an error says nothing");
  return result.has_value();
}

bool is_json(const std::string& text) {
  return nlohmann::json::accept(text);
}

void against_gold(std::string_view bytes) {
  const test::MemoryFile gold(take(bytes));
  const test::MemoryFile predicted(take(bytes));
  const std::string by(take(bytes));
  const auto figures = evaluate_files(gold.path(), predicted.path(), true, test::valid_utf8(by));
  require(!check(figures) || is_json(*figures), "the figures are no JSON");
  check(evaluate_files(gold.path(), predicted.path(), false));
}

void judge_by_brat(const Sample& sample, std::string_view lines) {
  for (const DrawnClaim& drawn : sample.claims) {
    const auto claims = read_brat(std::string(lines), "fuzz", drawn.claim);
    if (!check(claims)) return;
    for (const bool blind : {false, true}) {
      const Judgement said = judge(drawn, *claims, blind);
      require(said.right || said.labels.empty(), "a claim has labels and is not judged");
    }
  }
}

void of_sample(std::string_view bytes) {
  const test::MemoryFile sample(take(bytes));
  const test::MemoryFile studio(take(bytes));
  const test::MemoryFile marks(take(bytes));
  const auto read = read_sample(sample.path());
  if (check(read)) judge_by_brat(*read, take(bytes));
  check(evaluate_marks({marks.path()}, true));

  SampleInput input{sample.path(), {studio.path()}, {}};
  check(evaluate_sample(input, false));
  input.marks = {marks.path()};
  const auto figures = evaluate_sample(input, true);
  if (!check(figures)) return;
  require(is_json(figures->page), "the figures are no JSON");
  require(figures->confusion.empty() || parse_confusion(figures->confusion).has_value(),
          "a table of errors that evaluate wrote is not taken by report");
}

void correct(std::string_view bytes) {
  const auto set = parse_confusion(bytes);
  if (!check(set)) return;
  for (const auto& [name, table] : set->tables) {
    const Corrector corrector(table);
    std::vector<double> given(table.labels.size());
    for (std::size_t i = 0; i < given.size(); ++i) given[i] = static_cast<double>(i * i);
    for (const double share : corrector.corrected(given)) require(share >= 0 && share <= 1, "a share is none");
    for (const double share : corrector.corrected(given, 0)) require(share >= 0 && share <= 1, "a share is none");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = test::as_text(data, size);
  if (bytes.empty()) return 0;
  const char kind = bytes.front();
  bytes.remove_prefix(1);
  if (kind == 'g') against_gold(bytes);
  if (kind == 's') of_sample(bytes);
  if (kind == 'c') correct(bytes);
  return 0;
}
