"""Trains the extractor on PolNeAR train and writes the weights.

usage: train.py CORPORA OUT [--encoder fast|accurate] [--sayso PROGRAM] [--epochs N] [--seed N]

CORPORA is the folder that holds polnear/ and unlabelled/ (see corpora/README.md). OUT gets checkpoint.pt (the best epoch on
polnear/dev), log.jsonl, and weights.safetensors. Two threads; the same seed on the same machine gives the same weights. A first run
teaches the second (--teacher) what stands inside contents, which PolNeAR leaves unmarked. Ablations: --without, --leave-out.
"""
import argparse
import dataclasses
import json
import pathlib
import random
import time

import numpy as np
import torch

import augment
import data
import evaluate
import export
import names
import nested
import pieces
import transformer
import word_vectors
from network import Encoder, Extractor, Shape

BATCH_TOKENS = {"fast": 6000, "accurate": 3000}
PRETRAINED_SHARE = 0.1  # of the learning rate, for what comes from outside
ANCHOR_WEIGHT = 30.0  # of the anchors' mean loss against the tags' mean loss a window
NAMES_WEIGHT = 30.0   # of the names' mean loss
NAMES_SHARE = {"fast": 0.7, "accurate": 0.45}  # of the articles with names, drawn anew for each epoch
READINGS_SHARE = 0.5  # of the articles that the accurate program read, drawn anew for each epoch
NESTED_WEIGHT = 0.5   # of the nested anchors' mean loss against the outer anchors'
REWRITTEN_SHARE = 0.4  # of the times that an article is read in another form, where it has one
REWRITTEN_SEEDS = (1, 2, 3, 4)
FAST_PARTS = {"static", "film", "transitions"}  # of PARTS: an accurate encoder is trained with all of them
PARTS = ("nested", "names", "forms", "static", "film", "transitions")  # that --without takes away


def word_ids(articles, vocabulary):
    """Adds `word`: rows of the embedding table, 0 for words that are not in it."""
    row = {word: i + 1 for i, word in enumerate(vocabulary)}
    for a in articles:
        a.word = np.array([row.get(w, 0) for w in a.words], dtype=np.int64)


@dataclasses.dataclass
class Batch:
    """Padded tensors of some articles: words [b, t], affixes [b, t, 4], mask [b, t, 1]."""
    articles: list
    words: torch.Tensor
    affixes: torch.Tensor
    mask: torch.Tensor


def batch_of(articles):
    longest = max(len(a.word) for a in articles)
    words = torch.zeros(len(articles), longest, dtype=torch.long)
    affixes = torch.zeros(len(articles), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(articles), longest, 1)
    for i, a in enumerate(articles):
        n = len(a.word)
        words[i, :n] = torch.from_numpy(a.word)
        affixes[i, :n] = torch.from_numpy(a.affixes)
        mask[i, :n] = 1
    return Batch(articles, words, affixes, mask)


def window_relation(article, anchor, tokens):
    """0 same sentence, 1 the sentence before, 2 the one after, 3 another one of the paragraph, 4 paragraph before, 5 after."""
    ds = article.sentence[tokens] - article.sentence[anchor]
    dp = article.paragraph[tokens] - article.paragraph[anchor]
    out = np.full(len(tokens), 3)
    out[ds == 0], out[ds == -1], out[ds == 1] = 0, 1, 2
    out[dp < 0], out[dp > 0] = 4, 5
    return out


def windows(articles, anchors, shape, stride):
    """Inputs of the pair head for [(article number, anchor token)]. `stride`: rows an article in the flattened batch."""
    size = shape.before + shape.after + 1
    n = len(anchors)
    index, relation, mask = (np.zeros((n, size), dtype=np.int64) for _ in range(3))
    at = np.zeros(n, dtype=np.int64)
    for i, (k, anchor) in enumerate(anchors):
        tokens = np.arange(anchor - shape.before, anchor + shape.after + 1)
        inside = (tokens >= 0) & (tokens < len(articles[k].word))
        mask[i] = inside
        index[i, inside] = k * stride + tokens[inside]
        relation[i, inside] = window_relation(articles[k], anchor, tokens[inside])
        at[i] = k * stride + anchor
    distance = torch.arange(size).expand(n, size)
    return torch.from_numpy(index), torch.from_numpy(at), distance, torch.from_numpy(relation), torch.from_numpy(mask)


