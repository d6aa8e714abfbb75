"""What must hold of the score's weights whatever the data say, as a projection of the weights onto it (strength_fits.py).

  - Two claims with the same further terms: the one with the higher level by the rule never scores lower, whatever source, description,
    relay and kind the two have. Kept by projecting the pair that breaks it most, again and again.
  - Alone, none of these lowers the score: a name, a fuller one, a role, marks around the words, an occasion, a date; a description, in
    place of none; the holder itself in place of a relay, a named relay in place of an unnamed one.
  - None of these raises it: no name beside an unnamed holder, "some", one word; a belief, intention or perception in place of a statement.
The level's rule stands here a second time (pipeline/strength/level.cpp has it); the tests of the program hold the weights to its own.
"""
import itertools

import numpy as np

LEVELS = 5
MARGIN = 0.002  # logit; weights are written with four decimals
BASE = {"person_named": 4, "organization_named": 3, "document_named": 3, "media_named": 2, "person_unnamed": 1, "group_unnamed": 1,
        "media_unnamed": 1, "document_unnamed": 1, "none": 0}
DESCRIBED, RELAYS = ("no", "yes", "voice"), ("firsthand", "venue", "via_named", "via_unnamed")
KINDS, IN_MIND = ("statement", "belief", "intention", "decision", "perception"), ("belief", "intention", "perception")
NEVER_LESS = ("name: ", "role: ", "directness: ", "occasion: ", "date: ", "cue: written", "holder: named")
NEVER_MORE = ("unnamed: ", "nobody: ", "anonymity: ", "holder: plain from context")
NO_TERM = ("commitment: assert", "polarity: affirm", "directness: indirect", "anonymity: no", "level: A0", "described: no",
           "relay: firsthand", "kind: statement")  # their weight is 0
ORDERED = [("source: person_named", "source: person_unnamed"), ("source: organization_named", "source: group_unnamed"),
           ("source: media_named", "source: media_unnamed"), ("source: document_named", "source: document_unnamed"),
           ("source: person_named", "source: none"), ("source: organization_named", "source: person_unnamed"),
           ("source: person_named", "source: group_unnamed"), ("name: full", "name: short"), ("directness: direct", "directness: mixed"),
           ("described: yes", "described: no"), ("described: voice", "described: yes"), ("relay: firsthand", "relay: venue"),
           ("relay: venue", "relay: via_named"), ("relay: via_named", "relay: via_unnamed")]
ORDERED += [("kind: statement", "kind: " + kind) for kind in IN_MIND]


def level(source, described, relay, kind):
    out = BASE[source]
    if out < 2 and described != "no":
        out = 3 if described == "voice" and out else 2
    if out and relay == "via_named":
        out = max(2, out - 1)
    elif out and relay == "via_unnamed":
        out = max(1, out - 2)
    if out and kind in IN_MIND:
        out = max(1, out - 1)
    return out


def names():
    """All terms that the level rests on."""
    out = [f"level: A{k}" for k in range(LEVELS)]
    for facet, values in (("source", BASE), ("described", DESCRIBED), ("relay", RELAYS), ("kind", KINDS)):
        out += [f"{facet}: {value}" for value in values]
    return out


class Bounds:
    def __init__(self, terms):
        self.at = {name: i for i, name in enumerate(terms)}
        every = [c for c in itertools.product(BASE, DESCRIBED, RELAYS, KINDS) if c[1] == "no" or not c[0].endswith("_named")]
        self.level = np.array([level(*c) for c in every])
        self.rows = np.zeros((len(every), len(terms)))
        for row, c in zip(self.rows, every):
            for facet, value in zip(("level", "source", "described", "relay", "kind"), (f"A{level(*c)}",) + c):
                row[self.at[f"{facet}: {value}"]] = 1
        self.ordered = [(self.at[a], self.at[b]) for a, b in ORDERED if a in self.at and b in self.at]
        self.ordered += [(self.at[f"level: A{k + 1}"], self.at[f"level: A{k}"]) for k in range(LEVELS - 1)]
        self.zero = [i for name, i in self.at.items() if name in NO_TERM]
        self.least = [i for name, i in self.at.items() if name.startswith(NEVER_LESS)]
        self.most = [i for name, i in self.at.items() if name.startswith(NEVER_MORE)]

    def simple(self, w):
        w[self.least] = np.maximum(0, w[self.least])
        w[self.most] = np.minimum(0, w[self.most])
        for more, less in self.ordered:
            if w[more] < w[less]:
                w[more] = w[less] = (w[more] + w[less]) / 2
        w[self.zero] = 0

    def worst(self, w):
        """(by how much, the lowest of a level, the highest of the level below it)."""
        worth = self.rows @ w
        found = (-np.inf, 0, 0)
        for k in range(LEVELS - 1):
            low = np.flatnonzero(self.level == k + 1)[worth[self.level == k + 1].argmin()]
            high = np.flatnonzero(self.level == k)[worth[self.level == k].argmax()]
            found = max(found, (worth[high] - worth[low] + MARGIN, low, high))
        return found

    def project(self, w, rounds=8):
        """In place. Few rounds while fitting; many at the end, until nothing is broken."""
        for _ in range(rounds):
            self.simple(w)
            broken, low, high = self.worst(w)
            if broken <= 0:
                return
            step = self.rows[low] - self.rows[high]
            step[self.zero] = 0
            w += step * (broken / (step @ step))
        self.simple(w)

    def settle(self, w):
        self.project(w, 20000)
        assert self.worst(w)[0] <= MARGIN / 2, "the weights break the order of the levels"
