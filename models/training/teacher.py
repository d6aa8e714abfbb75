"""What a stronger model sees in articles, as targets for a weaker one (Hinton, Vinyals and Dean 2015).

The teacher's probabilities of outer anchors and of names go beside each token. Where an article has no gold relations, the relations that
the teacher is sure of stand in for them, and their tags teach the pair head.
"""
import torch

import batch
import data
import evaluate

SURE = 0.5  # of a relation's anchor
READ_AT_ONCE = 16000  # tokens


@torch.no_grad()
def read(teacher, articles, device, workers):
    """Sets `soft_anchors` and `soft_names` of each article, and silver relations where it has none."""
    teacher.eval()
    groups = batch.groups_of(sorted(articles, key=len), READ_AT_ONCE)
    for group, b in zip(groups, batch.loader(groups, None, device, workers), strict=True):
        encoded = teacher.encoder(batch.to(b, device))
        anchors, named = teacher.anchor(encoded).float().softmax(2), teacher.names(encoded).float().softmax(2)
        for a, p, q in zip(group, anchors.half().cpu().numpy(), named.half().cpu().numpy(), strict=True):
            a.soft_anchors, a.soft_names = p[:len(a)].copy(), q[:len(a)].copy()
        if all(a.relations is not None for a in group):
            continue
        for a, found in zip(group, evaluate.relations(teacher, group, encoded, SURE, device), strict=True):
            if a.relations is None:
                a.silver = True
                a.relations = [data.Relation({role: r[role] for role in data.ROLES}, r["anchor"], r["kind"]) for r in found]


def loss(scores, soft, mask):
    """Mean cross entropy against the teacher's probabilities. scores, soft [b, t, classes]; mask [b, t, 1]"""
    each = -(soft * scores.log_softmax(2)).sum(2, keepdim=True)
    return (each * mask).sum() / mask.sum()
