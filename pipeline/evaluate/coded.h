// What labellers said of a sample -> how far they agree, how often sayso is right in the run, and where it errs.
// Entry: evaluate_sample(). The sample is read by sample.h, the labels by coders.h, the weights are in weights.h.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"

namespace sayso {

struct SampleInput {
  std::string sample;               ///< the folder of sayso sample
  std::vector<std::string> labels;  ///< folders of brat, JSON exports of Label Studio
  std::vector<std::string> marks;   ///< lists of marks, as one coder more
};

struct SampleFigures {
  std::string page;       ///< a table for a person, or one JSON object; ends with a line end
  std::string confusion;  ///< tables of errors for `sayso report --confusion`; ends with a line end.
                          ///< Empty where nobody gave a label of a table
};

/// The JSON: sample/README.md. Codes: those of read_sample(), read_labels(), read_marked(); duplicate_coder (one name
/// in two inputs); nothing_judged.
[[nodiscard]] Result<SampleFigures> evaluate_sample(const SampleInput& input, bool as_json);

}  // namespace sayso
