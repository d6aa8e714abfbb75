// A run's records -> one of the formats: each format is an Exporter, made for a place that is there already.
// Entry: make_exporter(). Reading the records, and what becomes of the place in the end, are left to the command.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "export/brat.h"
#include "report/record_view.h"

namespace sayso {

enum class ExportFormat : std::uint8_t { csv, sqlite, brat, label_studio, web_annotation };

struct ExportOptions {
  ExportFormat format = ExportFormat::csv;
  bool merge_actors = true;
  BratLabels brat_labels = BratLabels::notes;
};

/// A folder (CSV, brat), or one file.
[[nodiscard]] constexpr bool is_folder(ExportFormat format) {
  return format == ExportFormat::csv || format == ExportFormat::brat;
}

/// A file that each export of that format into a folder has.
[[nodiscard]] constexpr std::string_view marker_file(ExportFormat format) {
  return format == ExportFormat::brat ? "annotation.conf" : "documents.csv";
}

/// Takes one record after another. One thread at a time.
class Exporter {
 public:
  Exporter() = default;
  Exporter(const Exporter&) = delete;
  Exporter& operator=(const Exporter&) = delete;
  virtual ~Exporter() = default;

  /// No error record. Codes: no_text (the format needs the text, and the run was made without), write_failed.
  [[nodiscard]] virtual std::optional<Error> add(const Json& record) = 0;
  /// Once, after the last record. Code: write_failed.
  [[nodiscard]] virtual std::optional<Error> finish() = 0;
  /// Articles that it has taken.
  [[nodiscard]] virtual std::int64_t articles() const = 0;
  /// Of these, such whose text is not there, so that tables hold places without words.
  [[nodiscard]] virtual std::int64_t without_text() const { return 0; }
};

/// Writes bytes to where the file lies; false after a failure.
using WriteBytes = std::function<bool(std::string_view)>;

/// `place`: the folder, or the path of the empty file that becomes a database. `write`: where the bytes of the other
/// formats go. Code: write_failed.
[[nodiscard]] Result<std::unique_ptr<Exporter>> make_exporter(const ExportOptions& options, const std::string& place,
                                                              WriteBytes write);

}  // namespace sayso
