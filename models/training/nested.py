"""Silver relations inside contents: PolNeAR marks the outermost only, so a trained model reads each content as if it stood alone.

Its readings are laid over the article as nested relations, and teach the nested anchors of the next model. What is learnt so is
measured on corpora/world/dev, whose nested relations were marked by a reader.
"""
import json
import subprocess

import data

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


def lay_over(article, relation, begin, end):
    """The pieces of a relation that was read in the text of tokens begin..end-1 alone, in tokens of the article; None where it lacks a cue
    or leaves the content."""
    starts, ends = article.tokens[:, 0], article.tokens[:, 1]
    offset, pieces = int(starts[begin]), {}
    for role in data.ROLES:
        pieces[role] = data.token_pieces(starts, ends, [(b + offset, e + offset) for b, e in (relation[role] or {}).get("spans", [])])
        if any(b < begin or e > end for b, e in pieces[role]):
            return None
    if not pieces["cue"] or not pieces["content"]:
        return None
    return data.Relation(pieces, pieces["cue"][0][0], data.CUE_ANCHOR)


def readings(texts, sayso, model, folder):
    """{text: outer relations that the program is sure of}"""
    path, records = folder / "contents.jsonl", folder / "contents.read.jsonl"
    path.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)), encoding="utf-8")
    weights = ["--model", str(model)] if model else []
    subprocess.run([sayso, "analyze", str(path), "--output", str(records), "--force", "--no-text", *weights], check=True, stderr=subprocess.DEVNULL)
    with records.open(encoding="utf-8") as lines:
        return {texts[int(r["id"])]: [a for a in r["attributions"] if a["parent"] is None and a["confidence"] > CONFIDENT] for r in map(json.loads, lines)}


def add(articles, sayso, model, folder):
    """Adds to `nested` of each article: silver relations inside its contents, one for an anchor, as the program reads them (`model`: its weights,
    or None for the built-in ones). A text is read once, however often it stands: rewritten articles repeat most of their contents."""
    pieces = list(contents_alone(articles))
    read = readings(list(dict.fromkeys(text for _, _, _, text in pieces)), sayso, model, folder)
    for article, begin, end, text in pieces:
        taken = {r.anchor for r in article.nested} | {r.anchor for r in article.relations}
        for relation in read.get(text, []):
            found = lay_over(article, relation, begin, end)
            if found and found.anchor not in taken:
                article.nested.append(found)
                taken.add(found.anchor)
