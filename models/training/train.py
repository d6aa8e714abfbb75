"""Trains the extractor on PolNeAR train and writes the weights.

usage: train.py CORPORA OUT [--encoder fast|accurate] [--sayso PROGRAM] [--epochs N] [--seed N] [--device cpu|cuda]

CORPORA is the folder that holds polnear/, ner/, world/ and unlabelled/ (see corpora/README.md). OUT gets checkpoint.pt (of the epochs that
--every measures the best on polnear/dev and on the names of ner/worldwide dev), log.jsonl, and weights.safetensors. The same seed on the
same machine gives the same weights on two threads of a processor; on a graphics card nearly the same. --material FILE keeps what was read
of CORPORA, or, where the file is there, reads it in their place. A first run teaches the second (--teacher) what stands inside contents,
which PolNeAR leaves unmarked; an accurate model teaches a fast one (--distil). Ablations: --without, --leave-out.
"""
import argparse
import dataclasses
import json
import pathlib
import random
import time

import numpy as np
import torch

import batch
import evaluate
import export
import material
import names
import pieces
import teacher
import transformer
from network import Encoder, Extractor, Shape

BATCH_TOKENS = {"fast": 6000, "accurate": 3000}
PRETRAINED_SHARE = 0.1  # of the learning rate, for what comes from outside
ANCHOR_WEIGHT = 30.0  # of the anchors' mean loss against the tags' mean loss a window
NAMES_WEIGHT = 30.0   # of the names' mean loss
NAMES_SHARE = 0.7     # of the articles with names, drawn anew for each epoch
SILVER_SHARE = 0.5    # of the articles that a teacher read, drawn anew for each epoch
NESTED_WEIGHT = 0.5   # of the nested anchors' mean loss against the outer anchors'
SOFT_NAMES_WEIGHT = 0.3  # of the teacher's names, against gold ones
REWRITTEN_SHARE = 0.4  # of the times that an article is read in another form, where it has one
STARTED, RESERVE = time.time(), 30  # seconds; what measuring and writing take
FAST_PARTS = {"static", "film", "transitions"}  # of PARTS: an accurate encoder is trained with all of them
PARTS = ("nested", "forms", "static", "film", "transitions")  # that --without takes away


def losses(model, b):
    """(token losses, tag loss), each a mean with its weight."""
    encoded = model.encoder(b)
    tokens, tags = torch.zeros((), device=encoded.device), torch.zeros((), device=encoded.device)
    if b.names is not None:
        tokens = tokens + NAMES_WEIGHT * names.loss(model.names(encoded), b.names)
    elif b.soft_names is not None:
        tokens = tokens + NAMES_WEIGHT * SOFT_NAMES_WEIGHT * teacher.loss(model.names(encoded), b.soft_names, b.mask)
    if b.outer is not None:
        tokens = tokens + ANCHOR_WEIGHT * anchor_loss(model, b, encoded)
        if b.windows is not None:
            emissions = model.pair(encoded.reshape(-1, encoded.shape[2]), b.windows)
            tags = model.chain.loss(emissions, b.windows.tags, b.windows.inside)
    return tokens, tags


def anchor_loss(model, b, encoded):
    scores, flat = model.anchor(encoded), b.mask.squeeze(2).bool()
    if b.silver:
        return teacher.loss(scores, b.soft_anchors, b.mask)  # nested ones are not read there
    outer = torch.nn.functional.cross_entropy(scores[flat], b.outer[flat])
    if b.windows is None:
        return outer
    return outer + NESTED_WEIGHT * torch.nn.functional.cross_entropy(model.nested(encoded).flatten(0, 1), b.inner.flatten(), ignore_index=batch.IGNORED)


def groups(articles, size, random_source):
    """Articles of similar length and one kind, about `size` tokens each, in random order."""
    out = []
    for kind in dict.fromkeys(map(kind_of, articles)):
        out += batch.groups_of(sorted((a for a in articles if kind_of(a) == kind), key=lambda a: len(a) + random_source.random() * 100), size)
    random_source.shuffle(out)
    return out


