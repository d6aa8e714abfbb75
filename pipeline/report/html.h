// A record as one self-contained page for a person: the exact article beside its accusations and claims. It asks the
// network for nothing, runs its own script alone (content security policy), and reads without scripts too.
// Entry: html_page(). Files and servers are left to the commands.
#pragma once

#include <string>
#include <string_view>

namespace sayso {

/// Cards below this confidence stand behind the switch "show uncertain": of ten cards that are shown at least nine are
/// real attributions with the right holder. Read from PolNeAR dev, extractor accurate 2.0.0 (1,652 relations shown,
/// 0.9019 of them right; on world/dev 0.9317 of 278; fast 3.0.0 needs 0.72), by
///   models/training/choose_confidence.py score_attributions.py GOLD.jsonl RECORDS.jsonl
/// A new extractor has a new one: run it again.
inline constexpr double kShownConfidence = 0.88;

struct PageOptions {
  std::string date;                      ///< of the run, as it is shown: "2026-11-27"; empty: not shown
  double confidence = kShownConfidence;  ///< in [0, 1]: cards below it are behind the switch
};

/// `record`: one line as to_json() writes it, with its text. A valid page for any bytes; what is no record becomes a
/// page that says so. The same bytes for the same arguments. Linear in the record, but for sorting.
[[nodiscard]] std::string html_page(std::string_view record, const PageOptions& options);

/// What a server sends as Content-Security-Policy with such a page; the page holds the same in a <meta>.
[[nodiscard]] std::string page_policy();

/// The style sheet of the page, for a page of another kind that looks the same; allowed by page_policy().
[[nodiscard]] std::string_view page_style();

}  // namespace sayso
