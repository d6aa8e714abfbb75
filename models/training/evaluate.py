"""Reads articles with a model, and the figures of a reading (those of `sayso evaluate` that choose a checkpoint)."""
import torch

import batch
import data

CUE_THRESHOLD = 0.5


def pieces_of(tags, offset):
    """[(begin, end)] by role from one window's tags, and holes are left as they are."""
    out = {role: [] for role in data.ROLES}
    begin = None
    for i, tag in enumerate(list(tags) + [0]):
        name = data.TAGS[tag]
        if begin is not None and (name[0] in "OBS" or name[2:] != role):
            out[role].append((begin + offset, i + offset))
            begin = None
        if name != "O" and begin is None:
            begin, role = i, name[2:]
        if begin is not None and name[0] in "ES":
            out[role].append((begin + offset, i + 1 + offset))
            begin = None
    return out


@torch.no_grad()
def read(model, article, device):
    """Relations of one article: {role: [(begin, end)]} in tokens, with "anchor" and "kind"."""
    encoded = model.encoder(batch.to(batch.batch_of([article], device=device), device))
    return relations(model, [article], encoded, CUE_THRESHOLD, device)[0]


@torch.no_grad()
def relations(model, articles, encoded, threshold, device):
    """The same of each article of a batch; encoded [articles, tokens, width], a relation where its anchor is likelier than `threshold`."""
    p = model.anchor(encoded).float().softmax(2).cpu()
    confidence = 1 - p[:, :, 0]
    anchors = [(k, t) for k, a in enumerate(articles) for t in torch.nonzero(confidence[k, :len(a)] > threshold).flatten().tolist()]
    out = [[] for _ in articles]
    if not anchors:
        return out
    shape = model.shape
    w = batch.to(batch.windows(articles, anchors, shape, encoded.shape[1]), device)
    tags = model.chain.decode(model.pair(encoded.flatten(0, 1), w), w.inside)
    for (k, anchor), row in zip(anchors, tags.tolist()):
        r = pieces_of(row, anchor - shape.before)
        r["anchor"], r["kind"] = anchor, 1 + int(p[k, anchor, 2] > p[k, anchor, 1])
        if r["content"]:
            out[k].append(r)
    return out


def pairs(gold, predicted):
    """Greedy one-to-one pairing by overlapping cues (contents where a cue is missing), best overlap first."""
    def tokens(pieces):
        return {t for b, e in pieces for t in range(b, e)}

    def share(a, b):
        return len(a & b) / len(a | b) if a | b else 1.0
    sets = [[{role: tokens(r[role]) for role in data.ROLES} for r in side] for side in (gold, predicted)]
    candidates = []
    for i, g in enumerate(sets[0]):
        for j, p in enumerate(sets[1]):
            content = share(g["content"], p["content"])
            if g["cue"] and p["cue"]:
                if g["cue"] & p["cue"]:
                    candidates.append((1 + share(g["cue"], p["cue"]), content, -i, -j))
            elif content >= 0.5:
                candidates.append((content, content, -i, -j))
    used, out = (set(), set()), []
    for _, content, i, j in sorted(candidates, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i), used[1].add(j)
            out.append((-i, -j, content, share(sets[0][-i]["source"], sets[1][-j]["source"])))
    return out, sets


def figures(model, articles, device):
    """F1 of token.micro, piece.micro and the relation figures, over tokens of the program."""
    hit, want, have = ({k: 0 for k in KEYS} for _ in range(3))
    for a in articles:
        gold, found = [r.pieces for r in a.relations], read(model, a, device)
        matched, sets = pairs(gold, found)
        for role in data.ROLES:
            g, p = ({t for r in side for t in r[role]} for side in sets)
            count(hit, want, have, "token.micro", g, p)
            count(hit, want, have, "token." + role, g, p)
            g, p = ({x for r in side for x in r[role]} for side in (gold, found))
            count(hit, want, have, "piece.micro", g, p)
            count(hit, want, have, "piece." + role, g, p)
        for key, test in (("detected", lambda i, j, c, s: True), ("full", lambda i, j, c, s: c >= 0.5 and s >= 0.5),
                          ("strict", lambda i, j, c, s: all(gold[i][r] == found[j][r] for r in data.ROLES))):
            hit["relation." + key] += sum(test(*m) for m in matched)
            want["relation." + key] += len(gold)
            have["relation." + key] += len(found)
    return {k: round(2 * hit[k] / (want[k] + have[k]), 4) if want[k] + have[k] else 0.0 for k in KEYS}


KEYS = ["token.micro", "piece.micro"] + [f"{a}.{r}" for a in ("token", "piece") for r in data.ROLES] + \
       ["relation.detected", "relation.full", "relation.strict"]


def count(hit, want, have, key, gold, predicted):
    hit[key] += len(gold & predicted)
    want[key] += len(gold)
    have[key] += len(predicted)