def kind_of(article):
    """What an article has targets of."""
    return article.names is not None, article.relations is not None, article.silver, article.soft_names is not None


def parameter_groups(model, decay):
    """Each with the share of the learning rate that it takes."""
    tables = [p for name, p in model.named_parameters() if "word." in name or "affix" in name]
    outside = transformer.pretrained(model.encoder) if isinstance(model.encoder, transformer.TransformerEncoder) else []
    known = {id(p) for p in tables + outside}
    others = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    shared = [(tables, 0.0, 1.0), (outside, decay, PRETRAINED_SHARE), (others, decay, 1.0)]
    return [{"params": params, "weight_decay": d, "share": share} for params, d, share in shared if params]


def one_epoch(stuff, size, args, random_source):
    """Groups of what one epoch reads: each article once, some of them in other forms; and shares of the others."""
    read = []
    for a in stuff.articles:
        other = stuff.variants.get(a.id)
        read.append(random_source.choice(other) if other and random_source.random() < REWRITTEN_SHARE else a)
    for others, share in ((stuff.named + stuff.world, args.names_share), (stuff.unlabelled, SILVER_SHARE)):
        read += random_source.sample(others, round(len(others) * share))
    return groups(read, size, random_source)


def step_of(model, optimizer, b, rate):
    """One step; the two losses, not waited for."""
    for g in optimizer.param_groups:
        g["lr"] = g["share"] * rate
    tokens, tags = losses(model, b)
    optimizer.zero_grad()
    (tokens + tags).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
    optimizer.step()
    return torch.stack([tokens.detach(), tags.detach()])


def read_once(model, optimizer, todo, first, steps, args):
    """One epoch over the groups of `todo`, whose steps are first, first + 1 ... of `steps`; the sums of the two losses."""
    totals, began = torch.zeros(2, device=args.device), time.time()
    model.train()
    for done, b in enumerate(batch.loader(todo, model.shape, args.device, args.workers), 1):
        step = first + done - 1
        rate = args.rate * min(1.0, step / 100 + 0.01) * max(0.02, 1 - step / steps)
        totals += step_of(model, optimizer, batch.to(b, args.device), rate)
        if done % 50 == 0:
            print("batch", done, "of", len(todo), "seconds", round(time.time() - began), "losses", (totals / done).tolist(), flush=True)
    return totals


def train(model, stuff, args, log):
    """Runs the epochs, a line of `log` for each; OUT/checkpoint.pt is the best of those that are measured, the last among them."""
    optimizer = torch.optim.AdamW(parameter_groups(model, 0.02), lr=args.rate, betas=(0.9, 0.98), fused=args.device == "cuda")
    source = random.Random(args.seed)
    size = args.batch or BATCH_TOKENS[args.encoder]
    steps = args.epochs * len(one_epoch(stuff, size, args, random.Random(0)))
    step, epoch, best = 0, 0, -1.0
    while epoch < last_epoch(args):
        began, todo = time.time(), one_epoch(stuff, size, args, source)
        totals = read_once(model, optimizer, todo, step, steps, args)
        step += len(todo)
        line = {"epoch": epoch, "seconds": round(time.time() - began), "tokens": totals[0].item() / len(todo), "tags": totals[1].item() / len(todo)}
        if (last_epoch(args) - 1 - epoch) % args.every == 0:
            line |= measured(model, stuff, args.device)
            score = line["relation.full"] + line["piece.micro"] + line["token.micro"] + line["names"]
            if score > best:
                best = score
                torch.save(model.state_dict(), args.out / "checkpoint.pt")
        print(json.dumps(line | {"with dev": round(time.time() - began)}), file=log, flush=True)
        epoch += 1
        if args.seconds and epoch == 2:
            args.epochs = epochs_in_time(args, line["seconds"])
            steps = args.epochs * len(todo)


