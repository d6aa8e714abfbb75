"""kill -9 of `sayso run` at random moments: the run that goes on ends with the bytes of one that was never disturbed.
KILLS=200 in the environment kills more often than the 30 times of ctest."""

import os
import random
import shutil
import subprocess
import time
import unittest

import archive
import program

KILLS = int(os.environ.get("KILLS", "30"))
COUNT = 150
ARGUMENTS = ("--part-size", "5", "--jobs", "2", "--batch-size", "2")


class Kill(program.ProgramTest):
    def command(self, out):
        return [program.BINARY, "run", os.fspath(self.input), "--output", os.fspath(out), *ARGUMENTS]

    def killed(self, seconds, out):
        """Whether the run was killed before it came to its end."""
        process = subprocess.Popen(self.command(out), env=program.PLAIN, stderr=subprocess.DEVNULL)
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return True
        self.assertEqual(code, 1)
        return False

    def test_at_random_moments(self):
        self.input = archive.write_input(self.folder / "in.jsonl", COUNT)
        start = time.monotonic()
        self.assertFalse(self.killed(program.TIMEOUT, self.folder / "undisturbed"))
        whole = time.monotonic() - start
        expected = archive.contents(self.folder / "undisturbed")
        seed = random.SystemRandom().randrange(1 << 32)
        chance = random.Random(seed)
        out, kills, finished = self.folder / "out", 0, 0
        with self.subTest(seed=seed):
            while kills < KILLS:
                # Short lives, so that many stops lie on the way of one run; some die before it has begun.
                if self.killed(chance.uniform(0, whole / 3), out):
                    kills += 1
                    archive.check_folder(self, out)
                    continue
                finished += 1
                self.assertEqual(archive.contents(out), expected)
                shutil.rmtree(out)
            self.killed(program.TIMEOUT, out)
            self.assertEqual(archive.contents(out), expected)
            print(f"{kills} kills, {finished + 1} runs that came to their end, seed {seed}")


if __name__ == "__main__":
    unittest.main()
