"""sayso run and sayso merge: parts, going on, refusals, shards, the same bytes."""

import gzip
import json
import os
import resource
import shutil
import signal
import subprocess
import time
import unittest

import archive
import program
from program import article, brief

COUNT = 57
SIZE = ("--part-size", "10")


class ArchiveTest(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.input = archive.write_input(self.folder / "in.jsonl", COUNT)
        self.out = self.folder / "out"

    def run_it(self, *arguments, code=1, says=None, out=None, **options):
        result = program.run("run", self.input, "--output", out or self.out, *SIZE, *arguments, **options)
        self.assertEqual((result.returncode if code is not None else None, result.stdout), (code, b""), result.stderr)
        if says is not None:
            self.assertIn(says, result.stderr)
        return result

    def undisturbed(self):
        if not (self.folder / "undisturbed").exists():
            self.run_it(out=self.folder / "undisturbed")
        return archive.contents(self.folder / "undisturbed")


class Folder(ArchiveTest):
    def test_holds_the_records_of_analyze_and_says_how_they_came(self):
        self.run_it(says=b"57 articles, 8 set aside (invalid_json: 8) in 6 parts")
        self.assertEqual(archive.check_folder(self, self.out), 6)
        self.assertEqual(archive.records(self.out), program.run("analyze", self.input).stdout)
        manifest = json.loads((self.out / "manifest.json").read_bytes())
        self.assertTrue(manifest["complete"])
        self.assertEqual(manifest["counts"], {"articles": 57, "analysed": 49, "set_aside": 8,
                                              "errors": {"invalid_json": 8}, "warnings": {}})
        self.assertEqual(manifest["inputs"]["list"][0]["bytes"], self.input.stat().st_size)
        self.assertEqual((manifest["time"]["articles"], manifest["time"]["tokens"] > 0), (57, True))
        self.assertEqual(len(manifest["model"]["sha256"]), 64)

    def test_errors_name_the_file_and_the_byte(self):
        self.run_it()
        errors = [json.loads(line) for line in (self.out / "errors.jsonl").read_text().splitlines()]
        self.assertEqual([e["sequence"] for e in errors], [i for i in range(COUNT) if i % 7 == 3])
        data = self.input.read_bytes()
        for error in errors:
            self.assertEqual((error["file"], error["code"]), (str(self.input), "invalid_json"))
            self.assertEqual(data[:error["byte_offset"]].count(b"\n"), error["sequence"])
            self.assertIn(f"{self.input}:{error['sequence'] + 1}: ", error["message"])

    def test_the_same_bytes_for_any_jobs_and_batches(self):
        for jobs, batch in (("1", "1"), ("2", "64"), ("5", "3")):
            out = self.folder / f"jobs{jobs}"
            self.run_it("--jobs", jobs, "--batch-size", batch, out=out)
            self.assertEqual(archive.contents(out), self.undisturbed())

    def test_a_complete_run_is_left_alone(self):
        self.run_it()
        before = {p: p.stat().st_mtime_ns for p in self.out.rglob("*") if p.name != "lock"}
        self.run_it(says=b"nothing to do")
        self.assertEqual({p: p.stat().st_mtime_ns for p in self.out.rglob("*") if p.name != "lock"}, before)

    def test_nothing_in_the_input(self):
        self.input.write_bytes(b"\n")
        self.run_it(code=0, says=b"nothing to do: no article")
        self.assertEqual((archive.records(self.out), (self.out / "errors.jsonl").read_bytes()), (b"", b""))

    def test_standard_input_can_be_given_again(self):
        data = self.input.read_bytes()
        for _ in range(2):
            result = program.run("run", "-", "--output", self.out, *SIZE, stdin=data)
            self.assertEqual(result.returncode, 1)
        self.assertEqual(archive.check_folder(self, self.out), 6)

    def test_a_dry_run_writes_nothing(self):
        result = program.run("run", self.input, "--output", self.out, *SIZE, "--dry-run")
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"57 articles, 8 set aside", result.stdout)
        self.assertIn(b"6 parts of up to 10 articles, 0 of them done", result.stdout)
        self.assertFalse(self.out.exists())