def last_epoch(args):
    """How many epochs are run of the schedule's."""
    return min(args.epochs, args.stop or args.epochs)


def epochs_in_time(args, seconds):
    """How many epochs of so many seconds the time allows, the two that are over among them. A run of that many, without --seconds, is the same
    but for the rates of its first two."""
    left = args.seconds - (time.time() - STARTED) - RESERVE
    epochs = max(2, min(args.epochs, 2 + int(left / max(1, seconds))))
    print("epochs in the time given:", epochs, flush=True)
    return epochs


def measured(model, stuff, device):
    model.eval()
    return evaluate.figures(model, stuff.dev, device) | names.figures(model, stuff.named_dev, device)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--encoder", default="fast", choices=("fast", "accurate"), help="the profile that is trained")
    parser.add_argument("--sayso", default="build/release/sayso", help="the program, for its features")
    parser.add_argument("--material", type=pathlib.Path, help="what was read of the corpora: written where it is not there yet")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare batches")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--seconds", type=int, help="of the whole run: fewer epochs where they would take longer")
    parser.add_argument("--stop", type=int, help="epochs of the schedule that are run; all of them by default")
    parser.add_argument("--every", type=int, default=1, help="epochs from one measurement on the dev sets to the next")
    parser.add_argument("--batch", type=int, help="tokens of a batch")
    parser.add_argument("--rate", type=float, default=2e-3, help="learning rate; it falls to nothing over the epochs")
    parser.add_argument("--names-share", type=float, default=NAMES_SHARE, help="of the articles with names that an epoch reads")
    parser.add_argument("--dilations", type=int, nargs="+", help="of the fast encoder's layers")
    parser.add_argument("--start", type=pathlib.Path, help="weights to go on from, of the same encoder with the same vocabulary or word pieces")
    parser.add_argument("--distil", type=pathlib.Path, help="weights of an accurate model that teaches a fast one")
    parser.add_argument("--half", action="store_true", help="products of the transformer in bfloat16: faster where the processor has them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threshold", type=float, default=0.35, help="of an anchor's probability")
    parser.add_argument("--nested-threshold", type=float, default=0.1, help="of a nested anchor's probability")
    parser.add_argument("--version", default="1.0.0", help="of the weights")
    parser.add_argument("--fixture", type=pathlib.Path, help="an article; its rows are written to OUT/network.json")
    parser.add_argument("--teacher", type=pathlib.Path, help="weights that read contents as if they stood alone; the program's own by default")
    parser.add_argument("--without", action="append", default=[], choices=PARTS, help="takes a part away, to see what it is worth")
    parser.add_argument("--leave-out", action="append", default=[], help="a publisher, or a file of article ids, that is not trained on")
    parser.add_argument("--limit", type=int, help="articles of each file (smoke test)")
    args = parser.parse_args()
    if args.encoder == "accurate" and (FAST_PARTS & set(args.without) or args.distil or args.dilations):
        parser.error("--encoder accurate: --without takes nested or forms; --distil and --dilations are for the fast one")
    if args.material and "nested" in args.without:
        parser.error("--without nested: not with --material, which is prepared whole")
    if args.material and args.material.exists() and (args.teacher or args.fixture or args.limit):
        parser.error(f"{args.material} is there already: --teacher, --fixture and --limit say how it is made")
    return args


def repeatable(args):
    if args.device == "cpu":
        torch.set_num_threads(2)
    torch.set_flush_denormal(True)  # Adam makes denormals of rare rows; they cost ten times the time
    torch.backends.cudnn.benchmark = False
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    np.random.seed(args.seed)


