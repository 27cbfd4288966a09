"""Train the learned layer of reading from the project's own sentences: same sentences, same model.

    python tools/train.py en es

Reads training/<language>/*.tsv (labels, a tab, a sentence), writes src/fairward/books/learned/<language>.npz and prints a
five-fold estimate: micro precision, recall and F1 at a chance of one half.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from fairward.extract.folding import fold
from fairward.extract.learned import BITS, features
from fairward.extract.words import tokens

ROOT = Path(__file__).parent.parent
LEAST = 6
STRENGTH = 40.0


def sentences(language: str) -> tuple[list[str], list[frozenset[str]]]:
    """Return the training sentences of a language and their labels, each sentence once."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((ROOT / "training" / language).glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            labels, tab, text = line.partition("\t")
            if not tab:
                sys.exit(f"{path}:{number}: no tab between labels and sentence")
            found[text.strip()] = frozenset(part.strip() for part in labels.split("+")) - {"none"}
    return list(found), list(found.values())


def matrix(texts: list[str]) -> csr_matrix:
    """Return the features of sentences, a row each, of length one."""
    rows = [features(tokens(fold(text))) for text in texts]
    data = [1 / len(row) ** 0.5 for row in rows for _ in row]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    columns = [column for row in rows for column in row]
    return csr_matrix((data, columns, ends), shape=(len(rows), 1 << BITS))


def fitted(x: csr_matrix, labels: list[frozenset[str]], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (features by labels) and biases of one logistic regression for each label."""
    weights = np.zeros((x.shape[1], len(names)), dtype=np.float32)
    bias = np.full(len(names), -6.0)
    for at, name in enumerate(names):
        y = np.array([name in row for row in labels])
        if y.any():
            model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=1, max_iter=400)
            model.fit(x, y)
            weights[:, at], bias[at] = model.coef_[0], model.intercept_[0]
    return weights, bias


def estimate(x: csr_matrix, labels: list[frozenset[str]], names: list[str]) -> str:
    """Return precision, recall and F1 of five folds at a chance of one half."""
    right = said = true = 0
    for train, test in KFold(5, shuffle=True, random_state=1).split(x):
        weights, bias = fitted(x[train], [labels[i] for i in train], names)
        hits = (x[test] @ weights + bias) > 0
        for row, i in zip(hits, test, strict=True):
            got = {names[at] for at in np.nonzero(row)[0]}
            right, said, true = right + len(got & labels[i]), said + len(got), true + len(labels[i] & set(names))
    p, r = right / max(said, 1), right / max(true, 1)
    return f"precision {p:.3f}, recall {r:.3f}, F1 {2 * p * r / max(p + r, 1e-9):.3f}"


def main() -> None:
    """Train the languages named on the command line."""
    for language in sys.argv[1:]:
        texts, labels = sentences(language)
        counts = {name: sum(name in row for row in labels) for name in sorted(frozenset().union(*labels))}
        names = [name for name, count in counts.items() if count >= LEAST]
        x = matrix(texts)
        print(f"{language}: {len(texts)} sentences, {len(names)} labels; {estimate(x, labels, names)}")
        weights, bias = fitted(x, labels, names)
        scale = np.abs(weights).max(axis=0) / 127
        whole = np.rint(weights / np.where(scale > 0, scale, 1)).astype(np.int8)
        kept = np.nonzero(np.abs(whole).max(axis=1) >= 2)[0]
        index = np.zeros(1 << BITS, dtype=np.uint16)
        index[kept] = np.arange(1, len(kept) + 1)
        rows = np.vstack([np.zeros((1, len(names)), dtype=np.int8), whole[kept]])
        path = ROOT / "src" / "fairward" / "books" / "learned" / f"{language}.npz"
        path.parent.mkdir(exist_ok=True)
        np.savez_compressed(path, rows=rows, index=index, scale=scale.astype(np.float64), bias=bias, labels=np.array(json.dumps(names)))
        print(f"  {len(kept)} features kept, {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
