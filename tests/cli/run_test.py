"""The script ./run: what it does where packages are missing or the build fails. Stand-ins play apt and cmake."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TOOLS = ("awk", "bash", "cat", "chmod", "dirname", "env", "grep", "mkdir", "mktemp", "readlink", "rm", "sed", "tail")

INSTALLED = """#!/bin/bash
for p in "$@"; do [[ $p == -* ]] || echo "installed $p"; done
"""
LACKS_ONE = INSTALLED.replace("done", "done | grep -v ninja-build", 1)
# `cmake --preset release` makes build.ninja, `cmake --build` the program; each call leaves a line.
CMAKE = """#!/bin/bash
echo "cmake $*" >>calls
mkdir -p build/release
if [[ $1 == --preset ]]; then echo >build/release/build.ninja; exit; fi
printf '#!/bin/bash\\necho "$@"\\nexit 1\\n' >build/release/sayso
chmod +x build/release/sayso
"""


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name) / "a copy"
        self.bin = pathlib.Path(folder.name) / "bin"
        (self.root / ".ci").mkdir(parents=True)
        self.bin.mkdir()
        for name in ("run", ".ci/setup.sh", ".ci/packages.txt"):
            shutil.copy(ROOT / name, self.root / name)
        for name in TOOLS:
            (self.bin / name).symlink_to(shutil.which(name))
        self.tool("dpkg-query", INSTALLED)
        self.tool("apt-get", "#!/bin/bash\nexit 100\n")
        self.tool("cmake", CMAKE)

    def tool(self, name, text):
        (self.bin / name).write_text(text)
        (self.bin / name).chmod(0o755)

    def run_script(self, *arguments, **options):
        return subprocess.run([self.root / "run", *arguments], env={"PATH": str(self.bin)}, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, **options)

    def calls(self):
        return (self.root / "calls").read_text().splitlines()

    def test_builds_once_and_shows_the_sample(self):
        for _ in range(2):
            result = self.run_script()
            self.assertEqual(result.returncode, 1)  # the program's own
            sample = pathlib.Path(result.stdout.removeprefix("inspect -- ").rstrip("\n"))
            self.assertTrue((ROOT / sample.relative_to(self.root)).is_file(), result.stdout)
        self.assertEqual(self.calls().count("cmake --preset release"), 1)

    def test_files_are_those_of_the_caller(self):
        result = self.run_script("--odd name", "b", cwd=self.bin)
        self.assertEqual(result.stdout, "inspect -- --odd name b\n")

    def test_through_a_link(self):
        (self.bin / "link").symlink_to(self.root / "run")
        result = subprocess.run([self.bin / "link", "x"], env={"PATH": str(self.bin)}, capture_output=True, timeout=60)
        self.assertEqual(result.stdout, b"inspect -- x\n")

    def test_a_build_that_fails(self):
        self.tool("cmake", "#!/bin/bash\necho what is wrong\nexit 1\n")
        result = self.run_script()
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("what is wrong", result.stderr)

    @unittest.skipIf(os.geteuid() == 0 and not shutil.which("setpriv"), "needs to be another user than root")
    def test_without_rights_it_tells_the_line_to_type(self):
        self.tool("dpkg-query", LACKS_ONE)
        for path in (self.root.parent, self.root, self.root / ".ci"):
            path.chmod(0o755)
        as_nobody = [shutil.which("setpriv"), "--reuid=65534", "--clear-groups"] if os.geteuid() == 0 else []
        result = subprocess.run([*as_nobody, self.root / "run"], env={"PATH": str(self.bin)}, stdin=subprocess.DEVNULL,
                                capture_output=True, text=True, timeout=60)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertRegex(result.stderr, r"apt-get install .*ninja-build\n")

    @unittest.skipIf(os.geteuid() != 0, "needs to be root")
    def test_an_apt_that_fails(self):
        self.tool("dpkg-query", LACKS_ONE)
        result = self.run_script()
        self.assertEqual(result.returncode, 2)
        self.assertIn("ninja-build", result.stderr)

    def test_help(self):
        result = self.run_script("--help")
        self.assertEqual(result.returncode, 0)
        self.assertIn("./run FILE...", result.stdout)
        self.assertFalse((self.root / "calls").exists())


if __name__ == "__main__":
    unittest.main()
