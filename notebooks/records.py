"""Records of `sayso analyze` as tables, for the notebooks: it reads what is there and decides nothing.

Entry: load(), claims(). Fields are those of pipeline/report/schema.md. Needs pandas.
"""

import json
import os
import pathlib

import pandas as pd

# run.sh sets it; by hand: any output of `sayso analyze`.
PATH = os.environ.get("SAYSO_RECORDS", "../build/notebooks/records.jsonl")
LEVELS = ["A0", "A1", "A2", "A3", "A4"]
UNNAMED = ["person_unnamed", "group_unnamed", "media_unnamed", "document_unnamed"]


def load(path=PATH):
    """The records of a file; error records are left out, and said so."""
    lines = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf8").splitlines() if line.strip()]
    good = [r for r in lines if "error" not in r]
    if len(good) < len(lines):
        print(f"{len(lines) - len(good)} error records left out")
    return good


def words(record, spans):
    """The article's own characters under the pieces of a span."""
    return " … ".join(record["text"][b:e] for b, e in spans)


def claims(records):
    """One row a claim, with the fields of its article that most questions need."""
    rows = []
    for r in records:
        actors = {a["id"]: a for a in r["actors"]}
        for a in r["attributions"]:
            actor = actors.get(a["source"]["actor"]) or {}
            strength = a["strength"] or {}
            rows.append({
                "article": r["id"], "outlet": r["metadata"].get("outlet"), "published": r["metadata"].get("published"),
                "claim": a["id"], "confidence": a["confidence"], "nested": a["parent"] is not None,
                "source": words(r, a["source"]["spans"]), "type": a["source"]["type"], "actor": actor.get("name"),
                "cue": words(r, a["cue"]["spans"]), "content": words(r, a["content"]["spans"]),
                "kind": a["kind"], "commitment": a["commitment"], "polarity": a["polarity"], "relay": a["relay"],
                "directness": a["directness"], "anonymity": a["anonymity"],
                "level": strength.get("level"), "score": strength.get("score"), "missing": strength.get("missing", []),
            })
    table = pd.DataFrame(rows)
    table["published"] = pd.to_datetime(table["published"], errors="coerce")
    table["level"] = pd.Categorical(table["level"], LEVELS, ordered=True)
    return table
