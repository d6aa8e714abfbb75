"""Rewritten articles: forms of attribution that PolNeAR train hardly has, made out of the relations that it has.

A sentence that is nothing but "source cue content" is put into a form of forms.py ("was quoted by ... as saying", "his claim that ...",
a claim inside a claim); the rest of its article stays, so that the network sees the form in running text. Some articles besides get a
headline made of one of their relations, a dateline, or another family of quotation marks. The rewritten articles are training material alone.
"""
import copy
import random
import re

from forms import AUXILIARIES, DATELINES, FORMS, HEADLINES, MARKS, OWN_HEADLINES, PLACES, fill

REWRITTEN = 0.8      # share of an article's rewritable sentences, at most
HEADLINED = 0.5     # share of the rewritten articles
OWN_SHARE = 0.5      # of the headlines: of words of our own
DATELINED = 0.5
REMARKED = 0.3
LONGEST_HEADLINE = 70  # characters of a content in a headline

PRONOUNS = {"he", "she", "they", "it", "we", "i", "you", "who", "which", "that", "this", "these", "those", "some", "others", "many", "most", "all", "both"}
OPENING, CLOSING = "\"“‘'«„", "\"”’'»"


def small(text, known):
    """The clause as it stands mid-sentence: its first word loses its capital where the article writes it without one elsewhere."""
    first = re.match(r"[\w’']*", text).group()
    return text[0].lower() + text[1:] if first.lower() in known and first != "I" else text


def large(text):
    at = 1 if text[0] in OPENING and len(text) > 1 else 0
    return text[:at] + text[at].upper() + text[at + 1:]


class Simple:
    """A sentence that is one relation of three parts, and its parts in the shapes that the forms ask for."""

    def __init__(self, text, known, relation, begin, end):
        self.relation, self.begin, self.end = relation, begin, end
        part = {role: text[slice(*relation[role][0])] for role in ("source", "cue", "content")}
        content = re.sub(r"^that\b[\s,]*", "", part["content"]).rstrip(",.; ").strip()
        self.quoted = content[:1] in OPENING and len(content) > 1
        content = re.sub(r"[,.](?=[\"”’']+$)", "", content)
        self.clause = small(content, known) if not self.quoted else content
        self.sentence = large(content)
        self.source = small(part["source"].strip(" ,"), known)
        self.cue = part["cue"].strip(" ,:")
        self.raw = part["content"].rstrip(",.; ").strip()
        self.in_order = relation["source"][0] < relation["cue"][0] < relation["content"][0] and bool(re.match(r"\w", self.cue)) and self.cue[0].islower()
        self.name = self.source.lower() not in PRONOUNS
        self.subject, self.verb, self.rest = split_at_auxiliary(self.clause) if not self.quoted else ("", "", "")


def split_at_auxiliary(content):
    """("The FBI", "is", "making arrangements"), or empty strings where no auxiliary stands near the front."""
    words = content.split(" ")
    for i, word in enumerate(words[1:8], 1):
        if word in AUXILIARIES and len(words) - i > 3:
            return " ".join(words[:i]), word, " ".join(words[i + 1:])
        if not re.fullmatch(r"[\w’'.&-]+", word):
            break
    return "", "", ""


def sentence_around(text, begin, end):
    """The sentence from begin to end, stop included, or None where something else stands in it."""
    if begin > 0 and not re.search(r"(^|\n|[.!?][\"”’']*)\s*$", text[max(0, begin - 4):begin]):
        return None
    match = re.match(r"[\"”’']?\.[\"”’']?(?=\s|$)", text[end:end + 4])
    if match:
        return begin, end + match.end()
    return (begin, end) if re.search(r"[.!?][\"”’']?$", text[begin:end]) and re.match(r"\s|$", text[end:end + 1]) else None


def simple_relations(record):
    text, items = record["text"], record["annotations"][0]["attributions"]
    known = set(re.findall(r"\b[a-z][\w’']*", text)) | PRONOUNS
    out = []
    for r in items:
        if any(len(r.get(role) or []) != 1 for role in ("source", "cue", "content")):
            continue
        parts = sorted(r[role][0] for role in ("source", "cue", "content"))
        gaps = text[parts[0][1]:parts[1][0]] + text[parts[1][1]:parts[2][0]]
        begin, end = parts[0][0], parts[2][1]
        if re.fullmatch(r"[\s,:]*", gaps) is None or "\n" in text[begin:end] or len(text[slice(*r["content"][0])].split()) < 4:
            continue
        span = sentence_around(text, begin, end)
        others = (o for o in items if o is not r)
        if span and not any(b < span[1] and e > span[0] for o in others for role in ("source", "cue", "content") for b, e in o.get(role) or []):
            out.append(Simple(text, known, r, *span))
    return out


def moved(spans, edits):
    """Spans after the edits [(begin, end, length)], none of which touches them."""
    shift = lambda at: at + sum(n - (e - b) for b, e, n in edits if e <= at)
    return [[shift(b), shift(e)] for b, e in spans or []]


