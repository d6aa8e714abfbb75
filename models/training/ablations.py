"""What each part of the extractor is worth, and how it does on a publisher that it never read.

usage: ablations.py CORPORA OUT --sayso PROGRAM [--epochs N] [--publishers A B] [--trained-only]

Trains train.py once for each line of RUNS, on a schedule shorter than the published model's and without nested anchors, so that its
figures compare with one another and not with the card's. Each run's folder in OUT keeps weights and log; a run that is there
already is not repeated; --trained-only leaves out those that are not. Prints two tables of F1 that `sayso evaluate` gave: parts (mean over seeds, and the widest distance between two of them) on polnear/dev, and
publishers left out, on their own articles of polnear/dev.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

METRICS = ("token.micro", "piece.micro", "relation.detected", "relation.full", "relation.strict")
PARTS = {"all parts": [], "static": ["static"], "forms": ["forms"], "film": ["film"], "transitions": ["transitions"]}
# In the order of their use, so that a run that is stopped leaves the tables that matter most.
RUNS = [("all parts", 1), ("leave out", "first"), ("leave out", "second"), ("static", 1), ("forms", 1), ("all parts", 2), ("all parts", 3), ("static", 2),
        ("forms", 2), ("static", 3), ("forms", 3), ("film", 1), ("transitions", 1)]


def train(args, folder, extra):
    if not (folder / "weights.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, str(pathlib.Path(__file__).with_name("train.py")), str(args.corpora), str(folder), "--sayso", args.sayso,
                   "--epochs", str(args.epochs), "--without", "nested", *extra]
        with open(folder / "run.log", "w") as log:
            subprocess.run(command, check=True, stdout=log, stderr=log)
    return folder / "weights.safetensors"


def skipped(args, folder):
    return args.trained_only and not (folder / "weights.safetensors").exists()


def figures(args, weights, gold):
    predicted = weights.with_name(gold.stem + ".predicted.jsonl")
    subprocess.run([args.sayso, "analyze", str(gold), "--model", str(weights), "--output", str(predicted), "--jobs", "1", "--force"], check=True, stderr=subprocess.DEVNULL)
    out = subprocess.run([args.sayso, "evaluate", "--gold", str(gold), "--predicted", str(predicted), "--json"], check=True, capture_output=True, text=True)
    return json.loads(out.stdout)


def row(name, values):
    return f"| {name} | " + " | ".join(values) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--sayso", default="build/release/sayso")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--publishers", nargs=2, default=["nyt", "huff-post"], help="as polnear names them")
    parser.add_argument("--trained-only", action="store_true", help="trains nothing: the tables of the runs that OUT holds")
    args = parser.parse_args()
    gold = args.corpora / "polnear/dev.jsonl"
    parts, publishers = {}, []
    for name, which in RUNS:
        if name == "leave out":
            publisher = args.publishers[which == "second"]
            own = args.out / f"dev-{publisher.replace(' ', '-')}.jsonl"
            own.parent.mkdir(parents=True, exist_ok=True)
            own.write_text("".join(line for line in gold.open(encoding="utf-8") if json.loads(line).get("publisher") == publisher), encoding="utf-8")
            folder = args.out / own.stem
            if skipped(args, folder):
                continue
            with_it = figures(args, args.out / "all-parts-1/weights.safetensors", own)
            without = figures(args, train(args, folder, ["--leave-out", publisher]), own)
            publishers += [(publisher + ", read in training", with_it), (publisher + ", left out", without)]
        else:
            extra = [x for part in PARTS[name] for x in ("--without", part)] + ["--seed", str(which)]
            folder = args.out / f"{name.replace(' ', '-')}-{which}"
            if skipped(args, folder):
                continue
            parts.setdefault(name, []).append(figures(args, train(args, folder, extra), gold))
        print(json.dumps({"run": [name, which]}), flush=True)
    print(row("", METRICS), row("---", ["---"] * len(METRICS)), sep="\n")
    for name, runs in parts.items():
        values = [[r[m]["f1"] for r in runs] for m in METRICS]
        print(row(f"{name if name == 'all parts' else 'without ' + name}, runs: {len(runs)}", [f"{statistics.mean(v):.3f}" + (f" ({max(v) - min(v):.3f})" if len(v) > 1 else "") for v in values]))
    for name, r in publishers:
        print(row(name, [f"{r[m]['f1']:.3f}" for m in METRICS]))


if __name__ == "__main__":
    main()
