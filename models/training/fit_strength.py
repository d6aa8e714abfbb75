#!/usr/bin/env python3
"""Fit the weights of commitment, strength score and levels on the labelled relations.

usage: fit_strength.py PROGRAM CORPORA_FOLDER OUTPUT_FOLDER [--fold WEIGHTS IDS]... [--only N]

Reads strength/train.jsonl and polnear/train.jsonl of the folder. PROGRAM is a built sayso: `PROGRAM label FILE --features`
gives the features of the gold relations, with --predicted those of the relations that it finds, so that no feature is
computed twice over. Writes weights.txt and commitment.txt (pipeline/strength/weights.cpp reads them) and prints what five
folds by article give. --only N: the first N labelled relations of a fixed shuffle, for a learning curve.

--fold WEIGHTS IDS, once for each part of the articles: weights of an extractor that was trained without the articles whose ids stand
in IDS, one a line. All labelled articles must be in one of them; each is read with the weights that have not seen it, so that the score, the
chances of the levels and the intervals are fitted on predictions out of fold. Without it the program's own weights read all, which have
been trained on the articles: what is fitted then takes them for better than they are.

Commitment: multinomial logistic regression over named features, one penalty for all weights.
Score: cross entropy of logistic(logit) against verifiability / 100, on the program's own labels of gold and of found spans, the
commitment from the folds, within the bounds of strength_bounds.py at every step.
Levels: cumulative logits with a spread of their own for each source, description, relay and kind, on the found relations.
Interval: the 80 % quantile of |logit - reader's logit| out of fold, by source type, shrunk to that of all.
numpy only; the same bytes at every run of one machine.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import tempfile

import numpy as np

import strength_fits as fits

COMMITMENTS = ("certain", "assert", "distanced", "hedged", "attitude")
FOLDS = 5


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def features(program, documents, *options):
    """{article: [relation, ...]} as `sayso label --features` prints them."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(d) + "\n" for d in documents)
        file.flush()
        lines = subprocess.run([program, "label", file.name, "--features", *options], check=True, capture_output=True).stdout
    out = collections.defaultdict(list)
    for line in lines.decode("utf8").splitlines():
        relation = json.loads(line)
        out[relation["doc"]].append(relation)
    return out


def characters(spans):
    return {c for b, e in spans for c in range(b, e)}


def overlap(a, b):
    a, b = characters(a), characters(b)
    return len(a & b) / len(a | b) if a | b else 1.0


def partner(gold, found):
    """The found relation with the nearest cue, or content where one has no cue; none where nothing is near."""
    def near(r):
        if gold["cue"] and r["cue"]:
            return 1 + overlap(gold["cue"], r["cue"]) if characters(gold["cue"]) & characters(r["cue"]) else 0
        share = overlap(gold["content"], r["content"])
        return share if share >= 0.5 else 0
    best = max(found, key=near, default=None)
    return best if best is not None and near(best) else None


def parts_of(documents, folds):
    """[(options of the program, its documents)]: one part a fold, or all of them under the program's own weights."""
    if not folds:
        return [((), documents)]
    out, seen = [], set()
    for weights, ids in folds:
        own = set(pathlib.Path(ids).read_text(encoding="utf-8").split())
        if own & seen:
            raise SystemExit(f"{ids}: an article stands in two folds")
        seen |= own
        out.append((("--model", weights), [d for d in documents if d["id"] in own]))
    left = {d["id"] for d in documents} - seen
    if left:
        raise SystemExit(f"{len(left)} labelled articles are in no fold, {min(left)} among them")
    return out


def load(program, folder, folds=()):
    """One (item, gold relation's features, found relation's features or None) a labelled relation."""
    items = read(folder / "strength" / "train.jsonl")
    wanted = {item["doc"] for item in items}
    documents = [d for d in read(folder / "polnear" / "train.jsonl") if d["id"] in wanted]
    gold, found = {}, collections.defaultdict(list)
    for options, own in parts_of(documents, folds):
        gold |= features(program, own, *options)
        found |= features(program, own, "--predicted", *options)
    by_id = {(r["doc"], r["relation"]): r for doc in gold.values() for r in doc}
    rows = []
    for item in items:
        relation = by_id[item["doc"], item["relation"]]
        rows.append((item, relation, partner(relation, found[item["doc"]])))
    print(f"found: {sum(r is not None for _, _, r in rows) / len(rows):.3f} of {len(rows)} labelled relations")
    return rows


