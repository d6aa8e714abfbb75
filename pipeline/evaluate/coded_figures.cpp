// Agreement, precision, recall, labels, strata, reliability.
#include "evaluate/coded_figures.h"

#include <array>
#include <cmath>

#include "core/label_sets.h"
#include "core/labels.h"
#include "evaluate/alpha.h"

namespace sayso {
namespace {

using OrderedJson = nlohmann::ordered_json;
using Values = std::vector<std::optional<double>>;

constexpr std::size_t kConfidenceBins = 10;
constexpr std::size_t kScoreBins = 5;
constexpr std::size_t kLevelSet = 0;  // in label_sets()

/// Levels have an order; the labels of the other sets have none.
Metric metric_of(const LabelSet& set) {
  return set.name == "level" ? Metric::ordinal : Metric::nominal;
}

OrderedJson rounded(const std::optional<double>& value) {
  return value ? OrderedJson(std::round(*value * 1e4) / 1e4) : OrderedJson();
}

OrderedJson figure(const Estimate& e) {
  OrderedJson interval;
  if (e.low) interval = {rounded(e.low), rounded(e.high)};
  return {{"value", rounded(e.value)}, {"interval", interval}};
}

/// The values that the claim's coders gave in a set.
Codings codings_of(const CodedClaim& claim, const LabelSet& set) {
  Codings given;
  for (const Judgement* j : claim.judgements) {
    const auto label = j->labels.find(std::string(set.name));
    const auto value = label == j->labels.end() ? std::nullopt : value_in(set, label->second);
    if (value) given.push_back(*value);
  }
  return given;
}

Codings verdicts_of(const CodedClaim& claim) {
  Codings given;
  for (const Judgement* j : claim.judgements) given.push_back(*j->right ? 1 : 0);
  return given;
}

std::optional<std::size_t> own_value(const CodedClaim& claim, const LabelSet& set) {
  const auto label = claim.drawn->labels.find(std::string(set.name));
  return label == claim.drawn->labels.end() ? std::nullopt : value_in(set, label->second);
}

/// How often each claim counts in a drawing of the articles.
std::vector<double> times_in(const Coded& coded, const Draws& draws) {
  std::vector<double> times;
  for (const CodedClaim& c : coded.claims) times.push_back(draws[c.article]);
  return times;
}

/// What each claim adds to a ratio.
template <class PartOf>
std::vector<Part> parts_of(const Coded& coded, const PartOf& part) {
  std::vector<Part> parts;
  for (const CodedClaim& c : coded.claims) parts.push_back(part(c));
  return parts;
}

OrderedJson agreement_on(const Coded& coded, const std::vector<Codings>& units, std::size_t labels, Metric metric) {
  std::size_t pairable = 0;
  std::size_t values = 0;
  for (const Codings& unit : units) {
    pairable += unit.size() > 1 ? 1 : 0;
    values += unit.size() > 1 ? unit.size() : 0;
  }
  const auto e = estimates(
      coded, [&](const Draws& d) { return Values{krippendorff_alpha(units, labels, metric, times_in(coded, d))}; });
  OrderedJson out = {{"alpha", rounded(e[0].value)}, {"interval", figure(e[0])["interval"]}};
  out["metric"] = metric == Metric::ordinal ? "ordinal" : "nominal";
  out["claims"] = pairable;
  out["values"] = values;
  return out;
}

OrderedJson agreement(const Coded& coded) {
  std::vector<Codings> verdicts;
  for (const CodedClaim& c : coded.claims) verdicts.push_back(verdicts_of(c));
  OrderedJson out = {{"verdict", agreement_on(coded, verdicts, 2, Metric::nominal)}};
  for (const LabelSet& set : label_sets()) {
    std::vector<Codings> units;
    for (const CodedClaim& c : coded.claims) units.push_back(codings_of(c, set));
    out[std::string(set.name)] = agreement_on(coded, units, set.values.size(), metric_of(set));
  }
  return out;
}

Part precision_part(const CodedClaim& c) {
  return {c.right, 1};
}

/// A missed claim of a window stands for as many as the drawn claim does, and its window could be drawn by each of its
/// claims (the weight share method, Lavallée 2007).
Part recall_part(const CodedClaim& c) {
  return {c.right, c.right + c.added / static_cast<double>(c.drawn->claims_in_window)};
}

/// Of the coders' labels of that set: the share that is sayso's; of one value, of what sayso gave so, or what they did.
enum class Of : std::uint8_t { all, given, meant };

Part label_part(const CodedClaim& c, const LabelSet& set, Of of, std::size_t value) {
  const Codings coders = codings_of(c, set);
  const auto own = own_value(c, set);
  if (coders.empty() || !own) return {};
  Part part;
  for (const std::size_t theirs : coders) {
    const bool counts = of == Of::all || (of == Of::given ? *own == value : theirs == value);
    part.bottom += counts ? 1 : 0;
    part.top += counts && theirs == *own ? 1 : 0;
  }
  const auto n = static_cast<double>(coders.size());
  return {part.top / n, part.bottom / n};
}

OrderedJson labels_of(const Coded& coded, const LabelSet& set) {
  std::vector<std::vector<Part>> ratios = {
      parts_of(coded, [&](const CodedClaim& c) { return label_part(c, set, Of::all, 0); })};
  for (std::size_t v = 0; v < set.values.size(); ++v) {
    for (const Of of : {Of::given, Of::meant}) {
      ratios.push_back(parts_of(coded, [&](const CodedClaim& c) { return label_part(c, set, of, v); }));
    }
  }
  const auto e = estimates(coded, ratios);
  std::size_t labelled = 0;
  for (const CodedClaim& c : coded.claims) labelled += !codings_of(c, set).empty() && own_value(c, set) ? 1 : 0;
  OrderedJson out = {{"claims", labelled}, {"accuracy", figure(e[0])}, {"by_value", OrderedJson::object()}};
  for (std::size_t v = 0; v < set.values.size(); ++v) {
    const Estimate& precision = e[1 + 2 * v];
    const Estimate& recall = e[2 + 2 * v];
    if (!precision.value && !recall.value) continue;
    out["by_value"][std::string(set.values[v])] = {{"precision", figure(precision)}, {"recall", figure(recall)}};
  }
  return out;
}

OrderedJson strata_of(const Sample& sample, const Coded& coded) {
  OrderedJson out = OrderedJson::array();
  for (std::size_t h = 0; h < sample.strata.size(); ++h) {
    double right = 0;
    std::size_t judged = 0;
    for (const CodedClaim& c : coded.claims) {
      if (c.drawn->stratum != h) continue;
      ++judged;
      right += c.right;
    }
    std::optional<double> precision;
    if (judged > 0) precision = right / static_cast<double>(judged);
    out.push_back({{"values", sample.strata[h].values},
                   {"population", static_cast<std::uint64_t>(sample.strata[h].population)},
                   {"judged", judged},
                   {"precision", rounded(precision)}});
  }
  return out;
}

/// The mean level, 0 to 4, that the coders gave.
std::optional<double> coders_level(const CodedClaim& c) {
  const Codings given = codings_of(c, label_sets()[kLevelSet]);
  if (given.empty()) return std::nullopt;
  double sum = 0;
  for (const std::size_t level : given) sum += static_cast<double>(level);
  return sum / static_cast<double>(given.size());
}

OrderedJson bins(const Coded& coded, std::size_t count,
                 const std::function<std::optional<double>(const CodedClaim&)>& of) {
  OrderedJson out = OrderedJson::array();
  const auto size = static_cast<double>(count);
  for (std::size_t b = 0; b < count; ++b) {
    const auto in_bin = [&](const CodedClaim& c) {
      const auto value = of(c);
      return value && std::min(static_cast<std::size_t>(*value * size), count - 1) == b;
    };
    std::size_t claims = 0;
    for (const CodedClaim& c : coded.claims) claims += in_bin(c) ? 1 : 0;
    if (claims == 0) continue;
    const auto mean = [&](const std::function<std::optional<double>(const CodedClaim&)>& value) {
      return parts_of(coded, [&](const CodedClaim& c) {
        const auto v = in_bin(c) ? value(c) : std::nullopt;
        return v ? Part{*v, 1} : Part{};
      });
    };
    const auto right = [](const CodedClaim& c) { return std::optional(c.right); };
    const auto e = estimates(coded, std::vector{mean(of), mean(right), mean(coders_level)});
    out.push_back({{"from", static_cast<double>(b) / size},
                   {"to", static_cast<double>(b + 1) / size},
                   {"claims", claims},
                   {"mean", rounded(e[0].value)},
                   {"right", figure(e[1])},
                   {"level", figure(e[2])}});
  }
  return out;
}

std::string label_in(const std::map<std::string, std::string>& labels, const char* set) {
  const auto found = labels.find(set);
  return found == labels.end() ? "" : found->second;
}

/// One table; `value` gives the column of a claim's labels, or of a coder's.
using ValueOf = std::function<std::optional<std::size_t>(const std::map<std::string, std::string>&)>;

OrderedJson table_of(const Coded& coded, const std::vector<std::string>& labels, const ValueOf& value) {
  const std::size_t n = labels.size();
  std::vector<std::vector<double>> counts(n, std::vector<double>(n, 0));
  std::vector<double> squares(n, 0);
  const std::vector<double> weights = weights_in(coded, Draws(coded.articles, 1));
  for (std::size_t i = 0; i < coded.claims.size(); ++i) {
    const CodedClaim& c = coded.claims[i];
    const auto own = value(c.drawn->labels);
    std::vector<double> truth(n, 0);
    double given = 0;
    for (const Judgement* j : c.judgements) {
      const auto theirs = value(j->labels);
      if (!theirs) continue;
      truth[*theirs] += 1;
      given += 1;
    }
    if (!own || given == 0) continue;
    for (std::size_t t = 0; t < n; ++t) {
      const double weight = weights[i] * truth[t] / given;
      counts[t][*own] += weight;
      squares[t] += weight * weight;
    }
  }
  OrderedJson rows = OrderedJson::array();
  for (std::size_t t = 0; t < n; ++t) {
    double sum = 0;
    for (const double count : counts[t]) sum += count;
    OrderedJson row = OrderedJson::array();
    for (const double count : counts[t]) row.push_back(rounded(squares[t] > 0 ? count * sum / squares[t] : 0));
    rows.push_back(std::move(row));
  }
  return {{"labels", labels}, {"rows", std::move(rows)}};
}

}  // namespace

OrderedJson sample_figures(const Sample& sample, const std::vector<Coder>& coders, const Coded& coded) {
  double population = 0;
  double covered = 0;
  const OrderedJson strata = strata_of(sample, coded);
  for (const OrderedJson& s : strata) {
    population += s["population"].get<double>();
    covered += s["judged"].get<std::size_t>() > 0 ? s["population"].get<double>() : 0;
  }
  std::size_t added = 0;
  OrderedJson names = OrderedJson::array();
  for (const Coder& coder : coders) {
    names.push_back({{"name", coder.name}, {"claims", coder.judgements.size()}});
    for (const auto& [claim, said] : coder.judgements) added += said.added;
  }
  const auto e = estimates(coded, std::vector{parts_of(coded, precision_part), parts_of(coded, recall_part)});
  OrderedJson out = {{"sampled", sample.claims.size()},
                     {"judged", coded.claims.size()},
                     {"articles", coded.articles},
                     {"coders", std::move(names)},
                     {"population", static_cast<std::uint64_t>(population)},
                     {"covered", rounded(population > 0 ? covered / population : 0)},
                     {"agreement", agreement(coded)},
                     {"precision", figure(e[0])},
                     {"recall_in_paragraphs", added > 0 ? figure(e[1]) : figure({})},
                     {"added", added},
                     {"labels", OrderedJson::object()}};
  for (const LabelSet& set : label_sets()) out["labels"][std::string(set.name)] = labels_of(coded, set);
  out["strata"] = strata;
  out["reliability"] = {{"confidence", bins(coded, kConfidenceBins,
                                            [](const CodedClaim& c) { return std::optional(c.drawn->confidence); })},
                        {"score", bins(coded, kScoreBins, [](const CodedClaim& c) { return c.drawn->score; })}};
  return out;
}

OrderedJson confusion_tables(const Sample& sample, const Coded& coded) {
  OrderedJson tables = OrderedJson::object();
  for (const auto& [table, name] : {std::pair("source_type", "source_type"), std::pair("commitment", "commitment"),
                                    std::pair("explicit", "anonymity"), std::pair("level", "level")}) {
    const std::string set_name = name;
    const auto set =
        std::find_if(label_sets().begin(), label_sets().end(), [&](const LabelSet& s) { return s.name == set_name; });
    const std::vector<std::string> labels(set->values.begin(), set->values.end());
    tables[table] =
        table_of(coded, labels, [&](const auto& of) { return value_in(*set, label_in(of, set_name.c_str())); });
  }
  tables["anonymous"] = table_of(coded, {"anonymous", "other"}, [](const auto& of) -> std::optional<std::size_t> {
    const auto type = parse_label<SourceType>(label_in(of, "source_type"));
    if (!type) return std::nullopt;
    return is_anonymous(*type, parse_label<Described>(label_in(of, "described"))) ? 0 : 1;
  });
  const std::string population = std::to_string(coded.claims.size()) + " claims of " + std::to_string(coded.articles) +
                                 " articles, drawn from " + sample.run + " and labelled; weighted to its claims";
  OrderedJson known = OrderedJson::object();  // a table without an example would correct by nothing
  for (const auto& [name, table] : tables.items()) {
    double sum = 0;
    for (const OrderedJson& row : table["rows"]) {
      for (const OrderedJson& count : row) sum += count.get<double>();
    }
    if (sum > 0) known[name] = table;
  }
  if (known.empty()) return nullptr;
  return {{"population", population}, {"tables", known}};
}

}  // namespace sayso
