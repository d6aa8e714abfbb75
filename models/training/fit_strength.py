#!/usr/bin/env python3
"""Fit the weights of the strength score on labelled verifiability.

usage: fit_strength.py CORPORA_FOLDER [OUTPUT]

Reads strength/train.jsonl and polnear/train.jsonl of the folder; writes weights.txt (pipeline/strength/score.cpp reads it).
The features are those of pipeline/strength/features.cpp on the gold labels and spans. Loss: cross entropy of
logistic(logit) against verifiability / 100, with a small penalty on large weights. Kept at every step (projection):
  - a level is worth at least 2 x SLACK more than the one below, and source types differ by at most SLACK each way, so that
    no choice of source, description, relay and kind with a higher level scores lower, all else equal;
  - a named source is worth no less than the unnamed one of its sort; marks around the words, a fuller name and a role are
    worth no less than none; asking for anonymity is worth no more than not.
Standard library only; the same bytes at every run.
"""
import json
import math
import os
import re
import sys

SLACK = 0.2  # logit; chosen by three-fold cross-validation on the training items
STEPS, RATE, PENALTY = 3000, 0.5, 0.002
BASE = {"person_named": 4, "organization_named": 3, "document_named": 3, "media_named": 2, "none": 0}
PAIRS = [("person_named", "person_unnamed"), ("organization_named", "group_unnamed"), ("media_named", "media_unnamed"),
         ("document_named", "document_unnamed"), ("person_named", "none"), ("organization_named", "person_unnamed"),
         ("person_named", "group_unnamed")]
TITLES = {"dr", "gen", "gov", "governor", "mr", "mrs", "ms", "president", "rep", "sen", "senator", "sir"}
SMALL = {"and", "del", "der", "herself", "himself", "the", "van", "von", "who"}
PRONOUN = {"he", "she", "they", "who", "i", "his", "her"}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def levels(labels):
    """The level after each step of the rule: source, description, relay, kind."""
    source = BASE.get(labels["source_type"], 1)
    described = labels.get("described") or "no"
    after = source
    if source < 2 and described != "no":
        after = 3 if described == "voice" and source else 2
    relay = after
    if after and labels["relay"] == "via_named":
        relay = max(2, after - 1)
    elif after and labels["relay"] == "via_unnamed":
        relay = max(1, after - 2)
    kind = max(1, relay - 1) if relay and labels["kind"] in ("belief", "intention", "perception") else relay
    return kind


def directness(text, spans):
    inside = total = 0
    for b, e in spans:
        quoted = False
        for piece in re.findall(r"''|[“”\"]|\w", text[b:e]):
            if piece == "“":
                quoted = True
            elif piece == "”":
                quoted = False
            elif piece in ('"', "''"):
                quoted = not quoted
            else:
                total += 1
                inside += quoted
    if inside == 0:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def source_look(source):
    """(name form, role) of a named person's source span."""
    words = re.findall(r"[^\W\d_]+|,", source)
    if len(words) == 1 and words[0].lower() in PRONOUN:
        return None, False
    longest = run = 0
    lower_word = False
    for word in words:
        if word == ",":
            run = 0
        elif word[0].isupper():
            if word.lower() not in TITLES:
                run += 1
                longest = max(longest, run)
        else:
            run = 0
            lower_word = lower_word or (len(word) >= 3 and word not in SMALL)
    return (None if longest == 0 else "name: short" if longest == 1 else "name: full"), longest > 0 and lower_word


def features(item, relation, text):
    labels = item["labels"]
    names = ["intercept", "source: " + labels["source_type"], "commitment: " + labels["commitment"],
             "polarity: " + labels["polarity"], "directness: " + directness(text, relation["content"]),
             "anonymity: " + labels["anonymity"]]
    names += [f"level: A{n}" for n in range(1, levels(labels) + 1)]  # each step up adds its gap
    if labels["source_type"] == "person_named":
        form, role = source_look(" ".join(text[b:e] for b, e in relation["source"]))
        names += [form] * (form is not None) + ["role: given"] * role
    return [n for n in names if n not in ("commitment: assert", "polarity: affirm", "directness: indirect", "anonymity: no")]


def project(w):
    for name in w:
        if name.startswith("source: "):
            w[name] = min(SLACK, max(-SLACK, w[name]))
        elif name.startswith("level: "):
            w[name] = max(2 * SLACK, w[name])
        elif name.startswith(("name: ", "role: ", "directness: ")):
            w[name] = max(0.0, w[name])
        elif name.startswith("anonymity: "):
            w[name] = min(0.0, w[name])
    ordered = [("source: " + a, "source: " + b) for a, b in PAIRS]
    ordered += [("name: full", "name: short"), ("directness: direct", "directness: mixed")]
    for _ in range(4):  # pairs share members: a few rounds settle them
        for more, less in ordered:
            if more in w and less in w and w[more] < w[less]:
                w[more] = w[less] = (w[more] + w[less]) / 2


def fit(rows):
    names = sorted({n for f, _ in rows for n in f})
    w = {n: 0.0 for n in names}
    project(w)
    for _ in range(STEPS):
        gradient = {n: 0.0 for n in names}
        for f, y in rows:
            p = 1 / (1 + math.exp(-sum(w[n] for n in f)))
            for n in f:
                gradient[n] += p - y
        for n in names:
            penalty = 0.0 if n == "intercept" else PENALTY * w[n]
            w[n] -= RATE * (gradient[n] / len(rows) + penalty)
        project(w)
    return w


def main():
    folder = sys.argv[1]
    here = os.path.dirname(os.path.abspath(__file__))
    output = sys.argv[2] if len(sys.argv) > 2 else os.path.join(here, "..", "strength", "1", "weights.txt")
    documents = {d["id"]: d for d in read(os.path.join(folder, "polnear", "train.jsonl"))}
    rows = []
    for item in read(os.path.join(folder, "strength", "train.jsonl")):
        if item["level"] is None:
            continue
        document = documents[item["doc"]]
        relation = next(r for r in document["annotations"][0]["attributions"] if r["id"] == item["relation"])
        rows.append((features(item, relation, document["text"]), min(0.99, max(0.01, item["verifiability"] / 100))))
    w = fit(rows)
    squares = [(1 / (1 + math.exp(-sum(w[n] for n in f))) - y) ** 2 for f, y in rows]
    print(f"{len(rows)} items, RMSE on them {math.sqrt(sum(squares) / len(squares)):.4f}", file=sys.stderr)
    worth, total = {"level: A0": 0.0}, 0.0
    for n in range(1, 5):
        total += w.pop(f"level: A{n}")
        worth[f"level: A{n}"] = total
    with open(output, "w", encoding="utf-8") as out:
        out.write("# Weights of the strength score: name, TAB, value (logit). Made by models/training/fit_strength.py; do not edit.\n")
        for name, value in sorted({**w, **worth}.items()):
            out.write(f"{name}\t{value:.4f}\n")


if __name__ == "__main__":
    main()
