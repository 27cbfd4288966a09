"""The learned layer: how much a sentence sounds like each topic, from a linear model over hashed words and word pairs.

It was trained on sentences written for the project (training/<language>.tsv, tools/train.py) and ships as a small table of
whole numbers. It proposes what the phrases missed and casts doubt on what it does not recognise; it never reads a number.
"""

from __future__ import annotations

import functools
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BITS = 16
STEM = 5
SHELF = Path(__file__).parent.parent / "books" / "learned"


def features(words: Sequence[str]) -> list[int]:
    """Return the numbers of a sentence's features: its words, stems, pairs of neighbours and pairs one apart."""
    shaped = [_shape(word) for word in words]
    stems = [word[:STEM] for word in shaped]
    names = [f"w {word}" for word in shaped]
    names += [f"s {stem}" for stem in stems]
    names += [f"b {one} {two}" for one, two in zip(["<", *stems], [*stems, ">"], strict=True)]
    names += [f"k {one} {two}" for one, two in zip(stems, stems[2:], strict=False)]
    mask = (1 << BITS) - 1
    return sorted({zlib.crc32(name.encode("latin-1", "replace")) & mask for name in names})


def _shape(word: str) -> str:
    return "#" if word[0].isdigit() else word


class Learned:
    """A language's model: `scores` gives the chance (0-1) of each label for a sentence's words."""

    def __init__(self, path: Path) -> None:
        """Load a model file: rows of whole numbers, one for each kept feature, with a scale and a bias for each label."""
        import numpy  # noqa: PLC0415 - slow import: only reading needs it

        with numpy.load(path, allow_pickle=False) as stored:
            self._rows = stored["rows"]
            self._index = stored["index"]
            self._scale = stored["scale"]
            self._bias = stored["bias"]
            self.labels: tuple[str, ...] = tuple(json.loads(str(stored["labels"])))
        self._numpy: Any = numpy

    def scores(self, words: Sequence[str]) -> dict[str, float]:
        """Return the chance of each label that is worth a look (at least 0.05)."""
        numpy = self._numpy
        if not words:
            return {}
        numbers = features(words)
        rows = self._rows[self._index[numbers]]
        total = rows.sum(axis=0, dtype=numpy.int64) * self._scale / (len(numbers) ** 0.5) + self._bias
        chances = 1.0 / (1.0 + numpy.exp(-total))
        return {self.labels[at]: float(chances[at]) for at in numpy.nonzero(chances >= 0.05)[0]}


@functools.cache
def learned(language: str) -> Learned | None:
    """Return the model of a language, or None where none ships."""
    path = SHELF / f"{language}.npz"
    return Learned(path) if path.exists() else None
