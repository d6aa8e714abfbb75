"""The network: hashed and distilled features -> gated convolutions -> anchors -> tags of a window around each anchor."""
import dataclasses

import torch
from torch import nn

from data import CONTEXTS, PREFIXES, SHAPES, SUFFIXES, TAGS
from names import TAGS as NAMES

NAME_TAGS = len(NAMES)


@dataclasses.dataclass
class Shape:
    words: int = 31000
    static: int = 128     # columns of the distilled vectors
    width: int = 128      # of the encoder
    dilations: tuple = (1, 2, 4, 8, 16, 1)
    head: int = 64        # width of the head
    head_dilations: tuple = (1, 2, 4)
    before: int = 48      # window, tokens: nearly all contents begin inside it
    after: int = 64


class Gated(nn.Module):
    """x + W(norm(x)) * relu(V(norm(x))), W and V convolutions over three tokens."""

    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.conv = nn.Conv1d(width, 2 * width, 3, padding=dilation, dilation=dilation)
        self.drop = nn.Dropout(dropout)

    def forward(self, x, mask):
        """x: [batch, tokens, width]; mask: [batch, tokens, 1], 0 for padding."""
        y = self.conv((self.norm(x) * mask).transpose(1, 2)).transpose(1, 2)
        value, gate = y.chunk(2, dim=2)
        return x + self.drop(value * torch.relu(gate))


class Encoder(nn.Module):
    def __init__(self, shape, static=None, dropout=0.15, word_dropout=0.1):
        super().__init__()
        w = shape.width
        self.static = nn.Parameter(torch.zeros(shape.words + 1, shape.static) if static is None else static, requires_grad=False)
        self.project = nn.Linear(shape.static, w, bias=False)
        self.word = nn.Embedding(shape.words + 1, w)  # row 0: words that are not in the vocabulary
        self.affix = nn.ModuleList(nn.Embedding(n, w) for n in (PREFIXES, SUFFIXES, SHAPES, CONTEXTS))
        nn.init.normal_(self.word.weight, std=0.05)
        for table in self.affix:
            nn.init.normal_(table.weight, std=0.3)
        self.layers = nn.ModuleList(Gated(w, d, dropout) for d in shape.dilations)
        self.norm = nn.LayerNorm(w)
        self.drop = nn.Dropout(dropout)
        self.word_dropout = word_dropout

    def table(self):
        """The word rows that the program looks up: distilled and trained parts in one."""
        return self.project(self.static) + self.word.weight

    def embed(self, words, affixes):
        if self.training and self.word_dropout:
            words = words * (torch.rand(words.shape, device=words.device) >= self.word_dropout)
        x = self.project(self.static[words]) + self.word(words)
        for i, table in enumerate(self.affix):
            x = x + table(affixes[..., i])
        return x

    def forward(self, batch):
        """batch: batch.Batch -> [articles, tokens, width]"""
        x = self.drop(self.embed(batch.words, batch.affixes)) * batch.mask
        for layer in self.layers:
            x = layer(x, batch.mask)
        return self.norm(x) * batch.mask


class PairHead(nn.Module):
    """Tags a window of tokens for one anchor: FiLM by the anchor's row, distance, sentence and paragraph; then convolutions."""

    def __init__(self, shape, dropout=0.1):
        super().__init__()
        h = shape.head
        self.token = nn.Linear(shape.width, h)
        self.scale = nn.Linear(shape.width, h)
        self.shift = nn.Linear(shape.width, h)
        self.distance = nn.Embedding(shape.before + shape.after + 1, h)
        self.relation = nn.Embedding(6, h)  # sentences apart, see windows() in batch.py
        nn.init.normal_(self.distance.weight, std=0.1)
        nn.init.normal_(self.relation.weight, std=0.1)
        self.layers = nn.ModuleList(Gated(h, d, dropout) for d in shape.head_dilations)
        self.out = nn.Linear(h, len(TAGS))
        self.drop = nn.Dropout(dropout)

    def forward(self, rows, w):
        """rows [tokens, width]; w: batch.Windows over them; -> [n, window, tags]"""
        token = nn.functional.embedding(w.index, self.token(rows))  # its gradient is faster than that of an index
        at, mask = nn.functional.embedding(w.at, rows), w.inside.unsqueeze(2).float()
        x = token * (1 + self.scale(at).unsqueeze(1)) + self.shift(at).unsqueeze(1)
        x = torch.relu(x + self.distance(w.distance) + self.relation(w.relation)) * mask
        x = self.drop(x)
        for layer in self.layers:
            x = layer(x, mask)
        return self.out(x)


