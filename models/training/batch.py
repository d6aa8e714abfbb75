"""Articles -> the padded tensors of one step. What the articles say of relations and names lies beside what the network reads.

Batches are made by other processes while the device computes (train.py), so nothing here touches a model.
"""
import dataclasses

import numpy as np
import torch

from data import CONTEXTS, SHAPES

IGNORED = -100  # a class that costs nothing


@dataclasses.dataclass
class Pieces:
    """What the transformer reads: ids, places, forms [windows, pieces], mask bool; and which pieces make which token's row, with what weight."""
    ids: torch.Tensor
    places: torch.Tensor
    forms: torch.Tensor
    mask: torch.Tensor
    source: torch.Tensor
    target: torch.Tensor
    weight: torch.Tensor


@dataclasses.dataclass
class Windows:
    """Inputs of the pair head: index, distance, relation, inside [n, window]; at [n]: the anchor's row; tags [n, window] or None."""
    index: torch.Tensor
    at: torch.Tensor
    distance: torch.Tensor
    relation: torch.Tensor
    inside: torch.Tensor
    tags: torch.Tensor | None = None


@dataclasses.dataclass
class Batch:
    """Some articles. words [b, t], affixes [b, t, 4], mask [b, t, 1], 0 for padding; the rest only where targets were asked for."""
    words: torch.Tensor
    affixes: torch.Tensor
    mask: torch.Tensor
    pieces: list                                 # of Pieces, CHUNK windows each; empty where the articles have none
    outer: torch.Tensor | None = None            # [b, t]: class of the outer anchor
    inner: torch.Tensor | None = None            # [b, t]: class of the nested anchor, IGNORED out of contents
    windows: Windows | None = None
    names: torch.Tensor | None = None            # bool [b, t, tags]: what each token may be
    soft_anchors: torch.Tensor | None = None     # [b, t, 3]: a teacher's probabilities
    soft_names: torch.Tensor | None = None       # [b, t, tags]
    silver: bool = False                         # the relations are a teacher's


CHUNK = {"cpu": 12, "cuda": 64}  # windows that are padded to one length


def to(value, device):
    """A copy on the device of a tensor, a list, or one of the records above."""
    if isinstance(value, torch.Tensor):
        return value.to(device, non_blocking=True)
    if isinstance(value, list):
        return [to(v, device) for v in value]
    if dataclasses.is_dataclass(value):
        return type(value)(**{f.name: to(getattr(value, f.name), device) for f in dataclasses.fields(value)})
    return value


def padded(articles, longest, field):
    """float [b, t, classes] of a field that each article has, 0 for padding."""
    out = torch.zeros(len(articles), longest, getattr(articles[0], field).shape[1])
    for i, a in enumerate(articles):
        out[i, :len(a)] = torch.from_numpy(np.asarray(getattr(a, field), dtype=np.float32))
    return out


def batch_of(articles, shape=None, device="cpu"):
    """Without `shape` what the encoder reads; with it the targets too. The articles are all of one kind: with names, or without."""
    longest = max(map(len, articles))
    words = torch.zeros(len(articles), longest, dtype=torch.long)
    affixes = torch.zeros(len(articles), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(articles), longest, 1)
    for i, a in enumerate(articles):
        n = len(a)
        words[i, :n] = torch.from_numpy(a.word.astype(np.int64))
        affixes[i, :n] = torch.from_numpy(a.affixes.astype(np.int64))
        mask[i, :n] = 1
    out = Batch(words, affixes, mask, piece_chunks(articles, longest, CHUNK[device]))
    if shape:
        add_targets(out, articles, shape, longest)
    return out


def add_targets(out, articles, shape, longest):
    if articles[0].names is not None:
        out.names = torch.zeros(len(articles), longest, articles[0].names.shape[1], dtype=torch.bool)
        for i, a in enumerate(articles):
            out.names[i, :len(a)] = torch.from_numpy(a.names)
    out.silver = articles[0].silver
    if articles[0].relations is not None:
        add_relations(out, articles, shape, longest)
    if articles[0].soft_anchors is not None:
        out.soft_anchors = padded(articles, longest, "soft_anchors")
        out.soft_names = padded(articles, longest, "soft_names")


def add_relations(out, articles, shape, longest):
    out.outer = torch.zeros(len(articles), longest, dtype=torch.long)
    out.inner = torch.full((len(articles), longest), IGNORED)
    anchors, tags = [], []
    for k, a in enumerate(articles):
        for r in a.relations:
            out.outer[k, r.anchor] = r.kind
            for b, e in r.pieces["content"]:
                out.inner[k, b:e] = 0
        for r in a.nested:
            out.inner[k, r.anchor] = 1
        for r in a.relations + a.nested:
            anchors.append((k, r.anchor))
            tags.append(window_tags(r, len(a), shape))
    if anchors:
        out.windows = windows(articles, anchors, shape, longest)
        out.windows.tags = torch.from_numpy(np.stack(tags))


