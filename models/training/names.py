"""Articles with named entities, for the names head: three corpora with label sets of their own, laid over one set of tags.

A corpus that does not mark a type says nothing about it: each token has a set of tags that it may have, and the loss asks for any of them
(CoNLL marks no dates, so its O may be a date; its MISC is a group, an event, a product or something else).
"""
import collections
import json

import numpy as np
import torch

import batch
import data

# actor/names_head.h has the same order. Media and documents are told apart by the program's lexicons.
TYPES = ("person", "organization", "place", "group", "facility", "product", "event", "date", "money", "misc")
TAGS = ["O"] + [f"{place}-{type_}" for type_ in TYPES for place in "BIES"]
ROW = {tag: i for i, tag in enumerate(TAGS)}

OTHER = ("group", "event", "product", "misc")
WORLDWIDE = {"Person": ("person",), "Organization": ("organization",), "Location": ("place",), "NORP": ("group",), "Date": ("date",), "Money": ("money",),
             "Facility": ("facility",), "Product": ("product",), "Misc": ("event", "misc")}
CONLL = {"PER": ("person",), "ORG": ("organization",), "LOC": ("place", "facility"), "MISC": OTHER}
POLITICS = {"politician": ("person",), "person": ("person",), "organisation": ("organization",), "politicalparty": ("organization", "group"),
            "election": ("event",), "event": ("event",), "location": ("place", "facility"), "country": ("place",), "misc": OTHER}
UNMARKED = ("date", "money")  # in CoNLL and CrossNER
TSV_DOCUMENT = 40  # sentences that make an article where the corpus has no borders of articles


def worldwide(path, left_out):
    """(id, text, [(begin, end, types)], types that the corpus does not mark)"""
    for record in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if record["id"] not in left_out:
            yield record["id"], record["text"], [(b, e, WORLDWIDE[t]) for b, e, t in record["entities"]], ()


def tsv_documents(path):
    """Lists of sentences, each a list of (token, tag)."""
    document, sentence = [], []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        if line.startswith("-DOCSTART-"):
            if document:
                yield document
            document = []
        elif line.strip():
            sentence.append(line.split("\t"))
        elif sentence:
            document.append(sentence)
            sentence = []
            if len(document) == TSV_DOCUMENT:
                yield document
                document = []
    if document:
        yield document


def tsv(path, types):
    """Tokens and BIO tags -> texts with a space between tokens and a line a sentence."""
    for number, document in enumerate(tsv_documents(path)):
        text, entities = "", []
        for sentence in document:
            for token, tag in sentence:
                begin = len(text)
                text += token + " "
                if tag.startswith("B-"):
                    entities.append([begin, begin + len(token), types[tag[2:]]])
                elif tag.startswith("I-"):
                    entities[-1][1] = begin + len(token)
            text = text[:-1] + "\n"
        yield f"{path.parent.name}-{path.stem}-{number}", text, entities, UNMARKED


def allowed_tags(article, entities, unmarked):
    """bool [tokens, tags]: what each token may be."""
    out = np.zeros((len(article.tokens), len(TAGS)), dtype=bool)
    out[:, [0] + [ROW[f"{place}-{t}"] for t in unmarked for place in "BIES"]] = True
    for b, e, types in entities:
        for first, last in data.token_pieces(article.tokens[:, 0], article.tokens[:, 1], [(b, e)]):
            for i in range(first, last):
                place = "S" if last - first == 1 else "B" if i == first else "E" if i == last - 1 else "I"
                out[i] = False
                out[i, [ROW[f"{place}-{t}"] for t in types]] = True
    return out


def read(rows, folder, name, sayso, word_pieces):
    """Articles with `names`, the tags that each token may have."""
    rows = list(rows)
    path = folder / f"names-{name}.jsonl"
    path.write_text("".join(json.dumps({"id": i, "text": text}) + "\n" for i, text, _, _ in rows), encoding="utf-8")
    by_id = {i: (entities, unmarked) for i, _, entities, unmarked in rows}
    out = data.read_articles(path, sayso, word_pieces)
    for article in out:
        article.names, article.relations = allowed_tags(article, *by_id[article.id]), None
    return out