def without_articles(stuff, left_out):
    """The same without the articles of some publishers, or of some files of article ids. The vocabulary stays that of all articles."""
    files = [pathlib.Path(name) for name in left_out if name not in stuff.publishers.values()]
    for path in files:
        if not path.is_file():
            raise SystemExit(f"--leave-out {path}: no file, and no publisher; there are {sorted(map(str, set(stuff.publishers.values())))}")
    ids = {line for path in files for line in path.read_text(encoding="utf-8").split()}
    kept = [a for a in stuff.articles if stuff.publishers[a.id] not in left_out and a.id not in ids]
    return dataclasses.replace(stuff, articles=kept)


def accurate_model(word_pieces, weights=None, folder=None, half=False):
    """What the file `weights` holds; without one the pretrained transformer, unpacked in `folder`, under untrained heads."""
    shape = transformer.AccurateShape(pieces=word_pieces.count("\n"))
    model = Extractor(shape, transformer.TransformerEncoder(shape))
    if weights:
        export.read_back_accurate(model, word_pieces, weights)
    else:
        transformer.start_from_package(model.encoder, folder)
    model.encoder.half = half
    model.encoder.piece.weight.requires_grad_(False)  # rare pieces would stay behind the others
    return model


def fresh_fast(stuff, args):
    """An untrained fast model, or what --start names."""
    shape = Shape(words=len(stuff.vocabulary), **({"dilations": tuple(args.dilations)} if args.dilations else {}))
    static = torch.zeros(shape.words + 1, shape.static)
    if "static" not in args.without:
        static[1:] = torch.from_numpy(stuff.static.astype(np.float32))
    model = Extractor(shape, Encoder(shape, static))
    if "film" in args.without:  # the anchor adds to the tokens and does not scale them
        for p in model.pair.scale.parameters():
            torch.nn.init.zeros_(p).requires_grad_(False)
    if "transitions" in args.without:
        model.chain.transition.requires_grad_(False)
    if args.start:
        export.read_back(model, stuff.vocabulary, args.start)
    return model


def be_taught(stuff, args):
    """Lets an accurate model read what the fast one is trained on. Without one, articles without gold say nothing."""
    if not args.distil:
        return dataclasses.replace(stuff, unlabelled=[])
    model, began = accurate_model(stuff.word_pieces, args.distil), time.time()
    teacher.read(model.to(args.device), stuff.articles + stuff.world + stuff.unlabelled, args.device, args.workers)
    print("read by the teacher in", round(time.time() - began), "s", flush=True)
    return stuff


def read_material(args):
    if args.material and args.material.exists():
        return material.load(args.material)
    stuff = material.prepare(args)
    if args.material:
        material.save(stuff, args.material)
    return stuff


def without_parts(stuff, args):
    """What is trained on: `stuff` without what --without and --leave-out take away."""
    if "forms" in args.without:
        stuff = dataclasses.replace(stuff, variants={})
    return without_articles(stuff, args.leave_out)


def untrained(stuff, args):
    """The model that training begins with."""
    if args.encoder == "accurate":
        return accurate_model(stuff.word_pieces, args.start, args.out / "minilm", args.half)
    return fresh_fast(stuff, args)


def main():
    args = arguments()
    args.out.mkdir(parents=True, exist_ok=True)
    repeatable(args)
    stuff = without_parts(read_material(args), args)
    (args.out / "vocabulary.json").write_text(json.dumps(stuff.vocabulary))
    (args.out / pieces.FILE).write_text(stuff.word_pieces, encoding="utf-8")
    model, stuff = untrained(stuff, args), be_taught(stuff, args)
    with open(args.out / "log.jsonl", "a") as log:
        train(model.to(args.device), stuff, args, log)
    model.load_state_dict(torch.load(args.out / "checkpoint.pt"))
    model.to("cpu")
    vocabulary = stuff.vocabulary if args.encoder == "fast" else []
    digest = export.write(model, vocabulary, args.out, args.encoder, args.version, (args.threshold, args.nested_threshold))
    print("weights.safetensors", digest)
    if stuff.fixture:
        export.write_fixture(model, stuff.fixture[0], args.out / "network.json")


if __name__ == "__main__":
    main()
