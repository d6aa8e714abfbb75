#!/usr/bin/env python3
"""Build the sample corpus: articles/<id>.txt and articles/<id>.json -> gold.jsonl and brat/.

usage: build.py            check every article, write gold.jsonl and brat/
       build.py --check    write nothing; exit 1 where an article is wrong or a written file is not what would be written
       build.py ID...      check these articles only, write nothing

README.md says what the .json holds. Errors go to stderr, one a line: file, place, reason.
The same input gives the same bytes.
"""
import json
import re
import sys
from pathlib import Path

import brat_format
from labels import CLASSES, ENUMS, FIRMNESS, ICD203, KINDS, NAMED, TYPES, level

HERE = Path(__file__).resolve().parent
MARKS = set("\"'“”‘’„‚«»")
PRONOUN = re.compile(r"(he|she|they|it|i|we|you|who|which|that|this|his|her|hers|their|its|him|them|us|me|our|my|those|"
                     r"these|himself|herself)", re.I)
METADATA = ("id", "title", "outlet", "country", "author", "published", "lang", "genre")
RELATION = ("id", "parent", "zone", "source", "cue", "content", "source_type", "described", "actor", "anonymity",
            "anonymity_grant", "directness", "kind", "commitment", "polarity", "relay", "level", "verifiability", "chain",
            "continues", "responsibility")
WORDS = (250, 700)