def window_tags(relation, tokens, shape):
    row = np.zeros(shape.before + shape.after + 1, dtype=np.int64)
    begin, end = max(0, relation.anchor - shape.before), min(tokens, relation.anchor + shape.after + 1)
    offset = begin - (relation.anchor - shape.before)
    row[offset:offset + end - begin] = relation.tags(begin, end)
    return row


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
    index, relation = (np.zeros((n, size), dtype=np.int64) for _ in range(2))
    mask = np.zeros((n, size), dtype=bool)
    at = np.zeros(n, dtype=np.int64)
    for i, (k, anchor) in enumerate(anchors):
        tokens = np.arange(anchor - shape.before, anchor + shape.after + 1)
        inside = (tokens >= 0) & (tokens < len(articles[k]))
        mask[i] = inside
        index[i, inside] = k * stride + tokens[inside]
        relation[i, inside] = window_relation(articles[k], anchor, tokens[inside])
        at[i] = k * stride + anchor
    distance = torch.arange(size).expand(n, size).clone()
    return Windows(*(torch.from_numpy(x) for x in (index, at)), distance, torch.from_numpy(relation), torch.from_numpy(mask))


def piece_chunks(articles, stride, chunk):
    if articles[0].windows is None:
        return []
    todo = sorted(((k, w) for k, a in enumerate(articles) for w in a.windows), key=lambda x: length_of(articles[x[0]], x[1]))
    return [pieces_of(articles, todo[i:i + chunk], stride) for i in range(0, len(todo), chunk)]


def length_of(article, window):
    return 2 + int(article.first_piece[window[1]]) - int(article.first_piece[window[0]])


def pieces_of(articles, todo, stride):
    """Padded inputs of [(article number, [all begin, all end, core begin, core end])]. `stride`: rows an article."""
    longest = max(length_of(articles[k], w) for k, w in todo)
    ids = torch.zeros(len(todo), longest, dtype=torch.long)
    places = torch.full((len(todo), longest), CONTEXTS)
    forms = torch.full((len(todo), longest), SHAPES)
    mask = torch.zeros(len(todo), longest, dtype=torch.bool)
    source, target, weight = [], [], []
    for i, (k, (begin, end, core, core_end)) in enumerate(todo):
        a = articles[k]
        first = a.first_piece
        n = int(first[end]) - int(first[begin])
        ids[i, 0], ids[i, n + 1] = a.edges
        ids[i, 1:n + 1] = torch.from_numpy(a.pieces[first[begin]:first[end]].astype(np.int64))
        counts = torch.from_numpy((first[begin + 1:end + 1] - first[begin:end]).astype(np.int64))
        marks = torch.from_numpy(a.affixes[begin:end, 2:].astype(np.int64)).repeat_interleave(counts, 0)
        forms[i, 1:n + 1], places[i, 1:n + 1] = marks[:, 0], marks[:, 1]
        mask[i, :n + 2] = True
        counts = counts[core - begin:core_end - begin]
        source.append(torch.arange(int(first[core]), int(first[core_end])) - int(first[begin]) + 1 + i * longest)
        target.append((torch.arange(core, core_end) + k * stride).repeat_interleave(counts))
        weight.append((1 / counts.float()).repeat_interleave(counts))
    return Pieces(ids, places, forms, mask, torch.cat(source), torch.cat(target), torch.cat(weight))


def groups_of(articles, size):
    """Articles, in order of their length, in groups of about `size` tokens."""
    out, current = [], []
    for a in articles:
        if current and (len(current) + 1) * max(len(a), len(current[-1])) > size:
            out.append(current)
            current = []
        current.append(a)
    return out + [current] if current else out


class Prepared(torch.utils.data.Dataset):
    """The batch of each group."""

    def __init__(self, groups, shape, device):
        self.groups, self.shape, self.device = groups, shape, device

    def __len__(self):
        return len(self.groups)

    def __getitem__(self, i):
        return batch_of(self.groups[i], self.shape, self.device)


def loader(groups, shape, device, workers):
    """The batches of the groups in their order, made by `workers` other processes (0: by this one)."""
    return torch.utils.data.DataLoader(Prepared(groups, shape, device), batch_size=None, num_workers=workers)
