"""The inputs of an archive from outside: tables, archives, pages, what is wrong with them, and that none costs memory."""

import io
import subprocess
import tarfile
import unittest
import zipfile

import program
from program import article, records

PAGE = (b"<!doctype html><html lang=en><head><title>Port shut</title></head><body><nav>Home</nav><article><h1>Port shut</h1>"
        b"<p>The port was shut, officials said.</p></article></body></html>")
MEGABYTE = 1 << 20
MAX_RESIDENT = 400  # MiB: the program and one line or text at the cap, some copies over; a bomb has gigabytes


def zipped(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


class Formats(program.ProgramTest):
    def test_each_kind_is_told_by_content(self):
        members = [("a.txt", b"A was closed, she said."), ("b.jsonl", article("b")), ("c.csv", b"id,text\nc,It was.\n"),
                   ("d.html", PAGE), ("e.png", b"\x89PNG")]
        expected = ["a.txt", "b", "c", "d.html"]
        for name, data in (("x.zip", zipped(members)), ("y", zipped(members, zipfile.ZIP_STORED)), ("z.txt", tarred(members)),
                           ("x.tar.gz", tarred(members, "w:gz")), ("x.tgz", tarred(members, "w:gz"))):
            self.check(program.run("analyze", self.put(name, data)), 0, expected)
            self.check(program.run("analyze", "-", stdin=data), 0, expected)

    def test_a_page_warns(self):
        result = program.run("analyze", self.put("a.html", PAGE))
        (record,) = records(result.stdout)
        self.assertEqual((record["warnings"], record["text"]),
                         (["html_extracted"], "Port shut\n\nThe port was shut, officials said."))
        self.assertEqual(record["metadata"], {"title": "Port shut", "lang": "en"})
        self.assertIn(b"html_extracted: 1", result.stderr)
        self.assertIn(b"dedicated extractor", program.run("inspect", self.folder / "a.html").stdout)

    def test_a_table_with_names_by_option(self):
        data = b"nr,outlet,body\n7,Post,\"The port was shut, officials said.\"\n"
        result = program.run("analyze", "--id-field", "nr", "--text-field", "body", stdin=data)
        (record,) = records(result.stdout)
        self.assertEqual((record["id"], record["metadata"]), ("7", {"outlet": "Post"}))
        result = program.run("analyze", self.put("t.csv", data))
        self.assertEqual(result.returncode, 1)
        self.assertIn("it has `nr`, `outlet`, `body`", records(result.stdout)[0]["error"]["message"])

    def test_a_metadata_table(self):
        self.put("in/may/a.txt", "The port was shut, officials said.")
        table = self.put("meta.csv", "id,outlet,published\nmay/a.txt,Post,2026-05-01\n")
        (record,) = records(program.run("analyze", self.folder / "in", "--metadata", table).stdout)
        self.assertEqual(record["metadata"], {"outlet": "Post", "published": "2026-05-01"})
        result = program.run("analyze", self.folder / "in", "--metadata", self.put("bad.csv", "name\nx\n"))
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertIn(b"no column `id`", result.stderr)

    def test_damage_is_set_aside_and_the_run_goes_on(self):
        whole = zipped([("a.txt", b"A was closed."), ("b.txt", bytes(range(32, 127)) * 400)], zipfile.ZIP_STORED)
        for name, data, expected in (
                ("cut.zip", whole[:20_000], ["a.txt", ("b.txt", "archive_damaged")]),
                ("cut.tar", tarred([("a.txt", b"A was closed."), ("b.txt", b"b" * 9000)])[:5000],
                 ["a.txt", ("b.txt", "archive_damaged")]),
                ("open.csv", b'id,text\na,"A\nb,B\n', [(None, "csv_unclosed")]),
                ("stray.csv", b'id,text\na,"A\nb,"B\n', [(None, "csv_malformed")]),
                ("cut.tar.gz", tarred([("a.txt", b"A was closed."), ("b.txt", bytes(range(256)) * 999)], "w:gz")[:600],
                 ["a.txt", ("b.txt", "gzip_truncated")])):
            result = program.run("analyze", self.put(name, data), "-", stdin=article("after"))
            self.check(result, 1, expected + ["after"])

    def resident(self, *arguments):
        """Peak memory of the program in MiB, by the system's own count."""
        script = ("import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL,"
                  "stderr=subprocess.DEVNULL)\nprint(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run(["python3", "-c", script, program.BINARY, *map(str, arguments)], capture_output=True,
                              env=program.PLAIN, timeout=program.TIMEOUT, check=True)
        return int(done.stdout) >> 10

    @unittest.skipIf("sanitize" in program.BINARY, "a sanitizer has memory of its own")
    def test_bombs_and_long_lines_cost_no_memory(self):
        bomb = zipped([("a.txt", b"x" * (200 * MEGABYTE)), ("b.csv", b'id,text\n1,"' + b"y" * (200 * MEGABYTE))])
        self.assertLess(len(bomb), MEGABYTE)
        path = self.put("bomb.zip", bomb)
        self.check(program.run("analyze", path), 1, [("a.txt", "article_too_large"), (None, "line_too_long")])
        self.assertLess(self.resident("analyze", path, "--jobs", "1"), MAX_RESIDENT)

    @unittest.skipIf("sanitize" in program.BINARY, "a sanitizer has memory of its own")
    def test_memory_does_not_grow_with_the_input(self):
        few = self.put("few.jsonl", b"".join(article(f"a{i}") for i in range(300)))
        many = self.put("many.jsonl", b"".join(article(f"a{i}") for i in range(3000)))
        used = [self.resident("run", path, "--output", self.folder / path.stem, "--jobs", "2") for path in (few, many)]
        self.assertLess(used[1] - used[0], 8, used)  # MiB, for ten times the articles: what the allocator keeps varies


if __name__ == "__main__":
    unittest.main()
