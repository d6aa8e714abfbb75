"""Arguments, help, hints and exit codes of the program."""

import json
import pathlib
import tempfile
import unittest

import program

GOLD = pathlib.Path(__file__).resolve().parents[2] / "corpora" / "sample" / "gold.jsonl"


class Arguments(program.ProgramTest):
    def refused(self, message, *arguments, **options):
        """Exit 2, nothing on standard output, one line on standard error that holds the message."""
        result = program.run(*arguments, **options)
        self.assertEqual((result.returncode, result.stdout), (2, b""), result.stderr)
        self.assertEqual(result.stderr.count(b"\n"), 1, result.stderr)
        self.assertIn(message, result.stderr.decode())

    def test_help_begins_with_examples(self):
        for arguments in (["--help"], ["-h"]):
            result = program.run(*arguments)
            self.assertEqual((result.returncode, result.stderr), (0, b""))
            text = result.stdout.decode()
            self.assertLess(text.index("sayso inspect"), text.index("Options:"))
            for command in ("analyze", "inspect", "evaluate"):
                self.assertIn(f"  {command} ", text)
            self.assertNotIn("features", text)

    def test_help_of_a_command(self):
        for command, option in (("analyze", "--jobs"), ("inspect", "--model"), ("evaluate", "--gold")):
            result = program.run(command, "--help")
            self.assertEqual(result.returncode, 0)
            self.assertIn(option, result.stdout.decode())

    def test_version(self):
        result = program.run("--version")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        number = r"\d+\.\d+\.\d+"
        self.assertRegex(result.stdout.decode(), rf"\Asayso {number}\nschema {number}\nmodel fast {number}\nmodel accurate {number}\n\Z")

    def test_a_near_match_is_told(self):
        for word, message in (("analyse", "did you mean analyze?"), ("inpsect", "did you mean inspect?"),
                              ("eval", "did you mean evaluate?"), ("--hepl", "did you mean --help?"),
                              ("frobnicate", "no command frobnicate; see sayso --help")):
            self.refused(message, word)
        for word, message in (("--outptu=x", "did you mean --output?"), ("--job", "did you mean --jobs?"),
                              ("--notext", "did you mean --no-text?"),
                              ("--colour", "no option --colour; see sayso analyze --help")):
            self.refused(message, "analyze", word)

    def test_a_file_in_place_of_a_command(self):
        path = self.put("a.txt", "A")
        self.refused(f"did you mean: sayso inspect {path}?", path)

    def test_wrong_arguments(self):
        self.refused("no command")
        self.refused("--jobs", "analyze", "--jobs", "0", "-")
        self.refused("--jobs", "analyze", "--jobs", "many", "-")
        self.refused("--jobs needs a value", "analyze", "--jobs")
        self.refused("--gold and --predicted, or --marks", "evaluate")
        self.refused("one argument too many: x", "evaluate", "--gold", "a", "--predicted", "b", "x")

    def test_what_cannot_be_read(self):
        good = self.put("good.txt", "A port was closed.")
        self.refused("No such file", "analyze", good, self.folder / "nope.txt")
        self.refused("No such file", "inspect", self.folder / "nope.txt")
        self.refused("nope.safetensors", "analyze", good, "--model", self.folder / "nope.safetensors")
        self.refused("broken", "analyze", good, "--model", self.put("broken", b"none"))
        self.refused("nope.jsonl", "evaluate", "--gold", GOLD, "--predicted", self.folder / "nope.jsonl")

    def test_a_name_cannot_write_to_the_terminal(self):
        self.refused("nope%1B[2J", "analyze", "nope\x1b[2J")
        self.refused(r"nope\x1B[2J", "nope\x1b[2J")

    def test_names_that_look_like_something_else(self):
        for name in ("[a,b]", "{}", "analyze", "--force"):
            self.put(name, "A port was closed.")
            result = program.run("analyze", "--", name, cwd=self.folder)
            self.check(result, 0, [name])

    def test_standard_input_is_the_default(self):
        for arguments in (["analyze"], ["analyze", "-"]):
            self.check(program.run(*arguments, stdin=program.article("a")), 0, ["a"])

    def test_evaluate_is_exact_on_its_own_gold(self):
        with open(GOLD, encoding="utf-8") as gold, tempfile.NamedTemporaryFile("w", suffix=".jsonl") as records:
            for article in map(json.loads, gold):
                records.write(json.dumps({"id": article["id"], "attributions": article["annotations"][0]["attributions"]}) + "\n")
            records.flush()
            result = program.run("evaluate", "--gold", GOLD, "--predicted", records.name, "--json")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        figures = json.loads(result.stdout)
        self.assertEqual({figures[row]["f1"] for row in ("token.micro", "piece.micro", "relation.strict")}, {1.0})

    def test_evaluate_by_group(self):
        result = program.run("evaluate", "--gold", GOLD, "--predicted", GOLD, "--by", "country")
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertIn(b"\nF1 by country ", result.stdout)
        self.refused("no article has a field \"publisher\" to group by; there are author, country,",
                     "evaluate", "--gold", GOLD, "--predicted", GOLD, "--by", "publisher")


if __name__ == "__main__":
    unittest.main()