def rewrite(record, source):
    """The record with some of its simple sentences in other forms, or None where none fits."""
    text, items = record["text"], record["annotations"][0]["attributions"]
    simple = simple_relations(record)
    source.shuffle(simple)
    done, edits = [], []
    for s in simple[:max(1, round(len(simple) * REWRITTEN))]:
        fitting = [(f, f.weight) for f in FORMS if f.fits(s)]
        if not fitting:
            continue
        form = source.choices([f for f, _ in fitting], [w for _, w in fitting])[0]
        rendered, relations = fill(form, s, source)
        edits.append((s.begin, s.end, len(rendered)))
        done.append((s, rendered, relations))
    if not done:
        return None
    gone = {id(s.relation) for s, _, _ in done}
    out = copy.deepcopy(record)
    kept = [dict(r, **{role: moved(r.get(role), edits) for role in ("source", "cue", "content")}) for r in items if id(r) not in gone]
    for s, rendered, relations in done:
        at = moved([[s.begin, s.begin]], edits)[0][0]
        kept += [dict(r, **{role: [[b + at, e + at] for b, e in r[role]] for role in ("source", "cue", "content")}) for r in relations]
    for s, rendered, _ in sorted(done, key=lambda d: -d[0].begin):
        text = text[:s.begin] + rendered + text[s.end:]
    out["text"], out["annotations"] = text, [{"annotator": "rewritten", "attributions": kept}]
    return out


def without_nulls(text, relations):
    """Headlines leave articles out: nulls mark what goes."""
    place = [0]
    for c in text:
        place.append(place[-1] + (c != "\0"))
    for r in relations:
        for role in ("source", "cue", "content"):
            r[role] = [[place[b], place[e]] for b, e in r[role] if place[b] < place[e]]
    return large(text.replace("\0", "")), relations


def headline(record, source):
    """Puts a headline before the text, made of one of its relations or of words of our own."""
    short = [s for s in simple_relations(record) if s.name and len(s.sentence) < LONGEST_HEADLINE and len(s.source) < 30]
    anything = short or [s for s in simple_relations(record)]
    if not anything:
        return record
    own = not short or source.random() < OWN_SHARE
    rendered, relations = fill(source.choice(OWN_HEADLINES if own else HEADLINES), source.choice(anything if own else short), source)
    rendered = re.sub(r"(?<![\w])the (?=\w)", lambda m: m.group() if not own else "\0" * len(m.group()), rendered)
    rendered, relations = without_nulls(rendered, relations)
    title = source.random() < 0.4
    if title:
        rendered = re.sub(r"(?<![\w’'])[a-z]", lambda m: m.group().upper(), rendered)
    shift = len(rendered) + 2
    for r in record["annotations"][0]["attributions"]:
        for role in ("source", "cue", "content"):
            r[role] = [[b + shift, e + shift] for b, e in r.get(role) or []]
    record["annotations"][0]["attributions"] += relations
    record["text"] = rendered + "\n\n" + record["text"]
    return record


def dateline(record, source):
    """Puts "WASHINGTON: " or the like before one of the first paragraphs that is longer than a line; it belongs to no relation."""
    begins = [m.start() for m in re.finditer(r"(?m)^.{80,}$", record["text"])][:3]
    if not begins:
        return record
    at = source.choice(begins)
    words = source.choice(DATELINES).replace("$P", source.choice(PLACES))
    for r in record["annotations"][0]["attributions"]:
        for role in ("source", "cue", "content"):
            r[role] = [[b + len(words) * (b >= at), e + len(words) * (e > at)] for b, e in r.get(role) or []]
    record["text"] = record["text"][:at] + words + record["text"][at:]
    return record


def remark(record, source):
    """Another family of quotation marks all over the text; offsets follow, since a mark may be two characters long."""
    opening, closing = source.choices([m for m, _ in MARKS], [w for _, w in MARKS])[0]
    text, place, out, inside = record["text"], [], [], False
    for c in text:
        place.append(sum(map(len, out)) if not out else place[-1] + len(out[-1]))
        if c in "\"“”":
            inside = not inside if c == "\"" else c == "“"
            out.append(opening if inside else closing)
        else:
            inside = inside and c != "\n"
            out.append(c)
    place.append(place[-1] + len(out[-1]))
    record["text"] = "".join(out)
    for r in record["annotations"][0]["attributions"]:
        for role in ("source", "cue", "content"):
            r[role] = [[place[b], place[e]] for b, e in r.get(role) or []]
    return record


def rewritten(records, seed):
    """One rewritten record for each record that allows it; `of` is the id of the record that it was made of."""
    for i, record in enumerate(records):
        source = random.Random(seed * 1_000_003 + i)
        out = rewrite(record, source)
        if out is None:
            continue
        if source.random() < HEADLINED:
            out = headline(out, source)
        if source.random() < DATELINED:
            out = dateline(out, source)
        if source.random() < REMARKED:
            out = remark(out, source)
        out["id"], out["of"] = f"{record['id']}+{seed}", record["id"]
        yield out