class GoingOn(ArchiveTest):
    def test_where_a_part_is_missing_or_damaged(self):
        expected = self.undisturbed()
        self.run_it()
        (self.out / "parts" / "part-000002.jsonl").unlink()
        with open(self.out / "parts" / "part-000004.jsonl", "r+b") as part:
            part.write(b"!")
        self.run_it(says=b"2 parts had been damaged")
        self.assertEqual(archive.contents(self.out, "journal"), {k: v for k, v in expected.items() if k != "journal"})

    def test_with_a_journal_that_was_cut(self):
        expected = self.undisturbed()
        self.run_it()
        whole = (self.out / "journal").read_bytes()
        ends = [i + 1 for i, byte in enumerate(whole) if byte == 10]
        for cut in (ends[0], ends[0] + 5, ends[2], ends[3] - 1, len(whole) - 3):
            (self.out / "journal").write_bytes(whole[:cut])
            self.run_it()
            self.assertEqual(archive.contents(self.out), expected)

    def test_interruption_finishes_the_part_in_hand(self):
        many = archive.write_input(self.input, 2000)
        with program.start("run", many, "--output", self.out, *SIZE, "--jobs", "1") as process:
            while not (self.out / "parts" / "part-000001.jsonl").exists():
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            _, stderr = process.communicate()
        self.assertEqual(process.returncode, 1)
        self.assertIn(b"interrupted: ", stderr)
        done = archive.check_folder(self, self.out)
        self.assertTrue(2 <= done < 200, done)
        self.assertEqual(sorted(p.name for p in (self.out / "parts").iterdir()), [f"part-{i:06}.jsonl" for i in range(done)])
        manifest = json.loads((self.out / "manifest.json").read_bytes())
        self.assertEqual((manifest["complete"], manifest["counts"]["articles"]), (False, 10 * done))
        result = program.run("run", many, "--output", self.out, *SIZE, "--dry-run")
        self.assertIn(b"%d of them done" % done, result.stdout)

    def test_a_full_disk_leaves_no_half_part(self):
        self.run_it(code=2, says=b"File too large",  # of a part; a full disk takes the same way, with another reason
                    preexec_fn=lambda: (signal.signal(signal.SIGXFSZ, signal.SIG_IGN),
                                        resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))))
        self.assertEqual([p for p in (self.out / "parts").iterdir() if p.name.endswith(".partial")], [])
        archive.check_folder(self, self.out)
        self.run_it()
        self.assertEqual(archive.contents(self.out), self.undisturbed())

    def test_an_input_that_cannot_be_read_is_set_aside_and_tried_again(self):
        folder = self.folder / "texts"
        for name in "abc":
            self.put(f"texts/{name}.txt", archive.text(ord(name)))
        (folder / "b.txt").rename(folder / "b")
        (folder / "b.txt").symlink_to(folder / "loop.txt")
        (folder / "loop.txt").symlink_to(folder / "b.txt")
        (folder / "b.txt").unlink()
        (folder / "loop.txt").unlink()
        (folder / "b.txt").write_bytes(b"\xff")
        self.input = folder
        self.run_it(says=b"invalid_utf8: 1")
        first = archive.contents(self.out)
        (folder / "b").replace(folder / "b.txt")
        self.run_it(code=2, says=b"--retry-errors")
        self.assertEqual(archive.contents(self.out), first)
        self.run_it("--retry-errors", code=0)
        fresh = self.folder / "fresh"
        self.run_it(out=fresh, code=0)
        self.assertEqual(archive.contents(self.out, "journal"), archive.contents(fresh, "journal"))
        self.run_it(code=0, says=b"nothing to do")

    def test_retrying_does_not_take_a_changed_article(self):
        self.run_it()
        data = self.input.read_bytes()
        self.input.write_bytes(data.replace(b"14 visitors", b"15 visitors"))
        self.run_it("--retry-errors", code=2, says=b"articles 10 to 20 differ")
        self.input.write_bytes(data)
        before = archive.contents(self.out)
        self.run_it("--retry-errors")
        self.assertEqual(archive.contents(self.out), before)


