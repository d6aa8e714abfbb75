"""What a model is trained on, prepared once: articles as the program reads them, in few bytes, so that they can travel to another machine.

Neither the program nor the corpora are needed to train from a file of it (train.py --material). It holds both encoders' inputs.
"""
import dataclasses
import json
import lzma
import pickle

import numpy as np

import augment
import data
import names
import nested
import pieces
import word_vectors
from network import Shape

REWRITTEN_SEEDS = (1, 2, 3, 4)


@dataclasses.dataclass
class Material:
    articles: list      # PolNeAR train
    variants: dict      # article id -> the article in other forms
    dev: list           # PolNeAR dev
    named: list         # sentences with names in place of relations: CoNLL-2003, CrossNER
    world: list         # articles with names: Worldwide
    named_dev: list     # Worldwide dev
    unlabelled: list    # BBC
    publishers: dict    # article id -> publisher, of PolNeAR
    vocabulary: list    # the fast encoder's words
    static: np.ndarray  # half [words, dimensions]: their distilled vectors
    word_pieces: str    # the accurate encoder's, one a line
    fixture: list       # one article, or none

    def everything(self):
        return [*self.articles, *(v for group in self.variants.values() for v in group), *self.dev, *self.named, *self.world, *self.named_dev,
                *self.unlabelled, *self.fixture]


def read(args, path):
    return data.read_articles(path, args.sayso, args.out / pieces.FILE)[:args.limit]


def prepare(args):
    """Reads the corpora with the program."""
    word_vectors.minilm(args.out / "minilm")
    pieces.write(args.out / "minilm", args.out / pieces.FILE)
    articles, dev, unlabelled = (read(args, args.corpora / name) for name in ("polnear/train.jsonl", "polnear/dev.jsonl", "unlabelled/bbc.jsonl"))
    variants = {} if "forms" in args.without and not args.material else other_forms(args, articles)
    outer = articles + [v for group in variants.values() for v in group]
    if "nested" not in args.without:
        nested.add(outer, args.sayso, args.teacher, args.out)
        print("nested relations", sum(len(a.nested) for a in outer), "outer", sum(len(a.relations) for a in outer), flush=True)
    named, world, named_dev = names.corpora(args.corpora, args.out, args.sayso, args.out / pieces.FILE, args.limit)
    for a in unlabelled:
        a.relations = None
    vocabulary = word_vectors.vocabulary(articles + unlabelled + named + world, Shape().words)
    static = word_vectors.distil(vocabulary, Shape().static, args.out / "minilm").astype(np.float16)
    out = Material(articles, variants, dev, named, world, named_dev, unlabelled, publishers(args), vocabulary, static,
                   (args.out / pieces.FILE).read_text(encoding="utf-8"), read_fixture(args))
    row = {word: i + 1 for i, word in enumerate(vocabulary)}
    for a in out.everything():
        a.word = np.array([row.get(w, 0) for w in a.words], dtype=np.int64)
    return out


def other_forms(args, articles):
    """{article id: the article rewritten}"""
    records = [json.loads(line) for line in (args.corpora / "polnear/train.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {a.id for a in articles}
    made = [r for seed in REWRITTEN_SEEDS for r in augment.rewritten([r for r in records if r["id"] in wanted], seed)]
    path = args.out / "rewritten.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in made), encoding="utf-8")
    out = {}
    for record, article in zip(made, data.read_articles(path, args.sayso, args.out / pieces.FILE), strict=True):
        out.setdefault(record["of"], []).append(article)
    return out


def publishers(args):
    lines = (args.corpora / "polnear/train.jsonl").read_text(encoding="utf-8").splitlines()
    return {r["id"]: r.get("publisher") for r in map(json.loads, lines)}


def read_fixture(args):
    if not args.fixture:
        return []
    path = args.out / "fixture.jsonl"
    path.write_text(json.dumps({"id": "fixture", "text": args.fixture.read_text(encoding="utf-8")}) + "\n", encoding="utf-8")
    return read(args, path)


def shrink(article):
    """The same in smaller numbers, without what training does not read."""
    kinds = {"affixes": np.int16, "sentence": np.int32, "paragraph": np.int32, "word": np.uint16, "pieces": np.uint16, "first_piece": np.int32}
    return dataclasses.replace(article, text=article.text if article.id == "fixture" else "", words=[], tokens=None,
                               **{k: getattr(article, k).astype(kind) for k, kind in kinds.items()})


def without_affixes(article, known):
    """Takes prefix and suffix away where the word tells them; `known` collects them by word, [words + 1, 2]."""
    word = article.word
    known[word] = article.affixes[:, :2]
    affixes = article.affixes.copy()
    affixes[word != 0, :2] = 0
    return dataclasses.replace(article, affixes=affixes)


def with_affixes(article, known):
    inside = article.word != 0
    article.affixes[inside, :2] = known[article.word[inside]]


def save(material, path):
    known = np.zeros((len(material.vocabulary) + 1, 2), dtype=np.int16)

    def small(articles):
        return [without_affixes(shrink(a), known) for a in articles]
    lists = ("articles", "dev", "named", "world", "named_dev", "unlabelled", "fixture")
    kept = {**vars(material), **{key: small(getattr(material, key)) for key in lists},
            "variants": {key: small(group) for key, group in material.variants.items()}}
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 1 << 28}]
    partial = path.with_name(path.name + ".partial")  # a run that is stopped leaves no half file for the next
    with lzma.open(partial, "wb", filters=filters, format=lzma.FORMAT_XZ) as file:
        pickle.dump((Material(**kept), known), file, protocol=5)
    partial.rename(path)


def load(path):
    """A file that save() wrote; only one's own, since reading a pickle runs what it holds."""
    with lzma.open(path, "rb") as file:
        material, known = pickle.load(file)
    for article in material.everything():
        with_affixes(article, known)
    return material
