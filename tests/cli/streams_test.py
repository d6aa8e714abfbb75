"""Where the output goes: files that appear when complete, pipes that close, full disks, Ctrl-C, terminals."""

import fcntl
import os
import pty
import resource
import signal
import stat
import subprocess
import time
import unittest

import program
from program import article, brief, records

COUNT = 400  # articles whose records fill a pipe and the program's buffer several times
MANY = b"".join(article(f"a{i}", "The mayor said the bridge was safe.") for i in range(COUNT))


def until(holds):
    """Waits until it holds; ctest's limit ends a wait for nothing."""
    while not holds():
        time.sleep(0.01)


class OutputFile(program.ProgramTest):
    def setUp(self):
        super().setUp()
        self.out = self.folder / "out.jsonl"

    def left(self):
        """The files that a run left beside its inputs."""
        return sorted(p.name for p in self.folder.iterdir() if p.name.startswith("out"))

    def test_is_written(self):
        result = program.run("analyze", "--output", self.out, stdin=article("a") + article("b"))
        self.assertEqual((result.returncode, result.stdout, result.stderr), (0, b"", b""))
        self.assertEqual((brief(self.out.read_bytes()), self.left()), (["a", "b"], ["out.jsonl"]))

    def test_that_exists_is_refused_without_force(self):
        self.out.write_bytes(b"precious")
        result = program.run("analyze", "--output", self.out, stdin=article("a"))
        self.assertEqual((result.returncode, self.out.read_bytes()), (2, b"precious"))
        self.assertIn(b"--force", result.stderr)
        self.assertEqual(program.run("analyze", "--output", self.out, "--force", stdin=article("a")).returncode, 0)
        self.assertEqual((brief(self.out.read_bytes()), self.left()), (["a"], ["out.jsonl"]))

    def test_that_is_an_input_is_refused(self):
        self.out.write_bytes(article("a"))
        for source in (self.out, self.folder):
            result = program.run("analyze", source, "--output", self.out, "--force")
            self.assertEqual((result.returncode, self.out.read_bytes()), (2, article("a")))
            self.assertIn(b"one of the inputs", result.stderr)

    def test_in_no_folder(self):
        result = program.run("analyze", "--output", self.folder / "no" / "out", stdin=article("a"))
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"No such file", result.stderr)

    def test_of_another_run_is_locked(self):
        with open(f"{self.out}.partial", "wb") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            result = program.run("analyze", "--output", self.out, stdin=article("a"))
            self.assertEqual(result.returncode, 2)
            self.assertIn(b"another run", result.stderr)
        self.assertEqual(program.run("analyze", "--output", self.out, stdin=article("a")).returncode, 0)
        self.assertEqual(self.left(), ["out.jsonl"])

    def test_on_a_full_disk(self):
        result = program.run("analyze", "--output", "/dev/full", stdin=article("a"))
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"No space left", result.stderr)
        result = program.run("analyze", "--output", self.out, stdin=MANY, preexec_fn=limit_file_size)
        self.assertEqual((result.returncode, self.left()), (2, []))
        self.assertIn(b"File too large", result.stderr)

    def test_after_an_interruption(self):
        process = program.start("analyze", "-", "--output", self.out)
        process.stdin.write(article("a") + article("b") + b'{"id":')
        process.stdin.flush()
        partial = self.folder / "out.jsonl.partial"
        until(lambda: partial.exists() and partial.read_bytes().count(b"\n") == 2)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate()
        self.assertEqual((process.returncode, self.left()), (1, ["out.jsonl.partial"]))
        self.assertEqual(brief(partial.read_bytes()), ["a", "b"])
        self.assertIn(b"interrupted: 2 articles written to", stderr)

    def test_keeps_to_the_umask(self):
        program.run("analyze", "--output", self.out, stdin=article("a"), umask=0o027)
        self.assertEqual(stat.S_IMODE(self.out.stat().st_mode), 0o640)


def limit_file_size():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))


