// The figures of the whole corpus, as a table or as JSON.
#include "evaluate/evaluate.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "core/utf8.h"
#include "evaluate/bootstrap.h"
#include "evaluate/corpus.h"

namespace sayso {
namespace {

constexpr int kPlaces = 4;
constexpr int kIntervalPlaces = 2;        // of a group: they are some hundredths wide at the least
constexpr std::size_t kLongestName = 32;  // code points of a group's name
constexpr UChar32 kReplacement = 0xFFFD;

struct Summary {
  Tally total;
  std::array<Interval, kRows> intervals;
};

Summary summarize(const std::vector<Tally>& articles) {
  Summary summary{{}, f1_intervals(articles)};
  for (const Tally& article : articles) add(summary.total, article);
  return summary;
}

/// The places of kGroupRows in a Tally.
std::array<std::size_t, kGroupRows.size()> group_rows() {
  std::array<std::size_t, kGroupRows.size()> rows{};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i] =
        static_cast<std::size_t>(std::find(kRowNames.begin(), kRowNames.end(), kGroupRows[i]) - kRowNames.begin());
  }
  return rows;
}

/// "0.8125": exact rounding of the value's binary digits, independent of the locale.
std::string fixed(double value, int places) {
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, places).ptr;
  return {digits.data(), end};
}

std::string four_places(double value) {
  return fixed(value, kPlaces);
}

double rounded(double value) {
  const std::string digits = four_places(value);
  double out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

std::uint64_t whole(double count) {
  return static_cast<std::uint64_t>(std::llround(count));
}

nlohmann::ordered_json row_json(const Summary& summary, std::size_t row) {
  const Figures f = figures_of(summary.total[row]);
  nlohmann::ordered_json figures;
  figures["p"] = rounded(f.precision);
  figures["r"] = rounded(f.recall);
  figures["f1"] = rounded(f.f1);
  figures["f1_interval"] = {rounded(summary.intervals[row].low), rounded(summary.intervals[row].high)};
  figures["predicted"] = whole(summary.total[row].predicted);
  figures["gold"] = whole(summary.total[row].gold);
  return figures;
}

nlohmann::ordered_json groups_json(const std::vector<Group>& groups) {
  nlohmann::ordered_json::object_t out;
  for (const Group& group : groups) {
    const Summary summary = summarize(group.articles);
    nlohmann::ordered_json figures;
    figures["documents"] = group.documents;
    for (const std::size_t row : group_rows()) figures[std::string(kRowNames[row])] = row_json(summary, row);
    out.push_back({group.name, std::move(figures)});  // names are different: no search for each
  }
  return out;
}

std::string as_json(const TalliedCorpus& corpus, const Summary& summary, const std::string& by) {
  nlohmann::ordered_json out;
  out["documents"] = corpus.articles.size();
  out["missing"] = corpus.missing;
  out["error_records"] = corpus.error_records;
  out["without_attributions"] = corpus.without_attributions;
  for (std::size_t row = 0; row < kRows; ++row) {
    out[std::string(kRowNames[row])] = row_json(summary, row);
  }
  if (!by.empty()) out["by"][by] = groups_json(corpus.groups);
  return out.dump() + "\n";
}

/// Code points of valid UTF-8.
std::size_t length_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

std::string left(std::string_view text, std::size_t width) {
  const std::size_t length = length_of(text);
  return std::string(text) + std::string(length < width ? width - length : 0, ' ');
}

std::string right(std::string_view text, std::size_t width) {
  return std::string(text.size() < width ? width - text.size() : 0, ' ') + std::string(text);
}

std::string table_row(std::string_view name, const Count& count, const Interval& interval) {
  const Figures f = figures_of(count);
  return left(name, 18) + right(four_places(f.precision), 8) + right(four_places(f.recall), 8) +
         right(four_places(f.f1), 8) + right(four_places(interval.low) + "-" + four_places(interval.high), 15) +
         right(std::to_string(whole(count.predicted)), 11) + right(std::to_string(whole(count.gold)), 8) + "\n";
}

/// A name out of a file, for one cell: controls and bidi overrides are not passed on, and a long one is cut.
std::string shown(const std::string& name) {
  std::string out;
  std::size_t length = 0;
  for (std::size_t at = 0; at < name.size();) {
    if (++length > kLongestName) return out + "\xE2\x80\xA6";  // "..." in one
    const UChar32 c = next_code_point(name, at);
    append_utf8(out, u_isprint(c) != 0 ? c : kReplacement);
  }
  return out;
}

std::string group_row(const Group& group, std::size_t name_width) {
  const Summary summary = summarize(group.articles);
  const auto rows = group_rows();
  std::string out = left(shown(group.name), name_width) + right(std::to_string(group.documents), 10) +
                    right(std::to_string(whole(summary.total[rows.back()].gold)), 8);
  for (const std::size_t row : rows) {
    const Interval& interval = summary.intervals[row];
    out += right(four_places(figures_of(summary.total[row]).f1), 9) +
           right(fixed(interval.low, kIntervalPlaces) + "-" + fixed(interval.high, kIntervalPlaces), 10);
  }
  return out + "\n";
}

std::string groups_table(const std::vector<Group>& groups, const std::string& by) {
  std::size_t width = 18;
  for (const Group& group : groups) width = std::max(width, length_of(shown(group.name)));
  std::string out = "\n" + left("F1 by " + shown(by), width) + right("documents", 10) + right("gold", 8);
  for (const std::string_view row : kGroupRows) out += right(row, 19);
  out += "\n";
  for (const Group& group : groups) out += group_row(group, width);
  return out;
}

std::string as_table(const TalliedCorpus& corpus, const Summary& summary, const std::string& by) {
  std::string out = std::to_string(corpus.articles.size()) + " documents, " + std::to_string(corpus.missing) +
                    " of them not predicted\n";
  if (corpus.error_records > 0) out += std::to_string(corpus.error_records) + " error records left out\n";
  if (corpus.without_attributions > 0) {
    out += std::to_string(corpus.without_attributions) + " predicted records without \"attributions\" count as empty\n";
  }
  out += left("", 18) + right("P", 8) + right("R", 8) + right("F1", 8) + right("95 % of F1", 15) +
         right("predicted", 11) + right("gold", 8) + "\n";
  for (std::size_t row = 0; row < kRows; ++row) {
    out += table_row(kRowNames[row], summary.total[row], summary.intervals[row]);
  }
  if (!by.empty()) out += groups_table(corpus.groups, by);
  out += "95 % of F1: " + std::to_string(kResamples) + " resamples of the articles\n";
  return out;
}

}  // namespace

Result<std::string> evaluate_files(const std::string& gold, const std::string& predicted, bool json,
                                   const std::string& by) {
  const auto corpus = tally_files(gold, predicted, by);
  if (!corpus) return corpus.error();
  const Summary summary = summarize(corpus->articles);
  return json ? as_json(*corpus, summary, by) : as_table(*corpus, summary, by);
}

}  // namespace sayso
