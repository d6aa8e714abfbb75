// Counting; the files are small.
#include "evaluate/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>

#include "evaluate/json_file.h"

namespace sayso {
namespace {

using nlohmann::json;

constexpr double kNormal95 = 1.959964;  // standard deviations that hold 95 % of a normal distribution
constexpr std::array kLevels = {"A4", "A3", "A2", "A1", "A0", "none"};

struct Marked {
  std::size_t right = 0;
  std::size_t wrong = 0;
};

struct AllMarks {
  std::map<std::string, Marked> by_level;
  std::set<std::pair<std::string, std::string>> seen;  // text and claim
};

Error fault(const std::string& path, const char* code, const std::string& what) {
  return {code, path + ": " + what, 0};
}

std::string text_in(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

std::optional<Error> take_mark(const json& mark, const std::string& text, const std::string& path, AllMarks& all) {
  if (!mark.is_object()) return fault(path, "invalid_marks", "a mark is no object");
  const std::string claim = text_in(mark, "claim");
  const std::string verdict = text_in(mark, "verdict");
  if (claim.empty() || (verdict != "right" && verdict != "wrong")) {
    return fault(path, "invalid_marks", "a mark needs a \"claim\", and \"right\" or \"wrong\" as its \"verdict\"");
  }
  if (!all.seen.emplace(text, claim).second) {
    return fault(path, "duplicate_marks",
                 claim + " is marked twice: two files on one article, or one file named twice");
  }
  const std::string level = text_in(mark, "level");
  const bool known = std::find(kLevels.begin(), kLevels.end(), level) != kLevels.end();
  Marked& group = all.by_level[known ? level : "none"];
  ++(verdict == "right" ? group.right : group.wrong);
  return std::nullopt;
}

std::optional<Error> take_file(const std::string& path, AllMarks& all) {
  const auto read = read_json_file(path);
  if (!read) return read.error();
  const json& file = *read;
  if (!file.is_object() || text_in(file, "format") != "sayso-marks" || !text_in(file, "version").starts_with("1.") ||
      text_in(file, "text_sha256").empty() || !file.contains("marks") || !file["marks"].is_array()) {
    return fault(path, "invalid_marks", "no list of marks, as \"save marks\" on a page writes it (version 1)");
  }
  for (const json& mark : file["marks"]) {
    if (auto wrong = take_mark(mark, text_in(file, "text_sha256"), path, all)) return wrong;
  }
  return std::nullopt;
}

double four_places(double value) {
  return std::round(value * 1e4) / 1e4;
}

json figures_of(const Marked& m) {
  json out = {{"right", m.right}, {"wrong", m.wrong}, {"precision", nullptr}, {"interval", nullptr}};
  const auto n = static_cast<double>(m.right + m.wrong);
  if (n == 0) return out;
  const double p = static_cast<double>(m.right) / n;
  const double z2 = kNormal95 * kNormal95;
  const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const double half = kNormal95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  out["precision"] = four_places(p);
  out["interval"] = {four_places(std::max(0.0, middle - half)), four_places(std::min(1.0, middle + half))};
  return out;
}

std::string table_row(const std::string& name, const Marked& m) {
  const json f = figures_of(m);
  std::array<char, 96> line{};
  if (f["precision"].is_null()) return "";
  const int length =
      std::snprintf(line.data(), line.size(), "%-8s%8zu%8zu%11.4f%9.4f-%.4f\n", name.c_str(), m.right, m.wrong,
                    f["precision"].get<double>(), f["interval"][0].get<double>(), f["interval"][1].get<double>());
  return {line.data(), static_cast<std::size_t>(std::clamp(length, 0, static_cast<int>(line.size()) - 1))};
}

}  // namespace

Result<std::string> evaluate_marks(const std::vector<std::string>& paths, bool as_json) {
  AllMarks all;
  for (const std::string& path : paths) {
    if (auto wrong = take_file(path, all)) return *std::move(wrong);
  }
  Marked total;
  for (const auto& [level, m] : all.by_level) {
    total.right += m.right;
    total.wrong += m.wrong;
  }
  json out = {{"files", paths.size()}, {"all", figures_of(total)}, {"by_level", json::object()}};
  std::string table = std::to_string(total.right + total.wrong) +
                      (total.right + total.wrong == 1 ? " card" : " cards") + " marked, in " +
                      std::to_string(paths.size()) + (paths.size() == 1 ? " file\n" : " files\n");
  table += "level      right   wrong  precision             95 %\n" + table_row("all", total);
  for (const char* level : kLevels) {
    out["by_level"][level] = figures_of(all.by_level[level]);
    table += table_row(level, all.by_level[level]);
  }
  return as_json ? out.dump() + "\n" : table;
}

}  // namespace sayso
