// A drawn claim as a task for a labeller: the article, the claim's spans, and what is to be said of them.
// Entry: make_task(), label_config_brat(), label_config_studio(). The folder is left to sample_files.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "report/record_view.h"
#include "sample/sampler.h"

namespace sayso {

struct Task {
  std::string name;              ///< "t0001"
  std::string text;              ///< brat's .txt
  std::string brat;              ///< brat's .ann: one event, the claim
  std::string label_studio;      ///< one task, a JSON object in one line
  nlohmann::ordered_json claim;  ///< as sample.json has it: README.md
  std::vector<std::string> row;  ///< as claims.csv has it: kTaskColumns, then a column a field
};

inline constexpr std::array<std::string_view, 8> kTaskColumns = {"task",    "claim",     "document", "article",
                                                                 "stratum", "inclusion", "weight",   "confidence"};

struct TaskContext {
  std::string name;
  std::string_view document_id;
  const Drawing& drawing;
  bool show_predictions = false;  ///< else no label of sayso's is in the task, only the claim's spans
};

/// The window of the task is the paragraph in which the claim's content begins: there the labeller adds what was
/// missed. Linear in the record.
[[nodiscard]] Task make_task(const RecordView& record, const PickedClaim& picked, const TaskContext& context);

/// annotation.conf, and the labelling configuration of Label Studio: those of `sayso export` with a verdict.
[[nodiscard]] std::string label_config_brat();
[[nodiscard]] std::string label_config_studio();

}  // namespace sayso
