"""Weights out of PyTorch as the program reads them (models/README.md), and a numeric fixture for the program's tests."""
import hashlib
import json

import numpy as np
import torch
from safetensors import safe_open
from safetensors.numpy import save

import batch
import data
import pieces

FORMAT = "sayso-extractor"
FORMAT_VERSION = "4"


def half(tensor):
    return tensor.detach().numpy().astype(np.float16)


def bytes_of(weight):
    """Rows as signed bytes, and a scale for each: weight = bytes * scale."""
    scale = half(weight.detach().abs().amax(1) / 127)
    scale = np.where(scale == 0, np.float16(1), scale)
    rounded = np.round(weight.detach().numpy() / scale.astype(np.float32)[:, None])
    return np.clip(rounded, -127, 127).astype(np.int8), scale


def narrow(out, name, linear):
    """A layer in bytes, a scale for each of its outputs."""
    rows, out[name + ".scale"] = bytes_of(linear.weight)
    out[name + ".weight"] = rows.T.copy()
    out[name + ".bias"] = half(linear.bias)


def norm(out, name, layer):
    out[name + ".gain"], out[name + ".bias"] = half(layer.weight), half(layer.bias)


def dense(out, name, linear):
    out[name + ".weight"] = half(linear.weight.T).copy()
    out[name + ".bias"] = half(linear.bias)


def gated(out, name, layers):
    for i, layer in enumerate(layers):
        norm(out, f"{name}.{i}.norm", layer.norm)
        for tap in range(3):
            out[f"{name}.{i}.tap{tap}"] = half(layer.conv.weight[:, :, tap].T).copy()
        out[f"{name}.{i}.bias"] = half(layer.conv.bias)


def fast_input(model, vocabulary):
    """The word rows are ordered by the words' hashes, so that the program finds them by bisection."""
    hashes = np.array([data.hash_word(w) for w in vocabulary], dtype=np.uint64)
    order = np.argsort(hashes)
    table = half(model.encoder.table())
    out = {"vocabulary": hashes[order], "word": np.concatenate([table[:1], table[1:][order]])}
    for name, embedding in zip(("prefix", "suffix", "shape", "context"), model.encoder.affix):
        out[name] = half(embedding.weight)
    return out


def accurate_input(model, word_pieces):
    e = model.encoder
    out = {"pieces": np.frombuffer(word_pieces, dtype=np.uint8)}
    out["piece"], out["piece.scale"] = bytes_of(e.piece.weight)
    out["position"], out["place"] = half(e.position.weight), half(e.place.weight)
    out["form.code"], out["form.row"] = half(e.form_code.weight), half(e.form_row.weight.T).copy()
    norm(out, "embedding.norm", e.embedding_norm)
    for i, layer in enumerate(e.stack):
        for part in ("qkv", "attended", "inner", "outer"):
            narrow(out, f"layer.{i}.{part}", getattr(layer, part))
        norm(out, f"layer.{i}.attended.norm", layer.attended_norm)
        norm(out, f"layer.{i}.outer.norm", layer.outer_norm)
    dense(out, "mix", e.mix)
    out["shape"], out["context"] = half(e.tables[0].weight), half(e.tables[1].weight)
    return out


def heads(model):
    out = {}
    gated(out, "encoder", model.encoder.layers)
    norm(out, "norm", model.encoder.norm)
    dense(out, "anchor", model.anchor)
    dense(out, "nested", model.nested)
    dense(out, "names", model.names)
    for part in ("token", "scale", "shift", "out"):
        dense(out, "pair." + part, getattr(model.pair, part))
    out["pair.distance"], out["pair.relation"] = half(model.pair.distance.weight), half(model.pair.relation.weight)
    gated(out, "pair", model.pair.layers)
    out["transition"] = half(model.chain.transition)
    return out


def sizes(shape, threshold, nested_threshold):
    out = {"width": shape.width, "dilations": list(shape.dilations), "head": shape.head, "head_dilations": list(shape.head_dilations),
           "before": shape.before, "after": shape.after, "threshold": threshold, "nested_threshold": nested_threshold}
    if not hasattr(shape, "hidden"):
        return {"words": shape.words, **out}
    own = {key: getattr(shape, key) for key in ("pieces", "hidden", "attention_heads", "inner", "layers", "positions")}
    return {**out, **own, "window": pieces.WINDOW, "margin": pieces.MARGIN}


def write(model, vocabulary, folder, profile, version, thresholds):
    """Writes folder/weights.safetensors; returns its SHA-256. An accurate model's pieces are read from the same folder."""
    inputs = fast_input(model, vocabulary) if profile == "fast" else accurate_input(model, (folder / pieces.FILE).read_bytes())
    bytes_ = save({**inputs, **heads(model)}, metadata={
        "format": FORMAT, "format_version": FORMAT_VERSION, "name": profile, "version": version,
        "sizes": json.dumps(sizes(model.shape, *thresholds))})
    (folder / "weights.safetensors").write_bytes(bytes_)
    return hashlib.sha256(bytes_).hexdigest()


def stored_tensors(path):
    with safe_open(str(path), "pt") as file:
        return {key: file.get_tensor(key) for key in file.keys()}


