"""pipeline/README.md is true: its order is that of pipeline.cpp and of CMake, and what it names exists. Needs nothing but Python."""

import re
import unittest

import tree


def table():
    """The rows of the README's one table, as (folder, reads, writes, files, tests)."""
    rows = []
    for line in (tree.PIPELINE / "README.md").read_text(encoding="utf8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) == 5 and not set(cells[0]) <= set("-: "):
            rows.append(cells)
    return rows[1:]


def named(cell):
    """The names in backquotes of one cell."""
    return re.findall(r"`([^`]+)`", cell)


def table_order():
    return [named(row[0])[0] for row in table()]


def cmake_order():
    return re.findall(r"add_subdirectory\((\w+)\)", (tree.PIPELINE / "CMakeLists.txt").read_text(encoding="utf8"))


def calls():
    """The stages that Analyzer::analyze calls, in the order of their last call, by what their public headers declare."""
    text = (tree.PIPELINE / "pipeline.cpp").read_text(encoding="utf8")
    body = tree.code("pipeline/pipeline.cpp").split("Document Analyzer::analyze", 1)[1]
    last = {}
    for header in re.findall(r'#include "(\w+/\w+\.h)"', text):
        stage = header.split("/")[0]
        if stage not in tree.STAGES:
            continue
        for function in re.findall(r"(?<![\w.>])([a-z]\w*)\(", tree.code(f"pipeline/{header}")):
            call = re.search(rf"(?<!\w){function}\(", body)
            if call:
                last[stage] = max(last.get(stage, 0), call.start())
    return sorted(last, key=last.get)


def stage_order():
    """All stages in order: encode/, which the readers of vectors call block by block, stands before the first of them."""
    order = calls()
    readers = [stage for stage in order for path in tree.cpp_files(f"pipeline/{stage}")
               if any(name.startswith("encode/") for _, name, _ in tree.includes(path))]
    if "encode" not in order:
        order.insert(order.index(readers[0]), "encode")
    return order


class Map(unittest.TestCase):
    maxDiff = None

    def test_the_stages_have_the_order_of_their_calls(self):
        self.assertEqual(stage_order(), list(tree.STAGES))

    def test_the_table_has_the_order_of_the_stages(self):
        self.assertEqual([f for f in table_order() if f in tree.STAGES], stage_order())

    def test_the_table_has_the_order_of_cmake_and_of_the_folders(self):
        self.assertEqual(table_order(), cmake_order())
        self.assertEqual(sorted(table_order()), sorted(p.name for p in tree.PIPELINE.iterdir() if p.is_dir()))

    def test_the_diagram_has_the_order_of_the_stages(self):
        text = (tree.PIPELINE / "README.md").read_text(encoding="utf8")
        diagram = re.search(r"```\w*\n(.*?)```", text, re.S)[1]
        places = {stage: re.search(rf"\b{stage}\b", diagram) for stage in tree.STAGES}
        self.assertNotIn(None, places.values(), f"a stage is missing: {places}")
        self.assertEqual(sorted(places, key=lambda s: places[s].start()), stage_order())

    def test_the_files_column_names_what_other_folders_include(self):
        entries = {row: set() for row in table_order()}
        for path in tree.cpp_files("pipeline"):
            for _, name, quoted in tree.includes(path):
                folder, _, header = name.partition("/")
                if quoted and folder in entries and not path.startswith(f"pipeline/{folder}/"):
                    entries[folder].add(header)
        named_headers = {named(row[0])[0]: {n for n in named(row[3]) if n.endswith(".h")} for row in table()}
        self.assertEqual(named_headers, entries)

    def test_what_the_table_names_exists(self):
        for row in table():
            folder = named(row[0])[0]
            for name in named(row[3]):
                self.assertTrue((tree.PIPELINE / folder / name).exists(), f"row {folder}: {name}")
            self.assertTrue(named(row[4]), f"row {folder} names no test")
            for name in named(row[4]):
                self.assertTrue((tree.ROOT / "tests" / name).exists(), f"row {folder}: tests/{name}")

    def test_unit_tests_stand_in_a_folder_of_the_pipeline(self):
        unit = tree.ROOT / "tests" / "unit"
        self.assertEqual({p.name for p in unit.iterdir() if p.is_dir()} - set(table_order()), set())


if __name__ == "__main__":
    unittest.main()