def allowed():
    """bool [tags + 1, tags + 1]: which tag may follow which; the last row and column are the window's edges."""
    n = len(TAGS)
    ok = torch.zeros(n + 1, n + 1, dtype=torch.bool)
    inside = lambda tag: tag[0] in "BI"
    for i, a in enumerate(TAGS):
        for j, b in enumerate(TAGS):
            ok[i, j] = (b[0] in "IE" and b[1:] == a[1:]) if inside(a) else b[0] not in "IE"
        ok[n, i] = True  # a window can begin inside a piece, and end there
        ok[i, n] = True
    return ok


NEVER = -1e4  # a score that no sequence survives


def log_product(a, b):
    """log(exp(a) @ exp(b)), [..., k, k]."""
    high_a, high_b = a.detach().amax(-1, keepdim=True), b.detach().amax(-2, keepdim=True)
    return ((a - high_a).exp() @ (b - high_b).exp()).clamp(min=1e-30).log() + high_a + high_b


class Chain(nn.Module):
    """A linear-chain conditional random field over the tags, with the transitions that a piece allows."""

    def __init__(self):
        super().__init__()
        n = len(TAGS)
        self.transition = nn.Parameter(torch.zeros(n + 1, n + 1))
        self.register_buffer("forbidden", ~allowed(), persistent=False)

    def scores(self):
        return self.transition.masked_fill(self.forbidden, NEVER)

    def loss(self, emissions, tags, mask):
        """Mean negative log likelihood. emissions [n, w, t]; tags [n, w]; mask [n, w], windows begin anywhere (mask 0 before and after)."""
        t = self.scores()
        n, w, k = emissions.shape
        first = mask.float().argmax(1)
        rows = torch.arange(n, device=tags.device)
        weight = mask.float()
        gold = (emissions.gather(2, tags.unsqueeze(2)).squeeze(2) * weight).sum(1)
        both = weight[:, 1:] * weight[:, :-1]
        gold = gold + (t[tags[:, :-1], tags[:, 1:]] * both).sum(1)
        last = w - 1 - mask.flip(1).float().argmax(1)
        gold = gold + t[k, tags[rows, first]] + t[tags[rows, last], k]
        total = self.log_partition(emissions, mask, first)
        return (total - gold).mean()

    def log_partition(self, emissions, mask, first):
        """Log of the sum over all tag sequences [n]. Each step is a matrix over tags; neighbours are multiplied until one is left."""
        t, (n, w, k) = self.scores(), emissions.shape
        inside, begins = mask[..., None, None], (torch.arange(w, device=mask.device) == first.unsqueeze(1))[..., None, None]
        stay = torch.full((k, k), NEVER, device=t.device).fill_diagonal_(0.0)
        enter = torch.full((k, k), NEVER, device=t.device)
        enter[0] = 0.0  # before the window the state is the first one, whatever that stands for
        enter = enter + torch.where(torch.arange(k, device=t.device).unsqueeze(1) == 0, t[k, :k], 0.0)
        x = torch.where(begins, enter, torch.where(inside, t[:k, :k], stay)) + (emissions * mask.unsqueeze(2)).unsqueeze(2)
        while x.shape[1] > 1:
            if x.shape[1] % 2:
                x = torch.cat([x, stay.expand(n, 1, k, k)], 1)
            x = log_product(x[:, ::2], x[:, 1::2])
        return torch.logsumexp(x[:, 0, 0] + t[:k, k], 1)

    @torch.no_grad()
    def decode(self, emissions, mask):
        """Best tags [n, w]; 0 where mask is 0."""
        t = self.scores()
        n, w, k = emissions.shape
        first = mask.float().argmax(1)
        alpha = t[k, :k] + emissions[:, 0]
        back = []
        for i in range(1, w):
            best, arg = (alpha.unsqueeze(2) + t[:k, :k]).max(1)
            moved = best + emissions[:, i]
            begins = (first == i).unsqueeze(1)
            alive = mask[:, i].unsqueeze(1)
            stay = torch.arange(k, device=t.device).expand(n, k)
            alpha = torch.where(begins, t[k, :k] + emissions[:, i], torch.where(alive, moved, alpha))
            back.append(torch.where(alive & ~begins, arg, stay))
        tag = (alpha + t[:k, k]).argmax(1)
        out = [tag]
        for arg in reversed(back):
            tag = arg.gather(1, tag.unsqueeze(1)).squeeze(1)
            out.append(tag)
        return torch.stack(out[::-1], 1) * mask


class Extractor(nn.Module):
    def __init__(self, shape, encoder):
        super().__init__()
        self.shape = shape
        self.encoder = encoder
        self.anchor = nn.Linear(shape.width, 3)
        self.nested = nn.Linear(shape.width, 2)  # inside a content: does this token begin the cue of a nested relation?
        self.names = nn.Linear(shape.width, NAME_TAGS)
        self.pair = PairHead(shape)
        self.chain = Chain()
