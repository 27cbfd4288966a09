"""The sentence encoder all-MiniLM-L6-v2 (Apache-2.0), run with NumPy: what it makes of a word, for `tools/senses.py`.

It is used where senses are made, never where texts are read. Its files (vocab.txt, model.safetensors) are not part of the repository; what was
made with them names their hash.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

Numbers = np.ndarray
_LAYERS, _HEADS = 6, 12
_TINY = 1e-12
_PIECE = re.compile(r"\w+|[^\w\s]")
_BATCH = 256


def _tensors(path: Path) -> dict[str, Numbers]:
    """Return the tensors of a safetensors file by their names."""
    body = path.read_bytes()
    size = int.from_bytes(body[:8], "little")
    start = 8 + size
    found = {}
    for name, about in json.loads(body[8:start]).items():
        if name != "__metadata__" and about["dtype"] == "F32":
            low, high = about["data_offsets"]
            found[name] = np.frombuffer(body[start + low : start + high], "<f4").reshape(about["shape"])
    return found


class Encoder:
    """The encoder of one folder, ready to turn words into vectors of 384 numbers."""

    def __init__(self, folder: Path) -> None:
        """Read vocabulary and weights."""
        self.hash = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
        self._weights = _tensors(folder / "model.safetensors")
        pieces = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self._numbers = {piece: number for number, piece in enumerate(pieces)}

    def _pieces(self, words: str) -> list[int]:
        """Return the numbers of the pieces of some words, with the signs of beginning and end."""
        plain = "".join(sign for sign in unicodedata.normalize("NFD", words.lower()) if not unicodedata.combining(sign))
        found = [self._numbers["[CLS]"]]
        for word in _PIECE.findall(plain):
            own: list[int] = []
            at = 0
            while at < len(word):
                ends = (end for end in range(len(word), at, -1) if ("##" if at else "") + word[at:end] in self._numbers)
                end = next(ends, 0)
                if not end:
                    own = [self._numbers["[UNK]"]]
                    break
                own.append(self._numbers[("##" if at else "") + word[at:end]])
                at = end
            found += own
        return [*found, self._numbers["[SEP]"]]

    def vectors(self, words: Iterable[str]) -> Mapping[str, Numbers]:
        """Return the vector of each word: the mean of what the last layer makes of its pieces."""
        by_size: dict[int, list[tuple[str, list[int]]]] = defaultdict(list)
        for word in words:
            pieces = self._pieces(word)
            by_size[len(pieces)].append((word, pieces))
        found: dict[str, Numbers] = {}
        for own in by_size.values():
            for start in range(0, len(own), _BATCH):
                batch = own[start : start + _BATCH]
                means = self._encoded(np.array([pieces for _, pieces in batch])).mean(axis=1)
                found.update(zip((word for word, _ in batch), means, strict=True))
        return found

    def _encoded(self, pieces: Numbers) -> Numbers:
        """Return what the last layer makes of pieces (rows of equal length)."""
        kept, count = self._weights, pieces.shape[1]
        seen = kept["embeddings.word_embeddings.weight"][pieces] + kept["embeddings.position_embeddings.weight"][:count]
        seen = self._levelled(seen + kept["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for number in range(_LAYERS):
            layer = f"encoder.layer.{number}"
            seen = self._levelled(seen + self._attended(seen, layer), f"{layer}.attention.output.LayerNorm")
            wide = self._through(seen, f"{layer}.intermediate.dense")
            wide = wide * 0.5 * (1 + _erf(wide / math.sqrt(2)))
            seen = self._levelled(seen + self._through(wide, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
        return seen

    def _attended(self, seen: Numbers, layer: str) -> Numbers:
        """Return what attention makes of each place."""
        rows, count, width = seen.shape
        query, key, value = (
            self._through(seen, f"{layer}.attention.self.{name}")
            .reshape(rows, count, _HEADS, width // _HEADS)
            .transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        weights = query @ key.transpose(0, 1, 3, 2) / math.sqrt(width // _HEADS)
        weights = np.exp(weights - weights.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        joined = (weights @ value).transpose(0, 2, 1, 3).reshape(rows, count, width)
        return self._through(joined, f"{layer}.attention.output.dense")

    def _through(self, seen: Numbers, name: str) -> Numbers:
        made: Numbers = seen @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return made

    def _levelled(self, seen: Numbers, name: str) -> Numbers:
        mean = seen.mean(axis=-1, keepdims=True)
        spread = np.sqrt(((seen - mean) ** 2).mean(axis=-1, keepdims=True) + _TINY)
        made: Numbers = (seen - mean) / spread * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"]
        return made


def _erf(values: Numbers) -> Numbers:
    """Return the error function (Abramowitz and Stegun 7.1.26, off by 1.5e-7 at most)."""
    signs, sizes = np.sign(values), np.abs(values)
    part = 1 / (1 + 0.3275911 * sizes)
    series = part * (
        0.254829592 + part * (-0.284496736 + part * (1.421413741 + part * (-1.453152027 + part * 1.061405429)))
    )
    found: Numbers = signs * (1 - series * np.exp(-sizes * sizes))
    return found
