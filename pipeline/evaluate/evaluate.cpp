// The figures of the whole corpus, as a table or as JSON.
#include "evaluate/evaluate.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "evaluate/bootstrap.h"
#include "evaluate/corpus.h"

namespace sayso {
namespace {

constexpr int kPlaces = 4;

struct Summary {
  Tally total;
  std::array<Interval, kRows> intervals;
};

Summary summarize(const TalliedCorpus& corpus) {
  Summary summary{{}, f1_intervals(corpus.articles)};
  for (const Tally& article : corpus.articles) add(summary.total, article);
  return summary;
}

/// "0.8125": exact rounding of the value's binary digits, independent of the locale.
std::string four_places(double value) {
  std::array<char, 32> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, kPlaces).ptr;
  return {digits.data(), end};
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

std::string as_json(const TalliedCorpus& corpus, const Summary& summary) {
  nlohmann::ordered_json out;
  out["documents"] = corpus.articles.size();
  out["missing"] = corpus.missing;
  out["error_records"] = corpus.error_records;
  out["without_attributions"] = corpus.without_attributions;
  for (std::size_t row = 0; row < kRows; ++row) {
    const Figures f = figures_of(summary.total[row]);
    auto& figures = out[std::string(kRowNames[row])];
    figures["p"] = rounded(f.precision);
    figures["r"] = rounded(f.recall);
    figures["f1"] = rounded(f.f1);
    figures["f1_interval"] = {rounded(summary.intervals[row].low), rounded(summary.intervals[row].high)};
    figures["predicted"] = whole(summary.total[row].predicted);
    figures["gold"] = whole(summary.total[row].gold);
  }
  return out.dump() + "\n";
}

std::string left(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(text.size() < width ? width - text.size() : 0, ' ');
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

std::string as_table(const TalliedCorpus& corpus, const Summary& summary) {
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
  out += "95 % of F1: " + std::to_string(kResamples) + " resamples of the articles\n";
  return out;
}

}  // namespace

Result<std::string> evaluate_files(const std::string& gold, const std::string& predicted, bool json) {
  const auto corpus = tally_files(gold, predicted);
  if (!corpus) return corpus.error();
  const Summary summary = summarize(*corpus);
  return json ? as_json(*corpus, summary) : as_table(*corpus, summary);
}

}  // namespace sayso
