#!/usr/bin/python3
"""Check records: against the JSON Schema, and what a schema cannot say (offsets, references, sums, hash).

usage: validate.py [FILE.jsonl...]      standard input where there is no file

Prints a line for each fault and exits with 1 where there is one. As a module: faults_of(record).
Needs Debian's python3-jsonschema.
"""
import hashlib
import json
import pathlib
import sys

from jsonschema import Draft202012Validator

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "pipeline" / "report" / "record.schema.json"
UNITS = 10000  # printed decimals are whole ten-thousandths


def validators():
    """One for each form of a line, so that a fault is reported where it is and not as "matches neither"."""
    schema = json.loads(SCHEMA.read_text(encoding="utf8"))
    Draft202012Validator.check_schema(schema)
    return {form: Draft202012Validator({**schema, "if": True, "then": {"$ref": f"#/$defs/{form}"}, "else": True})
            for form in ("record", "error_record")}


VALIDATORS = validators()


def spans_in(value, path=""):
    """(path, span) of every span below value; metadata is the user's own."""
    if isinstance(value, dict):
        for key, item in value.items():
            where = f"{path}.{key}" if path else key
            if key in ("span", "reason", "blamed", "act", "tie") and isinstance(item, list):
                yield where, item
            elif key == "spans":
                for i, span in enumerate(item):
                    yield f"{where}[{i}]", span
            elif key != "metadata":
                yield from spans_in(item, where)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            yield from spans_in(item, f"{path}[{i}]")


def span_faults(record):
    length = len(record["text"]) if "text" in record else None
    for path, (begin, end) in spans_in(record):
        if begin >= end:
            yield f"{path}: [{begin}, {end}) is empty"
        if length is not None and end > length:
            yield f"{path}: [{begin}, {end}) ends behind the text ({length})"


def order_faults(record):
    for a in record["attributions"]:
        for role in ("source", "cue", "content"):
            spans = a[role]["spans"]
            if any(left[1] > right[0] for left, right in zip(spans, spans[1:])):
                yield f"{a['id']} {role}: spans overlap or are out of order"


def reference_faults(record):
    relations = {a["id"]: a for a in record["attributions"]}
    actors = {a["id"] for a in record["actors"]}
    for name, count in (("attributions", len(relations)), ("actors", len(actors))):
        if [x["id"] for x in record[name]] != [f"{'r' if name == 'attributions' else 'a'}{i}" for i in range(count)]:
            yield f"{name}: ids are not counted from 0"
    holders = [x for a in record["attributions"] for x in (a["source"], *a["chain"])]
    for x in (*holders, *record["mentions"]):
        if x["actor"] not in actors | {None}:
            yield f"there is no actor {x['actor']}"
    for phrase in record["sourcing_phrases"]:
        if phrase["attribution"] not in relations.keys() | {None}:
            yield f"sourcing phrase: there is no relation {phrase['attribution']}"
    for a in record["attributions"]:
        for key in ("parent", "continues"):
            if a[key] == a["id"] or a[key] not in relations.keys() | {None}:
                yield f"{a['id']}: {key} is no other relation: {a[key]}"
        others = (a["corroboration"] or {}).get("relations", [])
        if a["id"] in others or not set(others) <= relations.keys():
            yield f"{a['id']}: corroborated by what is no other relation: {others}"
        if a["parent"] in relations and not all(
                any(b <= begin and end <= e for b, e in relations[a["parent"]]["content"]["spans"])
                for begin, end in a["content"]["spans"]):
            yield f"{a['id']}: content lies not in its parent's"


def level_faults(name, strength):
    low, high = strength["interval"]
    if not low <= strength["score"] <= high:
        yield f"{name}: the interval does not hold the score"
    levels = strength["levels"]
    if sum(round(p * UNITS) for p in levels.values()) != UNITS:
        yield f"{name}: the levels' probabilities do not sum to 1"
    if levels[strength["level"]] < max(levels.values()):
        yield f"{name}: the level is not the likeliest"


def accusation_faults(record):
    actors = {a["id"] for a in record["actors"]}
    blames = {a["id"]: a["responsibility"] for a in record["attributions"] if a["responsibility"]}
    for a in record["attributions"]:
        r = a["responsibility"]
        if r and r["actor"] not in actors | {None}:
            yield f"{a['id']}: there is no blamed actor {r['actor']}"
        if r and r["blamed"][0] < r["act"][1] and r["act"][0] < r["blamed"][1]:
            yield f"{a['id']}: the blamed is part of the act"
    listed = [r for x in record["accusations"] for r in x["attributions"]]
    if sorted(listed) != sorted(blames):
        yield "accusations: they list not each blaming attribution once"
    for i, x in enumerate(record["accusations"]):
        if not {x["blamed"], *x["denied_by"], *x["silent"]} <= actors | {None}:
            yield f"accusation {i}: an actor that is not there"
        accusing = [r for r in record["attributions"] if r["id"] in x["attributions"]
                    and blames.get(r["id"], {}).get("firmness") not in ("denied", "exonerated")]
        strongest = max((r["strength"]["level"] for r in accusing if r["strength"]), default=None)
        if x["strongest"] != strongest:
            yield f"accusation {i}: strongest {x['strongest']}, its attributions give {strongest}"


def value_faults(record):
    for a in record["attributions"]:
        if a["strength"]:
            units = sum(round(term["contribution"] * UNITS) for term in a["strength"]["because"])
            if units != round(a["strength"]["logit"] * UNITS):
                yield f"{a['id']}: contributions sum to {units / UNITS}, not to the logit"
            yield from level_faults(a["id"], a["strength"])
        if a["corroboration"] and a["corroboration"]["at_least"] > a["corroboration"]["at_most"]:
            yield f"{a['id']}: corroborated by at least more than at most"
    if "text" in record:
        text = record["text"]
        if hashlib.sha256(text.encode("utf8")).hexdigest() != record["text_sha256"]:
            yield "text_sha256 is not the text's"
        for actor in record["actors"]:
            for key in ("role", "affiliation"):
                if actor[key] and text[slice(*actor[key]["span"])] != actor[key]["text"]:
                    yield f"{actor['id']}: {key} is not the text under its span"


def faults_of(record):
    """What is wrong with one parsed line, as a list of messages; empty where all is well."""
    form = "error_record" if isinstance(record, dict) and "error" in record else "record"
    faults = [f"{error.json_path}: {error.message[:300]}" for error in VALIDATORS[form].iter_errors(record)]
    if faults or form == "error_record":
        return faults
    return [fault for check in (span_faults, order_faults, reference_faults, accusation_faults, value_faults) for fault in check(record)]


def faults_in(lines, name):
    """(place, message) for every fault of a file of JSON Lines; a line is what stands before a LF."""
    for number, line in enumerate(lines, 1):
        try:
            record = json.loads(line)
        except ValueError as error:
            yield f"{name}:{number}", f"no JSON: {error}"
            continue
        for fault in faults_of(record):
            yield f"{name}:{number}", fault


def lines_of(stream):
    """Split at LF alone, as the format says; the last LF ends the last line."""
    data = stream.read().decode("utf8")
    return data.removesuffix("\n").split("\n") if data else []


def main():
    bad = False
    for path in sys.argv[1:] or ["-"]:
        if path == "-":
            lines = lines_of(sys.stdin.buffer)
        else:
            with open(path, "rb") as stream:
                lines = lines_of(stream)
        for place, fault in faults_in(lines, path):
            bad = True
            print(f"{place}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
