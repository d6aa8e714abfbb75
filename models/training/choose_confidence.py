#!/usr/bin/env python3
"""From which confidence a card is shown: of ten cards at least nine real attributions with the right holder.

usage: choose_confidence.py SCORER GOLD.jsonl RECORDS.jsonl [--at SHARE]

SCORER is score_attributions.py, whose pairing is used: a card is right where its relation is paired with a gold one and the
sources overlap by half of their union. Nested relations are left out, as the scorer does: the gold has one role a token.
RECORDS are those of `sayso analyze` on the same articles. Prints a row for each confidence, and the smallest from which on the
share holds; it becomes kShownConfidence in pipeline/report/html.h. Needs nothing but Python.
"""
import argparse
import importlib.util

STEPS = [i / 100 for i in range(10, 100, 2)]


def module(path):
    spec = importlib.util.spec_from_file_location("scorer", path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def judged(scorer, gold_path, records_path):
    """(confidence, right) of each predicted relation, and the number of gold ones."""
    records, cards, gold_count = scorer.records(records_path), [], 0
    for d in scorer.read(gold_path):
        annotated = d["annotations"][0]["attributions"] if d.get("annotations") else d.get("attributions", [])
        gold = scorer.top(scorer.relations(d["text"], annotated))
        found = scorer.top(scorer.relations(d["text"], records.get(d["id"], {}).get("attributions"), d["id"]))
        right = {id(p) for g, p in scorer.pair(gold, found) if scorer.iou(g["chars"]["source"], p["chars"]["source"]) >= 0.5}
        cards += [(p["raw"]["confidence"], id(p) in right) for p in found]
        gold_count += len(gold)
    return cards, gold_count


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("scorer"), ap.add_argument("gold"), ap.add_argument("records")
    ap.add_argument("--at", type=float, default=0.9, help="the share that has to be right")
    args = ap.parse_args()
    cards, gold_count = judged(module(args.scorer), args.gold, args.records)
    chosen = None
    print(f"{'confidence':>10}{'shown':>8}{'right':>8}{'share':>8}{'of gold':>9}")
    for step in [0.0] + STEPS:
        shown = [right for confidence, right in cards if confidence >= step]
        if not shown:
            break
        share = sum(shown) / len(shown)
        if share < args.at:
            chosen = None
        elif chosen is None:
            chosen = step
        print(f"{step:10.2f}{len(shown):8d}{sum(shown):8d}{share:8.4f}{sum(shown) / max(1, gold_count):9.4f}")
    print(f"smallest from which on {args.at:.0%} are right: {chosen}")


if __name__ == "__main__":
    main()
