#include "survey/figures.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <utility>

namespace sayso {
namespace {

using Values = std::vector<double>;                // one a resample
using Value = std::function<double(std::size_t)>;  // of a resample

constexpr double kToldTwice = 2;           // articles: an accusation that one article tells is no statistic
constexpr std::size_t kArticleStride = 2;  // the share of articles is costly: every second resample is enough for it
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

double ratio(double a, double b) {
  return b > 0 ? a / b : kNone;
}

/// The values of the resamples 0, `stride`, twice `stride`, ...
Values replicates(const Value& value, std::size_t stride = 1) {
  Values out;
  out.reserve(kSurveyResamples / stride);
  for (std::size_t r = 0; r < kSurveyResamples; r += stride) out.push_back(value(r));
  return out;
}

/// How often the article was given that label of that table.
int times_given(std::string_view table, std::size_t label, const KeptArticle& article) {
  const auto& columns = article.columns;
  if (table == "source_type") return columns[kSourceType + label];
  if (table == "commitment") return columns[kCommitment + label];
  if (table == "level") return columns[kLevel + label];
  const int first = columns[table == "anonymous" ? kAnonymous : kExplicit];
  return label == 0 ? first : columns[kClaims] - first;
}

/// Shares of true labels: the figure's own, and one row a resample. Empty where there is no table or nothing was given.
struct Mix {
  Values shares;
  std::vector<Values> resampled;

  [[nodiscard]] double at(std::size_t r, std::size_t label) const {
    return resampled[r].empty() ? kNone : resampled[r][label];
  }
};

class Writer {
 public:
  Writer(const GroupSums& sums, const Correctors& correctors, const FigureRow& frame)
      : sums_(sums), correctors_(correctors), frame_(frame) {}

  std::vector<FigureRow> run(const std::vector<ItemLabel>& top) && {
    frame_.articles = static_cast<std::uint64_t>(sums_.columns.total(kArticles));
    const Mix types = mix<SourceType>("source_type", "source_type", kSourceType);
    named_to_unnamed(types);
    no_holder(types);
    anonymous();
    mix<Described>("unnamed_described", "", kDescribed);
    mix<Commitment>("commitment", "commitment", kCommitment);
    mix_of("strength", "level", kLevel, confusion_labels().at("level"));
    leave(rate("accusing_articles", kWithAccusation, kArticles));
    mix<Firmness>("firmness", "", kFirmness);
    for (std::size_t i = 0; i < top.size(); ++i) item(top[i], i);
    return std::move(rows_);
  }

 private:
  [[nodiscard]] double total(std::size_t column) const { return sums_.columns.total(column); }
  [[nodiscard]] double at(std::size_t column, std::size_t r) const { return sums_.columns.at(column, r); }

  FigureRow& begin(std::string figure, std::string label, double count, double of, const Value& value) {
    FigureRow row = frame_;
    row.figure = std::move(figure);
    row.label = std::move(label);
    row.count = count;
    row.of = of;
    if (of > 0) row.counted = count / of;
    if (is_few(row))
      row.note = "few";
    else
      row.interval = percentile_interval(replicates(value));
    rows_.push_back(std::move(row));
    return rows_.back();
  }

  static bool is_few(const FigureRow& row) { return static_cast<double>(row.articles) < kFewest || row.of < kFewest; }

  /// Adds what a table of errors says; `point` is NaN where there is no table.
  static void correct(FigureRow& row, double point, const Value& value, std::size_t stride = 1) {
    if (row.note == "few") return;
    if (point != point) {
      row.note = "no_table";
      return;
    }
    row.corrected = point;
    row.corrected_interval = percentile_interval(replicates(value, stride));
  }

  FigureRow& rate(const std::string& figure, std::size_t count, std::size_t of) {
    return begin(figure, "", total(count), total(of), [&](std::size_t r) { return ratio(at(count, r), at(of, r)); });
  }

  /// Whose errors no table knows.
  static void leave(FigureRow& row) { correct(row, kNone, {}); }

  [[nodiscard]] const Corrector* corrector(std::string_view table) const {
    const auto found = correctors_.find(table);
    return found == correctors_.end() ? nullptr : &found->second;
  }

