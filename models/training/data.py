"""Articles as the program sees them, with gold relations laid over its tokens.

Tokens and features come from `sayso features`, so that training and the program can not differ in them.
"""
import dataclasses
import json
import pathlib
import subprocess

import numpy as np

ROLES = ("cue", "source", "content")
# BIES by role; O first. The program reads the same order (attribution/tags.h).
TAGS = ["O"] + [f"{place}-{role}" for role in ROLES for place in "BIES"]
PREFIXES, SUFFIXES, SHAPES, CONTEXTS = 2048, 4096, 512, 192  # encode/features.h
NO_ANCHOR, CUE_ANCHOR, CONTENT_ANCHOR = 0, 1, 2


@dataclasses.dataclass
class Relation:
    """Token-index pieces [begin, end) by role, and the token that stands for the relation."""
    pieces: dict
    anchor: int
    kind: int  # CUE_ANCHOR, or CONTENT_ANCHOR where there is no cue

    def tags(self, begin, end):
        """Tag numbers of the tokens begin..end-1 for this relation."""
        out = np.zeros(end - begin, dtype=np.int64)
        for r, role in enumerate(ROLES):
            for b, e in self.pieces[role]:
                for t in range(max(b, begin), min(e, end)):
                    place = 3 if e - b == 1 else 0 if t == b else 2 if t == e - 1 else 1
                    out[t - begin] = 1 + 4 * r + place
        return out


@dataclasses.dataclass
class Article:
    id: str
    text: str
    tokens: np.ndarray      # [n, 2] code points
    words: list             # normalised
    affixes: np.ndarray     # [n, 4]: prefix, suffix, shape, context
    sentence: np.ndarray
    paragraph: np.ndarray
    relations: list
    nested: list = dataclasses.field(default_factory=list)
    word: np.ndarray | None = None         # rows of the fast encoder's table, 0 for words that are not in it
    names: np.ndarray | None = None        # names.py: the tags that each token may have
    soft_anchors: np.ndarray | None = None  # teacher.py: a stronger model's probabilities [n, 3]
    soft_names: np.ndarray | None = None    # [n, name tags]
    silver: bool = False                    # the relations are a model's, not an annotator's
    # Where a file of word pieces was given (encode/word_pieces.h):
    pieces: np.ndarray | None = None       # their numbers
    first_piece: np.ndarray | None = None  # [n + 1]: each token's first
    windows: list | None = None            # [all begin, all end, core begin, core end] in tokens
    edges: tuple = (0, 0)                  # the pieces that open and close a window

    def __len__(self):
        return len(self.affixes)


def token_pieces(starts, ends, spans):
    """Character spans -> token pieces; neighbours with nothing between them are one."""
    out = []
    for b, e in sorted(spans or []):
        first, last = int(np.searchsorted(ends, b, "right")), int(np.searchsorted(starts, e, "left"))
        if first >= last:
            continue
        if out and first <= out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        else:
            out.append((first, last))
    return out


SPEECH = {"said", "says", "say", "told", "added", "wrote", "asked", "tweeted"}


def mended(item, text):
    """Some relations of PolNeAR have source and cue exchanged ("said" as the source); they are put right."""
    source, cue = (" ".join(text[b:e] for b, e in item.get(role) or []).lower() for role in ("source", "cue"))
    if source in SPEECH and cue and cue not in SPEECH:
        return dict(item, source=item["cue"], cue=item["source"])
    return item


def gold_relations(record, starts, ends):
    """(outer relations, nested ones)."""
    out = ([], [])
    items = record["annotations"][0]["attributions"] if record.get("annotations") else []
    for item in items:
        item = mended(item, record["text"])
        pieces = {role: token_pieces(starts, ends, item.get(role)) for role in ROLES}
        if not pieces["content"]:
            continue
        kind = CUE_ANCHOR if pieces["cue"] else CONTENT_ANCHOR
        anchor = pieces["cue"][0][0] if pieces["cue"] else pieces["content"][0][0]
        out[bool(item.get("parent"))].append(Relation(pieces, anchor, kind))
    return out


def edge_pieces(path):
    names = pathlib.Path(path).read_text(encoding="utf-8").split("\n")
    return names.index("[CLS]"), names.index("[SEP]")


def add_pieces(article, features, edges):
    article.pieces = np.array(features["pieces"], dtype=np.int64)
    article.first_piece = np.array(features["first_piece"], dtype=np.int64)
    article.windows, article.edges = features["windows"], edges


def read_articles(path, sayso, word_pieces=None):
    """Articles of a JSON Lines file, in its order; with pieces and windows where `word_pieces` names a file of them."""
    extra = ["--word-pieces", str(word_pieces)] if word_pieces else []
    run = subprocess.run([sayso, "features", str(path), *extra], check=True, capture_output=True, text=True)
    features = {f["id"]: f for f in map(json.loads, run.stdout.splitlines())}
    edges = edge_pieces(word_pieces) if word_pieces else None
    out = []
    for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        f = features[record["id"]]
        tokens = np.array(f["tokens"], dtype=np.int64).reshape(-1, 2)
        if not len(tokens):
            continue
        affixes = np.stack([np.array(f[k], dtype=np.int64) for k in ("prefix", "suffix", "shape", "context")], axis=1)
        out.append(Article(record["id"], record["text"], tokens, f["words"], affixes, np.array(f["sentence"]),
                           np.array(f["paragraph"]), *gold_relations(record, tokens[:, 0], tokens[:, 1])))
        if word_pieces:
            add_pieces(out[-1], f, edges)
    return out


def hash_word(word):
    """64-bit FNV-1a, as encode/features.cpp has it."""
    h = 0xCBF29CE484222325
    for byte in word.encode("utf-8", "surrogatepass"):
        h = ((h ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h
