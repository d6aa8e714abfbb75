"""Silver relations inside contents: PolNeAR marks the outermost only, so a trained model reads each content as if it stood alone.

Its readings are laid over the article as nested relations, and teach the nested anchors of the next model. What is learnt so is
measured on corpora/world/dev, whose nested relations were marked by a reader.
"""
import json

import data
import evaluate

LEADING = {"that", "\"", "'", "-", ",", ":"}  # what ties a content to its cue and would not begin a text
SHORTEST = 5  # tokens; a shorter content holds no relation of its own
CONFIDENT = 0.5


def contents_alone(articles):
    """(article, begin, end, text) of each long enough piece of a content, in tokens, without the words that tie it to its cue."""
    for article in articles:
        for relation in article.relations:
            for begin, end in relation.pieces["content"]:
                while begin < end and article.words[begin] in LEADING:
                    begin += 1
                if end - begin >= SHORTEST:
                    yield article, begin, end, article.text[int(article.tokens[begin, 0]):int(article.tokens[end - 1, 1])]


def lay_over(article, alone, relation, offset, begin, end):
    """The pieces of a relation that was read in `alone`, in tokens of the article; None where they do not lie in the content."""
    starts, ends = article.tokens[:, 0], article.tokens[:, 1]
    pieces = {}
    for role in data.ROLES:
        spans = [(b + offset, e + offset) for b, e in evaluate.characters(alone, relation[role])]
        pieces[role] = data.token_pieces(starts, ends, spans)
        if any(b < begin or e > end for b, e in pieces[role]):
            return None
    if not pieces["cue"] or not pieces["content"]:
        return None
    return data.Relation(pieces, pieces["cue"][0][0], data.CUE_ANCHOR)


def add(model, articles, word_ids, sayso, folder):
    """Adds to `nested` of each article: silver relations inside its contents, one for an anchor. A text is read once, however often it
    stands: rewritten articles repeat most of their contents."""
    pieces = list(contents_alone(articles))
    texts = list(dict.fromkeys(text for _, _, _, text in pieces))
    path = folder / "contents.jsonl"
    path.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)), encoding="utf-8")
    alone = data.read_articles(path, sayso)
    word_ids(alone)
    readings = {a.text: (a, evaluate.read(model, a, CONFIDENT)) for a in alone}
    for article, begin, end, text in pieces:
        taken = {r.anchor for r in article.nested} | {r.anchor for r in article.relations}
        piece, relations = readings.get(text, (None, []))
        for relation in relations:
            found = lay_over(article, piece, relation, int(article.tokens[begin, 0]), begin, end)
            if found and found.anchor not in taken:
                article.nested.append(found)
                taken.add(found.anchor)