  /// The corrected shares of columns that hold a label set, or of one column and the rest of another.
  [[nodiscard]] Mix corrected(const Corrector* corrector, std::size_t labels,
                              const std::function<double(std::size_t)>& given,
                              const std::function<double(std::size_t, std::size_t)>& given_at) const {
    Mix out;
    if (corrector == nullptr || static_cast<double>(frame_.articles) < kFewest) return out;
    Values counts(labels);
    for (std::size_t l = 0; l < labels; ++l) counts[l] = given(l);
    out.shares = corrector->corrected(counts);
    if (out.shares.empty()) return out;
    out.resampled.resize(kSurveyResamples);
    for (std::size_t r = 0; r < kSurveyResamples; ++r) {
      for (std::size_t l = 0; l < labels; ++l) counts[l] = given_at(r, l);
      out.resampled[r] = corrector->corrected(counts, r);
    }
    return out;
  }

  Mix mix_of(const std::string& figure, std::string_view table, std::size_t first,
             const std::vector<std::string>& labels) {
    const auto given = [&](std::size_t l) { return total(first + l); };
    const auto given_at = [&](std::size_t r, std::size_t l) { return at(first + l, r); };
    Mix out = corrected(corrector(table), labels.size(), given, given_at);
    double all = 0;
    Values all_at(kSurveyResamples, 0);
    for (std::size_t l = 0; l < labels.size(); ++l) {
      all += given(l);
      for (std::size_t r = 0; r < kSurveyResamples; ++r) all_at[r] += given_at(r, l);
    }
    for (std::size_t l = 0; l < labels.size(); ++l) {
      FigureRow& row =
          begin(figure, labels[l], given(l), all, [&](std::size_t r) { return ratio(given_at(r, l), all_at[r]); });
      correct(row, out.shares.empty() ? kNone : out.shares[l], [&](std::size_t r) { return out.at(r, l); });
    }
    return out;
  }

  template <class Label>
  Mix mix(const std::string& figure, std::string_view table, std::size_t first) {
    return mix_of(figure, table, first, {LabelNames<Label>::values.begin(), LabelNames<Label>::values.end()});
  }

  /// Claims of holders with a name for each claim of one without.
  void named_to_unnamed(const Mix& types) {
    constexpr std::size_t kNamed = static_cast<std::size_t>(SourceType::person_unnamed);
    constexpr std::size_t kUnnamed = static_cast<std::size_t>(SourceType::author);
    const auto odds = [](const auto& share) {
      double named = 0;
      double unnamed = 0;
      for (std::size_t l = 0; l < kNamed; ++l) named += share(l);
      for (std::size_t l = kNamed; l < kUnnamed; ++l) unnamed += share(l);
      return std::pair(named, unnamed);
    };
    const auto divided = [](std::pair<double, double> p) { return ratio(p.first, p.second); };
    const auto [named, unnamed] = odds([&](std::size_t l) { return total(kSourceType + l); });
    FigureRow& row = begin("named_to_unnamed", "", named, unnamed, [&](std::size_t r) {
      return divided(odds([&](std::size_t l) { return at(kSourceType + l, r); }));
    });
    const double point = types.shares.empty() ? kNone : divided(odds([&](std::size_t l) { return types.shares[l]; }));
    correct(row, point, [&](std::size_t r) { return divided(odds([&](std::size_t l) { return types.at(r, l); })); });
  }

  void no_holder(const Mix& types) {
    constexpr std::size_t kLabel = static_cast<std::size_t>(SourceType::none);
    FigureRow& row = rate("no_holder", kSourceType + kLabel, kClaims);
    correct(row, types.shares.empty() ? kNone : types.shares[kLabel],
            [&](std::size_t r) { return types.at(r, kLabel); });
  }

  /// The rate of one column among claims, by a table of two labels of which the first is the column's.
  Mix two_labels(const std::string& figure, std::string_view table, std::size_t column) {
    const auto given = [&](std::size_t l) { return l == 0 ? total(column) : total(kClaims) - total(column); };
    const auto given_at = [&](std::size_t r, std::size_t l) {
      return l == 0 ? at(column, r) : at(kClaims, r) - at(column, r);
    };
    Mix out = corrected(corrector(table), 2, given, given_at);
    FigureRow& row = rate(figure, column, kClaims);
    correct(row, out.shares.empty() ? kNone : out.shares[0], [&](std::size_t r) { return out.at(r, 0); });
    return out;
  }

  void anonymous() {
    const Mix claims = two_labels("anonymous_claims", "anonymous", kAnonymous);
    anonymous_once(claims);
    anonymous_articles();
    two_labels("explicit_anonymity", "explicit", kExplicit);
    leave(rate("explicit_articles", kWithExplicit, kArticles));
  }

