// By what the claims of a run are parted before some are drawn: a source type, an outlet, a month.
// Entry: stratum_field(), stratum_values(). How many are drawn of each is left to sampler.h.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/record_view.h"

namespace sayso {

enum class StratumField : std::uint8_t { source_type, outlet, level, month, kind };

inline constexpr std::array<std::string_view, 5> kStratumFields = {"source_type", "outlet", "level", "month", "kind"};

/// The field of that name; nothing where there is none.
[[nodiscard]] std::optional<StratumField> stratum_field(std::string_view name);
[[nodiscard]] constexpr std::string_view name_of(StratumField field) {
  return kStratumFields[static_cast<std::size_t>(field)];
}

/// The claim's value for each field; "(none)" where it has none. outlet is `metadata.outlet`; month the first seven
/// characters of `metadata.published`, where these are "2026-11".
[[nodiscard]] std::vector<std::string> stratum_values(const RecordView& record, const ClaimView& claim,
                                                      const std::vector<StratumField>& by);

}  // namespace sayso
