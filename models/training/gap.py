"""Pronouns to names on GAP: how often the pronoun's actor is the actor of A, or of B.

usage: gap.py SAYSO GAP.tsv [--profile NAME]      (coref/gap of the shared corpora: gap-validation.tsv to tune, gap-development.tsv to report)

Each snippet goes through the program as an article of its own, from raw text. The record's mention that covers the pronoun gives
its actor; A and B have the actor of a mention that overlaps them. A name counts as claimed where both are the same actor. Precision,
recall and F1 are over the two names of all snippets, as in GAP's own scorer, for all and by gender.
Needs nothing but Python.
"""

import argparse
import collections
import csv
import json
import subprocess

FEMALE = {"she", "her", "hers", "herself"}


def actor_at(mentions, begin, end, kind=None):
    """The actor of the mention with the largest overlap; None where there is none."""
    best = max((m for m in mentions if m["actor"] and (kind is None or m["kind"] == kind)),
               key=lambda m: min(end, m["span"][1]) - max(begin, m["span"][0]), default=None)
    if best is None or min(end, best["span"][1]) <= max(begin, best["span"][0]):
        return None
    return best["actor"]


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def records_of(program, rows, profile):
    """{ID: record} of one run."""
    lines = "".join(json.dumps({"id": row["ID"], "text": row["Text"]}) + "\n" for row in rows)
    out = subprocess.run([program, "analyze", "-", "--profile", profile], input=lines.encode(), stdout=subprocess.PIPE, check=True).stdout
    return {record["id"]: record for record in map(json.loads, out.splitlines())}


def counts_of(rows, records):
    """Counter of (group, "tp" | "fp" | "fn" | "tn")."""
    counts = collections.Counter()
    for row in rows:
        mentions = records[row["ID"]].get("mentions", [])
        at = int(row["Pronoun-offset"])
        actor = actor_at(mentions, at, at + len(row["Pronoun"]), "pronoun")
        group = "female" if row["Pronoun"].lower() in FEMALE else "male"
        for name in "AB":
            begin = int(row[name + "-offset"])
            claimed = actor is not None and actor == actor_at(mentions, begin, begin + len(row[name]), "name")
            right = row[name + "-coref"] == "TRUE"
            counts[group, ("t" if claimed == right else "f") + ("p" if claimed else "n")] += 1
    return counts


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"), ap.add_argument("snippets"), ap.add_argument("--profile", default="fast")
    args = ap.parse_args()
    rows = rows_of(args.snippets)
    counts = counts_of(rows, records_of(args.program, rows, args.profile))
    print(f"{'':10}{'precision':>10}{'recall':>10}{'F1':>10}")
    for group, parts in (("female", ["female"]), ("male", ["male"]), ("all", ["female", "male"])):
        tp, fp, fn = (sum(counts[part, kind] for part in parts) for kind in ("tp", "fp", "fn"))
        precision, recall = tp / max(1, tp + fp), tp / max(1, tp + fn)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{group:10}{precision:10.3f}{recall:10.3f}{f1:10.3f}")
    print(len(rows), "snippets")


if __name__ == "__main__":
    main()
