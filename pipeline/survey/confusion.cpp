#include "survey/confusion.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/json_depth.h"
#include "core/labels.h"
#include "survey/random.h"
#include "survey/resample.h"
#include "survey_confusion_json.h"

namespace sayso {
namespace {

using Json = nlohmann::json;

constexpr int kMostLabels = 10;            // of a table: the source types
constexpr std::uint64_t kTableSeed = 614;  // any: fixed, so that a figure can be checked
constexpr double kImagined = 1;            // examples that are added to each row: so that no chance is exactly 0
constexpr int kSteps = 60;                 // of the maximisation in a resample: later ones move the fourth place
constexpr int kPointSteps = 2000;          // for the figure itself
constexpr double kStill = 1e-9;            // a step that moves less is the last
constexpr double kMostExamples = 1e9;      // of one count: no corpus has more

using Table = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, 0, kMostLabels, kMostLabels>;
using Shares = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostLabels, 1>;

struct Chances {
  Table table;    ///< rows sum to 1
  Table inverse;  ///< of the transposed table
};

Chances with_inverse(Table table) {
  for (Eigen::Index i = 0; i < table.rows(); ++i) table.row(i) /= table.row(i).sum();
  Table inverse = table.transpose().partialPivLu().inverse();
  return {std::move(table), std::move(inverse)};
}

Table imagined_counts(const Confusion& confusion) {
  const auto size = static_cast<Eigen::Index>(confusion.labels.size());
  Table counts(size, size);
  for (Eigen::Index i = 0; i < size; ++i) {
    for (Eigen::Index j = 0; j < size; ++j) {
      const double share = i == j ? 0.5 : 0.5 / static_cast<double>(size - 1);
      counts(i, j) = confusion.counts[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] + kImagined * share;
    }
  }
  return counts;
}

Table drawn(const Table& counts, SplitMix& random) {
  Table out(counts.rows(), counts.cols());
  for (Eigen::Index i = 0; i < counts.rows(); ++i) {
    for (Eigen::Index j = 0; j < counts.cols(); ++j) {
      out(i, j) = std::max(gamma_variate(random, counts(i, j)), 1e-12);  // 0 by rounding would leave an empty row
    }
  }
  return out;
}

/// The shares on the simplex under which `given` is likeliest, from a start inside it.
Shares likeliest(const Chances& chances, const Shares& given, Shares shares, int steps) {
  const Shares start = shares.cwiseMax(1e-4);
  shares = start / start.sum();
  for (int step = 0; step < steps; ++step) {
    const Shares expected = chances.table.transpose() * shares;
    const Shares next = shares.cwiseProduct(chances.table * given.cwiseQuotient(expected.cwiseMax(1e-300)));
    const double moved = (next - shares).cwiseAbs().maxCoeff();
    shares = next;
    if (moved < kStill) break;
  }
  return shares;
}

std::vector<double> solve(const Chances& chances, const std::vector<double>& given, int steps) {
  Shares seen = Eigen::Map<const Eigen::VectorXd>(given.data(), static_cast<Eigen::Index>(given.size()));
  const double sum = seen.sum();
  if (sum <= 0) return {};
  seen /= sum;
  Shares shares = chances.inverse * seen;
  if (!shares.allFinite()) shares = seen;
  if (!chances.inverse.allFinite() || shares.minCoeff() < 0) shares = likeliest(chances, seen, shares, steps);
  shares = shares.cwiseMin(1);  // by rounding a share can be more
  return {shares.data(), shares.data() + shares.size()};
}

template <class Label>
std::vector<std::string> names_of() {
  return {LabelNames<Label>::values.begin(), LabelNames<Label>::values.end()};
}

/// What is wrong, in pieces.
Error invalid(std::initializer_list<std::string_view> why) {
  std::string message = "a table of errors: ";
  for (const std::string_view piece : why) message += piece;
  return Error{"invalid_confusion", std::move(message), 0};
}

const std::string* table_of_labels(const std::vector<std::string>& labels) {
  for (const auto& [name, names] : confusion_labels()) {
    const std::vector<std::string>& known = names;
    const auto is_known = [&](const std::string& l) { return std::find(known.begin(), known.end(), l) != known.end(); };
    if (!labels.empty() && std::all_of(labels.begin(), labels.end(), is_known)) return &name;
  }
  return nullptr;
}

std::optional<std::vector<std::string>> labels_of(const Json& table) {
  if (!table.is_object() || !table.contains("labels") || !table["labels"].is_array()) return std::nullopt;
  std::vector<std::string> labels;
  for (const Json& label : table["labels"]) {
    if (!label.is_string()) return std::nullopt;
    labels.push_back(label.get<std::string>());
  }
  return labels;
}

/// What stands in the file for each of `labels`, for an array of as many or an object of these keys; a null where an
/// object leaves one out. `where` is for the message.
Result<std::vector<const Json*>> entries_of(const Json& list, const std::vector<std::string>& labels,
                                            const std::string& where) {
  std::vector<const Json*> entries(labels.size(), nullptr);
  if (list.is_array()) {
    if (list.size() != labels.size())
      return invalid(
          {where, " has ", std::to_string(list.size()), " entries for ", std::to_string(labels.size()), " labels"});
    for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = &list[i];
    return entries;
  }
  if (!list.is_object()) return invalid({where, " is no array and no object"});
  for (const auto& [key, value] : list.items()) {
    const auto label = std::find(labels.begin(), labels.end(), key);
    if (label == labels.end()) return invalid({where, ": \"", key, "\" is not in \"labels\""});
    entries[static_cast<std::size_t>(label - labels.begin())] = &value;
  }
  return entries;
}

/// For each of the file's labels its place in the table.
Result<std::vector<std::size_t>> places_of(const std::vector<std::string>& labels, const Confusion& table,
                                           const std::string& name) {
  std::vector<std::size_t> places;
  for (const std::string& label : labels) {
    const auto known = std::find(table.labels.begin(), table.labels.end(), label);
    if (known == table.labels.end()) return invalid({name, ": unknown label ", label});
    const auto place = static_cast<std::size_t>(known - table.labels.begin());
    if (std::find(places.begin(), places.end(), place) != places.end())
      return invalid({name, ": \"labels\" has ", label, " twice"});
    places.push_back(place);
  }
  return places;
}

bool is_count(const Json& value) {
  return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= kMostExamples;
}

std::optional<Error> fill_row(const Json& row, const std::vector<std::string>& labels,
                              const std::vector<std::size_t>& places, const std::string& where,
                              std::vector<double>& counts) {
  const auto entries = entries_of(row, labels, where);
  if (!entries) return entries.error();
  for (std::size_t j = 0; j < labels.size(); ++j) {
    const Json* const value = (*entries)[j];
    if (value == nullptr) continue;
    if (!is_count(*value)) return invalid({where, ": ", labels[j], ": a count is a number from 0 to 1e9"});
    counts[places[j]] = value->get<double>();
  }
  return std::nullopt;
}

Result<Confusion> read_table(const std::string& name, const Json& json) {
  const auto known = confusion_labels().find(name);
  if (known == confusion_labels().end()) return invalid({"there is no table ", name});
  const auto labels = labels_of(json);
  if (!labels || !json.contains("rows")) return invalid({name, " needs \"labels\", an array of texts, and \"rows\""});
  const std::size_t size = known->second.size();
  Confusion table{known->second, std::vector(size, std::vector<double>(size, 0))};
  const auto places = places_of(*labels, table, name);
  if (!places) return places.error();
  const auto rows = entries_of(json["rows"], *labels, name + ": \"rows\"");
  if (!rows) return rows.error();
  for (std::size_t i = 0; i < labels->size(); ++i) {
    if ((*rows)[i] == nullptr) continue;
    const std::string where = name + ": row " + (*labels)[i];
    if (auto error = fill_row(*(*rows)[i], *labels, *places, where, table.counts[(*places)[i]]))
      return std::move(*error);
  }
  return table;
}

}  // namespace

struct Corrector::State {
  Chances point;
  std::vector<Chances> drawn;
};

double Confusion::examples(std::size_t truth) const {
  double sum = 0;
  for (const double count : counts[truth]) sum += count;
  return sum;
}

const std::map<std::string, std::vector<std::string>>& confusion_labels() {
  static const std::map<std::string, std::vector<std::string>> kLabels = {
      {"source_type", names_of<SourceType>()},
      {"anonymous", {"anonymous", "other"}},
      {"explicit", names_of<Anonymity>()},
      {"commitment", names_of<Commitment>()},
      {"level", {"A0", "A1", "A2", "A3", "A4", "no_level"}}};
  return kLabels;
}

Result<ConfusionSet> parse_confusion(std::string_view text) {
  const Json json = nests_deeper(text) ? Json() : Json::parse(text, nullptr, false);
  if (!json.is_object()) return Error{"invalid_json", "a table of errors: no JSON object", 0};
  ConfusionSet set;
  if (json.contains("population") && json["population"].is_string())
    set.population = json["population"].get<std::string>();
  if (set.population.empty()) return invalid({"\"population\" has to say of which articles it was measured"});
  Json tables = Json::object();
  if (json.contains("tables") && json["tables"].is_object()) {
    tables = json["tables"];
  } else {
    const auto labels = labels_of(json);
    const std::string* name = labels ? table_of_labels(*labels) : nullptr;
    if (name == nullptr) return invalid({"neither \"tables\" nor \"labels\" of a known set"});
    tables[*name] = json;
  }
  for (const auto& [name, table] : tables.items()) {
    auto read = read_table(name, table);
    if (!read) return read.error();
    set.tables.emplace(name, std::move(*read));
  }
  return set;
}

std::string_view built_in_confusion() {
  return kSurveyConfusionJson;
}

Corrector::Corrector(const Confusion& confusion) {
  const Table counts = imagined_counts(confusion);
  auto state = std::make_unique<State>();
  state->point = with_inverse(counts);
  SplitMix random(kTableSeed);
  state->drawn.reserve(kSurveyResamples);
  for (std::size_t r = 0; r < kSurveyResamples; ++r) state->drawn.push_back(with_inverse(drawn(counts, random)));
  state_ = std::move(state);
}
Corrector::~Corrector() = default;
Corrector::Corrector(Corrector&&) noexcept = default;
Corrector& Corrector::operator=(Corrector&&) noexcept = default;

std::vector<double> Corrector::corrected(const std::vector<double>& given) const {
  return solve(state_->point, given, kPointSteps);
}

std::vector<double> Corrector::corrected(const std::vector<double>& given, std::size_t resample) const {
  return solve(state_->drawn[resample], given, kSteps);
}

double Corrector::chance(std::size_t truth, std::size_t given) const {
  return state_->point.table(static_cast<Eigen::Index>(truth), static_cast<Eigen::Index>(given));
}

double Corrector::chance(std::size_t truth, std::size_t given, std::size_t resample) const {
  return state_->drawn[resample].table(static_cast<Eigen::Index>(truth), static_cast<Eigen::Index>(given));
}

}  // namespace sayso