class StandardStreams(program.ProgramTest):
    def test_output_closed_early_is_a_quiet_end(self):
        path = self.put("many.jsonl", MANY)
        process = program.start("analyze", path)
        first = process.stdout.readline()
        process.stdout.close()
        self.assertEqual((process.wait(), process.stderr.read()), (0, b""))
        self.assertEqual(brief(first), ["a0"])
        process.stderr.close()
        process.stdin.close()

    def test_help_into_a_closed_pipe(self):
        reader, writer = os.pipe()
        os.close(reader)
        result = program.run("--help", stdout=writer)
        os.close(writer)
        self.assertEqual((result.returncode, result.stderr), (0, b""))

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            for arguments in (["analyze"], ["inspect"], ["--help"]):
                result = program.run(*arguments, stdin=article("a"), stdout=full)
                self.assertEqual(result.returncode, 2)
                self.assertIn(b"No space left", result.stderr)

    def test_closed_standard_output(self):
        path = self.put("a.txt", "A port was closed.")
        result = program.run("analyze", path, preexec_fn=lambda: os.close(1))
        self.assertEqual(result.returncode, 2)
        self.assertEqual(path.read_bytes(), b"A port was closed.")

    def test_closed_standard_input(self):
        result = program.run("analyze", stdin_file=subprocess.DEVNULL, preexec_fn=lambda: os.close(0))
        self.assertEqual(result.returncode, 1)
        self.assertEqual(brief(result.stdout), [("stdin", "read_failed")])

    def test_interruption_leaves_whole_lines(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = program.start("analyze")
            process.stdin.write(article("a") + article("b"))
            process.stdin.flush()
            lines = process.stdout.readline() + process.stdout.readline()  # given out while more may come
            process.send_signal(number)
            stdout, stderr = process.communicate()
            self.assertEqual((process.returncode, brief(lines + stdout)), (1, ["a", "b"]))
            self.assertIn(b"interrupted", stderr)


def in_terminal(arguments, env, stdin=(), streams=("stdout", "stderr")):
    """What the program writes to a terminal that takes these streams. Of `stdin`, bytes are given, functions called."""
    leader, follower = pty.openpty()
    options = {name: follower if name in streams else subprocess.DEVNULL for name in ("stdout", "stderr")}
    process = program.start(*arguments, env=env, **options)
    os.close(follower)
    for part in stdin:
        if callable(part):
            part()
        else:
            process.stdin.write(part)
            process.stdin.flush()
    process.stdin.close()
    out = b""
    try:
        while piece := os.read(leader, 65536):
            out += piece
    except OSError:  # Linux: the other side is closed
        pass
    os.close(leader)
    process.wait()
    return out


class Terminal(program.ProgramTest):
    def test_colour_needs_a_terminal_that_has_it(self):
        line = article("a", '"The port is safe," said Ana Ruiz, the mayor.')
        for env, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": ""}, True),
                              ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({}, False)):
            self.assertEqual(b"\x1b[" in in_terminal(["inspect"], env, [line]), coloured, env)
        self.assertNotIn(b"\x1b", program.run("inspect", stdin=line, env={"TERM": "xterm"}).stdout)

    def test_escapes_of_the_text_are_not_passed_on(self):
        line = article("a\x1b[2J", "The mayor said \x1b[2J\x07\u202e the port was closed.")
        out = program.run("inspect", stdin=line).stdout
        for hostile in (b"\x1b", b"\x07", "\u202e".encode()):
            self.assertNotIn(hostile, out)

    def test_progress_needs_a_terminal(self):
        def progress(env, name, streams=("stderr",)):
            partial = self.folder / f"{name}.partial"

            def one_is_written():
                until(lambda: partial.exists() and partial.read_bytes().count(b"\n") == 1)
                time.sleep(0.3)  # longer than the pause between two progress lines

            arguments = ["analyze", "--output", self.folder / name]
            return in_terminal(arguments, env, [article("a"), one_is_written, article("b")], streams)

        self.assertRegex(progress({"TERM": "xterm"}, "1"), rb"\A\r2 articles, [\d.]+/s\x1b\[K\r\x1b\[K\Z")
        self.assertEqual(progress({"TERM": "dumb"}, "2"), b"")
        self.assertEqual(progress({"TERM": "xterm"}, "3", ["stdout"]), b"")

    def test_no_progress_between_records(self):
        out = in_terminal(["analyze", self.put("many.jsonl", MANY)], {"TERM": "xterm"})
        self.assertEqual(len(records(out.replace(b"\r\n", b"\n"))), COUNT)


class Inspect(program.ProgramTest):
    def test_several_articles(self):
        text = self.put("a.txt", "The port was closed, officials said.")
        result = program.run("inspect", text, "-", stdin=article("b"))
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        self.assertLess(result.stdout.index(b"a.txt"), result.stdout.index(b"\nb\n"))

    def test_a_bad_article(self):
        result = program.run("inspect", stdin=b"{}\n" + article("b"))
        self.assertEqual(result.returncode, 1)
        self.assertIn(b"standard input:1: the record has no `id`", result.stderr)
        self.assertIn(b"b", result.stdout)


if __name__ == "__main__":
    unittest.main()
