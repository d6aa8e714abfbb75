#include "survey/page_figures.h"

#include "core/labels.h"
#include "report/html_text.h"
#include "report/record_view.h"

namespace sayso {
namespace {

bool is_ratio(const FigureRow& row) {
  return row.figure == "named_to_unnamed";
}

std::string value(const FigureRow& row, double v) {
  return is_ratio(row) ? fixed(v, 2) : percent(v);
}

std::string bounds(const FigureRow& row, const std::optional<Bounds>& b) {
  if (!b) return "";
  const auto bare = [&](double v) {
    std::string text = value(row, v);
    return text.ends_with(" %") ? text.substr(0, text.size() - 2) : text;
  };
  return " <span class=\"low\">(" + bare(b->low) + " to " + bare(b->high) + ")</span>";
}

}  // namespace

FigureIndex::FigureIndex(const std::vector<FigureRow>& rows, bool copies) {
  for (const FigureRow& row : rows) {
    if (row.copies != copies) continue;
    auto& groups = groups_[row.group_kind];
    if (groups.empty() || groups.back() != row.group) groups.push_back(row.group);
    rows_[{row.group_kind, row.group, row.figure}].push_back(&row);
  }
}

const std::vector<const FigureRow*>& FigureIndex::of(std::string_view figure, std::string_view kind,
                                                     std::string_view group) const {
  static const std::vector<const FigureRow*> kNone;
  const auto found = rows_.find({std::string(kind), std::string(group), std::string(figure)});
  return found == rows_.end() ? kNone : found->second;
}

const std::vector<std::string>& FigureIndex::groups(std::string_view kind) const {
  static const std::vector<std::string> kNone;
  const auto found = groups_.find(kind);
  return found == groups_.end() ? kNone : found->second;
}

std::string group_label(std::string_view kind, const std::string& group) {
  if (!group.empty()) return kind == "all" ? "all articles" : group;
  return kind == "month" ? "(no date)" : "(no outlet)";
}

std::string label_words(std::string_view figure, const std::string& label) {
  if (figure == "source_type") return label == "none" ? "nobody" : label_in_words<SourceType>(label);
  if (figure == "commitment") return label_in_words<Commitment>(label);
  if (figure == "strength")
    return label == "no_level" ? "no level: nothing asserted" : label + " " + std::string(level_dots(label));
  if (figure == "unnamed_described")
    return label == "voice" ? "official voice of a named body" : label == "yes" ? "could be found and asked" : "vaguer";
  return label;
}

std::string counted_cell(const FigureRow& row) {
  if (!row.counted) return "–";
  return value(row, *row.counted) + bounds(row, row.interval);
}

std::string corrected_cell(const FigureRow& row) {
  if (row.corrected) return value(row, *row.corrected) + bounds(row, row.corrected_interval);
  if (row.note == "few") return "<span class=\"low\">fewer than 10</span>";
  return "<span class=\"low\">errors not measured</span>";
}

std::string table_open(const std::string& caption, const std::vector<std::string>& heads) {
  const std::string name = escaped(caption);
  std::string html = "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"" + name + "\"><table><caption>" +
                     name + "</caption><thead><tr>";
  for (const std::string& head : heads) html += "<th scope=\"col\">" + escaped(head) + "</th>";
  return html + "</tr></thead><tbody>";
}

std::string figure_table(const std::string& caption, const std::string& head, const std::vector<PlotRow>& rows) {
  if (rows.empty()) return "";
  bool corrected = false;
  for (const PlotRow& row : rows) corrected = corrected || row.figure->corrected.has_value();
  std::vector<std::string> heads = {head, "count", "as counted (95 %)"};
  if (corrected) heads.emplace_back("corrected (95 %)");
  std::string html = table_open(caption, heads);
  for (const PlotRow& row : rows) {
    html += "<tr><th scope=\"row\">" + shown(row.label) + "</th><td>" + fixed(row.figure->count, 0) + " of " +
            fixed(row.figure->of, 0) + "</td><td>" + counted_cell(*row.figure) + "</td>";
    if (corrected) html += "<td>" + corrected_cell(*row.figure) + "</td>";
    html += "</tr>";
  }
  return html + kTableEnd;
}

}  // namespace sayso