def corpora(folder, out, sayso, word_pieces, limit=None):
    """[sentences of CoNLL-2003 and CrossNER, articles of Worldwide, its dev articles]. The articles of world/dev, which measures actors and
    relations, are left out."""
    ner, measured = folder / "ner", folder / "world/dev.jsonl"
    left_out = {json.loads(line)["id"] for line in measured.read_text(encoding="utf-8").splitlines()} if measured.exists() else set()
    world = list(worldwide(ner / "worldwide/train.jsonl", left_out))[:limit]
    rows = [*tsv(ner / "conll2003/train.tsv", CONLL), *tsv(ner / "crossner-politics/train.tsv", POLITICS)][:limit]
    dev = list(worldwide(ner / "worldwide/dev.jsonl", set()))[:limit]
    return [read(part, out, name, sayso, word_pieces) for part, name in ((rows, "train"), (world, "world"), (dev, "dev"))]


def loss(scores, may):
    """Mean negative log probability of the tags that a token may have. scores [articles, tokens, tags]; may: bool, all false for padding."""
    real = may.any(2)
    logs = scores.log_softmax(2)[real]
    return -torch.logsumexp(logs.masked_fill(~may[real], -1e9), 1).mean()


def follows():
    """bool [tags + 1, tags + 1]: which tag may follow which; the last row and column are a sentence's edges."""
    n = len(TAGS)
    ok = np.zeros((n + 1, n + 1), dtype=bool)
    for i, a in enumerate(TAGS + ["O"]):
        for j, b in enumerate(TAGS + ["O"]):
            ok[i, j] = (b[0] in "IE" and b[1:] == a[1:]) if a[0] in "BI" else b[0] not in "IE"
    return ok


FORBIDDEN = np.where(follows(), 0.0, -1e9)


def decode(scores):
    """[(begin, end, type)] of one sentence: the best sequence of tags that makes whole names. scores [tokens, tags]"""
    back, best = [], FORBIDDEN[-1, :-1] + scores[0]
    for row in scores[1:]:
        total = best[:, None] + FORBIDDEN[:-1, :-1]
        back.append(total.argmax(0))
        best = total.max(0) + row
    tag = int((best + FORBIDDEN[:-1, -1]).argmax())
    path = [tag]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    out, begin = [], 0
    for i, tag in enumerate(reversed(path)):
        if TAGS[tag][0] in "BS":
            begin = i
        if TAGS[tag][0] in "ES":
            out.append((begin, i + 1, TAGS[tag][2:]))
    return out


def found(scores, article):
    """{(begin, end, type)} of an article, in tokens."""
    out, edges = set(), [0, *(np.flatnonzero(np.diff(article.sentence)) + 1).tolist(), len(article.sentence)]
    for first, last in zip(edges, edges[1:]):
        out |= {(b + first, e + first, t) for b, e, t in decode(scores[first:last])}
    return out


def gold(article):
    """{(begin, end, types)}: names as the corpus has them."""
    out, i = set(), 0
    while i < len(article.names):
        tags = [TAGS[t] for t in np.flatnonzero(article.names[i])]
        if any(t[0] == "O" for t in tags):
            i += 1
            continue
        end = i + 1
        while tags[0][0] != "S" and end < len(article.names) and TAGS[int(np.flatnonzero(article.names[end])[0])][0] != "E":
            end += 1
        end += tags[0][0] != "S"
        out.add((i, end, frozenset(t[2:] for t in tags)))
        i = end
    return out


@torch.no_grad()
def figures(model, articles, device):
    """F1 of names, exact span and type, over the program's tokens."""
    count = collections.Counter()
    for a in articles:
        scores = model.names(model.encoder(batch.to(batch.batch_of([a], device=device), device)))
        names, wanted = found(scores[0].float().cpu().numpy(), a), gold(a)
        spans = {(b, e): t for b, e, t in names}
        count["have"] += len(names)
        count["want"] += len(wanted)
        count["hit"] += sum(spans.get((b, e)) in types for b, e, types in wanted)
    return {"names": round(2 * count["hit"] / max(1, count["have"] + count["want"]), 4)}
