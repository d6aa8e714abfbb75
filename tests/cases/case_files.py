"""Reads the case files and refuses what is wrong in them. Entry: read_cases(), read_known_failures().

The format is described in README.md. Whether the program finds what a case expects is left to cases_test.py.
Needs nothing but Python.
"""

import dataclasses
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parent
KNOWN_FAILURES = "known_failures.txt"
ROLES = ("source", "cue", "content")
FIELDS = (*ROLES, "nested-in", "continues", "chain", "anonymity", "grant", "reason")
NOTHING = "-"                 # a source or cue that the text does not have
NO_RELATIONS = "no relations"  # the line that ends a text in which nothing is attributed
MIN_CASES = 210               # in all, and
MIN_CASES_OF_A_FORM = 8       # in each file: fewer do not show that a form works
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class CaseError(Exception):
    """What is wrong, with file and line."""


@dataclasses.dataclass
class Expected:
    """One relation of a case. Pieces are [begin, end) in code points of the text; parent and continues are an index or
    None; anonymity is "explicit", "no", or None where the case does not ask; grant and reason are a piece or None."""
    source: list
    cue: list
    content: list
    parent: int | None
    continues: int | None
    chain: list
    anonymity: str | None
    grant: tuple | None
    reason: tuple | None


@dataclasses.dataclass
class Case:
    """One text and all that is expected of it; `form` is the name of its file."""
    name: str
    form: str
    text: str
    relations: list


def occurrences(text, snippet, start=0):
    """Begins of the snippet as whole words."""
    before = r"(?<!\w)" if re.match(r"\w", snippet) else ""
    after = r"(?!\w)" if re.search(r"\w\Z", snippet) else ""
    return [m.start() for m in re.compile(before + re.escape(snippet) + after).finditer(text, start)]


def locate(text, locator):
    """The span of "snippet", "snippet @2" or "first ... last"; @n counts occurrences of the snippet or of `first`."""
    body, number = re.fullmatch(r"(.*?)(?: @([1-9]))?", locator, re.S).groups()
    first, gap, last = body.partition(" ... ")
    found = occurrences(text, first)
    if not found:
        raise CaseError(f"{first!r} is not in the text")
    if number is None and len(found) > 1:
        raise CaseError(f"{first!r} is in the text {len(found)} times: say which with @n")
    if number is not None and (len(found) == 1 or int(number) > len(found)):
        raise CaseError(f"{locator!r}: the text has it {len(found)} times")
    begin = found[int(number or 1) - 1]
    if not gap:
        return begin, begin + len(first)
    ends = occurrences(text, last, begin + len(first))
    if len(ends) != 1:
        raise CaseError(f"{last!r} is in the text {len(ends)} times behind {first!r}, and has to be once")
    return begin, ends[0] + len(last)


def pieces(text, value):
    """Spans of a field's pieces, in the order of the text; none for "-"."""
    spans = [] if value == NOTHING else [locate(text, piece) for piece in value.split(" | ")]
    if any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
        raise CaseError(f"{value!r}: the pieces overlap, or are not in the order of the text")
    return spans


def characters(spans):
    return {i for begin, end in spans for i in range(begin, end)}


def earlier_relation(fields, field, earlier):
    """The index that a field names as a number from 1, or None where the field is not there."""
    if field not in fields:
        return None
    if not fields[field].isdigit() or not 1 <= int(fields[field]) <= len(earlier):
        raise CaseError(f"{field}: {fields[field]} is no relation before this one")
    return int(fields[field]) - 1


def expected_relation(text, fields, earlier):
    """One relation from its fields; `earlier` are those before it in the case."""
    missing = [role for role in ROLES if role not in fields]
    if missing:
        raise CaseError(f"a relation without {' and '.join(missing)}")
    source, cue, content = (pieces(text, fields[role]) for role in ROLES)
    if not content:
        raise CaseError("a relation without content")
    roles = [characters(spans) for spans in (source, cue, content)]
    if len(set.union(*roles)) != sum(map(len, roles)):
        raise CaseError("source, cue and content overlap")
    parent, continues = (earlier_relation(fields, field, earlier) for field in ("nested-in", "continues"))
    if parent is not None and not set.union(*roles) <= characters(earlier[parent].content):
        raise CaseError(f"it is not inside the content of relation {parent + 1}")
    if continues is not None and (source or cue):
        raise CaseError("what continues another relation has no source and no cue of its own")
    chain = [locate(text, holder) for holder in fields["chain"].split(" > ")] if "chain" in fields else []
    if len(chain) == 1:
        raise CaseError("a chain of one")
    return Expected(source, cue, content, parent, continues, chain, *expected_anonymity(text, fields))


