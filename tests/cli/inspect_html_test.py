"""sayso inspect --html and sayso evaluate --marks from outside: files, exit codes, the same bytes twice."""

import unittest

from program import ProgramTest, article, run

TEXT = "The minister said the port would stay closed.\n"


class InspectHtml(ProgramTest):
    def test_writes_one_page(self):
        source, page = self.put("a.txt", TEXT), self.folder / "a.html"
        result = run("inspect", source, "--html", page)
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, b"", b""))
        self.assertTrue(page.read_bytes().startswith(b"<!DOCTYPE html>"))
        self.assertIn(b"the port would stay closed", page.read_bytes())

    def test_the_same_bytes_on_one_day(self):
        source, day = self.put("a.txt", TEXT), {"SOURCE_DATE_EPOCH": "1764201600"}
        pages = [run("inspect", source, "--html", "-", env=day).stdout for _ in range(2)]
        self.assertEqual(*pages)
        self.assertIn(b"2025-11-27", pages[0])

    def test_a_page_that_exists_is_kept_without_force(self):
        source, page = self.put("a.txt", TEXT), self.put("a.html", "mine")
        self.assertEqual(run("inspect", source, "--html", page).returncode, 2)
        self.assertEqual(page.read_bytes(), b"mine")
        self.assertEqual(run("inspect", source, "--html", page, "--force").returncode, 0)
        self.assertNotEqual(page.read_bytes(), b"mine")

    def test_two_articles_are_refused(self):
        page = self.folder / "a.html"
        result = run("inspect", "-", "--html", page, stdin=article("1") + article("2"))
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"--html takes one article", result.stderr)
        self.assertFalse(page.exists())

    def test_no_article_and_a_bad_one(self):
        for stdin in (b"", b"\xff\xfe"):
            result = run("inspect", "-", "--html", "-", stdin=stdin)
            self.assertEqual((result.returncode, result.stdout), (2, b""))
            self.assertEqual(result.stderr.count(b"\n"), 1)

    def test_evaluate_wants_gold_or_marks(self):
        result = run("evaluate")
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"--marks", result.stderr)
        marks = self.put("m.json", '{"format": "sayso-marks", "version": "1.0.0", "text_sha256": "0", "marks": '
                                   '[{"claim": "c-1", "verdict": "right", "level": "A2"}]}')
        result = run("evaluate", "--marks", marks)
        self.assertEqual(result.returncode, 0)
        self.assertIn(b"1 card marked", result.stdout)


if __name__ == "__main__":
    unittest.main()
