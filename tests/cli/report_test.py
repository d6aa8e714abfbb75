"""sayso report from outside: the table of a run, groups, copies, persons, tables of errors. Needs nothing but Python."""

import csv
import io
import json
import unittest

from program import ProgramTest, article, run

SAID = "The minister said the port would stay closed. Two officials said on Tuesday that the crane had fallen on pier {n}."
BLAMED = "Residents accused the Lorne Valley Water Board of dumping sludge in the river, the Lorne Courier reported on Monday."


def archive():
    lines = [article(f"a{n}", SAID.format(n=n) + f" {BLAMED if n % 2 else ''}", outlet="Delta" if n < 12 else "=Ledger",
                     published=f"2024-0{1 + n % 2}-01") for n in range(24)]
    return b"".join(lines)


class Report(ProgramTest):
    def setUp(self):
        super().setUp()
        finished = run("run", self.put("in.jsonl", archive()), "--output", self.folder / "run")
        self.assertEqual(finished.returncode, 0, finished.stderr)

    def rows(self, *options, of="run"):
        out = self.folder / "out.csv"
        finished = run("report", self.folder / of, "--output", out, "--force", *options)
        self.assertEqual(finished.returncode, 0, finished.stderr)
        return list(csv.DictReader(io.StringIO(out.read_bytes().decode("utf8"))))

    def test_groups_are_all_outlets_and_months(self):
        rows = self.rows()
        groups = {(r["group_kind"], r["group"], r["articles"]) for r in rows if r["with_copies"] == "true"}
        self.assertEqual(groups, {("all", "all", "24"), ("outlet", "Delta", "12"), ("outlet", "'=Ledger", "12"),
                                  ("month", "2024-01", "12"), ("month", "2024-02", "12")})

    def test_each_rate_stands_as_counted_and_corrected(self):
        row = next(r for r in self.rows() if r["figure"] == "anonymous_claims")
        for low, value, high in (("low", "counted", "high"), ("corrected_low", "corrected", "corrected_high")):
            self.assertLessEqual(float(row[low]), float(row[value]))
            self.assertLessEqual(float(row[value]), float(row[high]))
        self.assertAlmostEqual(float(row["counted"]), int(row["count"]) / int(row["of"]), 3)

    def test_without_copies_a_story_is_there_once(self):
        # The texts differ in a number and in one sentence: copies of one story.
        self.assertEqual({(r["with_copies"], r["articles"]) for r in self.rows() if r["group_kind"] == "all"},
                         {("true", "24"), ("false", "1")})

    def test_a_rate_of_few_articles_is_counted_and_not_estimated(self):
        few = [r for r in self.rows() if r["with_copies"] == "false"]
        self.assertTrue(few)
        for row in few:
            self.assertEqual((row["note"], row["low"], row["corrected"]), ("few", "", ""))

    def test_accusations_are_counted_as_blame_counts_them(self):
        told = [r for r in self.rows() if r["figure"] == "accusation" and r["group"] == "all" and r["with_copies"] == "true"]
        blame = json.loads(run("blame", self.folder / "in.jsonl", "--format", "json").stdout)["groups"]
        self.assertEqual({(r["label"].split(":")[0], int(r["count"])) for r in told}, {(g["blamed"], g["articles"]) for g in blame})
        self.assertTrue(told)

    def test_a_table_of_errors_of_ones_own(self):
        table = {"population": "my corpus", "labels": ["anonymous", "other"], "rows": [[50, 50], [0, 100]]}
        mine = self.put("mine.json", json.dumps(table))
        row = next(r for r in self.rows("--confusion", mine) if r["figure"] == "anonymous_claims")
        self.assertGreater(float(row["corrected"]), 1.5 * float(row["counted"]))
        self.assertEqual({r["note"] for r in self.rows("--confusion", mine) if r["figure"] == "commitment"} - {"few"}, {"no_table"})
        finished = run("report", self.folder / "run", "--output", self.folder / "x.csv", "--confusion", self.put("bad.json", "[]"))
        self.assertEqual(finished.returncode, 2)
        self.assertIn(b"bad.json", finished.stderr)

    def test_records_of_analyze_say_the_same(self):
        run("analyze", self.folder / "in.jsonl", "--output", self.folder / "records.jsonl")
        self.assertEqual(self.rows(), self.rows(of="records.jsonl"))

    def test_a_folder_gets_the_table_and_the_page(self):
        out = self.folder / "deep/out"
        self.assertEqual(run("report", self.folder / "run", "--output", out, "--jobs", "1").returncode, 0)
        self.assertEqual(sorted(p.name for p in out.iterdir()), ["figures.csv", "report.html"])
        self.assertIn("24 articles, 1 story without copies", (out / "report.html").read_text(encoding="utf8"))
        self.rows("--jobs", "4")
        self.assertEqual((out / "figures.csv").read_bytes(), (self.folder / "out.csv").read_bytes(), "whatever the number of workers")
        self.assertEqual(run("report", self.folder / "run", "--output", out).returncode, 2, "nothing is written over without --force")

    def test_what_cannot_be_done_is_said(self):
        for of, options, why in (("none", [], b"none"), ("in.jsonl/x", [], b"x"), ("run", ["--confusion", "nowhere.json"], b"nowhere.json")):
            finished = run("report", self.folder / of, "--output", self.folder / "y.csv", *options)
            self.assertEqual((finished.returncode, (self.folder / "y.csv").exists()), (2, False))
            self.assertIn(why, finished.stderr)


    def refused(self, of, output, why, *options):
        """Exit 2, one line that says why, and no part of a report."""
        finished = run("report", self.folder / of, "--output", output, *options)
        self.assertEqual(finished.returncode, 2, finished.stderr)
        self.assertIn(why, finished.stderr)
        self.assertEqual([p for p in self.folder.rglob("*") if p.name in ("y.csv", "report.html") or p.suffix == ".partial"], [])

    def test_records_without_text_are_no_false_zeros(self):
        run("run", self.folder / "in.jsonl", "--output", self.folder / "bare", "--no-text")
        self.refused("bare", self.folder / "y.csv", b"no text (--no-text)")
        run("analyze", self.folder / "in.jsonl", "--output", self.folder / "records.jsonl")
        lines = (self.folder / "records.jsonl").read_bytes().splitlines(keepends=True)
        one = json.loads(lines[7])
        del one["text"]
        lines[7] = json.dumps(one).encode() + b"\n"
        self.put("some.jsonl", b"".join(lines))
        self.refused("some.jsonl", self.folder / "new", b"no text")
        self.assertFalse((self.folder / "new").exists(), "the folder goes away again")

    def test_what_is_no_record_is_not_counted(self):
        run("analyze", self.folder / "in.jsonl", "--output", self.folder / "records.jsonl")
        whole = (self.folder / "records.jsonl").read_bytes()
        for bad, why in ((b'{"id": "x", "text"\n', b"record 25"), (b"{}\n", b"record 25 has no attributions"), (b"[]\n", b"record 25"),
                         (article("raw"), b"record 25 has no attributions")):
            self.put("bad.jsonl", whole + bad)
            self.refused("bad.jsonl", self.folder / "y.csv", why)
        self.refused("in.jsonl", self.folder / "y.csv", b"record 1 has no attributions")

    def test_outputs_are_checked_before_the_work(self):
        # The run is damaged too, but that would be seen later.
        self.put("broken.jsonl", b"{\n")
        out = self.folder / "out"
        out.mkdir()
        (out / "report.html").write_bytes(b"mine")
        finished = run("report", self.folder / "broken.jsonl", "--output", out)
        self.assertEqual(finished.returncode, 2)
        self.assertIn(b"report.html exists already", finished.stderr)
        self.assertEqual([p.name for p in out.iterdir()], ["report.html"])
        self.assertEqual((out / "report.html").read_bytes(), b"mine")
        finished = run("report", self.folder / "broken.jsonl", "--output", "-", cwd=self.folder)
        self.assertEqual(finished.returncode, 2)
        self.assertIn(b"--output takes a folder", finished.stderr)
        self.assertFalse((self.folder / "-").exists())
        (out / "report.html").unlink()
        self.refused("broken.jsonl", self.folder / "a/b/c", b"record 1")
        self.assertFalse((self.folder / "a").exists())

    def test_a_table_without_examples_of_what_was_read_corrects_nothing(self):
        table = {"population": "my corpus", "labels": ["person_named", "author"], "rows": [[50, 1], [0, 10]]}
        out = self.folder / "out.csv"
        finished = run("report", self.folder / "run", "--output", out, "--confusion", self.put("mine.json", json.dumps(table)))
        self.assertEqual(finished.returncode, 0)
        self.assertIn(b"no correction by the table source_type: ", finished.stderr)
        with open(out, encoding="utf8", newline="") as file:
            rows = [r for r in csv.DictReader(file) if r["figure"] in ("source_type", "no_holder")]
        self.assertEqual({(r["note"], r["corrected"]) for r in rows} - {("few", "")}, {("no_table", "")})

    def test_one_article_is_one(self):
        self.put("one.jsonl", article("a", outlet="Delta"))
        run("analyze", self.folder / "one.jsonl", "--output", self.folder / "one.records.jsonl")
        finished = run("report", self.folder / "one.records.jsonl", "--output", self.folder / "one.html")
        self.assertIn(b"1 article in ", finished.stderr)
        self.assertIn("1 article, 1 story", (self.folder / "one.html").read_text(encoding="utf8"))

    def test_help_has_no_flag_that_is_off(self):
        text = run("report", "--help").stdout
        self.assertIn(b"--no-merge", text)
        self.assertNotIn(b"{false}", text)
        self.assertIn(b"the report is the same", b" ".join(text.split()))


if __name__ == "__main__":
    unittest.main()
