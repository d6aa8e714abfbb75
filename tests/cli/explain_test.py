"""sayso explain: every feature of one claim. The numbers are those of inspect."""

import re
import unittest

import program

TEXT = 'The port stayed shut.\n\n"The gates will not open," said Ada Moreau, the harbour master.\n\nThe ministry declined to comment on the gates.\n'


class Explain(program.ProgramTest):
    def explain(self, claim, text=TEXT):
        return program.run("explain", self.put("a.txt", text), "--claim", claim)

    def test_terms_sum_to_the_logit(self):
        result = self.explain("1")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        page = result.stdout.decode()
        self.assertIn("person_named", page)
        terms, rest = page.split("what moves its logit\n")[1].split("  logit, the sum\n")
        *values, logit = [float(x) for x in re.findall(r"^ +([+-][\d.]+)", terms + rest[:0], re.M)]
        self.assertGreater(len(values), 3)
        self.assertAlmostEqual(sum(values), logit, delta=0.001)
        self.assertIn("cue=said", page)

    def test_chances_of_the_levels_sum_to_1(self):
        page = self.explain("1").stdout.decode()
        self.assertAlmostEqual(sum(float(x) for x in re.findall(r"^  A\d +([\d.]+)", page, re.M)), 1, delta=0.001)
        self.assertIn("<- the likeliest", page)

    def test_what_nobody_asserts_has_no_level(self):
        page = self.explain("2").stdout.decode()
        self.assertIn("No level and no score", page)
        self.assertIn("decline", page)

    def test_a_claim_that_is_not_there(self):
        result = self.explain("99")
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"there is no claim 99", result.stderr)

    def test_hostile_text_is_shown_and_not_obeyed(self):
        page = self.explain("1", '"Go\x1b[2Jne," said Ada Moreau, the harbour master.\n').stdout
        self.assertNotIn(b"\x1b", page)


if __name__ == "__main__":
    unittest.main()
