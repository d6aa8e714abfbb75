#!/usr/bin/env python3
"""What the card of the strength weights says of the levels: recall of each, reliability, calibration error, cover of the interval.

usage: report_strength.py LABELS.jsonl CORPUS.jsonl PREDICTED.jsonl

LABELS, CORPUS and PREDICTED as score_strength.py takes them: labelled relations, the articles that they point into, and the records of
`sayso analyze` (end to end) or `sayso label` (gold spans). A labelled relation's partner is the found one with the nearest cue, or
content. Brackets: 95 % of 2,000 resamples of the articles. numpy only.
"""
import collections
import math
import sys

import numpy as np

from fit_strength import partner, read

LEVELS = ("A0", "A1", "A2", "A3", "A4")
RESAMPLES, BINS = 2000, 10


def spans(relation):
    return {"raw": relation, **{role: [tuple(s) for s in (relation.get(role) or {}).get("spans") or []] for role in ("source", "cue", "content")}}


def load(labels, corpus, predicted):
    """(article, item, strength or None) of every labelled relation with a gold level that was found."""
    gold = {d["id"]: {a["id"]: a for a in d["annotations"][0]["attributions"]} for d in read(corpus)}
    found = {r["id"]: [spans(a) for a in r.get("attributions", [])] for r in read(predicted)}
    rows, graded = [], collections.Counter()
    for item in read(labels):
        if item["level"] is None:
            continue
        graded[item["level"]] += 1
        other = partner(gold[item["doc"]][item["relation"]], found.get(item["doc"], []))
        if other is not None:
            rows.append((item["doc"], item, other["raw"]["strength"]))
    return rows, graded


def calibration_error(sure, right):
    bins = np.minimum(BINS - 1, (sure * BINS).astype(int))
    return sum(abs((sure[bins == b] - right[bins == b]).sum()) for b in range(BINS)) / len(sure)


def main():
    rows, graded = load(*sys.argv[1:4])
    print(f"{sum(graded.values())} labelled relations with a level, {len(rows)} found")
    for level in range(len(LEVELS)):
        own = [s for _, item, s in rows if item["level"] == level]
        right = sum(bool(s) and s["level"] == LEVELS[level] for s in own)
        by_rule = sum(bool(s) and s["rule"] == LEVELS[level] for s in own)
        print(f"recall of {LEVELS[level]}: {right / len(own):.2f} of {len(own)} found (by rule {by_rule / len(own):.2f}), "
              f"{right / graded[level]:.2f} of all {graded[level]}")
    given = [(doc, item, s) for doc, item, s in rows if s]
    sure = np.array([s["levels"][s["level"]] for _, _, s in given])
    right = np.array([float(s["level"] == LEVELS[item["level"]]) for _, item, s in given])
    differ = sum(s["level"] != s["rule"] for _, _, s in given)
    print(f"level {right.mean():.3f}, by rule {np.mean([s['rule'] == LEVELS[i['level']] for _, i, s in given]):.3f}, differ in {differ}")
    for b in range(BINS):
        inside = np.minimum(BINS - 1, (sure * BINS).astype(int)) == b
        if inside.any():
            print(f"chance {b / BINS:.1f} to {(b + 1) / BINS:.1f}: {inside.sum():4} relations, mean chance {sure[inside].mean():.3f}, "
                  f"right {right[inside].mean():.3f}")
    by_article = collections.defaultdict(list)
    for i, (doc, _, _) in enumerate(given):
        by_article[doc].append(i)
    articles, random, draws = list(by_article.values()), np.random.default_rng(1), []
    for _ in range(RESAMPLES):
        picked = np.concatenate([articles[k] for k in random.integers(0, len(articles), len(articles))])
        draws.append(calibration_error(sure[picked], right[picked]))
    low, high = np.quantile(draws, (0.025, 0.975))
    print(f"ece {calibration_error(sure, right):.3f} ({low:.3f} to {high:.3f})")
    inside = [s["interval"][0] <= item["verifiability"] / 100 <= s["interval"][1] for _, item, s in given]
    wide = [s["interval"][1] - s["interval"][0] for _, _, s in given]
    misses = [s["score"] - item["verifiability"] / 100 for _, item, s in given]
    print(f"interval: holds {np.mean(inside):.3f} of the readers' figures, {np.mean(wide):.2f} wide; rmse "
          f"{math.sqrt(np.mean(np.square(misses))):.4f}")


if __name__ == "__main__":
    main()
