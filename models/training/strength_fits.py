"""The fits of fit_strength.py: a multinomial logistic regression, a bounded additive score, ordinal levels with their spread."""
import collections

import numpy as np

import strength_bounds

LABEL_PENALTY = 3.3   # on half the squared weights of the commitment; 0.3, 1, 3.3 and 10 were tried in folds
PENALTY = 0.002       # on the score's squared weights, a row
SPREAD_PENALTY = 0.02  # on the squared spreads
SLIP_PENALTY = 0.002   # on the squared terms of the slip
COVER = 0.8           # of the interval
LEVELS = 5
SPREAD = ("source: ", "described: ", "relay: ", "kind: ")


def accuracy(gold, got):
    return sum(a == b for a, b in zip(gold, got)) / len(gold)


def macro_f1(gold, got):
    values = set(gold)
    return sum(2 * sum(a == v == b for a, b in zip(gold, got)) / (gold.count(v) + got.count(v)) for v in values) / len(values)


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -50, 50)))


def ranks(v):
    order = np.argsort(v, kind="stable")
    out = np.empty(len(v))
    out[order] = np.arange(len(v))
    for x in set(v):
        same = np.asarray(v) == x
        out[same] = out[same].mean()
    return out


def covering(values):
    """The least value that COVER of the values do not exceed."""
    return np.sort(values)[int(np.ceil(COVER * len(values))) - 1]


