// What `phrases` and `actors` do alike: read every article, count, print one page.
// Entry: TallyOptions, add_tally_options(), for_each_document(). What is counted is left to report/tally.h.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/common.h"
#include "core/document.h"
#include "report/tally_page.h"

namespace sayso {

struct TallyOptions {
  std::vector<std::string> paths;
  ModelChoice model;
  ReadingOptions reading;
  bool csv = false;
  bool json = false;

  [[nodiscard]] PageForm form() const { return json ? PageForm::json : csv ? PageForm::csv : PageForm::table; }
};

void add_tally_options(CLI::App& app, TallyOptions& options);

/// Analyses the articles one after another and hands each to `use`; what is set aside is said on standard error.
/// kAllDone, kSomeFailed, or kNothingDone after saying why: then nothing is to be printed.
[[nodiscard]] int for_each_document(const TallyOptions& options, const std::function<void(const Document&)>& use);

/// Prints the page; the worse of `code` and what printing gives.
[[nodiscard]] int print_page(const std::string& page, int code);

}  // namespace sayso
