// sayso phrases: the sourcing phrases of a set of articles, counted.
#include <memory>

#include "cli/command.h"
#include "cli/tally.h"
#include "report/tally.h"

namespace sayso {
namespace {

int phrases(const TallyOptions& options) {
  PhraseTally tally;
  const int code = for_each_document(options, [&](const Document& d) { tally.add(d); });
  if (code == kNothingDone) return code;
  return print_page(phrases_page(tally.rows(), options.form()), code);
}

}  // namespace

Command add_phrases(CLI::App& program) {
  auto options = std::make_shared<TallyOptions>();
  CLI::App* app = program.add_subcommand(
      "phrases", "words that point at a source without naming a person, counted: claims, articles, anonymity");
  add_tally_options(*app, *options);
  return {app, [options] { return phrases(*options); }};
}

}  // namespace sayso
