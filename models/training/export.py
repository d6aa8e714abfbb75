"""Weights out of PyTorch as the program reads them (models/README.md), and a numeric fixture for the program's tests."""
import hashlib
import json

import numpy as np
import torch
from safetensors.numpy import save

import data
import train

FORMAT, FORMAT_VERSION = "sayso-extractor", "2"


def half(tensor):
    return tensor.detach().numpy().astype(np.float16)


def dense(out, name, linear):
    out[name + ".weight"] = half(linear.weight.T).copy()
    out[name + ".bias"] = half(linear.bias)


def gated(out, name, layers):
    for i, layer in enumerate(layers):
        out[f"{name}.{i}.norm.gain"], out[f"{name}.{i}.norm.bias"] = half(layer.norm.weight), half(layer.norm.bias)
        for tap in range(3):
            out[f"{name}.{i}.tap{tap}"] = half(layer.conv.weight[:, :, tap].T).copy()
        out[f"{name}.{i}.bias"] = half(layer.conv.bias)


def tensors(model, vocabulary):
    """The word rows are ordered by the words' hashes, so that the program finds them by bisection."""
    hashes = np.array([data.hash_word(w) for w in vocabulary], dtype=np.uint64)
    order = np.argsort(hashes)
    table = half(model.encoder.table())
    out = {"vocabulary": hashes[order], "word": np.concatenate([table[:1], table[1:][order]])}
    for name, embedding in zip(("prefix", "suffix", "shape", "context"), model.encoder.affix):
        out[name] = half(embedding.weight)
    gated(out, "encoder", model.encoder.layers)
    out["norm.gain"], out["norm.bias"] = half(model.encoder.norm.weight), half(model.encoder.norm.bias)
    dense(out, "anchor", model.anchor)
    dense(out, "nested", model.nested)
    for part in ("token", "scale", "shift", "out"):
        dense(out, "pair." + part, getattr(model.pair, part))
    out["pair.distance"], out["pair.relation"] = half(model.pair.distance.weight), half(model.pair.relation.weight)
    gated(out, "pair", model.pair.layers)
    out["transition"] = half(model.chain.transition)
    return out


def sizes(shape, threshold, nested_threshold):
    return {"words": shape.words, "width": shape.width, "dilations": list(shape.dilations), "head": shape.head,
            "head_dilations": list(shape.head_dilations), "before": shape.before, "after": shape.after, "threshold": threshold,
            "nested_threshold": nested_threshold}


def write(model, vocabulary, path, name, version, thresholds):
    bytes_ = save(tensors(model, vocabulary), metadata={
        "format": FORMAT, "format_version": FORMAT_VERSION, "name": name, "version": version,
        "sizes": json.dumps(sizes(model.shape, *thresholds))})
    path.write_bytes(bytes_)
    return hashlib.sha256(bytes_).hexdigest()


@torch.no_grad()
def round_weights(model):
    """Sets every weight to the half-precision value that the file holds; the distilled part becomes part of the word rows."""
    model.encoder.word.weight.copy_(model.encoder.table().half().float())
    model.encoder.static.zero_()
    for p in model.parameters():
        p.copy_(p.half().float())


@torch.no_grad()
def fixture(model, article, anchors):
    """What PyTorch computes for an article: every eighth column of its rows, anchor scores, and tag scores of some windows."""
    model.eval()
    words, affixes, mask = train.batch_of([article])
    rows = model.encoder(words, affixes, mask)
    index, at, distance, relation, inside = train.windows([article], [(0, a) for a in anchors], model.shape, len(article.word))
    emissions = model.pair(rows[0], index, at, distance, relation, inside.unsqueeze(2).float())

    def plain(t):
        return [[round(float(x), 6) for x in row] for row in t]
    return {"text": article.text, "rows": plain(rows[0, :, ::8]), "anchor_scores": plain(model.anchor(rows)[0]),
            "nested_scores": plain(model.nested(rows)[0]), "anchors": anchors,
            "tag_scores": [plain(emissions[i][inside[i].bool()]) for i in range(len(anchors))]}