def folds_of(rows):
    """A fold for each row; one article's rows share theirs."""
    documents = sorted({item["doc"] for item, _, _ in rows})
    np.random.default_rng(1).shuffle(documents)
    number = {d: i % FOLDS for i, d in enumerate(documents)}
    return np.array([number[item["doc"]] for item, _, _ in rows])


def commitments(rows, fold):
    """Out-of-fold commitments of the gold spans and of the found ones, and the weights on all rows."""
    y = np.array([COMMITMENTS.index(item["labels"]["commitment"]) for item, _, _ in rows])
    names = [r["cue_features"] for _, r, _ in rows]
    out = {"gold": [None] * len(rows), "found": [None] * len(rows)}
    for k in range(FOLDS):
        inside = np.flatnonzero(fold != k)
        model = fits.fit_labels([names[i] for i in inside], y[inside], len(COMMITMENTS))
        for i in np.flatnonzero(fold == k):
            _, relation, other = rows[i]
            out["gold"][i] = COMMITMENTS[int(np.argmax(fits.label_scores(model, relation["cue_features"])))]
            out["found"][i] = other and COMMITMENTS[int(np.argmax(fits.label_scores(model, other["cue_features"])))]
    want = [COMMITMENTS[c] for c in y]
    rules = [next(n for n in f if n.startswith("rule.commitment=")).split("=")[1] for f in names]
    print(f"commitment, {len(rows)} relations, gold spans, out of fold: {fits.accuracy(want, out['gold']):.3f} "
          f"f1 {fits.macro_f1(want, out['gold']):.3f}; rules, written with these in view: {fits.accuracy(want, rules):.3f} "
          f"f1 {fits.macro_f1(want, rules):.3f}")
    return out, fits.fit_labels(names, y, len(COMMITMENTS))


def matrix(rows, commitment):
    """Rows of terms of all graded relations, gold spans first, then found ones."""
    parts = []
    for where in ("gold", "found"):
        for i, (item, gold, found) in enumerate(rows):
            relation = gold if where == "gold" else found
            if item["level"] is None or relation is None or not relation["terms"]:
                continue
            terms = [f"commitment: {commitment[where][i]}" if t.startswith("commitment: ") else t for t in relation["terms"]]
            parts.append((i, where, terms, min(0.98, max(0.02, item["verifiability"] / 100)), item["level"]))
    return parts


def write(folder, score, labels):
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / "weights.txt", "w", encoding="utf-8") as out:
        out.write("# Strength: name, TAB, logit, TAB, spread, TAB, slip, TAB, half of the interval. Made by fit_strength.py.\n")
        out.write(f"intercept\t{score.intercept:.4f}\nspread\t{score.spread0:.4f}\n")
        out.write("borders\t" + "\t".join(f"{b:.4f}" for b in score.borders) + "\n")
        out.write(f"slip\t{score.slip0:.4f}\t" + "\t".join(f"{q:.4f}" for q in score.slips) + "\n")
        for name, *row in zip(score.names, score.weights, score.spread, score.slip, score.reach):
            out.write(name + "".join(f"\t{x + 0.0:.4f}".replace("-0.0000", "0.0000") for x in row) + "\n")
    with open(folder / "commitment.txt", "w", encoding="utf-8") as out:
        out.write("# Commitment: name, TAB, " + ", TAB, ".join(COMMITMENTS) + ". Made by fit_strength.py.\n")
        for name, row in labels:
            out.write(name + "".join(f"\t{x:.3f}" for x in row) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"), ap.add_argument("corpora", type=pathlib.Path), ap.add_argument("output", type=pathlib.Path)
    ap.add_argument("--fold", nargs=2, action="append", default=[], metavar=("WEIGHTS", "IDS"))
    ap.add_argument("--only", type=int)
    args = ap.parse_args()
    rows = load(args.program, args.corpora, args.fold)
    if args.only:
        rows = [rows[i] for i in np.random.default_rng(2).permutation(len(rows))[:args.only]]
    fold = folds_of(rows)
    commitment, labels = commitments(rows, fold)
    parts = matrix(rows, commitment)
    data = fits.ScoreData(parts, fold)
    data.report()
    write(args.output, data.fit(np.ones(len(parts), bool), reach=data.reach()), labels)


if __name__ == "__main__":
    main()
