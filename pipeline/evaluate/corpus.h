// Two files of JSON Lines -> what each article adds to the measures.
// Entry: tally_files(). How the figures are shown is left to evaluate.cpp.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "evaluate/groups.h"
#include "evaluate/tally.h"

namespace sayso {

struct TalliedCorpus {
  std::vector<Tally> articles;           ///< one a gold document, in order
  std::size_t missing = 0;               ///< gold documents without a prediction: counted as predicted empty
  std::size_t error_records = 0;         ///< predicted records with an "error": left out
  std::size_t without_attributions = 0;  ///< predicted records without "attributions": counted as predicted empty
  std::vector<Group> groups;             ///< where they were asked for
};

/// Gold: {"id", "text", "annotations": [{"attributions": [...]}, ...]} (the first one counts) or {"id", "text",
/// "attributions": [...]}. Predicted: {"id", "attributions": [...]}; documents that the gold lacks are not looked at.
/// `by`: empty, a grouping of relations, or a field of the gold records; see groups.h.
/// Error codes: unreadable_file, invalid_json, invalid_record, duplicate_id, invalid_relation, span_out_of_text,
/// empty_gold, and unknown_field.
[[nodiscard]] Result<TalliedCorpus> tally_files(const std::string& gold, const std::string& predicted,
                                                const std::string& by);

}  // namespace sayso
