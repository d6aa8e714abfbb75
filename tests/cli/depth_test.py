"""Brackets inside brackets, in all that reads JSON of others. A JSON library walks its values by calls inside calls: two million of
them were the end of the stack."""

import unittest

from program import ProgramTest, run


class Depth(ProgramTest):
    def test_is_refused_in_one_line(self):
        deep = "[" * 2_000_000 + "]" * 2_000_000
        record = self.put("deep.jsonl", '{"id":"a","text":"He said so.","metadata":{"x":%s},"attributions":%s}\n' % (deep, deep))
        other = self.put("deep.json", deep)
        out = ["--output", self.folder / "out.csv"]
        for command in (["export", record, "--to", "csv", *out], ["report", record, *out], ["sample", record, "--n", "3", *out],
                        ["evaluate", "--gold", record, "--predicted", record], ["evaluate", "--marks", other],
                        ["evaluate", "--sample", other, "--labels", other], ["report", record, "--confusion", other, *out]):
            with self.subTest(command=command):
                result = run(*command)
                self.assertEqual(result.returncode, 2, result.stderr)
                self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)


if __name__ == "__main__":
    unittest.main()
