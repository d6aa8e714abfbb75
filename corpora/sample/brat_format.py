"""One gold record as brat stand-off (brat.nlplab.org): .ann lines, and the annotation.conf that they need."""
from labels import ENUMS, FIRMNESS, KINDS, TYPES

LABELS = ("source_type", "described", "anonymity", "directness", "kind", "commitment", "polarity", "relay", "level")


class Brat:
    """Stand-off lines of one article. The content is the anchor: it carries the labels, and relations lead from it."""

    def __init__(self, text):
        self.text, self.lines, self.count, self.bound = text, [], dict.fromkeys("TRA#", 0), {}

    def line(self, letter, body):
        self.count[letter] += 1
        self.lines.append(f"{letter}{self.count[letter]}\t{body}")
        return f"{letter}{self.count[letter]}"

    def span(self, kind, spans, fresh=False):
        """A text-bound annotation; an equal one is used again, unless a fresh one is wanted."""
        key = kind, tuple(map(tuple, spans))
        if fresh or key not in self.bound:
            words = " ".join(self.text[b:e] for b, e in spans).replace("\n", " ")
            self.bound[key] = self.line("T", f"{kind} {';'.join(f'{b} {e}' for b, e in spans)}\t{words}")
        return self.bound[key]

    def link(self, kind, one, two):
        self.line("R", f"{kind} Arg1:{one} Arg2:{two}")

    def relation(self, r, content):
        for kind, spans in (("Source", r["source"]), ("Cue", r["cue"])):
            if spans:
                self.link(f"Has_{kind.lower()}", content, self.span(kind, spans))
        for span in r["chain"]:
            self.link("Has_relay", content, self.span("Relay", [span]))
        for label in LABELS:
            if r[label] is not None:
                self.line("A", f"{label} {content} {r[label]}")
        self.line("#", f"AnnotatorNotes {content}\t{r['id']} verifiability {r['verifiability']}")
        if r["responsibility"]:
            for role in ("blamed", "act", "tie"):
                self.link(f"Has_{role}", content, self.span(role.capitalize(), [r["responsibility"][role]]))
            self.line("A", f"firmness {content} {r['responsibility']['firmness']}")

    def mentions(self, layers):
        groups = {}
        for m in layers["mentions"]:
            t = self.span("M_" + m["type"], [m["span"]])
            self.line("A", f"mention_kind {t} {m['kind']}")
            if m["actor"]:
                groups.setdefault(m["actor"], []).append(t)
        for actor in layers["actors"]:
            group = groups.get(actor["id"], [])
            if group:
                self.line("#", f"AnnotatorNotes {group[0]}\t{actor['id']} {actor['name']}")
            if len(group) > 1:
                self.lines.append("*\tSame_actor " + " ".join(group))


def annotations(gold):
    layers, out = gold["annotations"][0], Brat(gold["text"])
    contents = {r["id"]: out.span("Content", r["content"], fresh=True) for r in layers["attributions"]}
    for r in layers["attributions"]:
        out.relation(r, contents[r["id"]])
        for kind in ("parent", "continues"):
            if r[kind] is not None:
                out.link("Nested_in" if kind == "parent" else "Continues", contents[r["id"]], contents[r[kind]])
    out.mentions(layers)
    return "\n".join(out.lines) + "\n"


def configuration():
    roles = ("Source", "Cue", "Content", "Relay", "Blamed", "Act", "Tie")
    types = [f"M_{t}" for t in TYPES]
    lines = ["[entities]", *roles, *types, "", "[relations]"]
    lines += [f"Has_{r.lower()}\tArg1:Content, Arg2:{r}" for r in roles if r != "Content"]
    lines += ["Nested_in\tArg1:Content, Arg2:Content", "Continues\tArg1:Content, Arg2:Content"]
    lines += [f"Same_actor\tArg1:{'|'.join(types)}, Arg2:{'|'.join(types)}, <REL-TYPE>:symmetric-transitive"]
    lines += ["<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "", "[events]", "", "[attributes]"]
    lines += [f"{k}\tArg:Content, Value:{'|'.join(v for v in ENUMS[k] if v)}" for k in LABELS]
    lines += [f"firmness\tArg:Content, Value:{'|'.join(FIRMNESS)}", f"mention_kind\tArg:{'|'.join(types)}, Value:{'|'.join(KINDS)}"]
    return "\n".join(lines) + "\n"
