// sayso actors: the named sources of a set of articles, counted by what they hold and how firmly it is sourced.
#include <memory>

#include "cli/command.h"
#include "cli/tally.h"
#include "report/tally.h"

namespace sayso {
namespace {

struct ActorOptions : TallyOptions {
  bool no_merge = false;
};

int actors(const ActorOptions& options) {
  ActorTally tally(!options.no_merge);
  const int code = for_each_document(options, [&](const Document& d) { tally.add(d); });
  if (code == kNothingDone) return code;
  return print_page(actors_page(tally.rows(), options.form()), code);
}

}  // namespace

Command add_actors(CLI::App& program) {
  auto options = std::make_shared<ActorOptions>();
  CLI::App* app = program.add_subcommand("actors", "the named sources, counted: claims by level and kind, articles");
  app->footer(
      "Actors of several articles are one row where type and full name are equal, without case, accents and titles;\n"
      "a surname or an acronym is taken for a full name only in an article that uses both. The columns merged_from "
      "and\n"
      "aliases show what was merged; --no-merge gives each article's actor a row of its own.");
  add_tally_options(*app, *options);
  app->add_flag("--no-merge", options->no_merge, "a row for each article's actor");
  return {app, [options] { return actors(*options); }};
}

}  // namespace sayso