def expected_anonymity(text, fields):
    """(anonymity, grant, reason): a grant stands with "explicit" alone, a reason with a grant alone."""
    label = fields.get("anonymity")
    if label not in (None, "explicit", "no"):
        raise CaseError(f"anonymity: {label!r} is neither explicit nor no")
    if ("grant" in fields) != (label == "explicit") or ("reason" in fields and "grant" not in fields):
        raise CaseError("a grant stands with anonymity explicit, a reason with a grant")
    return label, *(locate(text, fields[field]) if field in fields else None for field in ("grant", "reason"))


def read_relations(text, lines):
    """Relations from the lines behind the text: a new one begins at each "source:"."""
    if [line for line in lines if line] == [NO_RELATIONS]:
        return []
    blocks = []
    for line in filter(None, lines):
        field, colon, value = line.partition(": ")
        if not colon or field not in FIELDS:
            raise CaseError(f"{line!r} is no field ({', '.join(FIELDS)})")
        if field == "source":
            blocks.append({})
        if field in blocks[-1]:
            raise CaseError(f"a second {field!r} in one relation")
        blocks[-1][field] = value
    relations = []
    for block in blocks:
        relations.append(expected_relation(text, block, relations))
    return relations


def read_case(name, form, lines):
    """A case from the lines below its "# name"."""
    if not NAME.fullmatch(name):
        raise CaseError("a name is made of small letters, digits and hyphens")
    ends = [i for i, line in enumerate(lines) if line.startswith("source: ") or line == NO_RELATIONS]
    if not ends:
        raise CaseError(f"neither a relation nor {NO_RELATIONS!r}")
    text = "\n".join(lines[:ends[0]]).strip("\n")
    if not text:
        raise CaseError("no text")
    return Case(name, form, text, read_relations(text, lines[ends[0]:]))


def read_file(path):
    """(cases, errors) of one file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    starts = [i for i, line in enumerate(lines) if line.startswith("# ")]
    cases, errors = [], []
    if any(lines[:starts[0]] if starts else lines):
        errors.append(f"{path.name}:1: text before the first case")
    for begin, end in zip(starts, starts[1:] + [len(lines)]):
        name = lines[begin][2:]
        try:
            cases.append(read_case(name, path.stem, lines[begin + 1:end]))
        except CaseError as error:
            errors.append(f"{path.name}:{begin + 1}: {name}: {error}")
    return cases, errors


def read_cases():
    """(cases, errors) of all files, in the order of their names."""
    cases, errors = [], []
    for path in sorted(FOLDER.glob("*.txt")):
        if path.name == KNOWN_FAILURES:
            continue
        found, faults = read_file(path)
        cases += found
        errors += faults
        if len(found) < MIN_CASES_OF_A_FORM:
            errors.append(f"{path.name}: {len(found)} cases, {MIN_CASES_OF_A_FORM} are asked for")
    if len(cases) < MIN_CASES:
        errors.append(f"{len(cases)} cases, {MIN_CASES} are asked for")
    for key in ("name", "text"):
        values = [getattr(case, key) for case in cases]
        errors += [f"a {key} stands twice: {value!r}" for value in sorted(set(values)) if values.count(value) > 1]
    return cases, errors


def read_known_failures(names):
    """({name: reason}, errors); a line is "name: reason"."""
    known, errors = {}, []
    for number, line in enumerate((FOLDER / KNOWN_FAILURES).read_text(encoding="utf-8").splitlines(), 1):
        name, colon, reason = line.partition(": ")
        if not line:
            continue
        if not colon or not reason.strip():
            errors.append(f"{KNOWN_FAILURES}:{number}: a line is \"name: reason\"")
        elif name not in names or name in known:
            errors.append(f"{KNOWN_FAILURES}:{number}: {name!r} is " + ("listed twice" if name in known else "no case"))
        known[name] = reason
    return known, errors
