"""sayso blame from outside: groups over articles, first and strongest, persons left out, CSV and JSON. Needs nothing but Python."""

import csv
import io
import json
import unittest

from program import article, run

BOARD = "Residents accused the Lorne Valley Water Board of dumping sludge in the river, the Lorne Courier reported on Monday."
AGAIN = ("The chairwoman of the inquiry, Judge Hanna Brandt, said that the Lorne Valley Water Board had dumped sludge in the river. "
         "The board denied the charge.")
PERSON = "Prosecutors have charged Piotr Malinsky with stealing copper from the depot, a court clerk said on Tuesday."
NOBODY = "The bakery in Mill Lane will open again on Friday, its owner said, and there will be cake for everybody who comes."

ARCHIVE = (article("late", AGAIN, outlet="=HYPERLINK(1)", published="2024-03-02") +
           article("early", BOARD, outlet="Courier", published="2024-03-01") +
           article("person", PERSON, outlet="Courier", published="2024-03-03") + article("nobody", NOBODY))


class Blame(unittest.TestCase):
    def json(self, *options):
        finished = run("blame", "-", "--format", "json", *options, stdin=ARCHIVE)
        self.assertEqual(finished.returncode, 0, finished.stderr)
        return json.loads(finished.stdout), finished.stderr.decode()

    def test_one_blamed_and_one_act_are_one_group(self):
        found, _ = self.json()
        group = next(g for g in found["groups"] if "Water Board" in g["blamed"])
        self.assertEqual((group["articles"], group["outlets"]), (2, 2))
        self.assertGreaterEqual(group["accusing"], 2)
        self.assertEqual(group["first"]["article"], "early", "first in time, not in the input")
        self.assertEqual(group["strongest"]["level"], max(b["level"] for b in group["blames"] if b["level"]))
        for blame in group["blames"]:
            self.assertTrue(blame["passage"])

    def test_fields_of_other_names(self):
        renamed = ARCHIVE.replace(b'"text":', b'"body":')
        self.assertNotEqual(renamed, ARCHIVE)
        finished = run("blame", "-", "--format", "json", "--text-field", "body", stdin=renamed)
        self.assertEqual((finished.returncode, json.loads(finished.stdout)), (0, self.json()[0]))

    def test_a_person_without_an_office_needs_the_option(self):
        found, said = self.json()
        self.assertNotIn("Malinsky", json.dumps(found["groups"]))
        self.assertGreaterEqual(found["persons_left_out"], 1)
        self.assertIn("--persons", said)
        found, said = self.json("--persons")
        self.assertIn("Malinsky", json.dumps(found["groups"]))
        self.assertNotIn("--persons", said)

    def test_any_number_of_workers_says_the_same(self):
        self.assertEqual(self.json("--jobs", "1"), self.json("--jobs", "4"))

    def test_csv_has_a_row_a_blaming_and_runs_nothing(self):
        finished = run("blame", "-", "--format", "csv", "--persons", stdin=ARCHIVE)
        rows = list(csv.DictReader(io.StringIO(finished.stdout.decode())))
        self.assertGreaterEqual(len(rows), 3)
        self.assertEqual({r["outlet"] for r in rows}, {"Courier", "'=HYPERLINK(1)"})
        self.assertEqual(sum(r["first"] == "true" for r in rows if "Water Board" in r["blamed"]), 1)

    def test_the_table_and_the_help_say_what_it_is_not(self):
        self.assertIn(b"not what is true", run("blame", "-", stdin=ARCHIVE).stdout)
        self.assertIn(b"not what is true", run("blame", "--help").stdout)
        self.assertIn(b"not what is true", run("--help").stdout)

    def test_bad_articles_are_told_and_the_rest_is_read(self):
        finished = run("blame", "-", stdin=b'{"id": "x"}\n' + ARCHIVE)
        self.assertEqual(finished.returncode, 1)
        self.assertIn(b"Water Board", finished.stdout)

    def test_no_article_and_wrong_options(self):
        self.assertEqual(run("blame", "-", stdin=b"").returncode, 0)
        self.assertEqual(run("blame", "-", "--format", "xml", stdin=ARCHIVE).returncode, 2)
        self.assertEqual(run("blame", "no/such/file").returncode, 2)


if __name__ == "__main__":
    unittest.main()