  /// Each plural holder once an article. The corrected share takes from the counts how many of the anonymous claims are
  /// of plural holders, and how often one comes again.
  void anonymous_once(const Mix& claims) {
    struct Parts {
      double claims, anonymous, plural, once;
    };
    const auto counted = [](const Parts& p) {
      const double again = p.plural - p.once;
      return ratio(p.anonymous - again, p.claims - again);
    };
    const auto corrected = [](const Parts& p, double share) {
      const double kept = 1 - ratio(p.plural - p.once, p.anonymous);
      return p.anonymous > 0 ? ratio(share * kept, 1 - share + share * kept) : share;
    };
    const Parts all{total(kClaims), total(kAnonymous), total(kAnonymousPlural), total(kPluralOnce)};
    const auto parts = [&](std::size_t r) {
      return Parts{at(kClaims, r), at(kAnonymous, r), at(kAnonymousPlural, r), at(kPluralOnce, r)};
    };
    const double again = all.plural - all.once;
    FigureRow& row = begin("anonymous_claims_once", "", all.anonymous - again, all.claims - again,
                           [&](std::size_t r) { return counted(parts(r)); });
    correct(row, claims.shares.empty() ? kNone : corrected(all, claims.shares[0]),
            [&](std::size_t r) { return corrected(parts(r), claims.at(r, 0)); });
  }

  void anonymous_articles() {
    FigureRow& row = rate("anonymous_articles", kWithAnonymous, kArticles);
    const Corrector* table = corrector("anonymous");
    if (table == nullptr || row.note == "few") return leave(row);
    std::vector<ClaimCell> cells;
    for (const auto& [cell, column] : sums_.cell_of) cells.push_back(cell);
    AnyShare share(std::move(cells));
    Values articles(sums_.cell_of.size());
    for (std::size_t c = 0; c < articles.size(); ++c) articles[c] = sums_.cells.total(c);
    const double point = share.estimate(articles, {table->chance(0, 0), table->chance(1, 0)});
    const auto resampled = [&](std::size_t r) {
      for (std::size_t c = 0; c < articles.size(); ++c) articles[c] = sums_.cells.at(c, r);
      return share.estimate(articles, {table->chance(0, 0, r), table->chance(1, 0, r)});
    };
    correct(row, point, resampled, kArticleStride);
  }

  void item(const ItemLabel& label, std::size_t slot) {
    static constexpr auto kNames =
        std::to_array<std::string_view>({"top_actor", "top_phrase", "cue:", "media_cited", "accusation"});
    const std::array<std::size_t, kNames.size()> of = {
        kClaims, kPhraseTimes, static_cast<std::size_t>(kCommitment) + label.of, kClaims, kArticles};
    const auto kind = static_cast<std::size_t>(label.kind);
    std::string figure(kNames[kind]);
    if (label.kind == ItemKind::cue) figure += name(static_cast<Commitment>(label.of));
    if (sums_.items.total(slot) < (label.kind == ItemKind::accusation ? kToldTwice : 1)) return;
    FigureRow& row = begin(std::move(figure), label.label, sums_.items.total(slot), total(of[kind]),
                           [&](std::size_t r) { return ratio(sums_.items.at(slot, r), at(of[kind], r)); });
    leave(row);
  }

  const GroupSums& sums_;
  const Correctors& correctors_;
  FigureRow frame_;
  std::vector<FigureRow> rows_;
};

}  // namespace

std::optional<std::string> label_without_example(const std::string& table, const Confusion& confusion,
                                                 const std::vector<KeptArticle>& articles) {
  for (std::size_t l = 0; l < confusion.labels.size(); ++l) {
    const auto is_given = [&](const KeptArticle& a) { return times_given(table, l, a) > 0; };
    if (confusion.examples(l) <= 0 && std::any_of(articles.begin(), articles.end(), is_given))
      return confusion.labels[l];
  }
  return std::nullopt;
}

Correctors correctors_of(const ConfusionSet& confusion, const std::vector<KeptArticle>& articles) {
  Correctors out;
  for (const auto& [table, counts] : confusion.tables) {
    if (!label_without_example(table, counts, articles)) out.emplace(table, Corrector(counts));
  }
  return out;
}

std::vector<FigureRow> figures_of(const GroupSums& sums, const std::vector<ItemLabel>& top,
                                  const Correctors& correctors, const FigureRow& frame) {
  return Writer(sums, correctors, frame).run(top);
}

}  // namespace sayso
