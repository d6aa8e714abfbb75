"""What `cmake --install` puts down: a project in C finds the package, builds, and runs; the library shows sayso.h alone."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

BUILD = pathlib.Path(os.environ["SAYSO_BINARY"]).parent
EXAMPLE = pathlib.Path(__file__).resolve().parent / "example.c"
PROJECT = """cmake_minimum_required(VERSION 3.25)
project(example LANGUAGES C)
find_package(sayso 0.1 REQUIRED)
add_executable(example example.c)
target_link_libraries(example PRIVATE sayso::sayso)
"""


def run(*command):
    return subprocess.run([os.fspath(c) for c in command], check=True, capture_output=True, text=True, timeout=250).stdout


class Install(unittest.TestCase):
    def test_another_project_finds_it(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            run("cmake", "--install", BUILD, "--prefix", folder / "usr")
            (folder / "CMakeLists.txt").write_text(PROJECT)
            shutil.copy(EXAMPLE, folder)
            run("cmake", "-S", folder, "-B", folder / "build", f"-DCMAKE_PREFIX_PATH={folder / 'usr'}")
            run("cmake", "--build", folder / "build")
            self.assertIn("sayso ", run(folder / "build" / "example"))
            self.assertIn("schema", run(folder / "usr" / "bin" / "sayso", "--version"))
            (library,) = (folder / "usr").rglob("libsayso.so")
            shown = {line.split()[-1] for line in run("nm", "-D", "--defined-only", library).splitlines()}
            header = (folder / "usr" / "include" / "sayso.h").read_text()
            self.assertEqual({name for name in shown if name not in header}, set())
            self.assertIn("sayso_analyze", shown)


if __name__ == "__main__":
    unittest.main()
