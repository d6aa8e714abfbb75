// The commands of the program, one file each: its options, what it does, its exit code.
// Entry: the table in main.cpp. A new command is a file, a line here and one there.
#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "core/result.h"

namespace sayso {

/// Exit codes, the same for every command.
inline constexpr int kAllDone = 0;
inline constexpr int kSomeFailed = 1;   ///< some articles were set aside, or the run was interrupted
inline constexpr int kNothingDone = 2;  ///< wrong arguments, or what was asked for cannot be read or written

/// Says why nothing can be done; kNothingDone.
[[nodiscard]] int refuse(const Error& error);

/// A command as the program knows it; `run` is called once, after the arguments are read.
struct Command {
  CLI::App* app = nullptr;
  std::function<int()> run;
};

/// Articles -> records for machines.
Command add_analyze(CLI::App& program);
/// Articles -> their claims for a person.
Command add_inspect(CLI::App& program);
/// Articles -> their sourcing phrases, counted.
Command add_phrases(CLI::App& program);
/// Articles -> their named sources, counted.
Command add_actors(CLI::App& program);
/// Articles -> who is blamed for what, by whom, over all of them.
Command add_blame(CLI::App& program);
/// An archive -> a folder of records, in parts that survive a stop.
Command add_run(CLI::App& program);
/// The folders of shards -> the folder of one run.
Command add_merge(CLI::App& program);
/// A run -> tables, a database, annotations for other tools.
Command add_export(CLI::App& program);
/// One claim of an article -> every feature of it.
Command add_explain(CLI::App& program);
/// A run -> its figures by outlet and by month.
Command add_report(CLI::App& program);
/// The records of a run -> claims for labellers.
Command add_sample(CLI::App& program);
/// Gold and predicted relations -> measures.
Command add_evaluate(CLI::App& program);
/// A browser's requests on this machine -> pages.
Command add_serve(CLI::App& program);
/// Gold relations through the stages behind the extraction, for models/training; not in --help.
Command add_label(CLI::App& program);
/// What the network reads, for models/training; not in --help.
Command add_features(CLI::App& program);

}  // namespace sayso
