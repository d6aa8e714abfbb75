// What labellers said of a sample: each claim right or wrong, its labels, and the claims that they added.
// Entry: read_labels(), read_marked(). The figures are left to coded.h.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "evaluate/sample.h"

namespace sayso {

/// One coder on one claim.
struct Judgement {
  std::optional<bool> right;                  ///< nothing where the coder said nothing of it
  std::map<std::string, std::string> labels;  ///< label set -> value, of those that were given
  std::size_t added = 0;                      ///< claims that begin in the window and are none of sayso's
};

struct Coder {
  std::string name;
  std::map<std::size_t, Judgement> judgements;  ///< index into Sample::claims -> what was said; judged tasks alone
};

/// One coder, where `path` is a folder with brat's .ann files, named as the tasks; or all coders of a JSON export of
/// Label Studio ("JSON", not "JSON-MIN"), by `completed_by`. A claim whose annotation is gone was deleted: wrong. A
/// verdict says more than a label; labels without a verdict say right, where the labelling was blind. Of two
/// annotations of one coder on one task the later counts. Tasks that are not in the sample are passed over.
/// Codes: unreadable_file, invalid_json, invalid_labels (nothing in it is of the sample, or a file is broken).
[[nodiscard]] Result<std::vector<Coder>> read_labels(const std::string& path, const Sample& sample);

/// The lists of marks of pages as one coder, for the claims of the sample that they mark. Codes: those of
/// evaluate_marks().
[[nodiscard]] Result<Coder> read_marked(const std::vector<std::string>& paths, const Sample& sample);

/// For both formats: a claim as a labeller left it.
struct LabelledClaim {
  std::vector<PointSpan> content;
  std::vector<PointSpan> cue;
  std::map<std::string, std::string> labels;  ///< the verdict among them
  bool is_drawn = false;                      ///< it says that it is the drawn one: by its note, or its region's id
};

/// What a coder's claims in one task say of the drawn one.
[[nodiscard]] Judgement judge(const DrawnClaim& drawn, const std::vector<LabelledClaim>& claims, bool blind);

Result<std::vector<LabelledClaim>> read_brat(const std::string& annotations, const std::string& where,
                                             const std::string& address);

}  // namespace sayso