# ---------------------------------------------------------------- labels
def fit_labels(features, y, classes):
    """[(name, weights)] of features seen twice, "intercept" first."""
    counts = collections.Counter(n for f in features for n in f)
    names = ["intercept"] + sorted(n for n, c in counts.items() if c > 1)
    index = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(features), len(names)), np.float32)
    x[:, 0] = 1
    for i, f in enumerate(features):
        x[i, [index[n] for n in f if n in index]] = 1
    want = np.eye(classes, dtype=np.float32)[y]
    w = np.zeros((len(names), classes), np.float32)
    step, speed = 1.0 / (0.25 * float((x.sum(1)).max()) * len(x) / 8 + LABEL_PENALTY), np.zeros_like(w)
    for _ in range(400):  # accelerated gradient; the loss is convex
        at = w + 0.9 * speed
        z = x @ at
        p = np.exp(z - z.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        gradient = x.T @ (p - want) + LABEL_PENALTY * at
        gradient[0] -= LABEL_PENALTY * at[0]
        speed = 0.9 * speed - step * gradient
        w = w + speed
    return list(zip(names, w))


def label_scores(model, features):
    weights = dict(model)
    return weights["intercept"] + sum((weights[n] for n in features if n in weights), np.zeros_like(weights["intercept"]))


# ---------------------------------------------------------------- score and levels
def level_gradient(x, position, level, mask, borders, base, spread, slip0, slip, q):
    """Of the mean log loss of the levels, by the parameters in their order. x [rows, terms]; position, level [rows]; mask [terms]: which
    may have a spread; q [LEVELS]: where slips land."""
    rows, c = np.arange(len(x)), 1 / len(x)
    sharp = np.exp(np.minimum(5, x @ spread + base))
    above = sigmoid(sharp[:, None] * (position[:, None] - borders))
    full = np.hstack([np.ones((len(x), 1)), above, np.zeros((len(x), 1))])
    own = full[rows, level] - full[rows, level + 1]
    e = sigmoid(x @ slip + slip0)
    outer = -c / np.maximum(1e-9, (1 - e) * own + e * q[level])  # d loss / d chance
    sign = np.zeros((len(x), LEVELS - 1))
    sign[level > 0, level[level > 0] - 1] = 1                 # the border below the level
    sign[level < LEVELS - 1, level[level < LEVELS - 1]] = -1  # the border above it
    inner = (outer * (1 - e))[:, None] * sign * above * (1 - above)  # d loss / d (sharp * distance)
    to_sharp = (inner * sharp[:, None] * (position[:, None] - borders)).sum(1)
    to_slip = outer * (q[level] - own) * e * (1 - e)
    to_q = np.bincount(level, outer * e, LEVELS)
    return np.concatenate([-(inner * sharp[:, None]).sum(0), [to_sharp.sum()], (x.T @ to_sharp) * mask + SPREAD_PENALTY * spread,
                           [to_slip.sum()], (x.T @ to_slip) * mask + SLIP_PENALTY * slip, q * (to_q - (q * to_q).sum())])


class Score:
    """Weights by name: logit, spread, reach; intercepts and borders."""

    def position(self, x):
        return x @ (self.weights * self.is_level)

    def logit(self, x):
        return x @ self.weights + self.intercept

    def chances(self, x):
        """P(level), n x LEVELS."""
        sharp = np.exp(x @ self.spread + self.spread0)[:, None]
        above = np.hstack([np.ones((len(x), 1)), sigmoid(sharp * (self.position(x)[:, None] - self.borders)), np.zeros((len(x), 1))])
        slip = sigmoid(x @ self.slip + self.slip0)[:, None]
        return (1 - slip) * (above[:, :-1] - above[:, 1:]) + slip * self.slips


class ScoreData:
    def __init__(self, parts, fold):
        """parts: (row, "gold" or "found", terms, verifiability from 0 to 1, level); fold: of each row."""
        self.names = sorted({t for p in parts for t in p[2]} | set(strength_bounds.names()))
        self.bounds = strength_bounds.Bounds(self.names)
        index = {n: i for i, n in enumerate(self.names)}
        self.x = np.zeros((len(parts), len(self.names)))
        for i, p in enumerate(parts):
            self.x[i, [index[t] for t in p[2]]] = 1
        self.y = np.array([p[3] for p in parts])
        self.level = np.array([p[4] for p in parts])
        self.rule = self.x[:, [index[f"level: A{k}"] for k in range(LEVELS)]].argmax(1)
        self.found = np.array([p[1] == "found" for p in parts])
        self.fold = fold[[p[0] for p in parts]]

    # ------------------------------------------------------------ the score
    def fit(self, inside, reach=None):
        s = Score()
        s.names = self.names
        s.is_level = np.array([n.startswith("level: ") for n in self.names], float)
        x, y = self.x[inside], self.y[inside]
        w, b = np.zeros(len(self.names)), 0.0
        self.bounds.settle(w)
        for _ in range(3000):
            g = (sigmoid(x @ w + b) - y) * (1 / len(y))
            w -= 0.5 * (x.T @ g + PENALTY * w)
            b -= 0.5 * g.sum()
            self.bounds.project(w)
        self.bounds.settle(w)
        s.weights, s.intercept = w, b
        self.fit_levels(s, inside & self.found)
        s.reach = np.zeros(len(w)) if reach is None else reach
        return s

    # ------------------------------------------------------------ the levels
    def fit_levels(self, s, inside):
        """Sets borders, spreads and slips of `s`, by Adam on the mean log loss of the rows inside."""
        x, level = self.x[inside], self.level[inside]
        position, n, k = s.position(x), len(self.names), LEVELS
        worth = np.array([s.weights[self.names.index(f"level: A{i}")] for i in range(k)])
        mask = np.array([name.startswith(SPREAD) for name in self.names], float)
        parts = np.cumsum([0, k - 1, 1, n, 1, n, k])  # borders, spread, its terms, slip, its terms, where slips land
        p = np.concatenate([(worth[1:] + worth[:-1]) / 2, [2.0], np.zeros(n), [-2.0], np.zeros(n), np.zeros(k)])
        m, v = np.zeros_like(p), np.zeros_like(p)

        def parameters():
            borders, base, spread, slip0, slip, land = (p[a:b] for a, b in zip(parts, parts[1:]))
            q = np.exp(land - land.max())
            return borders, base[0], spread * mask, slip0[0], slip * mask, q / q.sum()
        for t in range(1, 2000):
            g = level_gradient(x, position, level, mask, *parameters())
            m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
            p = p - 0.02 * (m / (1 - 0.9 ** t)) / (np.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
        borders, s.spread0, s.spread, s.slip0, s.slip, s.slips = parameters()
        s.borders = np.sort(borders)

    # ------------------------------------------------------------ out of fold
    def out_of_fold(self):
        if not hasattr(self, "_folds"):
            logit, chances = np.zeros(len(self.y)), np.zeros((len(self.y), LEVELS))
            for k in sorted(set(self.fold)):
                s, out = self.fit(self.fold != k), self.fold == k
                logit[out], chances[out] = s.logit(self.x[out]), s.chances(self.x[out])
            self._folds = logit, chances
        return self._folds

    def reach(self):
        """Half widths by source type: the quantile of the type, drawn to that of all by 30 rows' worth."""
        logit, _ = self.out_of_fold()
        miss = np.abs(logit - np.log(self.y / (1 - self.y)))
        every = covering(miss[self.found])
        out = np.zeros(len(self.names))
        for i, name in enumerate(self.names):
            if name.startswith("source: "):
                rows = self.found & (self.x[:, i] > 0)
                own = covering(miss[rows]) if rows.any() else 0
                out[i] = (rows.sum() * own + 30 * every) / (rows.sum() + 30)
        return out

    def report(self):
        logit, chances = self.out_of_fold()
        for where, rows in (("gold spans", ~self.found), ("found spans", self.found)):
            score, y = sigmoid(logit[rows]), self.y[rows]
            a, b = ranks(score), ranks(y)
            level, got = self.level[rows], chances[rows].argmax(1)
            sure = chances[rows].max(1)
            ece = sum(abs((sure[m] - (got == level)[m]).sum()) for m in ((sure * 10).astype(int) == k for k in range(11))) / len(level)
            print(f"{where}, {rows.sum()} relations, out of fold: rmse {np.sqrt(np.mean((score - y) ** 2)):.4f} spearman "
                  f"{np.corrcoef(a, b)[0, 1]:.4f} level {np.mean(got == level):.4f} by rule {np.mean(self.rule[rows] == level):.4f} "
                  f"differ {np.mean(self.rule[rows] != got):.4f} ece {ece:.4f}")
