"""Who is blamed for what, in the passages of blame/: one run of the program over the tuned half, held to a floor.

Entry: ctest, or `blame_test.py --figures` for both halves. Format and meaning of the passages: blame/README.md. Passages that the
program does not read right are listed in blame/known_failures.txt by id; one that fails and is not listed fails the test. The
half that is kept from tuning is checked for its format alone. Needs nothing but Python.
"""

import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

TIMEOUT = 280  # seconds: a guard against hangs, no measure of speed
FOLDER = pathlib.Path(__file__).resolve().parent / "blame"
FIRMNESS = ("suspected", "linked", "accused", "involved", "directed", "responsible", "confirmed", "denied", "exonerated")
FLOOR_F1 = 0.78      # of accusations; the contract asks for 0.70
FLOOR_FIRM = 0.85    # of the matched ones with the right firmness; the contract asks for 0.75
MOST_TRAPS = 0.05    # of the traps may accuse somebody; the contract allows 0.06
HALF = 0.5           # of the shorter span: the overlap at which two spans name one blamed


def passages(name):
    return [json.loads(line) for line in (FOLDER / name).read_text(encoding="utf8").splitlines()]


def characters(text, words):
    at = text.index(words)
    return set(range(at, at + len(words)))


def same_name(a, b):
    a, b = (re.sub(r"\W+", " ", x.lower()).split() for x in (a, b))
    return bool(a and b) and (a[-1] in b or b[-1] in a)


def same(a, b):
    """Two (blamed, act, firmness, name) are one accusation: the acts touch, and the blamed overlap or share a last name."""
    return bool(a[1] & b[1]) and (len(a[0] & b[0]) >= HALF * min(len(a[0]), len(b[0])) or same_name(a[3], b[3]))


def expected(passage):
    return [(characters(passage["text"], x["blamed"]), characters(passage["text"], x["act"]), x["firmness"], x["blamed"])
            for x in passage["accusations"]]


def found(record):
    """What the record's relations blame; one that two relations tell with the same firmness counts once."""
    names = {a["id"]: a["name"] for a in record["actors"]}
    out = []
    for r in (a["responsibility"] for a in record["attributions"] if a["responsibility"]):
        name = names.get(r["actor"]) or record["text"][slice(*r["blamed"])]
        x = (set(range(*r["blamed"])), set(range(*r["act"])), r["firmness"], name)
        if not any(x[2] == y[2] and same(x, y) for y in out):
            out.append(x)
    return out


def pairs(want, got):
    """One to one: the same firmness first, then by how much of the acts is shared."""
    order = sorted(((i, j) for i in range(len(want)) for j in range(len(got)) if same(want[i], got[j])),
                   key=lambda ij: (want[ij[0]][2] != got[ij[1]][2], -len(want[ij[0]][1] & got[ij[1]][1])))
    out, used = [], set()
    for i, j in order:
        if ("want", i) not in used and ("got", j) not in used:
            used |= {("want", i), ("got", j)}
            out.append((want[i], got[j]))
    return out


def run(name):
    """{id: record} of one half."""
    process = subprocess.run([os.environ["SAYSO_BINARY"], "analyze", os.fspath(FOLDER / name), "--jobs", "1"],
                             stdout=subprocess.PIPE, check=True, timeout=TIMEOUT)
    return {r["id"]: r for r in map(json.loads, process.stdout.decode("utf8").splitlines())}


def measure(name):
    """The figures of one half, and the ids of the passages that are not read right."""
    n, failing = collections.Counter(), []
    records = run(name)
    for passage in passages(name):
        want, got = expected(passage), found(records[passage["id"]])
        hits = pairs(want, got)
        n["want"] += len(want)
        n["got"] += len(got)
        n["hit"] += len(hits)
        n["firm"] += sum(a[2] == b[2] for a, b in hits)
        n["traps"] += not want
        n["fell"] += bool(not want and got)
        if not len(want) == len(got) == len(hits) or any(a[2] != b[2] for a, b in hits):
            failing.append(passage["id"])
    return {"f1": 2 * n["hit"] / (n["want"] + n["got"]), "firmness": n["firm"] / n["hit"], "traps": n["fell"] / n["traps"]}, failing


class Passages(unittest.TestCase):
    def test_each_half_has_the_form_that_is_promised(self):
        halves = [passages("tuned.jsonl"), passages("held_out.jsonl")]
        ids = [p["id"] for half in halves for p in half]
        self.assertEqual(len(ids), len(set(ids)))
        for half in halves:
            self.assertGreaterEqual(sum(not p["accusations"] for p in half), 50, "traps")
            for p in half:
                self.assertTrue(p["accusations"] or p["why"], p["id"])
                for x in p["accusations"]:
                    self.assertIn(x["firmness"], FIRMNESS, p["id"])
                    self.assertIn(x["blamed"], p["text"], p["id"])
                    self.assertIn(x["act"], p["text"], p["id"])

    def test_tuned_half_is_read_right_but_for_known_failures(self):
        figures, failing = measure("tuned.jsonl")
        known = {line for line in (FOLDER / "known_failures.txt").read_text(encoding="utf8").split("\n") if line and line[0] != "#"}
        print("now read right:", sorted(known - set(failing)))
        self.assertEqual(sorted(set(failing) - known), [], "fail, and are not known to")
        self.assertGreaterEqual(figures["f1"], FLOOR_F1)
        self.assertGreaterEqual(figures["firmness"], FLOOR_FIRM)
        self.assertLessEqual(figures["traps"], MOST_TRAPS)


if __name__ == "__main__":
    if "--figures" in sys.argv:
        for half in ("tuned.jsonl", "held_out.jsonl"):
            print(half, *(f"{k} {v:.3f}" for k, v in measure(half)[0].items()))
    else:
        unittest.main()
