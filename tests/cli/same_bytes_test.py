"""The same bytes for every locale and number of workers; on each instruction set the same spans and labels."""

import json
import pathlib
import shutil
import subprocess
import unittest

import archive
import program

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "corpora" / "sample" / "articles"
FIRST = 8  # articles of the sample corpus: enough for each label, and the test is short


def without_scores(value):
    """The record without numbers that come out of float arithmetic."""
    if isinstance(value, dict):
        return {k: without_scores(v) for k, v in value.items()}
    if isinstance(value, list):
        return [without_scores(v) for v in value]
    return None if isinstance(value, float) else value


def decimals(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [d for v in value for d in decimals(v)]
    return [value] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


class SameBytes(program.ProgramTest):
    def test_in_a_turkish_locale(self):
        # Upper case of "i" is another letter there: nothing may ask the locale.
        locales = self.folder / "locales"
        locales.mkdir()
        made = shutil.which("localedef") and subprocess.run(
            ["localedef", "-i", "tr_TR", "-f", "UTF-8", locales / "tr_TR.UTF-8"], capture_output=True).returncode == 0
        if not made:
            self.skipTest("no localedef, or no source of tr_TR")
        source = archive.write_input(self.folder / "in.jsonl", 23)
        folders = []
        for name, env in (("C", {"LC_ALL": "C"}), ("tr_TR.UTF-8", {"LC_ALL": "tr_TR.UTF-8", "LOCPATH": str(locales)})):
            folders.append(self.folder / name)
            result = program.run("run", source, "--output", folders[-1], "--part-size", "10", env=env)
            self.assertEqual(result.returncode, 1, result.stderr)
        self.assertEqual(archive.contents(folders[0]), archive.contents(folders[1]))

    def test_on_each_instruction_set_the_same_spans_and_labels(self):
        texts = sorted(SAMPLE.glob("*.txt"))[:FIRST]
        found = {}
        for kernels in ("base", "avx2", "avx512"):
            result = program.run("analyze", *texts, env={"SAYSO_KERNELS": kernels})
            self.assertEqual(result.returncode, 0, result.stderr)
            found[kernels] = [json.loads(line) for line in result.stdout.splitlines()]
        for kernels in ("avx2", "avx512"):  # where the processor has none, the next lesser one was taken
            for plain, other in zip(found["base"], found[kernels], strict=True):
                self.assertEqual(without_scores(plain), without_scores(other))
                for a, b in zip(decimals(plain), decimals(other), strict=True):
                    self.assertAlmostEqual(a, b, delta=0.00011)  # one printed unit


if __name__ == "__main__":
    unittest.main()
