"""The encoder of the accurate profile: all-MiniLM-L6-v2, fine-tuned, under the gated convolutions of network.py.

Each token's context (quotation marks, zone, place; encode/features.h) and its shape ("Xxx") are added to the embeddings of its pieces. Layer norms have the
program's epsilon and the activation is the tanh form of GELU, so that the program needs one of each.
"""
import dataclasses

import torch
from torch import nn

import pieces
import word_vectors
from data import CONTEXTS, SHAPES
from network import Gated, Shape

FORM_RANK = 12  # numbers that a token's shape is known by, before they are spread over the rows: keeps the file under 24 MB


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
    positions: int = pieces.WINDOW
    pieces: int = 0  # word pieces


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
        self.form_code = nn.Embedding(SHAPES + 1, FORM_RANK)  # the pieces are lower case: this says what was not
        self.form_row = nn.Linear(FORM_RANK, shape.hidden, bias=False)
        nn.init.zeros_(self.form_row.weight)
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

    def transform(self, p):
        """p: batch.Pieces -> [windows, pieces, hidden]"""
        position = self.position.weight[:p.ids.shape[1]]
        x = self.piece(p.ids) + position + self.place(p.places) + self.form_row(self.form_code(p.forms))
        x = self.drop(self.embedding_norm(x))
        with torch.autocast(x.device.type, dtype=torch.bfloat16, enabled=self.half):
            for layer in self.stack:
                x = layer(x, p.mask[:, None, None, :])
        return x.float()

    def forward(self, batch):
        """batch: batch.Batch -> [articles, tokens, width]"""
        b, t = batch.words.shape
        rows = torch.zeros(b * t, self.shape.hidden, device=batch.words.device)
        for p in batch.pieces:
            x = self.transform(p).flatten(0, 1)
            rows = rows.index_add(0, p.target, x[p.source] * p.weight.unsqueeze(1))
        shapes, contexts = batch.affixes[..., 2], batch.affixes[..., 3]
        x = self.mix(rows.reshape(b, t, -1)) + self.tables[0](shapes) + self.tables[1](contexts)
        x = self.drop(x) * batch.mask
        for layer in self.layers:
            x = layer(x, batch.mask)
        return self.norm(x) * batch.mask


def start_from_package(encoder, folder):
    """Copies the pretrained weights of the package that word_vectors.py unpacks."""
    _, model = word_vectors.minilm(folder)
    start_from(encoder, model, pieces.write(folder, folder / pieces.FILE))


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
