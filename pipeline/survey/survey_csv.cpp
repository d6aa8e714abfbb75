#include "survey/survey_csv.h"

#include <array>
#include <charconv>
#include <optional>

#include "report/csv.h"

namespace sayso {
namespace {

std::string fixed(std::optional<double> value, int decimals) {
  if (!value) return "";
  std::array<char, 64> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value, std::chars_format::fixed, decimals);
  const std::string text(buffer.data(), end.ptr);
  return text.find_first_not_of("-0.") == std::string::npos && text.front() == '-' ? text.substr(1) : text;
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
        out, {row.figure, row.group_kind, row.group, row.label, row.copies ? "true" : "false", fixed(row.count, 0),
              fixed(row.of, 0), fixed(row.counted, kRate), fixed(low(row.interval), kRate),
              fixed(high(row.interval), kRate), fixed(row.corrected, kRate), fixed(low(row.corrected_interval), kRate),
              fixed(high(row.corrected_interval), kRate), std::to_string(row.articles), row.note});
  }
  return out;
}

}  // namespace sayso
