#include "core/label_sets.h"

#include <algorithm>

#include "core/labels.h"

namespace sayso {
namespace {

template <class Label>
LabelSet label_set(std::string_view name) {
  const auto& values = LabelNames<Label>::values;
  return {name, {values.begin(), values.end()}};
}

}  // namespace

const std::vector<LabelSet>& label_sets() {
  static const std::vector<LabelSet> sets = {
      label_set<Level>("level"),
      label_set<SourceType>("source_type"),
      label_set<Described>("described"),
      label_set<Anonymity>("anonymity"),
      label_set<Kind>("kind"),
      label_set<Commitment>("commitment"),
      label_set<Polarity>("polarity"),
      label_set<Relay>("relay"),
      label_set<Directness>("directness"),
  };
  return sets;
}

std::optional<std::size_t> value_in(const LabelSet& set, std::string_view value) {
  const auto found = std::find(set.values.begin(), set.values.end(), value);
  if (found == set.values.end()) return std::nullopt;
  return static_cast<std::size_t>(found - set.values.begin());
}

}  // namespace sayso
