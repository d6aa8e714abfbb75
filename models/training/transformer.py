"""The encoder of the accurate profile: all-MiniLM-L6-v2, fine-tuned, under the gated convolutions of network.py.

Each token's context (quotation marks, zone, place; encode/features.h) is added to the embeddings of its pieces. Layer norms have the
program's epsilon and the activation is the tanh form of GELU, so that the program needs one of each.
"""
import dataclasses

import torch
from torch import nn

from network import CONTEXTS, SHAPES, Gated, Shape
from pieces import WINDOW

CHUNK = 12  # windows that are padded to one length


@dataclasses.dataclass
class AccurateShape(Shape):
    width: int = 192
    dilations: tuple = (1, 3)
    head: int = 96
    head_dilations: tuple = (1, 2, 4, 1)
    before: int = 64
    after: int = 96
    hidden: int = 384
    attention_heads: int = 12
    inner: int = 1536
    layers: int = 6
    positions: int = WINDOW
    pieces: int = 0


class Layer(nn.Module):
    def __init__(self, s, dropout):
        super().__init__()
        self.heads = s.attention_heads
        self.qkv = nn.Linear(s.hidden, 3 * s.hidden)
        self.attended = nn.Linear(s.hidden, s.hidden)
        self.attended_norm = nn.LayerNorm(s.hidden)
        self.inner = nn.Linear(s.hidden, s.inner)
        self.outer = nn.Linear(s.inner, s.hidden)
        self.outer_norm = nn.LayerNorm(s.hidden)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        """x: [windows, pieces, hidden]; mask: bool [windows, 1, 1, pieces]."""
        n, length, hidden = x.shape
        q, k, v = self.qkv(x).reshape(n, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        a = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=mask).transpose(1, 2).reshape(n, length, hidden)
        x = self.attended_norm(x + self.drop(self.attended(a)))
        y = nn.functional.gelu(self.inner(x), approximate="tanh")
        return self.outer_norm(x + self.drop(self.outer(y)))


class TransformerEncoder(nn.Module):
    def __init__(self, shape, dropout=0.1):
        super().__init__()
        self.shape = shape
        self.piece = nn.Embedding(shape.pieces, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.place = nn.Embedding(CONTEXTS + 1, shape.hidden)  # the last for the edges of a window
        self.embedding_norm = nn.LayerNorm(shape.hidden)
        self.stack = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.mix = nn.Linear(shape.hidden, shape.width)
        self.tables = nn.ModuleList(nn.Embedding(n, shape.width) for n in (SHAPES, CONTEXTS))
        for table in self.tables:
            nn.init.normal_(table.weight, std=0.1)
        self.layers = nn.ModuleList(Gated(shape.width, d, dropout) for d in shape.dilations)
        self.norm = nn.LayerNorm(shape.width)
        self.drop = nn.Dropout(dropout)
        self.half = False  # products in bfloat16: training only

    def transform(self, ids, places, mask):
        """ids, places [w, l], mask bool [w, l] -> [w, l, hidden]"""
        position = self.position.weight[:ids.shape[1]]
        x = self.drop(self.embedding_norm(self.piece(ids) + position + self.place(places)))
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            for layer in self.stack:
                x = layer(x, mask[:, None, None, :])
        return x.float()

    def forward(self, batch):
        b, t = batch.words.shape
        rows = torch.zeros(b * t, self.shape.hidden)
        todo = sorted(((k, w) for k, a in enumerate(batch.articles) for w in a.windows), key=lambda x: length_of(batch.articles[x[0]], x[1]))
        for i in range(0, len(todo), CHUNK):
            ids, places, mask, source, target, weight = window_tensors(batch.articles, todo[i:i + CHUNK], t)
            x = self.transform(ids, places, mask).flatten(0, 1)
            rows = rows.index_add(0, target, x[source] * weight.unsqueeze(1))
        shapes, contexts = batch.affixes[..., 2], batch.affixes[..., 3]
        x = self.mix(rows.reshape(b, t, -1)) + self.tables[0](shapes) + self.tables[1](contexts)
        x = self.drop(x) * batch.mask
        for layer in self.layers:
            x = layer(x, batch.mask)
        return self.norm(x) * batch.mask


def length_of(article, window):
    return 2 + int(article.first_piece[window[1]] - article.first_piece[window[0]])


def window_tensors(articles, windows, stride):
    """Padded inputs of [(article number, [all begin, all end, core begin, core end])], and which pieces make which token's row, with what
    weight. `stride`: rows an article."""
    longest = max(length_of(articles[k], w) for k, w in windows)
    ids = torch.zeros(len(windows), longest, dtype=torch.long)
    places = torch.full((len(windows), longest), CONTEXTS)
    mask = torch.zeros(len(windows), longest, dtype=torch.bool)
    source, target, weight = [], [], []
    for i, (k, (begin, end, core, core_end)) in enumerate(windows):
        a = articles[k]
        first = a.first_piece
        n = int(first[end] - first[begin])
        ids[i, 0], ids[i, n + 1] = a.edges
        ids[i, 1:n + 1] = torch.from_numpy(a.pieces[first[begin]:first[end]])
        counts = torch.from_numpy(first[begin + 1:end + 1] - first[begin:end])
        places[i, 1:n + 1] = torch.from_numpy(a.affixes[begin:end, 3]).repeat_interleave(counts)
        mask[i, :n + 2] = True
        counts = counts[core - begin:core_end - begin]
        source.append(torch.arange(int(first[core]), int(first[core_end])) - int(first[begin]) + 1 + i * longest)
        target.append((torch.arange(core, core_end) + k * stride).repeat_interleave(counts))
        weight.append((1 / counts.float()).repeat_interleave(counts))
    return ids, places, mask, torch.cat(source), torch.cat(target), torch.cat(weight)


@torch.no_grad()
def start_from(encoder, model, rows):
    """Copies the pretrained weights; `rows`: the pieces that are kept."""
    e = model.embeddings
    encoder.piece.weight.copy_(e.word_embeddings.weight[rows])
    encoder.position.weight.copy_(e.position_embeddings.weight[:encoder.shape.positions])
    encoder.place.weight.copy_(e.token_type_embeddings.weight[0].expand_as(encoder.place.weight))
    copy(encoder.embedding_norm, e.LayerNorm)
    for ours, theirs in zip(encoder.stack, model.encoder.layer, strict=True):
        attention = theirs.attention
        parts = [attention.self.query, attention.self.key, attention.self.value]
        ours.qkv.weight.copy_(torch.cat([p.weight for p in parts]))
        ours.qkv.bias.copy_(torch.cat([p.bias for p in parts]))
        for a, b in ((ours.attended, attention.output.dense), (ours.attended_norm, attention.output.LayerNorm),
                     (ours.inner, theirs.intermediate.dense), (ours.outer, theirs.output.dense), (ours.outer_norm, theirs.output.LayerNorm)):
            copy(a, b)


def copy(ours, theirs):
    ours.weight.copy_(theirs.weight)
    ours.bias.copy_(theirs.bias)


def pretrained(encoder):
    """The parameters that come from outside, which learn slowly."""
    return [p for part in (encoder.position, encoder.place, encoder.embedding_norm, encoder.stack) for p in part.parameters()]
