// The label sets that a reader of a claim can judge, by name: for labellers, and for what compares their labels.
// Entry: label_sets(). The labels themselves are in labels.h; a claim's own are read by whoever has the claim.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sayso {

/// A label set as labellers see it: its name, and its values in the order of labels.h.
struct LabelSet {
  std::string_view name;  ///< "source_type"
  std::vector<std::string_view> values;
};

/// level, source_type, described, anonymity, kind, commitment, polarity, relay, directness. Any thread.
[[nodiscard]] const std::vector<LabelSet>& label_sets();

/// The index of a value; nothing where the set has none of that name.
[[nodiscard]] std::optional<std::size_t> value_in(const LabelSet& set, std::string_view value);

}  // namespace sayso
