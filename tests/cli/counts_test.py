"""sayso phrases and sayso actors: what is counted, the three forms, and the exit codes."""

import csv
import io
import json
import unittest

from program import ProgramTest, article, run

ARTICLES = (article("one", "A senior port official said the harbour would close. Critics said the ministry had waited too long.")
            + article("two", "Ines Ferro, who runs the ferry office, said the boats were late. She said it would get worse."))


class Counts(ProgramTest):
    def setUp(self):
        super().setUp()
        self.path = self.put("articles.jsonl", ARTICLES)

    def output(self, *arguments):
        result = run(*arguments, self.path)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return result.stdout.decode()

    def test_phrases(self):
        rows = {row["phrase"]: row for row in json.loads(self.output("phrases", "--json"))}
        self.assertEqual(rows["senior port official"]["class"], "person_unnamed")
        self.assertEqual(rows["senior port official"]["claims"], 1)
        self.assertEqual(rows["critics"]["articles"], 1)
        self.assertEqual(rows["critics"]["examples"][0]["article"], "one")
        self.assertNotIn("ines ferro", rows)

    def test_actors(self):
        rows = {row["name"]: row for row in json.loads(self.output("actors", "--json"))}
        self.assertEqual(rows["Ines Ferro"]["claims"], 2)
        self.assertEqual(rows["Ines Ferro"]["levels"]["A4"], 2)
        self.assertNotIn("Critics", rows)

    def test_actors_of_several_articles_are_one_row_or_not(self):
        path = self.put("again.jsonl", ARTICLES + article("three", "Inés Ferro said the last boat had left."))
        merged = json.loads(run("actors", "--json", path).stdout)
        row = next(row for row in merged if row["name"] == "Ines Ferro")
        self.assertEqual((row["claims"], row["articles"], row["merged_from"]), (3, 2, 2))
        self.assertIn("Inés Ferro", row["aliases"])
        apart = json.loads(run("actors", "--json", "--no-merge", path).stdout)
        ferro = {row["first_article"]: row["claims"] for row in apart if "Ferro" in row["name"]}
        self.assertEqual(ferro, {"two": 2, "three": 1})

    def test_the_forms_have_the_same_rows(self):
        for command, key in (("phrases", "phrase"), ("actors", "name")):
            of_json = [row[key] for row in json.loads(self.output(command, "--json"))]
            of_csv = [row[key] for row in csv.DictReader(io.StringIO(self.output(command, "--csv"), newline=""))]
            self.assertEqual(of_csv, of_json)
            table = self.output(command).splitlines()
            self.assertTrue(table[0].startswith(key))
            self.assertEqual(len(table), len(of_json) + 1)

    def test_a_bad_article_is_set_aside(self):
        path = self.put("bad.jsonl", ARTICLES + b'{"id": 3, "text": "x"}\n')
        result = run("phrases", "--json", path)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"bad.jsonl", result.stderr)
        self.assertTrue(json.loads(result.stdout))

    def test_fields_of_other_names(self):
        path = self.put("other.csv", b'key,body\nk1,"A senior port official said the harbour would close."\n')
        result = run("phrases", "--json", "--id-field", "key", "--text-field", "body", path)
        self.assertEqual(result.returncode, 0, result.stderr)
        [row] = json.loads(result.stdout)
        self.assertEqual(row["examples"][0]["article"], "k1")

    def test_what_cannot_be_done(self):
        for arguments in (["phrases", self.folder / "nowhere"], ["actors", "--csv", "--json", self.path]):
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (2, b""))

    def test_no_article_gives_an_empty_page(self):
        self.assertEqual(run("actors", "--json", "-").stdout, b"[]\n")


if __name__ == "__main__":
    unittest.main()
