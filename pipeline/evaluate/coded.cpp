// Reading, counting, and the page for a person.
#include "evaluate/coded.h"

#include <array>
#include <cstdio>
#include <set>

#include "evaluate/coded_figures.h"
#include "evaluate/coders.h"
#include "evaluate/sample.h"
#include "evaluate/weights.h"

namespace sayso {
namespace {

using OrderedJson = nlohmann::ordered_json;

std::string number(const OrderedJson& value) {
  if (value.is_null()) return "-";
  std::array<char, 32> text{};
  const int length = std::snprintf(text.data(), text.size(), "%.4f", value.get<double>());
  return {text.data(), static_cast<std::size_t>(length)};
}

std::string padded(const std::string& text, std::size_t width, bool right = true) {
  const std::size_t missing = text.size() < width ? width - text.size() : 0;
  return right ? std::string(missing, ' ') + text : text + std::string(missing, ' ');
}

std::string interval(const OrderedJson& ends) {
  return ends.is_null() ? "-" : number(ends[0]) + "-" + number(ends[1]);
}

/// "0.8123    0.7001-0.9002"
std::string figure(const OrderedJson& f) {
  return padded(number(f["value"]), 9) + padded(interval(f["interval"]), 17);
}

std::string agreement_table(const OrderedJson& figures) {
  std::string out = "\nagreement of the coders: Krippendorff's alpha (1: all alike, 0: as by chance)\n" +
                    padded("", 14, false) + padded("claims", 8) + padded("alpha", 9) + padded("95 %", 17) + "\n";
  for (const auto& [name, a] : figures["agreement"].items()) {
    if (a["claims"] == 0 && name != "verdict") continue;
    out += padded(name, 14, false) + padded(std::to_string(a["claims"].get<std::size_t>()), 8) +
           padded(number(a["alpha"]), 9) + padded(interval(a["interval"]), 17) +
           (a["metric"] == "ordinal" ? "  ordinal" : "") + "\n";
  }
  return out;
}

std::string claims_table(const OrderedJson& figures) {
  std::string out = "\nclaims, weighted to the run" + padded("95 %", 27) + "\n";
  out += padded("precision", 28, false) + figure(figures["precision"]) + "\n";
  out += padded("recall in the paragraphs", 28, false) + figure(figures["recall_in_paragraphs"]) + "\n";
  const auto added = figures["added"].get<std::size_t>();
  if (added == 0) {
    out += "  no coder added a claim, so nothing is known of what sayso missed\n";
  } else {
    out += "  coders added " + std::to_string(added) +
           " claims. Recall is that of paragraphs in which sayso found something: those without a\n"
           "  claim of sayso's were not drawn, so over whole articles recall can only be lower\n";
  }
  return out;
}

std::string labels_table(const OrderedJson& figures) {
  std::string out = "\nlabels of claims that are right, weighted to the run\n" + padded("", 22, false) +
                    padded("claims", 8) + padded("alike", 9) + padded("95 %", 17) + "\n";
  for (const auto& [name, set] : figures["labels"].items()) {
    if (set["claims"] == 0) continue;
    out += padded(name, 22, false) + padded(std::to_string(set["claims"].get<std::size_t>()), 8) +
           figure(set["accuracy"]) + "\n";
  }
  for (const char* name : {"source_type", "level"}) {
    if (figures["labels"][name]["by_value"].empty()) continue;
    out += "\n" + padded(name, 22, false) + padded("precision", 9) + padded("95 %", 17) + padded("recall", 9) +
           padded("95 %", 17) + "\n";
    for (const auto& [value, f] : figures["labels"][name]["by_value"].items()) {
      out += padded(value, 22, false) + figure(f["precision"]) + figure(f["recall"]) + "\n";
    }
  }
  return out;
}

std::string reliability_table(const OrderedJson& bins, const char* name) {
  std::string out = "\n" + padded(name, 14, false) + padded("claims", 8) + padded("mean", 9) + padded("right", 9) +
                    padded("95 %", 17) + padded("level", 9) + padded("95 %", 17) + "\n";
  for (const OrderedJson& b : bins) {
    std::array<char, 32> ends{};
    const int length =
        std::snprintf(ends.data(), ends.size(), "%.1f-%.1f", b["from"].get<double>(), b["to"].get<double>());
    out += padded({ends.data(), static_cast<std::size_t>(length)}, 14, false) +
           padded(std::to_string(b["claims"].get<std::size_t>()), 8) + padded(number(b["mean"]), 9) +
           figure(b["right"]) + figure(b["level"]) + "\n";
  }
  return out;
}

std::string page_of(const OrderedJson& figures) {
  std::string coders;
  for (const OrderedJson& c : figures["coders"]) {
    coders += (coders.empty() ? "" : ", ") + c["name"].get<std::string>() + " (" +
              std::to_string(c["claims"].get<std::size_t>()) + ")";
  }
  std::string out = std::to_string(figures["judged"].get<std::size_t>()) + " of " +
                    std::to_string(figures["sampled"].get<std::size_t>()) + " claims judged, in " +
                    std::to_string(figures["articles"].get<std::size_t>()) + " articles, by " + coders + "\n" +
                    "they stand for " + number(figures["covered"]) + " of the run's " +
                    std::to_string(figures["population"].get<std::uint64_t>()) +
                    " claims: strata without a judged one are left out\n";
  out += agreement_table(figures) + claims_table(figures) + labels_table(figures);
  out += "\nreliability: what coders said of claims by sayso's confidence and score (level: their mean, A0 0 to A4 4)";
  out += reliability_table(figures["reliability"]["confidence"], "confidence") +
         reliability_table(figures["reliability"]["score"], "score");
  return out;
}

}  // namespace

Result<SampleFigures> evaluate_sample(const SampleInput& input, bool as_json) {
  const auto sample = read_sample(input.sample);
  if (!sample) return sample.error();
  std::vector<Coder> coders;
  std::set<std::string> names;
  const auto take = [&](Coder coder) -> std::optional<Error> {
    if (!names.insert(coder.name).second) {
      return Error{"duplicate_coder", coder.name + " is in two inputs: each coder's work is named once", 0};
    }
    coders.push_back(std::move(coder));
    return std::nullopt;
  };
  for (const std::string& path : input.labels) {
    auto read = read_labels(path, *sample);
    if (!read) return read.error();
    for (Coder& coder : *read) {
      if (auto error = take(std::move(coder))) return *error;
    }
  }
  if (!input.marks.empty()) {
    auto marked = read_marked(input.marks, *sample);
    if (!marked) return marked.error();
    if (auto error = take(std::move(*marked))) return *error;
  }
  const Coded judged = coded(*sample, coders);
  if (judged.claims.empty()) return Error{"nothing_judged", "no claim of the sample is judged in what was named", 0};
  const OrderedJson figures = sample_figures(*sample, coders, judged);
  const OrderedJson confusion = confusion_tables(*sample, judged);
  return SampleFigures{as_json ? figures.dump() + "\n" : page_of(figures),
                       confusion.is_null() ? "" : confusion.dump(1) + "\n"};
}

}  // namespace sayso
