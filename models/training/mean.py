"""The mean of some runs' weights, for runs of the accurate encoder that began at the same weights (Wortsman et al. 2022, "model soups").

usage: mean.py OUT RUN... --material FILE [--version N] [--threshold P] [--nested-threshold P]

Each RUN is a weights file; one that is named twice counts twice. FILE is what train.py --material kept, for the word pieces. OUT gets
weights.safetensors, and network.json where FILE holds an article for it (train.py --fixture).
"""
import argparse
import pathlib

import torch

import export
import material
import pieces
import train


@torch.no_grad()
def mean(models):
    """The first model, set to the mean of all."""
    for same in zip(*(m.parameters() for m in models), strict=True):
        same[0].copy_(sum(same) / len(same))
    return models[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("runs", type=pathlib.Path, nargs="+")
    parser.add_argument("--version", default="1.0.0", help="of the weights")
    parser.add_argument("--threshold", type=float, default=0.3, help="of an anchor's probability")
    parser.add_argument("--nested-threshold", type=float, default=0.1, help="of a nested anchor's probability")
    parser.add_argument("--material", type=pathlib.Path, required=True, help="what train.py --material kept")
    args = parser.parse_args()
    stuff = material.load(args.material)
    args.out.mkdir(parents=True, exist_ok=True)
    (args.out / pieces.FILE).write_text(stuff.word_pieces, encoding="utf-8")
    model = mean([train.accurate_model(stuff.word_pieces, run) for run in args.runs])
    print("weights.safetensors", export.write(model, [], args.out, "accurate", args.version, (args.threshold, args.nested_threshold)))
    if stuff.fixture:
        export.write_fixture(model, stuff.fixture[0], args.out / "network.json")


if __name__ == "__main__":
    main()
