"""The labels of the sample corpus, and the level that follows from them."""
ENUMS = {
    "zone": ("headline", "dateline", "caption", "body"),
    "source_type": ("person_named", "organization_named", "media_named", "document_named", "person_unnamed",
                    "group_unnamed", "media_unnamed", "document_unnamed", "author", "none"),
    "described": ("voice", "yes", "no", None),
    "anonymity": ("explicit", "no"),
    "directness": ("direct", "indirect", "mixed"),
    "kind": ("statement", "belief", "intention", "decision", "perception"),
    "commitment": ("certain", "assert", "distanced", "hedged", "attitude"),
    "polarity": ("affirm", "deny", "decline", "question"),
    "relay": ("firsthand", "venue", "via_named", "via_unnamed"),
    "level": ("A0", "A1", "A2", "A3", "A4", None),
}
FIRMNESS = ("suspected", "linked", "accused", "involved", "directed", "responsible", "confirmed", "denied", "exonerated")
ICD203 = ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain")
CLASSES = ("media_named", "document_named", "person_unnamed", "group_unnamed", "media_unnamed", "document_unnamed", "none")
KINDS = ("name", "nominal", "pronoun")
TYPES = ("person", "organization", "media", "place", "group", "facility", "product", "event", "document", "date", "money", "misc")
NAMED = ("person_named", "organization_named", "media_named", "document_named", "author")


def level(r):
    """The strength level of a relation: the rule in design/task.md, on the labels of corpora/strength/GUIDELINE.md."""
    bases = {"person_named": 4, "organization_named": 3, "document_named": 3, "media_named": 2, "none": 0}
    if r["source_type"] == "author" or r["polarity"] in ("decline", "question"):
        return None
    base = bases.get(r["source_type"], 1)
    if base < 2 and r["described"] in ("voice", "yes"):
        base = 3 if r["described"] == "voice" and base else 2
    if base and r["relay"] == "via_named":
        base = max(2, base - 1)
    elif base and r["relay"] == "via_unnamed":
        base = max(1, base - 2)
    if base and r["kind"] in ("belief", "intention", "perception"):
        base = max(1, base - 1)
    return f"A{base}"
