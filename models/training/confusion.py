#!/usr/bin/env python3
"""How often each label is given for each true one: the tables by which `sayso report` corrects its rates.

usage: confusion.py --population TEXT --of PREDICTED.jsonl CORPUS.jsonl [LABELS.jsonl] [--of ...] > confusion.json

Counts of several --of are added. PREDICTED: records of `sayso analyze` over CORPUS. CORPUS: articles with gold relations that carry their labels (corpora/sample,
world/dev), or, with LABELS, articles whose relations LABELS labels by reference (strength/dev). A gold relation's partner is the found
one with the nearest cue, or content where one has no cue; gold relations without a partner are left out and counted on standard
error: the tables are of labels alone, and not of what is missed or made up. Needs nothing but Python.
"""
import argparse
import collections
import json
import sys

TYPES = ("person_named", "organization_named", "media_named", "document_named", "person_unnamed", "group_unnamed", "media_unnamed",
         "document_unnamed", "author", "none")
LABELS = {
    "source_type": TYPES,
    "anonymous": ("anonymous", "other"),
    "explicit": ("explicit", "no"),
    "commitment": ("certain", "assert", "distanced", "hedged", "attitude"),
    "level": ("A0", "A1", "A2", "A3", "A4", "no_level"),
}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def characters(spans):
    return {c for b, e in spans for c in range(b, e)}


def spans(relation, role):
    value = relation.get(role) or []
    return value.get("spans") or [] if isinstance(value, dict) else value


def partner(gold, found):
    """The found relation with the nearest cue, or content where one has no cue; none where nothing is near."""
    def share(role, other):
        a, b = characters(spans(gold, role)), characters(spans(other, role))
        return len(a & b) / len(a | b) if a | b else 0

    def near(other):
        if spans(gold, "cue") and spans(other, "cue"):
            return 1 + share("cue", other) if share("cue", other) else 0
        return share("content", other) if share("content", other) >= 0.5 else 0
    best = max(found, key=near, default=None)
    return best if best is not None and near(best) else None


def is_anonymous(kind, described):
    """As is_anonymous() of pipeline/survey/counts.h."""
    return "anonymous" if kind in ("person_unnamed", "group_unnamed", "media_unnamed") and described != "voice" else "other"


def level_name(level):
    return "no_level" if level is None else level if isinstance(level, str) else f"A{level}"


def of_gold(labels, level):
    return {"source_type": labels["source_type"], "anonymous": is_anonymous(labels["source_type"], labels.get("described")),
            "explicit": labels["anonymity"], "commitment": labels["commitment"], "level": level}


def of_found(relation):
    source, strength = relation["source"], relation["strength"]
    return {"source_type": source["type"], "anonymous": is_anonymous(source["type"], source["described"]),
            "explicit": relation["anonymity"], "commitment": relation["commitment"], "level": level_name(strength and strength["level"])}


def gold_relations(corpus, labels):
    """(article, relation with spans, its labels)."""
    articles = {d["id"]: d["annotations"][0]["attributions"] for d in read(corpus)}
    if labels is None:
        for doc, relations in articles.items():
            for r in relations:
                yield doc, r, of_gold(r, None)
        return
    for item in read(labels):
        relation = next(r for r in articles[item["doc"]] if r["id"] == item["relation"])
        yield item["doc"], relation, of_gold(item["labels"], level_name(item["level"]))


def count(predicted, corpus, labels, counts):
    """Adds to the counts; (gold relations, those without a partner)."""
    found = {r["id"]: r.get("attributions", []) for r in read(predicted)}
    all_relations = missed = 0
    for doc, relation, truth in gold_relations(corpus, labels):
        all_relations += 1
        other = partner(relation, found.get(doc, []))
        if other is None:
            missed += 1
            continue
        given = of_found(other)
        for table in LABELS:
            if truth[table] is not None:
                counts[table][truth[table]][given[table]] += 1
    return all_relations, missed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--population", required=True)
    arguments.add_argument("--of", nargs="+", action="append", required=True)
    a = arguments.parse_args()
    counts = {table: {truth: collections.Counter() for truth in labels} for table, labels in LABELS.items()}
    for predicted, corpus, *labels in a.of:
        print("{} gold relations, {} without a partner".format(*count(predicted, corpus, labels[0] if labels else None, counts)),
              file=sys.stderr)
    # A rate cannot be corrected by a table that has no example of it.
    tables = {table: {"labels": list(labels), "rows": {t: [counts[table][t][g] for g in labels] for t in labels}}
              for table, labels in LABELS.items() if sum(1 for t in labels if counts[table][t]) > 1}
    print(in_lines({"population": a.population, "tables": tables}))


def in_lines(value, indent=""):
    """JSON with a line for each list."""
    if not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    deeper = indent + "  "
    return "{\n" + ",\n".join(f"{deeper}{json.dumps(k)}: {in_lines(v, deeper)}" for k, v in value.items()) + f"\n{indent}}}"


if __name__ == "__main__":
    main()