def losses(model, articles):
    """(token losses, tag loss), each a mean with its weight. The articles of a batch are all of one kind: with names, or with relations."""
    batch = batch_of(articles)
    encoded = model.encoder(batch)
    if articles[0].names is not None:
        return NAMES_WEIGHT * names.loss(model.names(encoded), articles), torch.zeros(())
    gold = torch.zeros(batch.words.shape, dtype=torch.long)
    inner = torch.full(batch.words.shape, -100)  # no loss out of contents
    anchors, tags = [], []
    shape = model.shape
    size = shape.before + shape.after + 1
    for k, a in enumerate(articles):
        for r in a.relations:
            gold[k, r.anchor] = r.kind
            for b, e in r.pieces["content"]:
                inner[k, b:e] = 0
        for r in a.nested:
            inner[k, r.anchor] = 1
        for r in a.relations + a.nested:
            anchors.append((k, r.anchor))
            begin, end = max(0, r.anchor - shape.before), min(len(a.word), r.anchor + shape.after + 1)
            row = np.zeros(size, dtype=np.int64)
            offset = begin - (r.anchor - shape.before)
            row[offset:offset + end - begin] = r.tags(begin, end)
            tags.append(row)
    flat = batch.mask.squeeze(2).bool()
    anchor_loss = torch.nn.functional.cross_entropy(model.anchor(encoded)[flat], gold[flat])
    if not anchors:
        return ANCHOR_WEIGHT * anchor_loss, torch.zeros(())
    anchor_loss = anchor_loss + NESTED_WEIGHT * torch.nn.functional.cross_entropy(model.nested(encoded).flatten(0, 1), inner.flatten())
    index, at, distance, relation, inside = windows(articles, anchors, shape, batch.words.shape[1])
    rows = encoded.reshape(-1, encoded.shape[2])
    emissions = model.pair(rows, index, at, distance, relation, inside.unsqueeze(2).float())
    return ANCHOR_WEIGHT * anchor_loss, model.chain.loss(emissions, torch.from_numpy(np.stack(tags)), inside.bool())


def batches(articles, size, random_source):
    """Groups of articles of similar length, about `size` tokens each, in random order."""
    ranked = sorted(articles, key=lambda a: len(a.word) + random_source.random() * 100)
    out, current = [], []
    for a in ranked:
        if current and (len(current) + 1) * max(len(a.word), len(current[-1].word)) > size:
            out.append(current)
            current = []
        current.append(a)
    out.append(current)
    random_source.shuffle(out)
    return out


def parameter_groups(model, decay):
    """Each with the share of the learning rate that it takes."""
    tables = [p for name, p in model.named_parameters() if "word." in name or "affix" in name]
    outside = transformer.pretrained(model.encoder) if isinstance(model.encoder, transformer.TransformerEncoder) else []
    known = {id(p) for p in tables + outside}
    others = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    groups = [(tables, 0.0, 1.0), (outside, decay, PRETRAINED_SHARE), (others, decay, 1.0)]
    return [{"params": params, "weight_decay": d, "share": share} for params, d, share in groups if params]


@dataclasses.dataclass
class Material:
    """What a model is trained on, and what chooses its epoch."""
    articles: list
    variants: dict   # article id -> the article in other forms
    dev: list
    named: list      # articles with names in place of relations
    named_dev: list
    readings: list   # articles with the relations that a stronger model found


def one_epoch(material, size, share_of_names, random_source):
    """Batches of what one epoch reads: each article once, some of them in other forms; and a share of those with names."""
    read = []
    for a in material.articles:
        other = material.variants.get(a.id)
        read.append(random_source.choice(other) if other and random_source.random() < REWRITTEN_SHARE else a)
    read += random_source.sample(material.readings, round(len(material.readings) * READINGS_SHARE))
    drawn = random_source.sample(material.named, round(len(material.named) * share_of_names))
    out = batches(read, size, random_source) + (batches(drawn, size, random_source) if drawn else [])
    random_source.shuffle(out)
    return out


