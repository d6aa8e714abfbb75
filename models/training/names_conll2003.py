"""Names on CoNLL-2003 (four types, its own tokens): precision, recall and F1 of exact spans with their type.

usage: names_conll2003.py SAYSO TOKENS.tsv [--profile NAME]      (ner/conll2003/dev.tsv of the shared corpora)

The tokens of a sentence are written with single spaces, a sentence a paragraph; -DOCSTART- parts the articles. The record's names are put back on those tokens; a name that begins or ends inside a token takes the whole token. Types:
person PER; organization and media ORG; place and facility LOC; group, event, product, document and misc MISC; dates and money are none.
A leading "the" is no part of a name in either. Needs nothing but Python.
"""

import argparse
import collections
import json
import subprocess

TYPES = {"person": "PER", "organization": "ORG", "media": "ORG", "place": "LOC", "facility": "LOC", "group": "MISC",
         "event": "MISC", "product": "MISC", "document": "MISC", "misc": "MISC"}


def articles_of(path):
    """Lists of sentences, which are lists of (token, tag)."""
    articles = [[[]]]
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("-DOCSTART-"):
                articles.append([[]])
            elif line.strip():
                articles[-1][-1].append(tuple(line.rstrip("\n").split("\t")[:2]))
            elif articles[-1][-1]:
                articles[-1].append([])
    return [a for a in ([s for s in article if s] for article in articles) if a]


def article_of(sentences):
    """The text, and the offsets of each of its tokens."""
    text, places = "", []
    for sentence in sentences:
        for token, _ in sentence:
            places.append((len(text), len(text) + len(token)))
            text += token + " "
        text = text[:-1] + "\n\n"
    return text, places


def gold_names(tags):
    """{(first token, end, type)} of BIO tags; I- after another type begins a name too."""
    out, begin = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if begin is not None and (tag[0] != "I" or tag[2:] != tags[begin][2:]):
            out.add((begin, i, tags[begin][2:]))
            begin = None
        if tag != "O" and begin is None:
            begin = i
    return out


def predicted_names(record, places, tokens):
    out = set()
    for m in record.get("mentions", []):
        kind = TYPES.get(m["type"])
        inside = [i for i, (b, e) in enumerate(places) if b < m["span"][1] and m["span"][0] < e] if m["kind"] == "name" and kind else []
        if len(inside) > 1 and tokens[inside[0]].lower() == "the":
            inside = inside[1:]
        if inside:
            out.add((inside[0], inside[-1] + 1, kind))
    return out


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"), ap.add_argument("tokens"), ap.add_argument("--profile", default="fast")
    args = ap.parse_args()
    parts = articles_of(args.tokens)
    texts = [article_of(part) for part in parts]
    lines = "".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, (text, _) in enumerate(texts))
    out = subprocess.run([args.program, "analyze", "-", "--profile", args.profile], input=lines.encode(), stdout=subprocess.PIPE, check=True)
    records = {r["id"]: r for r in map(json.loads, out.stdout.splitlines())}
    counts = collections.Counter()
    for i, part in enumerate(parts):
        tokens, tags = zip(*(pair for sentence in part for pair in sentence))
        gold, found = gold_names(tags), predicted_names(records[str(i)], texts[i][1], tokens)
        for name, group in (("gold", gold), ("found", found), ("right", gold & found)):
            for *_, kind in group:
                counts[kind, name] += 1
                counts["all", name] += 1
        counts["all", "spans"] += len({g[:2] for g in gold} & {f[:2] for f in found})
    print(f"{'':6}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}")
    for kind in ("PER", "ORG", "LOC", "MISC", "all"):
        gold, found, right = (counts[kind, n] for n in ("gold", "found", "right"))
        print(f"{kind:6}{right / max(1, found):10.3f}{right / max(1, gold):10.3f}{2 * right / max(1, gold + found):10.3f}{gold:8}")
    gold, found, right = (counts["all", n] for n in ("gold", "found", "spans"))
    print(f"spans without their type: F1 {2 * right / max(1, gold + found):.3f}; {len(parts)} articles")


if __name__ == "__main__":
    main()
