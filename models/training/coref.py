"""Coreference on OntoGUM: MUC, B3, CEAF-e and their mean (the CoNLL average) for persons and bodies, from raw text.

usage: coref.py SAYSO CONLL_FOLDER GUM.conllu... [--profile NAME]
       (coref/ontogum, ud/en_gum-ud-dev.conllu and ud/en_gum-ud-train.conllu of the shared corpora)

Looked at are the DOCUMENTS below: those of GUM's own dev part that are news, interview, speech, court or biography. Their text, paragraphs,
entity types and syntactic heads come from the .conllu files, whose tokens are OntoGUM's; the gold clusters from OntoGUM, which has no
mention alone. A gold cluster counts where most of its mentions that GUM has as an entity are a person or an organization. Of the record,
the actors that are a person, an organization, a medium or a group, with two mentions or more.

  exact     mentions are the same by their tokens, as the scorers of CoNLL-2012 have it
  by head   a mention of the record stands for the smallest gold mention that it lies in and whose syntactic head it covers: sayso's
            mentions have no title, article or clause of their own, the gold's have

The metrics are those of Pradhan et al. 2014. Needs nothing but numpy and scipy (for the assignment of CEAF).
"""

import argparse
import collections
import json
import pathlib
import re
import subprocess

import numpy as np
from scipy.optimize import linear_sum_assignment

DOCUMENTS = ("GUM_bio_byron", "GUM_bio_emperor", "GUM_court_loan", "GUM_court_negligence", "GUM_interview_cyclone", "GUM_interview_gaming",
             "GUM_news_homeopathic", "GUM_news_iodine", "GUM_speech_impeachment", "GUM_speech_inauguration")
GOLD_TYPES, FOUND_TYPES = {"person", "organization"}, {"person", "organization", "media", "group"}


class Document:
    """Text, token offsets, head of each token (-1 for a root), and {(first, end): type} of GUM's entities."""

    def __init__(self):
        self.text, self.tokens, self.heads, self.types, self.open, self.start = "", [], [], {}, collections.defaultdict(list), 0

    def add(self, row):
        form, head, misc = row[1], int(row[6]), row[9]
        at = len(self.tokens)
        self.tokens.append((len(self.text), len(self.text) + len(form)))
        self.text += form + ("" if "SpaceAfter=No" in misc else " ")
        self.heads.append(self.start + head - 1 if head else -1)
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", misc)
        for part in re.findall(r"\(?[^()]+\)?", entity.group(1)) if entity else ():
            number, *rest = part.strip("()").split("-")
            if part.startswith("("):
                self.open[number].append((at, rest[0]))
            if part.endswith(")") and self.open[number]:
                begin, kind = self.open[number].pop()
                self.types[begin, at + 1] = kind

    def head(self, span):
        """The token whose head lies outside of the span."""
        return next((i for i in range(*span) if not span[0] <= self.heads[i] < span[1]), span[1] - 1)


def documents_of(paths):
    out, document = {}, None
    for path in paths:
        for line in open(path, encoding="utf-8"):
            if line.startswith("# newdoc id = "):
                document = out[line.split(" = ")[1].strip()] = Document()
            elif line.startswith("# newpar") and document.text and not line.startswith("# newpar_block"):
                document.text = document.text.rstrip() + "\n\n"
            elif line[:1].isdigit():
                row = line.rstrip("\n").split("\t")
                if row[0].isdigit():
                    document.add(row)
            elif not line.strip() and document:
                document.start = len(document.tokens)
    return out


def gold_clusters(path, document):
    clusters, opened, at = collections.defaultdict(set), collections.defaultdict(list), 0
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 3:
            continue
        for part in () if cells[-1] == "_" else re.findall(r"\(\d+\)|\(\d+|\d+\)", cells[-1]):
            number = part.strip("()")
            if part.startswith("("):
                opened[number].append(at)
            if part.endswith(")"):
                clusters[number].add((opened[number].pop(), at + 1))
        at += 1
    assert at == len(document.tokens), f"{path}: {at} tokens, GUM has {len(document.tokens)}"
    kept = []
    for spans in clusters.values():
        types = [document.types[s] for s in spans if s in document.types]
        if types and 2 * sum(t in GOLD_TYPES for t in types) > len(types):
            kept.append(frozenset(spans))
    return kept


