#include "survey/survey_csv.h"

#include <optional>

#include "report/csv.h"
#include "survey/plot.h"

namespace sayso {
namespace {

std::string cell(std::optional<double> value, int decimals) {
  return value ? fixed(*value, decimals) : "";
}

std::optional<double> low(const std::optional<Bounds>& bounds) {
  return bounds ? std::optional(bounds->low) : std::nullopt;
}

std::optional<double> high(const std::optional<Bounds>& bounds) {
  return bounds ? std::optional(bounds->high) : std::nullopt;
}

}  // namespace

std::string survey_csv(const std::vector<FigureRow>& rows) {
  constexpr int kRate = 4;  // decimals
  std::string out;
  append_csv_row(out, {"figure", "group_kind", "group", "label", "with_copies", "count", "of", "counted", "low", "high",
                       "corrected", "corrected_low", "corrected_high", "articles", "note"});
  for (const FigureRow& row : rows) {
    append_csv_row(
        out, {row.figure, row.group_kind, row.group, row.label, row.copies ? "true" : "false", cell(row.count, 0),
              cell(row.of, 0), cell(row.counted, kRate), cell(low(row.interval), kRate),
              cell(high(row.interval), kRate), cell(row.corrected, kRate), cell(low(row.corrected_interval), kRate),
              cell(high(row.corrected_interval), kRate), std::to_string(row.articles), row.note});
  }
  return out;
}

}  // namespace sayso
