// What is known of the classifier's errors: for each true label, how often each label was given for it. With it shares
// that were counted become shares corrected. Entry: parse_confusion(), Corrector. Which figure has which table is left
// to figures.h; how a table is made: models/training/confusion.py.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace sayso {

/// Rows: true labels; columns: labels as given; both in the order of `labels`.
struct Confusion {
  std::vector<std::string> labels;
  std::vector<std::vector<double>> counts;

  /// Examples of that true label.
  [[nodiscard]] double examples(std::size_t truth) const;
};

/// The tables of one file, by name: source_type, anonymous, explicit, commitment, level.
struct ConfusionSet {
  std::string population;  ///< of which articles they were measured, as a person reads it
  std::map<std::string, Confusion> tables;
};

/// The label sets that tables may have, by the table's name.
[[nodiscard]] const std::map<std::string, std::vector<std::string>>& confusion_labels();

/// {"population": "...", "tables": {"source_type": {"labels": [...], "rows": {...}}, ...}}, or one table alone:
/// {"population": "...", "labels": [...], "rows": {...}}, whose labels then say which one it is. A row is an array in
/// the order of `labels`, or an object from label to count; what an object leaves out is 0, what it has besides is an
/// error, as is a count that is no number from 0 to 1e9. Labels that the file does not have get an empty row: where the
/// articles have them, the table corrects nothing (correctors_of()). Codes: invalid_json, invalid_confusion.
[[nodiscard]] Result<ConfusionSet> parse_confusion(std::string_view json);

/// The tables that are built in (models/actors/confusion.json), for parse_confusion().
[[nodiscard]] std::string_view built_in_confusion();

/// Shares of given labels -> shares of true labels, by the inverse of the table (Rogan and Gladen 1978); where that
/// leaves [0, 1], the likeliest shares inside (expectation maximisation). The table itself is drawn anew for each
/// resample, each row from the Dirichlet distribution of its counts and one imagined example, half of it read right,
/// so that a table of few examples widens the interval. Holds where the errors of one true label are those of the
/// table's articles, whatever the labels' shares. Const after construction, any thread.
class Corrector {
 public:
  explicit Corrector(const Confusion& confusion);
  ~Corrector();
  Corrector(Corrector&&) noexcept;
  Corrector& operator=(Corrector&&) noexcept;

  /// `given`: how often each label was given, in the table's order. Empty where nothing was given.
  [[nodiscard]] std::vector<double> corrected(const std::vector<double>& given) const;
  /// The same with the table of that resample, below kSurveyResamples.
  [[nodiscard]] std::vector<double> corrected(const std::vector<double>& given, std::size_t resample) const;
  /// The chance that `truth` is given as `given`: by the table, or by the table of a resample.
  [[nodiscard]] double chance(std::size_t truth, std::size_t given) const;
  [[nodiscard]] double chance(std::size_t truth, std::size_t given, std::size_t resample) const;

 private:
  struct State;
  std::unique_ptr<const State> state_;
};

}  // namespace sayso
