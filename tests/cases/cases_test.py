"""Attribution cases, form by form: one run of the program over all of them, and what each text has to give.

Entry: ctest, or `cases_test.py --check-format`, which reads the case files alone and does not start the program.
What a case expects, and the format, stand in README.md; reading it is left to case_files.py. Needs nothing but Python.
"""

import collections
import json
import os
import subprocess
import sys
import unittest

import case_files
from case_files import ROLES, characters

TIMEOUT = 280  # seconds: a guard against hangs, no measure of speed
HALF = 0.5     # of the union: the overlap at which a source or a content counts as found (relation.full of the field)


class Found:
    """A relation of the program's record: characters by role, and its place among the others."""

    def __init__(self, raw):
        self.id, self.parent_id, self.continues = raw["id"], raw["parent"], raw["continues"]
        self.roles = {role: characters(raw[role]["spans"]) for role in ROLES}
        self.spans = {role: raw[role]["spans"] for role in ROLES}
        self.chain = [characters(holder["spans"]) for holder in raw["chain"]]
        self.anonymity, self.grant = raw["anonymity"], raw["anonymity_grant"] or {}
        self.parent = None

    def ancestors(self):
        """Parents from the nearest outwards."""
        relation, seen = self.parent, []
        while relation is not None and relation not in seen:
            seen.append(relation)
            relation = relation.parent
        return seen

    def show(self, text):
        words = {role: " | ".join(text[b:e] for b, e in self.spans[role]) or "-" for role in ROLES}
        return f"[{words['source']}] [{words['cue']}] [{words['content']}]" + (" nested" if self.parent else "")


def read_found(record):
    """All relations. A parent counts where its content covers this content, as the scorer has it."""
    found = [Found(raw) for raw in record["attributions"]]
    by_id = {f.id: f for f in found}
    for f in found:
        parent = by_id.get(f.parent_id)
        if parent is not None and parent is not f and f.roles["content"] <= parent.roles["content"]:
            f.parent = parent
    return found


def iou(a, b):
    return len(a & b) / len(a | b) if a or b else 1.0


def closeness(want, got, more):
    """0 where `got` is not `want`; else higher is closer. As relation.full: cues overlap (where either has none, the
    contents by half), and source and content overlap by half of their union each. `more` are characters of other
    paragraphs that the content may hold as well."""
    source, cue, content = (characters(getattr(want, role)) for role in ROLES)
    alike = [iou(source, got.roles["source"]), iou(content, got.roles["content"] - more)]
    if cue and got.roles["cue"] and not cue & got.roles["cue"]:
        return 0
    return sum(alike) + iou(cue, got.roles["cue"]) if min(alike) >= HALF else 0


def continuations(case, i):
    """Characters of the quotations that go on from relation i."""
    return set().union(*(characters(r.content) for r in case.relations if r.continues == i))


def goes_on(want, holder, found):
    """The relation that holds a quotation that goes on: its holder's own, as a further piece, or one that continues it."""
    content = characters(want.content)
    if len(content & holder.roles["content"]) >= HALF * len(content):
        return holder
    return next((f for f in found if f.continues == holder.id and iou(content, f.roles["content"]) >= HALF), None)


def pair(case, found):
    """{index of an expected relation: found one}: outer ones first, best first, then nested ones below their parents,
    then quotations that go on."""
    pairs = {}

    def take(wanted, may_be):
        scored = [(closeness(case.relations[i], f, continuations(case, i)), -i, f)
                  for i in wanted for f in found if may_be(i, f)]
        for score, minus_i, f in sorted(scored, key=lambda s: s[:2], reverse=True):
            if score and -minus_i not in pairs and f not in pairs.values():
                pairs[-minus_i] = f

    take([i for i, want in enumerate(case.relations) if want.parent is None and want.continues is None],
         lambda i, f: f.parent is None)
    for i, want in enumerate(case.relations):  # a parent, or what is continued, stands before
        if want.parent in pairs:
            take([i], lambda i, f: pairs[case.relations[i].parent] in f.ancestors())
        if want.continues in pairs:
            held = goes_on(want, pairs[want.continues], found)
            if held:
                pairs[i] = held
    return pairs


def words(case, spans):
    return " | ".join(case.text[b:e] for b, e in spans) or "-"


