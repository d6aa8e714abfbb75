"""sayso analyze: what comes out of which bytes, in which order; the cases of bad bytes and bad containers."""

import gzip
import json
import os
import subprocess
import unittest

import program
from program import article, records

LONGEST = 64 << 20  # bytes of a line, and of a text


class Records(program.ProgramTest):
    def test_one_text(self):
        text = "Officials said on Monday that the café was closed. \U0001F3E0\n"
        (record,) = records(program.run("analyze", self.put("a.txt", text)).stdout)
        self.assertEqual((record["id"], record["sequence"], record["text"]), ("a.txt", 0, text))

    def test_fields_are_carried_through(self):
        line = (b'{"outlet": "X", "id":"a","n":1.50, "z":[1,{"y":null,"x":"\\u00e9"}],'
                b'"text":"T","big":99999999999999999999}\n')
        carried = b'{"outlet":"X","n":1.50,"z":[1,{"y":null,"x":"\\u00e9"}],"big":99999999999999999999}'
        self.assertIn(b'"metadata":' + carried, program.run("analyze", stdin=line).stdout)

    def test_without_text(self):
        (record,) = records(program.run("analyze", "--no-text", stdin=article("a")).stdout)
        self.assertNotIn("text", record)
        self.assertIn("text_sha256", record)

    def test_several_inputs_in_their_order(self):
        one = self.put("one.jsonl", article("a") + article("b"))
        two = self.put("two.jsonl.gz", gzip.compress(article("c")))
        self.put("folder/z.txt", "Z said so.")
        self.put("folder/b/a.txt", "A said so.")
        self.put("folder/b.txt", "B said so.")
        result = program.run("analyze", two, "-", one, self.folder / "folder", stdin=article("s"))
        self.check(result, 0, ["c", "s", "a", "b", "b.txt", "b/a.txt", "z.txt"])
        self.assertEqual([r["sequence"] for r in records(result.stdout)], list(range(7)))
        self.assertEqual(result.stderr, b"")

    def test_the_same_bytes_for_any_jobs_locale_and_time_zone(self):
        sentence = "The mayor said the bridge was safe. "
        lines = b"".join(article(f"a{i}", sentence * (i * 7 % 40 + 1)) if i % 5 else b"{bad\n" for i in range(200))
        expected = program.run("analyze", "--jobs", "1", stdin=lines)
        self.assertEqual(expected.returncode, 1)
        self.assertEqual([r["sequence"] for r in records(expected.stdout)], list(range(200)))
        for jobs in ("2", "7"):
            self.assertEqual(program.run("analyze", "--jobs", jobs, stdin=lines).stdout, expected.stdout)
        for env in ({"LC_ALL": "C"}, {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Kolkata"}):
            self.assertEqual(program.run("analyze", stdin=lines, env=env).stdout, expected.stdout)

    def test_a_bad_article_ends_nothing(self):
        result = program.run("analyze", stdin=article("a") + b'{"id":"b","text":7}\n' + article("c"))
        self.check(result, 1, ["a", ("b", "text_not_string"), "c"])
        self.assertIn(b"3 articles, 1 set aside (text_not_string: 1)", result.stderr)

    def test_a_language_that_is_not_read_is_told(self):
        german = "Der Minister sagte am Montag, die Straße werde gesperrt, und niemand dürfe den Hafen verlassen. " * 5
        result = program.run("analyze", stdin=article("a", german))
        self.assertEqual(records(result.stdout)[0]["warnings"], ["unsupported_language"])
        self.assertEqual(result.returncode, 0)
        self.assertIn(b"unsupported_language: 1", result.stderr)


class Bytes(program.ProgramTest):
    def set_aside(self, data, code, byte, name="a.txt"):
        result = program.run("analyze", self.put(name, data))
        self.assertEqual(result.returncode, 1)
        (record,) = records(result.stdout)
        self.assertEqual((record["error"]["code"], record["error"]["byte_offset"]), (code, byte), record)
        return record["error"]["message"]

    def test_invalid_utf8(self):
        self.set_aside(b"The caf\xe9 was closed.", "invalid_utf8", 7)
        self.set_aside(b'{"id":"a","text":"caf\xe9"}\n', "invalid_utf8", 21)

    def test_lone_surrogate(self):
        self.set_aside(b'{"id":"a","text":"x\\ud800y"}\n', "lone_surrogate", 19)

    def test_utf16_is_named(self):
        for encoding in ("utf-16-le", "utf-16-be"):
            name = encoding.upper().replace("16-", "16")
            for file, text in (("a", "\ufeffThe port."), ("a", "The port."), ("a.jsonl", '{"id": "a", "text": "T"}\n')):
                message = self.set_aside(text.encode(encoding), "unsupported_encoding", 0, file)
                self.assertIn(name, message)

    def test_what_is_kept(self):
        for text in ("NUL\0in the\0middle, he said.", "CR\r\nLF\rand\u2028separators\u2029\x85, she said.",
                     "e\u0301 and \xe9", "\u202egnorw\u202c, they said",
                     "family \U0001F468\u200d\U0001F469\u200d\U0001F467 said"):
            (record,) = records(program.run("analyze", self.put("a.txt", text)).stdout)
            self.assertEqual(record["text"], text)
            (record,) = records(program.run("analyze", stdin=article("a", text)).stdout)
            self.assertEqual(record["text"], text)

    def test_bom_is_skipped(self):
        bom, text = b"\xef\xbb\xbf", "The port was closed."
        for data in (bom + text.encode(), bom + article("a", text), article("a", "\ufeff" + text)):
            (record,) = records(program.run("analyze", self.put("a", data)).stdout)
            self.assertEqual(record["text"], text)

    def test_a_line_break_in_an_id_is_one_line(self):
        result = program.run("analyze", stdin=article("a\nb\r\u2028c") + article("../../etc/x"))
        self.check(result, 0, ["a\nb\r\u2028c", "../../etc/x"])
        self.assertEqual(len(result.stdout.decode().splitlines()), 2)
        result = program.run("analyze", self.put("a\nb.txt", b"\xff"))
        self.check(result, 1, [("a%0Ab.txt", "invalid_utf8")])


class Containers(program.ProgramTest):
    def test_last_line_without_a_line_end(self):
        self.check(program.run("analyze", stdin=article("a") + article("b").rstrip()), 0, ["a", "b"])
        result = program.run("analyze", stdin=article("a") + article("b")[:-9])
        self.check(result, 1, ["a", ("b", "invalid_json")])
        self.assertIn("may be cut off", records(result.stdout)[1]["error"]["message"])

    def test_deep_nesting(self):
        deep = b'{"id":"a","text":"T","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}\n"
        self.check(program.run("analyze", stdin=deep + article("b")), 1, [("a", "json_too_deep"), "b"])

    def test_a_line_of_100_mb(self):
        line = b'{"id":"a","text":"' + b"x" * 100_000_000 + b'"}\n'
        path = self.put("long.jsonl", article("a") + line + article("b"))
        self.check(program.run("analyze", path), 1, ["a", (None, "line_too_long"), "b"])

    def test_a_text_over_the_cap(self):
        result = program.run("analyze", self.put("long.txt", b"x" * (LONGEST + 1)), self.put("b.txt", "B"))
        self.check(result, 1, [("long.txt", "article_too_large"), "b.txt"])

    def test_id_and_text_that_are_no_strings(self):
        for value, code in (("null", "not_string"), ("7", "not_string"), ("[]", "not_string"), ('""', "empty")):
            lines = f'{{"id":{value},"text":"T"}}\n{{"id":"a","text":{value}}}\n'
            self.check(program.run("analyze", stdin=lines.encode()), 1, [(None, "id_" + code), ("a", "text_" + code)])
        result = program.run("analyze", stdin=b'{"text":"T"}\n{"id":"a"}\n{}\n')
        self.check(result, 1, [(None, "id_missing"), ("a", "text_missing"), (None, "id_missing")])

    def test_duplicates(self):
        result = program.run("analyze", stdin=article("a") + article("a"))
        self.check(result, 0, ["a", "a"])
        self.assertEqual([r["sequence"] for r in records(result.stdout)], [0, 1])
        result = program.run("analyze", stdin=b'{"id":"a","text":"T","text":"U"}\n')
        self.check(result, 1, [("a", "duplicate_field")])

    def test_json_array(self):
        data = json.dumps([{"id": "a", "text": "T"}, {"id": "b", "text": "T"}], indent=1).encode()
        result = program.run("analyze", stdin=data)
        self.check(result, 1, [(None, "json_array")])
        self.assertIn("one record a line", records(result.stdout)[0]["error"]["message"])

    def test_nothing_to_do(self):
        (self.folder / "empty").mkdir()
        for path in (self.put("a.txt", ""), self.put("a.jsonl", "\n\n"), self.folder / "empty", os.devnull):
            result = program.run("analyze", path)
            self.assertEqual((result.returncode, result.stdout), (0, b""))
            self.assertIn(b"nothing to do", result.stderr)

    def test_gzip(self):
        a, b = gzip.compress(article("a")), gzip.compress(article("b"))
        for name, data, code, expected in (
                ("members.jsonl.gz", a + b, 0, ["a", "b"]),
                ("plain.jsonl.gz", article("a"), 0, ["a"]),
                ("packed.jsonl", a, 0, ["a"]),
                ("packed.txt", gzip.compress(b"T"), 0, ["packed.txt"]),
                ("cut.jsonl.gz", a + b[:-9], 1, ["a", "b", (None, "gzip_truncated")]),
                ("short.jsonl.gz", a + b[:12], 1, ["a", (None, "gzip_truncated")]),
                ("tail.jsonl.gz", a + b"tail", 1, ["a", (None, "gzip_trailing")]),
                ("bad.jsonl.gz", a[:-8] + b"\0" * 8, 1, ["a", (None, "gzip_corrupt")])):
            self.check(program.run("analyze", self.put(name, data)), code, expected)
        self.check(program.run("analyze", stdin=a + b), 0, ["a", "b"])

    def test_a_bomb_is_streamed(self):
        bomb = gzip.compress(b"x" * 300_000_000)
        self.assertLess(len(bomb), 1_000_000)
        lines = bomb + gzip.compress(b"\n" + article("b"))
        result = program.run("analyze", self.put("bomb.txt", bomb), self.put("b.jsonl", lines))
        self.check(result, 1, [("bomb.txt", "article_too_large"), (None, "line_too_long"), "b"])

    def test_a_pipe_by_name(self):
        with subprocess.Popen(["printf", "%s", article("a").decode()], stdout=subprocess.PIPE) as source:
            result = program.run("analyze", f"/dev/fd/{source.stdout.fileno()}", pass_fds=[source.stdout.fileno()])
        self.check(result, 0, ["a"])


if __name__ == "__main__":
    unittest.main()
