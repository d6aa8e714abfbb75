// sayso actors: the named sources of a set of articles, counted by what they hold and how firmly it is sourced.
#include <memory>

#include "cli/command.h"
#include "cli/tally.h"
#include "report/tally.h"

namespace sayso {
namespace {

int actors(const TallyOptions& options) {
  ActorTally tally;
  const int code = for_each_document(options, [&](const Document& d) { tally.add(d); });
  if (code == kNothingDone) return code;
  return print_page(actors_page(tally.rows(), options.form()), code);
}

}  // namespace

Command add_actors(CLI::App& program) {
  auto options = std::make_shared<TallyOptions>();
  CLI::App* app = program.add_subcommand("actors", "the named sources, counted: claims by level and kind, articles");
  add_tally_options(*app, *options);
  return {app, [options] { return actors(*options); }};
}

}  // namespace sayso