def same_span(want, got):
    """Half of their union, or none at all where none is expected."""
    if want is None or got is None:
        return want is None and got is None
    return iou(characters([want]), characters([got])) >= HALF


def anonymity_faults(case, want, got):
    """What is wrong with the anonymity of a found relation; nothing where the case does not ask for it."""
    if want.anonymity is None:
        return []
    if got.anonymity != want.anonymity:
        return [f"anonymity is {got.anonymity}, not {want.anonymity}"]
    faults = []
    for part, span in (("span", want.grant), ("reason", want.reason)):
        found = got.grant.get(part)
        if not same_span(span, found):
            faults.append(f"{part} of the grant is {found and case.text[slice(*found)]!r}, not "
                          f"{span and case.text[slice(*span)]!r}")
    return faults


def judge(case, record):
    """What is wrong with the record, a line each; empty where the case passes."""
    found = read_found(record)
    pairs = pair(case, found)
    faults = []
    for i, want in enumerate(case.relations):
        label = f"[{words(case, want.source)}] [{words(case, want.cue)}] [{words(case, want.content)}]"
        if i not in pairs:
            faults.append(f"not found: {label}" + (f" nested in {want.parent + 1}" if want.parent is not None else ""))
            continue
        faults += anonymity_faults(case, want, pairs[i])
        if want.chain:
            chain = pairs[i].chain
            if len(chain) != len(want.chain) or not all(characters([w]) & got for w, got in zip(want.chain, chain)):
                shown = [words(case, [holder]) for holder in want.chain]
                faults.append(f"no chain {' > '.join(shown)} ({len(chain)} holders were found)")
    # An outer relation more is wrong in a text without any, and where it takes up what another one holds.
    taken = set().union(*(characters(want.content) for want in case.relations if want.parent is None))
    for f in found:
        if f.parent is None and f not in pairs.values() and (not case.relations or f.roles["content"] & taken):
            faults.append(f"not expected: {f.show(case.text)}")
    if faults:
        faults += [f"    found was {f.show(case.text)}" for f in found]
    return faults


def run(cases):
    """{name: record} of one run over all cases."""
    lines = "".join(json.dumps({"id": case.name, "text": case.text}) + "\n" for case in cases)
    result = subprocess.run([os.environ["SAYSO_BINARY"], "analyze"], input=lines.encode(), timeout=TIMEOUT,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if result.returncode != 0:
        raise RuntimeError(f"the program ended with {result.returncode}: {result.stderr.decode(errors='replace')}")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    return {record["id"]: record for record in records}


class Format(unittest.TestCase):
    def test_the_case_files_are_right(self):
        cases, errors = case_files.read_cases()
        errors += case_files.read_known_failures({case.name for case in cases})[1]
        self.assertEqual(errors, [], "\n" + "\n".join(errors))


class Cases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cases, errors = case_files.read_cases()
        cls.known, more = case_files.read_known_failures({case.name for case in cls.cases})
        if errors + more:
            raise unittest.SkipTest("the case files are wrong: see test_the_case_files_are_right")
        records = run(cls.cases)
        cls.faults = {case.name: judge(case, records[case.name]) for case in cls.cases}
        cls.report()

    @classmethod
    def report(cls):
        """Passed of all, form by form."""
        forms = collections.defaultdict(list)
        for case in cls.cases:
            forms[case.form].append(not cls.faults[case.name])
        for form, passed in [*forms.items(), ("all", sum(forms.values(), []))]:
            print(f"{form:24}{sum(passed):4} of {len(passed):3}")

    def test_a_case_that_fails_is_listed(self):
        failed = [f"{name}:\n  " + "\n  ".join(faults) for name, faults in self.faults.items()
                  if faults and name not in self.known]
        if failed:
            self.fail(f"{len(failed)} cases fail and are not in {case_files.KNOWN_FAILURES}:\n" + "\n".join(failed))

    def test_a_case_that_is_listed_fails(self):
        passing = [name for name in self.known if not self.faults[name]]
        self.assertEqual(passing, [], f"these pass now: take them out of {case_files.KNOWN_FAILURES}")


if __name__ == "__main__":
    if "--check-format" in sys.argv:
        unittest.main(argv=[sys.argv[0], "Format"])
    unittest.main()
