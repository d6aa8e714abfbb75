"""The built program from outside, for the tests of this folder. Entry: run(), records(). Needs nothing but Python."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

BINARY = os.environ["SAYSO_BINARY"]
TIMEOUT = 120  # seconds: a guard against hangs, no measure of speed

# What decides colour and progress is set by each test alone.
PLAIN = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}


def run(*arguments, stdin=b"", env=None, **options):
    """The finished process; stdout and stderr are bytes unless the options say otherwise."""
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    source = {"stdin": streams.pop("stdin_file")} if "stdin_file" in streams else {"input": stdin}
    command = [BINARY, *map(os.fspath, arguments)]
    return subprocess.run(command, env=PLAIN | (env or {}), timeout=TIMEOUT, **source, **streams)


def start(*arguments, env=None, **options):
    """The running process, with pipes."""
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen([BINARY, *map(os.fspath, arguments)], env=PLAIN | (env or {}), **streams)


def records(output):
    """One object a line; each line is whole."""
    assert output == b"" or output.endswith(b"\n"), output[-80:]
    return [json.loads(line) for line in output.split(b"\n")[:-1]]


def article(name, text="The minister said the port would stay closed.", **fields):
    """One line of JSON Lines, with its line end."""
    return json.dumps({"id": name, "text": text, **fields}).encode() + b"\n"


def brief(output):
    """id of each record, or (id, code) of each that was set aside."""
    return [(r["id"], r["error"]["code"]) if "error" in r else r["id"] for r in records(output)]


class ProgramTest(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, name, data):
        path = self.folder / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def check(self, result, code, expected):
        """The exit code, and the output as brief() gives it."""
        self.assertEqual((result.returncode, brief(result.stdout)), (code, expected), result.stderr)
