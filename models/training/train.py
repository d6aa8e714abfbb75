"""Trains the extractor on PolNeAR train and writes the weights.

usage: train.py CORPORA OUT [--sayso PROGRAM] [--epochs N] [--seed N]

CORPORA is the folder that holds polnear/, unlabelled/ and ner/worldwide/ (see corpora/README.md). OUT gets checkpoint.pt (the best
epoch on polnear/dev), log.jsonl, and weights.safetensors. Two threads; the same seed on the same machine gives the same weights.
"""
import argparse
import json
import pathlib
import random
import time

import numpy as np
import torch

import data
import evaluate
import export
import word_vectors
from network import Extractor, Shape

BATCH_TOKENS = 6000
LEARNING_RATE = 2e-3
ANCHOR_WEIGHT = 30.0  # of the anchors' mean loss against the tags' mean loss a window


def word_ids(articles, vocabulary):
    """Adds `word`: rows of the embedding table, 0 for words that are not in it."""
    row = {word: i + 1 for i, word in enumerate(vocabulary)}
    for a in articles:
        a.word = np.array([row.get(w, 0) for w in a.words], dtype=np.int64)


def batch_of(articles):
    """Padded tensors of some articles: words [b, t], affixes [b, t, 4], mask [b, t, 1]."""
    longest = max(len(a.word) for a in articles)
    words = torch.zeros(len(articles), longest, dtype=torch.long)
    affixes = torch.zeros(len(articles), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(articles), longest, 1)
    for i, a in enumerate(articles):
        n = len(a.word)
        words[i, :n] = torch.from_numpy(a.word)
        affixes[i, :n] = torch.from_numpy(a.affixes)
        mask[i, :n] = 1
    return words, affixes, mask


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
    words, affixes, mask = batch_of(articles)
    encoded = model.encoder(words, affixes, mask)
    gold = torch.zeros(words.shape, dtype=torch.long)
    anchors, tags = [], []
    shape = model.shape
    size = shape.before + shape.after + 1
    for k, a in enumerate(articles):
        for r in a.relations:
            gold[k, r.anchor] = r.kind
            anchors.append((k, r.anchor))
            begin, end = max(0, r.anchor - shape.before), min(len(a.word), r.anchor + shape.after + 1)
            row = np.zeros(size, dtype=np.int64)
            offset = begin - (r.anchor - shape.before)
            row[offset:offset + end - begin] = r.tags(begin, end)
            tags.append(row)
    flat = mask.squeeze(2).bool()
    anchor_loss = torch.nn.functional.cross_entropy(model.anchor(encoded)[flat], gold[flat])
    if not anchors:
        return anchor_loss, torch.zeros(())
    index, at, distance, relation, inside = windows(articles, anchors, shape, words.shape[1])
    rows = encoded.reshape(-1, encoded.shape[2])
    emissions = model.pair(rows, index, at, distance, relation, inside.unsqueeze(2).float())
    return anchor_loss, model.chain.loss(emissions, torch.from_numpy(np.stack(tags)), inside.bool())


def batches(articles, random_source):
    """Groups of articles of similar length, about BATCH_TOKENS tokens each, in random order."""
    ranked = sorted(articles, key=lambda a: len(a.word) + random_source.random() * 100)
    out, current = [], []
    for a in ranked:
        if current and (len(current) + 1) * max(len(a.word), len(current[-1].word)) > BATCH_TOKENS:
            out.append(current)
            current = []
        current.append(a)
    out.append(current)
    random_source.shuffle(out)
    return out


def parameter_groups(model, decay):
    tables = [p for name, p in model.named_parameters() if "word." in name or "affix" in name]
    known = {id(p) for p in tables}
    others = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    return [{"params": tables, "weight_decay": 0.0}, {"params": others, "weight_decay": decay}]


def train(model, articles, dev, args, log):
    optimizer = torch.optim.AdamW(parameter_groups(model, 0.02), lr=LEARNING_RATE, betas=(0.9, 0.98))
    source = random.Random(args.seed)
    steps = args.epochs * len(batches(articles, random.Random(0)))
    step, best = 0, -1.0
    for epoch in range(args.stop or args.epochs):
        began, totals = time.time(), np.zeros(2)
        model.train()
        todo = batches(articles, source)
        for group in todo:
            share = step / steps
            for g in optimizer.param_groups:
                g["lr"] = LEARNING_RATE * min(1.0, step / 100 + 0.01) * max(0.02, 1 - share)
            anchor, tags = losses(model, group)
            optimizer.zero_grad()
            (ANCHOR_WEIGHT * anchor + tags).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            totals += anchor.item(), tags.item()
            step += 1
        model.eval()
        rows = evaluate.figures(model, dev)
        line = {"epoch": epoch, "seconds": round(time.time() - began), "anchor": totals[0] / len(todo), "tags": totals[1] / len(todo), **rows}
        print(json.dumps(line), file=log, flush=True)
        score = rows["relation.full"] + rows["piece.micro"] + rows["token.micro"]
        if score > best:
            best = score
            torch.save(model.state_dict(), args.out / "checkpoint.pt")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--sayso", default="build/release/sayso", help="the program, for its features")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--stop", type=int, help="epochs of the schedule that are run; all of them by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threshold", type=float, default=0.35, help="of an anchor's probability")
    parser.add_argument("--version", default="1.0.0", help="of the weights")
    parser.add_argument("--fixture", type=pathlib.Path, help="an article; its rows are written to OUT/network.json")
    parser.add_argument("--limit", type=int, help="articles of each file (smoke test)")
    return parser.parse_args()


def repeatable(seed):
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)  # Adam makes denormals of rare rows; they cost ten times the time
    torch.manual_seed(seed)
    random.seed(seed)
    np.random.seed(seed)


def fresh_model(articles, other, out):
    """An untrained model over the words of `articles` and `other`, and its vocabulary."""
    shape = Shape()
    vocabulary = word_vectors.vocabulary(articles + other, shape.words)
    shape.words = len(vocabulary)
    static = torch.zeros(shape.words + 1, shape.static)
    static[1:] = torch.from_numpy(word_vectors.distil(vocabulary, shape.static, out / "minilm"))
    return Extractor(shape, static), vocabulary


def write_fixture(model, vocabulary, args):
    export.round_weights(model)
    source = args.out / "fixture.jsonl"
    source.write_text(json.dumps({"id": "fixture", "text": args.fixture.read_text(encoding="utf-8")}) + "\n")
    [article] = data.read_articles(source, args.sayso)
    word_ids([article], vocabulary)
    last = len(article.word) - 1
    (args.out / "network.json").write_text(json.dumps(export.fixture(model, article, [0, 7, last // 2, last - 2])))


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    repeatable(args.seed)
    articles, dev, other = (data.read_articles(args.corpora / name, args.sayso)[:args.limit]
                            for name in ("polnear/train.jsonl", "polnear/dev.jsonl", "unlabelled/bbc.jsonl"))
    model, vocabulary = fresh_model(articles, other, args.out)
    word_ids(articles + dev, vocabulary)
    with open(args.out / "log.jsonl", "a") as log:
        train(model, articles, dev, args, log)
    model.load_state_dict(torch.load(args.out / "checkpoint.pt"))
    digest = export.write(model, vocabulary, args.out / "weights.safetensors", "fast", args.version, args.threshold)
    print("weights.safetensors", digest)
    if args.fixture:
        write_fixture(model, vocabulary, args)


if __name__ == "__main__":
    main()