def found_clusters(record, document):
    actors = {a["id"] for a in record.get("actors", []) if a["type"] in FOUND_TYPES}
    clusters = collections.defaultdict(set)
    for m in record.get("mentions", []):
        if m["actor"] not in actors:
            continue
        inside = [i for i, (b, e) in enumerate(document.tokens) if b < m["span"][1] and m["span"][0] < e]
        if inside:
            clusters[m["actor"]].add((inside[0], inside[-1] + 1))
    return [frozenset(c) for c in clusters.values() if len(c) > 1]


def by_head(found, gold, document):
    """The found clusters with their mentions moved to the gold mentions that they stand for."""
    all_gold = sorted({s for c in gold for s in c}, key=lambda s: s[1] - s[0])

    def stands_for(span):
        return next((g for g in all_gold if g[0] <= span[0] and span[1] <= g[1] and span[0] <= document.head(g) < span[1]), span)
    moved, taken = [], set()
    for cluster in found:
        kept = frozenset(m for m in map(stands_for, cluster) if m not in taken)
        taken |= kept
        if len(kept) > 1:
            moved.append(kept)
    return moved


def muc(key, other):
    """Sum of right links and of links of the key's clusters."""
    where = {m: i for i, c in enumerate(other) for m in c}
    right = sum(len(c) - len({where.get(m, ("alone", m)) for m in c}) for c in key)
    return right, sum(len(c) - 1 for c in key)


def b_cubed(key, other):
    where = {m: c for c in other for m in c}
    return sum(len(c & where.get(m, frozenset())) / len(c) for c in key for m in c), sum(map(len, key))


def ceaf_e(gold, found):
    """phi 4 of the best assignment."""
    if not gold or not found:
        return 0.0
    similar = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    return float(similar[linear_sum_assignment(-similar)].sum())


def figures(pairs):
    """{metric: (precision, recall, F1)} over all documents."""
    sums = collections.Counter()
    for gold, found in pairs:
        for name, metric in (("MUC", muc), ("B3", b_cubed)):
            for side, parts in (("recall", metric(gold, found)), ("precision", metric(found, gold))):
                sums[name, side, 0] += parts[0]
                sums[name, side, 1] += parts[1]
        phi = ceaf_e(gold, found)
        for side, clusters in (("recall", gold), ("precision", found)):
            sums["CEAF-e", side, 0] += phi
            sums["CEAF-e", side, 1] += len(clusters)
    out = {}
    for name in ("MUC", "B3", "CEAF-e"):
        p, r = (sums[name, side, 0] / max(1, sums[name, side, 1]) for side in ("precision", "recall"))
        out[name] = (p, r, 2 * p * r / max(1e-9, p + r))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"), ap.add_argument("folder", type=pathlib.Path), ap.add_argument("conllu", nargs="+")
    ap.add_argument("--profile", default="fast")
    args = ap.parse_args()
    documents = {name: d for name, d in documents_of(args.conllu).items() if name in DOCUMENTS}
    lines = "".join(json.dumps({"id": name, "text": d.text}) + "\n" for name, d in documents.items())
    out = subprocess.run([args.program, "analyze", "-", "--profile", args.profile], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    records = {r["id"]: r for r in map(json.loads, out.stdout.splitlines())}
    exact, heads = [], []
    for name, document in documents.items():
        gold = gold_clusters(args.folder / (name + ".conll"), document)
        found = found_clusters(records[name], document)
        exact.append((gold, found))
        heads.append((gold, by_head(found, gold, document)))
    for title, pairs in (("exact", exact), ("by head", heads)):
        rows = figures(pairs)
        for name, (p, r, f) in rows.items():
            print(f"{title:9}{name:8} precision {p:.3f} recall {r:.3f} F1 {f:.3f}")
        print(f"{title:9}{'mean F1':8} {sum(f for *_, f in rows.values()) / 3:.3f}")
    gold = [c for g, _ in exact for c in g]
    print(len(documents), "documents,", len(gold), "clusters,", sum(map(len, gold)), "mentions")


if __name__ == "__main__":
    main()
