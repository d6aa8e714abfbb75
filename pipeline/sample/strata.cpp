// The values, out of the record.
#include "sample/strata.h"

#include <algorithm>

#include "core/utf8.h"

namespace sayso {
namespace {

constexpr std::size_t kValueBytes = 120;  // of an outlet: metadata can hold anything

std::string value_of(const RecordView& record, const ClaimView& claim, StratumField field) {
  const Json& metadata = field_of(record.record(), "metadata");
  switch (field) {
    case StratumField::source_type:
      return std::string(string_of(field_of(*claim.relation, "source"), "type"));
    case StratumField::outlet:
      return std::string(prefix_of(string_of(metadata, "outlet"), kValueBytes));
    case StratumField::level:
      return std::string(claim.level);
    case StratumField::month:
      return month_of(string_of(metadata, "published"));
    case StratumField::kind:
      return std::string(string_of(*claim.relation, "kind"));
  }
  return "";
}

}  // namespace

std::optional<StratumField> stratum_field(std::string_view name) {
  const auto found = std::find(kStratumFields.begin(), kStratumFields.end(), name);
  if (found == kStratumFields.end()) return std::nullopt;
  return static_cast<StratumField>(found - kStratumFields.begin());
}

std::vector<std::string> stratum_values(const RecordView& record, const ClaimView& claim,
                                        const std::vector<StratumField>& by) {
  std::vector<std::string> values;
  values.reserve(by.size());
  for (const StratumField field : by) {
    values.push_back(value_of(record, claim, field));
    if (values.back().empty()) values.back() = "(none)";
  }
  return values;
}

}  // namespace sayso