def train(model, material, args, log):
    optimizer = torch.optim.AdamW(parameter_groups(model, 0.02), lr=args.rate, betas=(0.9, 0.98))
    source = random.Random(args.seed)
    size = BATCH_TOKENS[args.encoder]
    steps = args.epochs * len(one_epoch(material, size, NAMES_SHARE[args.encoder], random.Random(0)))
    step, best = 0, -1.0
    for epoch in range(args.stop or args.epochs):
        began, totals = time.time(), np.zeros(2)
        model.train()
        todo = one_epoch(material, size, NAMES_SHARE[args.encoder], source)
        for done, group in enumerate(todo, 1):
            for g in optimizer.param_groups:
                g["lr"] = g["share"] * args.rate * min(1.0, step / 100 + 0.01) * max(0.02, 1 - step / steps)
            tokens, tags = losses(model, group)
            optimizer.zero_grad()
            (tokens + tags).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            totals += tokens.item(), tags.item()
            step += 1
            if done % 50 == 0:
                print("epoch", epoch, "batch", done, "of", len(todo), "seconds", round(time.time() - began), "losses", totals / done, flush=True)
        model.eval()
        rows = evaluate.figures(model, material.dev) | names.figures(model, material.named_dev, batch_of)
        line = {"epoch": epoch, "seconds": round(time.time() - began), "tokens": totals[0] / len(todo), "tags": totals[1] / len(todo), **rows}
        print(json.dumps(line), file=log, flush=True)
        score = rows["relation.full"] + rows["piece.micro"] + rows["token.micro"]
        if score > best:
            best = score
            torch.save(model.state_dict(), args.out / "checkpoint.pt")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--encoder", default="fast", choices=("fast", "accurate"), help="the profile that is trained")
    parser.add_argument("--sayso", default="build/release/sayso", help="the program, for its features")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--stop", type=int, help="epochs of the schedule that are run; all of them by default")
    parser.add_argument("--rate", type=float, default=2e-3, help="learning rate; it falls to nothing over the epochs")
    parser.add_argument("--start", type=pathlib.Path, help="what to go on from: weights of a fast model with the same vocabulary, or checkpoint.pt of an accurate one")
    parser.add_argument("--readings", type=pathlib.Path, action="append", default=[],
                        help="records of `sayso analyze --profile accurate` over other texts: its relations teach the fast encoder")
    parser.add_argument("--half", action="store_true", help="products of the transformer in bfloat16: faster where the processor has them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threshold", type=float, default=0.35, help="of an anchor's probability")
    parser.add_argument("--nested-threshold", type=float, default=0.1, help="of a nested anchor's probability")
    parser.add_argument("--version", default="1.0.0", help="of the weights")
    parser.add_argument("--fixture", type=pathlib.Path, help="an article; its rows are written to OUT/network.json")
    parser.add_argument("--teacher", type=pathlib.Path, help="weights that read contents as if they stood alone; the program's own by default")
    parser.add_argument("--without", action="append", default=[], choices=PARTS, help="takes a part away, to see what it is worth")
    parser.add_argument("--leave-out", action="append", default=[], help="a publisher whose articles are not trained on")
    parser.add_argument("--limit", type=int, help="articles of each file (smoke test)")
    args = parser.parse_args()
    if args.encoder == "accurate" and FAST_PARTS & set(args.without):
        parser.error("--encoder accurate: --without takes nested, names or forms")
    return args


def repeatable(seed):
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)  # Adam makes denormals of rare rows; they cost ten times the time
    torch.manual_seed(seed)
    random.seed(seed)
    np.random.seed(seed)