@torch.no_grad()
def read_back(model, vocabulary, path):
    """Sets a fast model to the weights of a file with the same vocabulary; the distilled part of its words is in their rows already. Heads
    that the file lacks stay as they are."""
    stored = stored_tensors(path)
    hashes = np.array([data.hash_word(w) for w in vocabulary], dtype=np.uint64)
    order = np.argsort(hashes)
    assert np.array_equal(hashes[order], stored["vocabulary"].numpy()), "another vocabulary than the file's"
    encoder = model.encoder
    encoder.static.zero_()
    encoder.word.weight[0] = stored["word"][0].float()
    encoder.word.weight[1:][torch.from_numpy(order)] = stored["word"][1:].float()
    for name, table in zip(("prefix", "suffix", "shape", "context"), encoder.affix):
        table.weight.copy_(stored[name])
    read_heads(model, stored)


@torch.no_grad()
def read_back_accurate(model, word_pieces, path):
    """Sets an accurate model to the weights of a file with the same word pieces, one a line. What the file lacks stays as it is."""
    stored, e = stored_tensors(path), model.encoder
    assert stored["pieces"].numpy().tobytes() == word_pieces.encode(), "other word pieces than the file's"
    e.piece.weight.copy_(stored["piece"].float() * stored["piece.scale"].float()[:, None])
    e.position.weight.copy_(stored["position"])
    e.place.weight.copy_(stored["place"])
    if "form.code" in stored:
        e.form_code.weight.copy_(stored["form.code"])
        e.form_row.weight.copy_(stored["form.row"].T)
    read_norm(e.embedding_norm, stored, "embedding.norm")
    for i, layer in enumerate(e.stack):
        for part in ("qkv", "attended", "inner", "outer"):
            at = f"layer.{i}.{part}"
            getattr(layer, part).weight.copy_(stored[at + ".weight"].T.float() * stored[at + ".scale"].float()[:, None])
            getattr(layer, part).bias.copy_(stored[at + ".bias"])
        read_norm(layer.attended_norm, stored, f"layer.{i}.attended.norm")
        read_norm(layer.outer_norm, stored, f"layer.{i}.outer.norm")
    read_dense(e.mix, stored, "mix")
    for table, name in zip(e.tables, ("shape", "context"), strict=True):
        table.weight.copy_(stored[name])
    read_heads(model, stored)


def read_norm(layer, stored, name):
    layer.weight.copy_(stored[name + ".gain"])
    layer.bias.copy_(stored[name + ".bias"])


def read_dense(linear, stored, name):
    linear.weight.copy_(stored[name + ".weight"].T)
    linear.bias.copy_(stored[name + ".bias"])


def read_heads(model, stored):
    """The gated layers, the norm behind them and all heads that the file has."""
    for name, layers in (("encoder", model.encoder.layers), ("pair", model.pair.layers)):
        for i, layer in enumerate(layers):
            read_norm(layer.norm, stored, f"{name}.{i}.norm")
            layer.conv.weight.copy_(torch.stack([stored[f"{name}.{i}.tap{tap}"].T for tap in range(3)], dim=2))
            layer.conv.bias.copy_(stored[f"{name}.{i}.bias"])
    read_norm(model.encoder.norm, stored, "norm")
    linears = {"anchor": model.anchor, "nested": model.nested, "names": model.names} | {
        "pair." + part: getattr(model.pair, part) for part in ("token", "scale", "shift", "out")}
    for name, linear in linears.items():
        if name + ".weight" in stored:
            read_dense(linear, stored, name)
    model.pair.distance.weight.copy_(stored["pair.distance"])
    model.pair.relation.weight.copy_(stored["pair.relation"])
    model.chain.transition.copy_(stored["transition"])


def rounded(weight):
    rows, scale = bytes_of(weight)
    return torch.from_numpy(rows.astype(np.float32) * scale.astype(np.float32)[:, None])


@torch.no_grad()
def round_weights(model):
    """Sets every weight to the value that the file holds; the fast encoder's distilled part becomes part of the word rows."""
    encoder = model.encoder
    narrow_weights = []
    if hasattr(encoder, "static"):
        encoder.word.weight.copy_(encoder.table().half().float())
        encoder.static.zero_()
    else:
        encoder.half = False
        narrow_weights = [encoder.piece.weight] + [part.weight for layer in encoder.stack
                                                   for part in (layer.qkv, layer.attended, layer.inner, layer.outer)]
    for p in model.parameters():
        p.copy_(rounded(p) if any(p is n for n in narrow_weights) else p.half().float())


@torch.no_grad()
def fixture(model, article, anchors):
    """What PyTorch computes for an article: every eighth column of its rows, anchor scores, and tag scores of some windows."""
    model.eval()
    rows = model.encoder(batch.batch_of([article]))
    w = batch.windows([article], [(0, a) for a in anchors], model.shape, len(article))
    emissions = model.pair(rows[0], w)

    def plain(t):
        return [[round(float(x), 6) for x in row] for row in t]
    return {"text": article.text, "rows": plain(rows[0, :, ::8]), "anchor_scores": plain(model.anchor(rows)[0]),
            "nested_scores": plain(model.nested(rows)[0]), "name_scores": plain(model.names(rows)[0, :, ::4]), "anchors": anchors,
            "tag_scores": [plain(emissions[i][w.inside[i]]) for i in range(len(anchors))]}


def write_fixture(model, article, path):
    """What the program's tests compare with: the file's own weights, so `model` is rounded."""
    round_weights(model)
    last = len(article) - 1
    path.write_text(json.dumps(fixture(model, article, [0, 7, last // 2, last - 2])))