class Refusals(ArchiveTest):
    def test_of_what_has_changed(self):
        self.run_it()
        before = archive.contents(self.out)
        changed = self.input.read_bytes().replace(b"14 visitors", b"15 visitors")
        for arguments, says in ((["--part-size", "11"], b"part_size"), (["--no-text"], b"another text"),
                                (["--shard", "1/2"], b"shard"), (["--text-field", "body"], b"reading")):
            result = program.run("run", self.input, "--output", self.out, *(SIZE if "--part-size" not in arguments else ()), *arguments)
            self.assertEqual(result.returncode, 2, arguments)
            self.assertIn(says, result.stderr)
        self.run_it(code=2, says=b"kernels", env={"SAYSO_KERNELS": "base"})
        self.input.write_bytes(changed)
        self.run_it(code=2, says=b"--restart")
        self.assertEqual(archive.contents(self.out), before)
        self.run_it("--restart")
        self.assertNotEqual(archive.contents(self.out), before)
        self.run_it(says=b"nothing to do")

    def test_a_touched_input_is_the_same(self):
        self.run_it()
        os.utime(self.input)
        self.run_it(says=b"nothing to do")

    def test_of_a_folder_that_is_no_run(self):
        self.put("out/precious.txt", "precious")
        for arguments in ([], ["--restart"]):
            self.run_it(*arguments, code=2, says=b"not the folder of a run")
        (self.out / "journal").write_bytes(b"my diary\n")
        self.run_it(code=2, says=b"damaged")
        self.assertEqual((self.out / "precious.txt").read_bytes(), b"precious")

    def test_two_runs_on_one_folder(self):
        with program.start("run", "-", "--output", self.out) as first:
            first.stdin.write(article("a"))
            first.stdin.flush()
            while not (self.out / "journal").exists():
                time.sleep(0.01)
            self.run_it(code=2, says=b"another run")
            first.communicate()
        self.assertEqual((first.returncode, brief(archive.records(self.out))), (0, ["a"]))

    def test_of_wrong_options(self):
        for arguments in (["--shard", "0/2"], ["--shard", "3/2"], ["--shard", "x"], ["--part-size", "0"], ["--jobs", "0"]):
            self.run_it(*arguments, code=2)
        result = program.run("run", self.folder / "nothing.jsonl", "--output", self.out)
        self.assertEqual((result.returncode, self.out.exists()), (2, False))


class Shards(ArchiveTest):
    def shards(self, count):
        for i in range(1, count + 1):
            self.run_it("--shard", f"{i}/{count}", out=self.folder / f"shard{i}", code=None)
        return [self.folder / f"shard{i}" for i in range(1, count + 1)]

    def merge(self, shards, code, says=b""):
        result = program.run("merge", *shards, "--output", self.out)
        self.assertEqual(result.returncode, code, result.stderr)
        self.assertIn(says, result.stderr)

    def test_merge_to_the_bytes_of_one_run(self):
        for count in (2, 9):
            shards = self.shards(count)
            self.merge(reversed(shards), 1, b"57 articles")
            self.assertEqual(archive.contents(self.out), self.undisturbed())
            self.run_it(says=b"nothing to do")  # the merged folder is a run's
            for folder in (self.out, *shards):
                shutil.rmtree(folder)

    def test_merge_wants_each_shard_once_and_whole(self):
        one, two = self.shards(2)
        self.merge([one], 2, b"1 of 2 shards")
        self.merge([one, one], 2, b"two folders are shard 1")
        self.merge([one, self.folder], 2, b"not the folder of a run")
        part = two / "parts" / "part-000001.jsonl"
        data = part.read_bytes()
        part.write_bytes(data[:-2] + b"!\n")
        self.merge([one, two], 2, b"part-000001.jsonl")
        part.write_bytes(data)
        journal = two / "journal"
        whole = journal.read_bytes()
        journal.write_bytes(whole[:-4])
        self.merge([one, two], 2, b"not complete")
        journal.write_bytes(whole.replace(b'"part_size":10', b'"part_size":12'))
        self.merge([one, two], 2)
        journal.write_bytes(whole)
        self.merge([one, two], 1)
        self.merge([one, two], 2, b"holds a run already")

    @unittest.skipUnless(shutil.which("parallel"), "needs GNU parallel")
    def test_the_recipe_for_gnu_parallel(self):
        command = f"{program.BINARY} run {self.input} --output {self.folder}/shard{{}} --shard {{}}/3 --jobs 1 --part-size 10"
        done = subprocess.run(["parallel", "--will-cite", "--jobs", "2", command, ":::", "1", "2", "3"], capture_output=True,
                              env=program.PLAIN | {"PARALLEL_HOME": str(self.folder)}, timeout=program.TIMEOUT)
        self.assertEqual(done.returncode, 3, done.stderr)  # three that set articles aside
        self.merge([self.folder / f"shard{i}" for i in (1, 2, 3)], 1)
        self.assertEqual(archive.contents(self.out), self.undisturbed())


class Packed(ArchiveTest):
    def test_a_truncated_gzip_keeps_what_came_before_and_can_be_mended(self):
        whole = gzip.compress(self.input.read_bytes(), mtime=0)
        packed = self.put("in.jsonl.gz", whole[:-400])
        self.input = packed
        self.run_it(says=b"gzip_truncated: 1")
        packed.write_bytes(whole)
        self.run_it("--retry-errors")
        fresh = self.folder / "fresh"
        self.run_it(out=fresh)
        self.assertEqual(archive.contents(self.out, "journal"), archive.contents(fresh, "journal"))


if __name__ == "__main__":
    unittest.main()
