"""Who may include whom, and what a stage may not do. Needs nothing but Python."""

import re
import unittest

import tree

# Beside itself and core/, a folder of pipeline/ includes only these. Stages hand values to each other, through pipeline.cpp alone.
MAY_INCLUDE = {
    "core": (),
    "ingest": (),
    "segment": (),
    "quotation": (),
    "encode": (),
    "attribution": ("encode/",),
    "actor": ("encode/",),
    "strength": (),
    "accusation": (),
    "copies": (),
    "report": ("encode/model.h", "accusation/accusation.h", "copies/"),  # the record names its model; acts are counted by one word
    "batch": ("pipeline.h", "encode/model.h", "encode/kernels.h", "ingest/", "report/"),  # the journal names the kernels
    "export": ("ingest/", "report/", "batch/"),
    "sample": ("report/", "export/", "batch/durable.h"),
    "evaluate": ("ingest/",),
    # acts are counted by one word, which needs their tokens
    "survey": ("report/", "segment/segment.h", "accusation/accusation.h"),
    "serve": ("pipeline.h", "encode/model.h", "ingest/", "report/"),
    "capi": ("pipeline.h", "encode/model.h", "ingest/", "report/", "batch/"),
    "cli": ("pipeline.h", "encode/model.h", "ingest/", "copies/", "report/", "batch/", "export/", "sample/", "evaluate/", "survey/", "serve/"),
}

# The files that go past their folder's rule: what training reads is made stage by stage.
BESIDES = {"pipeline/cli/features.cpp": ("encode/", "quotation/", "segment/"),
           "pipeline/cli/explain.cpp": ("strength/explain.h",),
           "pipeline/cli/label.cpp": ("actor/", "attribution/refine.h", "quotation/", "segment/", "strength/")}

# Libraries that are kept in one room each, so that another can take their place.
LIBRARY_ROOMS = {
    "Eigen/": ("pipeline/encode/", "pipeline/attribution/", "pipeline/strength/score.cpp", "pipeline/survey/",
               "tests/unit/encode/", "tests/bench/"),
    "cld2/": ("pipeline/segment/",),
    "zlib.h": ("pipeline/ingest/", "tests/unit/ingest/", "tests/unit/batch/"),
    "httplib.h": ("pipeline/cli/serve.cpp",),
    "zstd.h": ("pipeline/ingest/", "tests/unit/ingest/"),
    "archive_entry.h": ("pipeline/ingest/", "tests/unit/ingest/"),
    "csv.h": ("pipeline/ingest/", "pipeline/report/csv.cpp"),
    "sqlite3.h": ("pipeline/export/sqlite_file.cpp",),
    "gumbo.h": ("pipeline/ingest/",),
    "CLI/": ("pipeline/cli/", "pipeline/main.cpp"),
}

# A stage does not print, log, exit or read files.
EFFECT_HEADERS = {"iostream", "ostream", "istream", "fstream", "cstdio", "stdio.h", "print", "syncstream", "filesystem"}
EFFECT_CALLS = re.compile(r"\b(?:std::(?:cout|cerr|clog|exit|abort|quick_exit|getenv|setlocale)|printf|fprintf|fopen|getenv)\b")
EXCEPTIONS = {
    "pipeline/encode/model.cpp",    # reads the weights
    "pipeline/encode/kernels.cpp",  # SAYSO_KERNELS in the environment names the instruction set
}


def folder_of(path):
    """The pipeline folder that a file stands in; empty for the files that stand in pipeline/ itself."""
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


class Layering(unittest.TestCase):
    maxDiff = None

    def test_every_folder_has_a_rule(self):
        self.assertEqual({f for f in map(folder_of, tree.cpp_files("pipeline")) if f} - set(MAY_INCLUDE), set())

    def test_a_folder_includes_core_itself_and_what_its_rule_names(self):
        faults = []
        for path in tree.cpp_files("pipeline"):
            folder = folder_of(path)
            # A header that CMake generates for a folder begins with the folder's name.
            allowed = (f"{folder}/", f"{folder}_", "core/", *MAY_INCLUDE.get(folder, ()), *BESIDES.get(path, ()))
            faults += [f"{path}:{line} includes {name}" for line, name, quoted in tree.includes(path)
                       if folder and quoted and not name.startswith(allowed)]
        self.assertEqual(faults, [])

    def test_project_headers_and_no_others_are_quoted(self):
        faults = [f"{path}:{line} includes {name}" for path in tree.cpp_files("pipeline")
                  for line, name, quoted in tree.includes(path)
                  if quoted != ((tree.PIPELINE / name).is_file() or name.startswith(f"{folder_of(path)}_"))]
        self.assertEqual(faults, [])

    def test_main_leaves_the_stages_to_the_commands(self):
        stages = tuple(stage + "/" for stage in tree.STAGES)
        faults = [f"main.cpp:{line} includes {name}" for line, name, quoted in tree.includes("pipeline/main.cpp")
                  if quoted and name.startswith(stages)]
        self.assertEqual(faults, [])

    def test_libraries_keep_to_their_rooms(self):
        faults = [f"{path}:{line} includes {name}" for path in tree.cpp_files("pipeline", "tests")
                  for line, name, _ in tree.includes(path) for library, rooms in LIBRARY_ROOMS.items()
                  if name.startswith(library) and not path.startswith(rooms)]
        self.assertEqual(faults, [])

    def test_stages_have_no_effects(self):
        faults = []
        for path in tree.cpp_files("pipeline/core", *("pipeline/" + stage for stage in tree.STAGES)):
            if path in EXCEPTIONS:
                continue
            faults += [f"{path}:{line} includes {name}" for line, name, _ in tree.includes(path) if name in EFFECT_HEADERS]
            faults += [f"{path}:{number} {text.strip()}" for number, text in enumerate(tree.code(path).splitlines(), 1)
                       if EFFECT_CALLS.search(text)]
        self.assertEqual(faults, [])

    def test_no_std_regex(self):
        # It overflows the stack on half a megabyte of input.
        faults = [f"{path}:{line}" for path in tree.cpp_files("pipeline", "tests")
                  for line, name, _ in tree.includes(path) if name == "regex"]
        self.assertEqual(faults, [])


if __name__ == "__main__":
    unittest.main()
