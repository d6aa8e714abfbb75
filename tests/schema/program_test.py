"""Every record that the program writes, for the sample corpus and for all hostile texts that are kept, against the JSON Schema
and the rules beside it. Needs Debian's python3-jsonschema."""

import json
import os
import pathlib
import subprocess
import unittest

import validate

ROOT = pathlib.Path(__file__).resolve().parents[2]
FUZZ = ROOT / "tests" / "fuzz" / "corpus"


def lines(*arguments, stdin=b""):
    """What `sayso analyze` writes, one string a line; a bad article is no failure here."""
    done = subprocess.run([os.environ["SAYSO_BINARY"], "analyze", "--jobs", "2", *map(str, arguments)], input=stdin,
                          capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout.decode("utf8").removesuffix("\n").split("\n")


class Program(unittest.TestCase):
    maxDiff = None

    def check(self, written, count):
        self.assertEqual(list(validate.faults_in(written, "line")), [])
        self.assertEqual(len(written), count)

    def test_the_sample_corpus(self):
        folder = ROOT / "corpora" / "sample" / "articles"
        written = lines(folder)
        self.check(written, len(list(folder.glob("*.txt"))))
        self.assertGreater(sum(len(json.loads(line)["attributions"]) for line in written), len(written))

    def test_hostile_texts(self):
        texts = [path.read_bytes().decode("utf8", "ignore") for path in sorted((FUZZ / "analyze").iterdir())]
        articles = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts))
        self.check(lines("-", stdin=articles.encode()), len(texts))

    def test_hostile_files(self):
        paths = sorted((FUZZ / "ingest").iterdir())
        written = [line for line in lines(*paths) if line]
        self.assertGreater(len(written), len(paths))  # files of several lines
        self.assertEqual(list(validate.faults_in(written, "line")), [])


if __name__ == "__main__":
    unittest.main()