def without_publishers(path, articles, left_out):
    """The articles of the other publishers."""
    by_id = {r["id"]: r.get("publisher") for r in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    assert set(left_out) <= set(by_id.values()), f"publishers: {sorted(set(by_id.values()))}"
    return [a for a in articles if by_id[a.id] not in left_out]


def fresh_accurate(args):
    """The pretrained transformer under untrained heads, and the word pieces that it keeps."""
    _, pretrained = word_vectors.minilm(args.out / "minilm")
    rows = pieces.write(args.out / "minilm", args.out / pieces.FILE)
    shape = transformer.AccurateShape(pieces=len(rows))
    encoder = transformer.TransformerEncoder(shape)
    transformer.start_from(encoder, pretrained, rows)
    encoder.half = args.half
    encoder.piece.weight.requires_grad_(False)  # rare pieces would stay behind the others
    return Extractor(shape, encoder)


def fresh_model(articles, other, args):
    """An untrained model over the words of `articles` and `other`, and its vocabulary."""
    shape = Shape()
    vocabulary = word_vectors.vocabulary(articles + other, shape.words)
    shape.words = len(vocabulary)
    static = torch.zeros(shape.words + 1, shape.static)
    if "static" not in args.without:
        static[1:] = torch.from_numpy(word_vectors.distil(vocabulary, shape.static, args.out / "minilm"))
    model = Extractor(shape, Encoder(shape, static))
    if "film" in args.without:  # the anchor adds to the tokens and does not scale them
        for p in model.pair.scale.parameters():
            torch.nn.init.zeros_(p).requires_grad_(False)
    if "transitions" in args.without:
        model.chain.transition.requires_grad_(False)
    return model, vocabulary


def write_fixture(model, vocabulary, args):
    export.round_weights(model)
    source = args.out / "fixture.jsonl"
    source.write_text(json.dumps({"id": "fixture", "text": args.fixture.read_text(encoding="utf-8")}) + "\n")
    [article] = data.read_articles(source, args.sayso, word_pieces(args))
    word_ids([article], vocabulary)
    last = len(article.word) - 1
    (args.out / "network.json").write_text(json.dumps(export.fixture(model, article, [0, 7, last // 2, last - 2])))


def other_forms(path, articles, args):
    """{article id: [articles]}: the rewritten ones (augment.py), through the program's tokens and features."""
    if "forms" in args.without:
        return {}
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    wanted = {a.id for a in articles}
    made = [r for seed in REWRITTEN_SEEDS for r in augment.rewritten([r for r in records if r["id"] in wanted], seed)]
    written = args.out / "rewritten.jsonl"
    written.write_text("".join(json.dumps(r) + "\n" for r in made), encoding="utf-8")
    out = {}
    for record, article in zip(made, data.read_articles(written, args.sayso, word_pieces(args)), strict=True):
        out.setdefault(record["of"], []).append(article)
    return out


def word_pieces(args):
    """The file of word pieces that the articles are split by; none for the fast encoder."""
    return args.out / pieces.FILE if args.encoder == "accurate" else None


def read(name, args):
    return data.read_articles(args.corpora / name, args.sayso, word_pieces(args))[:args.limit]


def go_on_from(model, vocabulary, path):
    """The weights of an earlier run: of the fast encoder as the program reads them, of the accurate one as the run left them."""
    if vocabulary:
        export.read_back(model, vocabulary, path)
    else:
        model.load_state_dict(torch.load(path))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    repeatable(args.seed)
    path = args.corpora / "polnear/train.jsonl"
    if args.encoder == "accurate":
        model, vocabulary = fresh_accurate(args), []
    articles, dev = read("polnear/train.jsonl", args), read("polnear/dev.jsonl", args)
    if args.encoder == "fast":
        model, vocabulary = fresh_model(articles, read("unlabelled/bbc.jsonl", args), args)
    (args.out / "vocabulary.json").write_text(json.dumps(vocabulary))
    articles = without_publishers(path, articles, args.leave_out)
    variants = other_forms(path, articles, args)
    everything = articles + [v for group in variants.values() for v in group]
    word_ids(everything + dev, vocabulary)
    if args.start:
        go_on_from(model, vocabulary, args.start)
    if "nested" not in args.without:
        nested.add(everything, args.sayso, args.teacher, args.out)
        print("nested relations", sum(len(a.nested) for a in everything), "outer", sum(len(a.relations) for a in everything), flush=True)
    named, named_dev = ([], []) if "names" in args.without else names.corpora(args.corpora, args.out, args.sayso, word_pieces(args), args.limit)
    read_by_program = [a for path in args.readings for a in data.readings(path, args.out, args.sayso)][:args.limit]
    word_ids(named + named_dev + read_by_program, vocabulary)
    with open(args.out / "log.jsonl", "a") as log:
        train(model, Material(articles, variants, dev, named, named_dev, read_by_program), args, log)
    model.load_state_dict(torch.load(args.out / "checkpoint.pt"))
    digest = export.write(model, vocabulary, args.out, args.encoder, args.version, (args.threshold, args.nested_threshold))
    print("weights.safetensors", digest)
    if args.fixture:
        write_fixture(model, vocabulary, args)


if __name__ == "__main__":
    main()