class Article:
    """One article on its way to gold: its text, its paragraphs, and the errors found so far."""

    def __init__(self, name):
        self.id, self.errors, self.data, self.text = name, [], None, ""
        try:
            self.text = (HERE / "articles" / f"{name}.txt").read_bytes().decode("utf-8")
            self.data = json.loads((HERE / "articles" / f"{name}.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            self.error("file", error)
        self.paragraphs = [m.span() for m in re.finditer(r"\S.*?(?=\s*?\n[ \t]*\n|\s*\Z)", self.text, re.S)]

    def error(self, where, why):
        self.errors.append(f"articles/{self.id}.json: {where}: {why}")

    def occurrences(self, snippet, paragraph):
        """Where the snippet stands in the paragraph as whole words."""
        b, e = self.paragraphs[paragraph]
        left = r"(?<!\w)" if snippet[:1].isalnum() else ""
        right = r"(?!\w)" if snippet[-1:].isalnum() else ""
        return [m.span() for m in re.compile(left + re.escape(snippet) + right).finditer(self.text, b, e)]

    def span(self, locator, where):
        """[begin, end) of a locator, or None after an error."""
        try:
            number, snippet = locator.split("|", 1)
            paragraph, (snippet, nth) = int(number), re.fullmatch(r"(.*?)(?:@(\d+))?", snippet, re.S).groups()
        except (AttributeError, ValueError):
            return self.error(where, f"{locator!r} is no locator 'P|snippet'")
        if not 0 <= paragraph < len(self.paragraphs):
            return self.error(where, f"{locator!r}: the text has paragraphs 0 to {len(self.paragraphs) - 1}")
        first, _, last = snippet.partition(" ... ")
        found = self.occurrences(first, paragraph) if first else []
        if len(found) > 1 and nth is None:
            return self.error(where, f"{locator!r}: stands {len(found)} times, add @1 to @{len(found)}")
        if int(nth or 1) > len(found) or int(nth or 1) < 1:
            return self.error(where, f"{locator!r}: {'no such text' if not found else f'stands only {len(found)} times'} "
                                     f"in paragraph {paragraph}")
        b, e = found[int(nth or 1) - 1]
        if last:
            ends = [y for x, y in self.occurrences(last, paragraph) if x >= e]
            if not ends:
                return self.error(where, f"{locator!r}: {last!r} does not follow")
            e = ends[0]
        return [b, e]

    def spans(self, locators, where):
        """Spans of a list of locators, which stand in text order and do not overlap."""
        if not isinstance(locators, list):
            self.error(where, "is no list")
            return []
        found = [s for s in (self.span(x, where) for x in locators) if s]
        if any(a[1] > b[0] for a, b in zip(found, found[1:])):
            self.error(where, "spans overlap or are out of text order")
        return found

    def paragraph_of(self, position):
        return next((i for i, (b, e) in enumerate(self.paragraphs) if b <= position < e), 0)


def fields(a, item, names, where):
    """True where the object has exactly these fields."""
    if not isinstance(item, dict):
        a.error(where, "is no object")
        return False
    for kind, odd in (("missing", set(names) - set(item)), ("unknown", set(item) - set(names))):
        if odd:
            a.error(where, f"{kind} field {', '.join(sorted(odd))}")
    return set(item) == set(names)


def member(a, value, allowed, where, what):
    if value not in allowed:
        a.error(where, f"{what} {value!r} is none of {', '.join(map(str, allowed))}")


def covered(spans, by):
    return all(any(b <= x and y <= e for b, e in by) for x, y in spans)


def overlap(one, two):
    return any(b < y and x < e for b, e in one for x, y in two)


def actors(a):
    out = []
    for x in a.data["actors"]:
        if fields(a, x, ("id", "name", "type", "role", "affiliation"), f"actor {x.get('id')}"):
            where = f"actor {x['id']}"
            member(a, x["type"], TYPES, where, "type")
            out.append(dict(x))
            for key in ("role", "affiliation"):
                if x[key] is not None and fields(a, x[key], ("text", "at"), f"{where} {key}"):
                    out[-1][key] = {"text": x[key]["text"], "span": a.span(x[key]["at"], f"{where} {key}")}
    if len({x["id"] for x in out}) < len(out):
        a.error("actors", "an id stands twice")
    return out


def grant(a, r, where):
    if r["anonymity_grant"] is None or not fields(a, r["anonymity_grant"], ("span", "reason"), f"{where} anonymity_grant"):
        return None
    if r["anonymity"] != "explicit":
        a.error(where, "an anonymity_grant without anonymity explicit")
    g = r["anonymity_grant"]
    return {"span": a.span(g["span"], f"{where} anonymity_grant"),
            "reason": g["reason"] and a.span(g["reason"], f"{where} anonymity_grant reason")}


def responsibility(a, r, known, where):
    x, where = r["responsibility"], f"{where} responsibility"
    if x is None or not fields(a, x, ("blamed", "actor", "act", "tie", "firmness", "probability"), where):
        return None
    member(a, x["firmness"], FIRMNESS, where, "firmness")
    member(a, x["actor"], [*known, None], where, "actor")
    out = {"blamed": a.span(x["blamed"], where), "actor": x["actor"], "act": a.span(x["act"], where),
           "tie": a.span(x["tie"], where), "firmness": x["firmness"], "probability": None}
    if x["probability"] is not None and fields(a, x["probability"], ("span", "icd203"), f"{where} probability"):
        member(a, x["probability"]["icd203"], ICD203, where, "icd203")
        out["probability"] = {"span": a.span(x["probability"]["span"], where), "icd203": x["probability"]["icd203"]}
    return out


def chain(a, r, known, where):
    """(spans, actors, types) of the chain, outermost first."""
    items = [x for x in r["chain"] if fields(a, x, ("at", "actor", "type"), f"{where} chain")]
    for x in items:
        member(a, x["actor"], [*known, None], f"{where} chain", "actor")
        member(a, x["type"], ENUMS["source_type"], f"{where} chain", "type")
    if len(items) == 1:
        a.error(where, "a chain is empty or has two entries or more")
    if items and (items[-1]["type"], items[-1]["actor"]) != (r["source_type"], r["actor"]):
        a.error(where, "the last of the chain is the holder: its type and actor are those of the relation")
    if bool(items) != (r["relay"] != "firsthand") and r["relay"] != "via_unnamed":
        a.error(where, f"relay {r['relay']} and a chain of {len(items)}")
    return [a.span(x["at"], f"{where} chain") for x in items], [x["actor"] for x in items], [x["type"] for x in items]


def relation(a, r, names):
    """One gold relation from one relation of the .json; names: {actor id: name}."""
    where = f"relation {r['id']}"
    for key, allowed in ENUMS.items():
        member(a, r[key], allowed, where, key)
    member(a, r["actor"], [*names, None], where, "actor")
    out = {"id": r["id"], "parent": r["parent"], "zone": r["zone"]}
    for role in ("source", "cue", "content"):
        out[role] = a.spans(r[role], f"{where} {role}")
    if not out["content"]:
        a.error(where, "no content")
    if overlap(out["source"], out["cue"]) or overlap(out["content"], out["source"] + out["cue"]):
        a.error(where, "source, cue and content overlap")
    if (r["described"] is None) != (r["source_type"] in NAMED):
        a.error(where, f"described {r['described']!r} with source_type {r['source_type']}")
    if r["actor"] is None and r["source_type"].endswith("_named"):
        a.error(where, "a named holder without actor")
    if r["level"] != level(r):
        a.error(where, f"level {r['level']}, the rule gives {level(r)}")
    if not isinstance(r["verifiability"], int) or not 0 <= r["verifiability"] <= 100:
        a.error(where, f"verifiability {r['verifiability']!r} is not in 0..100")
    text = "".join(a.text[b:e] for b, e in out["content"])
    if r["directness"] == "direct" and r["parent"] is None and not MARKS & set(text):
        a.error(where, "direct, and no quotation mark in the content")
    out |= {k: r[k] for k in ("source_type", "described", "actor")}
    out |= {"source_actor": names.get(r["actor"]), "anonymity": r["anonymity"], "anonymity_grant": grant(a, r, where)}
    out |= {k: r[k] for k in ("directness", "kind", "commitment", "polarity", "relay", "level", "verifiability")}
    out["chain"], out["chain_actors"], out["chain_types"] = chain(a, r, names, where)
    return out | {"continues": r["continues"], "responsibility": responsibility(a, r, names, where)}


def structure(a, relations, zones):
    """What holds between relations: ids, parents, continued quotations, zones."""
    by_id = {r["id"]: r for r in relations}
    if len(by_id) < len(relations):
        a.error("attributions", "an id stands twice")
    for r in relations:
        where = f"relation {r['id']}"
        for key in ("parent", "continues"):
            if r[key] is not None and (r[key] not in by_id or r[key] == r["id"]):
                a.error(where, f"{key} {r[key]!r} is no other relation")
        if r["parent"] in by_id and not covered(r["content"], by_id[r["parent"]]["content"]):
            a.error(where, f"the content is not inside that of its parent {r['parent']}")
        seen, up = set(), r["id"]
        while up in by_id and up not in seen:
            seen.add(up)
            up = by_id[up]["parent"]
        if up in seen:
            a.error(where, "is nested in itself")
        zone = zones[a.paragraph_of(r["content"][0][0])] if r["content"] else r["zone"]
        if r["zone"] != zone:
            a.error(where, f"zone {r['zone']}, its paragraph is {zone}")


def mentions(a, known, relations):
    out = []
    for x in a.data["mentions"]:
        if not isinstance(x, list) or len(x) != 4:
            a.error(f"mention {x}", "is no [locator, kind, type, actor]")
            continue
        where = f"mention {x[0]!r}"
        member(a, x[1], KINDS, where, "kind")
        member(a, x[2], TYPES, where, "type")
        member(a, x[3], [*known, None], where, "actor")
        span = a.span(x[0], where)
        if span and any(m["span"] == span for m in out):
            a.error(where, "is listed twice")
        elif span:
            out.append({"span": span, "kind": x[1], "type": x[2], "actor": x[3]})
    for r in relations:
        places = r["source"] + [s for s in r["chain"] if s]
        if r["actor"] and places and not any(m["actor"] == r["actor"] and overlap([m["span"]], places) for m in out):
            a.error(f"relation {r['id']}", f"no mention of its holder {r['actor']} in its source or chain")
    return sorted(out, key=lambda m: m["span"])


def phrases(a, relations):
    out, grants = [], {r["id"]: r["anonymity_grant"] for r in relations}
    for x in a.data["sourcing_phrases"]:
        where = f"sourcing phrase {x.get('at')!r}"
        if not fields(a, x, ("at", "class", "normalized", "attribution"), where):
            continue
        member(a, x["class"], CLASSES, where, "class")
        member(a, x["attribution"], [*grants, None], where, "attribution")
        if x["normalized"] != x["normalized"].lower() or not x["normalized"].strip():
            a.error(where, f"normalized {x['normalized']!r} is empty or has capitals")
        if span := a.span(x["at"], where):
            out.append({"span": span, "class": x["class"], "normalized": x["normalized"], "attribution": x["attribution"],
                        "anonymity_grant": grants.get(x["attribution"])})
    for r in relations:
        places = r["cue"] if r["source_type"] == "none" else r["chain"][-1:] or r["source"]
        places = [s for s in places if s and not PRONOUN.fullmatch(a.text[slice(*s)])]
        if r["source_type"] in CLASSES and places and \
                not any(p["class"] == r["source_type"] and overlap([p["span"]], places) for p in out):
            a.error(f"relation {r['id']}", f"no sourcing phrase of class {r['source_type']} for it")
    return sorted(out, key=lambda p: p["span"])


def accusations(a, known, relations):
    """Accusations: blamed actor and act, with all relations that accuse and, where listed, those that deny."""
    out, held, by_id = [], {}, {r["id"]: r for r in relations}
    for x in a.data["accusations"]:
        where = f"accusation of {x.get('name')!r}"
        if not fields(a, x, ("blamed", "name", "act", "attributions", "strongest", "named_holder", "denied_by", "silent"), where):
            continue
        member(a, x["blamed"], [*known, None], where, "blamed")
        for who in x["denied_by"] + x["silent"]:
            member(a, who, known, where, "actor")
        good = [by_id[i] for i in x["attributions"] if i in by_id and by_id[i]["responsibility"]]
        if len(good) < len(x["attributions"]) or not good:
            a.error(where, "its attributions are no relations that have a responsibility")
        accusing = [r for r in good if r["responsibility"]["firmness"] not in ("denied", "exonerated")]
        for r in accusing:
            held[r["id"]] = held.get(r["id"], 0) + 1
            if r["responsibility"]["actor"] != x["blamed"]:
                a.error(where, f"relation {r['id']} blames {r['responsibility']['actor']!r}, not {x['blamed']!r}")
        strongest = max((r["level"] for r in accusing if r["level"]), default=None)
        if x["strongest"] != strongest:
            a.error(where, f"strongest {x['strongest']}, its relations give {strongest}")
        named = any(r["source_type"].endswith("_named") for r in accusing)
        if x["named_holder"] != named:
            a.error(where, f"named_holder {x['named_holder']}, its relations give {named}")
        out.append(dict(x, act=a.span(x["act"], where)))
    for r in relations:
        if r["responsibility"] and r["responsibility"]["firmness"] not in ("denied", "exonerated") and held.get(r["id"], 0) != 1:
            a.error(f"relation {r['id']}", f"accuses, and stands in {held.get(r['id'], 0)} accusations, not in one")
    return out


def frame(a):
    """Metadata, zones and length."""
    if fields(a, a.data["metadata"], METADATA, "metadata"):
        if a.data["metadata"]["id"] != a.id:
            a.error("metadata", f"id {a.data['metadata']['id']!r} is not the file's name")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", a.data["metadata"]["published"] or ""):
            a.error("metadata", "published is no date 2026-03-14")
    zones = a.data["zones"]
    for zone in zones:
        member(a, zone, ENUMS["zone"], "zones", "zone")
    if len(zones) != len(a.paragraphs):
        a.error("zones", f"{len(zones)} zones for {len(a.paragraphs)} paragraphs")
        zones = (zones + ["body"] * len(a.paragraphs))[:len(a.paragraphs)]
    words = sum(len(a.text[b:e].split()) for (b, e), zone in zip(a.paragraphs, zones) if zone in ("body", "caption"))
    if not WORDS[0] <= words <= WORDS[1]:
        a.error("text", f"{words} words in body and captions, wanted are {WORDS[0]} to {WORDS[1]}")
    if "\r" in a.text or a.text.startswith("\ufeff") or not a.text.endswith("\n"):
        a.error("text", "wanted is UTF-8 with LF, an LF at its end and no BOM")
    return zones


def build(name):
    """(gold record or None, errors) of one article."""
    a = Article(name)
    try:
        return gold(a), a.errors
    except (KeyError, TypeError, AttributeError, ValueError) as error:  # a .json of another shape
        a.error("file", f"cannot be read further: {type(error).__name__} {error}")
        return None, a.errors


def gold(a):
    """The gold record of an article; what is wrong is added to its errors."""
    if a.errors or not fields(a, a.data, ("metadata", "zones", "actors", "mentions", "attributions", "sourcing_phrases",
                                          "accusations"), "file"):
        return None
    zones, people = frame(a), actors(a)
    names = {x["id"]: x["name"] for x in people}
    relations = [relation(a, r, names) for r in a.data["attributions"]
                 if fields(a, r, RELATION, f"relation {r.get('id') if isinstance(r, dict) else r}")]
    structure(a, relations, zones)
    layers = {"annotator": "project", "attributions": relations, "sourcing_phrases": phrases(a, relations), "actors": people,
              "mentions": mentions(a, names, relations), "accusations": accusations(a, names, relations)}
    meta = {k: a.data["metadata"].get(k) for k in METADATA if k != "id"}
    paragraphs = [{"span": list(span), "zone": zone} for span, zone in zip(a.paragraphs, zones)]
    return {"id": a.id, "text": a.text, **meta, "paragraphs": paragraphs, "annotations": [layers]}


def outputs(records):
    """{path: text} of everything that is written."""
    files = {"gold.jsonl": "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), "brat/annotation.conf": brat_format.configuration()}
    for r in records:
        files |= {f"brat/{r['id']}.txt": r["text"], f"brat/{r['id']}.ann": brat_format.annotations(r)}
    return files


def differences(files):
    present = {p.relative_to(HERE).as_posix() for p in (HERE / "brat").glob("*")}
    out = [f"{path}: would not be written" for path in sorted(present - set(files))]
    for path, text in files.items():
        at = HERE / path
        if not at.exists() or at.read_bytes() != text.encode("utf-8"):
            out.append(f"{path}: is not what build.py writes")
    return out


def write(files):
    (HERE / "brat").mkdir(exist_ok=True)
    for path in set(p.relative_to(HERE).as_posix() for p in (HERE / "brat").glob("*")) - set(files):
        (HERE / path).unlink()
    for path, text in files.items():
        (HERE / path).write_bytes(text.encode("utf-8"))


def main(arguments):
    checking, wanted = "--check" in arguments, [x for x in arguments if not x.startswith("-")]
    if unknown := [x for x in arguments if x.startswith("-") and x != "--check"]:
        sys.exit(__doc__ if unknown[0] in ("-h", "--help") else f"unknown option {unknown[0]}")
    names = sorted({p.stem for p in (HERE / "articles").iterdir() if p.suffix in (".txt", ".json")})
    errors = [f"articles/{x}: no such article" for x in wanted if x not in names]
    built = [build(name) for name in names if not wanted or name in wanted]
    errors += [e for _, found in built for e in found]
    if not errors and not wanted:
        files = outputs([record for record, _ in built])
        if checking:
            errors = differences(files)
        else:
            write(files)
    for e in errors:
        print(e, file=sys.stderr)
    count = sum(len(r["annotations"][0]["attributions"]) for r, _ in built if r)
    print(f"{len(built)} articles, {count} relations, {len(errors)} errors")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
