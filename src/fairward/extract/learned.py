"""Learned weights: how likely words are to carry each label, from words, pairs of words and concepts.

Linear models, trained on annotated texts by `tools/learn.py`; docs/reading.md says on what, and how well they do. The weights of a
feature for all labels lie side by side in one whole number, 32 bits for each label, so that adding the numbers of the features
that are there adds up all labels at once: no numeric library is needed, and a sentence costs some microseconds.
"""

from __future__ import annotations

import itertools
import json
import math
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

_SCALE = 1024
_OFFSET = 1 << 15
_MOST = _OFFSET - 1
_PAIR = 0.5
_BOUND = 30.0
_WORTH = 0.08

Features = Mapping[str, float]


def features(stems: Sequence[str], concepts: Iterable[str], language: str) -> dict[str, float]:
    """Return the features of some words with their values: stems and pairs of stems by language, concepts."""
    found = {f"{language}:{stem}": 1.0 for stem in stems}
    found.update((f"{language}:{one} {two}", _PAIR) for one, two in itertools.pairwise(stems))
    found.update((f"c:{concept}", 1.0) for concept in concepts)
    return found


def logit(probability: float) -> float:
    """Return the logarithm of the odds of a probability, held within bounds."""
    held = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(held / (1 - held))


def chance(score: float) -> float:
    """Return the probability that a score stands for (the inverse of `logit`)."""
    return 1.0 / (1.0 + math.exp(-min(max(score, -_BOUND), _BOUND)))


class Values(dict[str, dict[str, float]]):
    """The scores of the values of each topic, worked out when a topic is first asked for."""

    def __init__(
        self,
        labels: Labels | None = None,
        whole: Sequence[float] = (),
        best: Mapping[str, Sequence[float]] | None = None,
    ) -> None:
        """Keep the scores of a whole sentence, and of the part that speaks most for each topic."""
        super().__init__()
        self._labels, self._whole, self._best = labels, whole, best or {}

    def __missing__(self, topic: str) -> dict[str, float]:
        """Return the score of each value of a topic: half of the whole sentence, half of the part that speaks for it most."""
        whole, part = self._whole, self._best.get(topic, self._whole)
        values = self._labels.values.get(topic, ()) if self._labels is not None else ()
        self[topic] = found = {value: (whole[at] + part[at]) / 2 for at, value in values}
        return found


@dataclass(slots=True)
class Expected:
    """What learned weights expect of a sentence: the score of every topic, and of every value of a topic.

    `places` are the words (first, last + 1) of the part of the sentence that speaks most for a topic.
    """

    topics: dict[str, float] = field(default_factory=dict)
    values: dict[str, dict[str, float]] = field(default_factory=Values)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)

    def likely(self, worth: float = _WORTH) -> list[str]:
        """Return the topics that are worth a thought, by probability."""
        least = math.log(worth / (1 - worth))
        return [topic for topic, score in self.topics.items() if score >= least]

    @property
    def telling(self) -> float:
        """Return how likely the sentence is to say anything at all, whatever its text is about."""
        return chance(self.values["gate"]["any"])

    def value(self, topic: str) -> str:
        """Return the likeliest value of a topic, empty where it has none."""
        values = self.values[topic]
        return max(values, key=values.__getitem__) if values else ""


class Labels:
    """The labels of a model: the topics, and the values of each, with the place of each label among the scores."""

    def __init__(self, labels: Iterable[str]) -> None:
        """Part labels into topics ("movement") and their values ("movement:breach")."""
        self.topics: list[tuple[int, str]] = []
        self.values: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, (topic, _, value) in enumerate(label.partition(":") for label in labels):
            if value:
                self.values[topic].append((at, value))
            else:
                self.topics.append((at, topic))


def joined(labels: Labels, parts: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]]) -> Expected:
    """Return what is expected of a sentence from the scores of its parts, the whole sentence first.

    A topic's probability is the mean of that of the whole and that of the part which speaks for it most; its values are those
    of that part and of the whole together.
    """
    whole = scores[0]
    if len(parts) == 1:
        place = parts[0]
        topics = {topic: whole[at] for at, topic in labels.topics}
        return Expected(topics, Values(labels, whole), dict.fromkeys(topics, place))
    found = Expected()
    best: dict[str, Sequence[float]] = {}
    for at, topic in labels.topics:
        score, part = max((own[at], -number) for number, own in enumerate(scores))
        best[topic], found.places[topic] = scores[-part], parts[-part]
        found.topics[topic] = score if not part else logit((chance(whole[at]) + chance(score)) / 2)
    found.values = Values(labels, whole, best)
    return found


class Linear:
    """One linear model with a score for each of its labels, ready to weigh features."""

    def __init__(self, packed: bytes, language: str) -> None:
        """Unpack a model as `pack` wrote it, without the words of other languages than `language`."""
        head, _, body = zlib.decompress(packed).partition(b"\n")
        about = json.loads(head)
        self.labels: tuple[str, ...] = tuple(about["labels"])
        self._intercepts = [float(number) for number in about["intercepts"]]
        self._width = len(self.labels)
        self._body = body
        self._rows = {
            name: row
            for row, name in enumerate(about["features"])
            if name[2:3] != ":" or name.startswith(f"{language}:")
        }
        self._lanes: dict[str, int] = {}

    def _lane(self, name: str) -> int | None:
        """Return the weights of a feature side by side in one number; None where the model does not know it."""
        row, size = self._rows.get(name), 2 * self._width
        if row is None:
            return None
        weights = array("h", self._body[row * size : (row + 1) * size])
        if sys.byteorder == "big":
            weights.byteswap()
        lane = int.from_bytes(array("I", [weight + _OFFSET for weight in weights]).tobytes(), sys.byteorder)
        self._lanes[name] = lane
        return lane

    def scores(self, found: Features) -> list[float]:
        """Return the score (log of the odds) of every label, in the order of `labels`, for features with their values."""
        lanes, whole, pairs, ones, halves = self._lanes, 0, 0, 0, 0
        for name, value in found.items():
            lane = lanes.get(name) or self._lane(name)
            if lane is None:
                continue
            if value == 1.0:
                whole += lane
                ones += 1
            else:
                pairs += lane
                halves += 1
        size = 4 * self._width
        plain = array("I", whole.to_bytes(size, sys.byteorder))
        paired = array("I", pairs.to_bytes(size, sys.byteorder))
        zero = ones * _OFFSET + _PAIR * halves * _OFFSET
        step = 1.0 / (_SCALE * (math.sqrt(ones + halves * _PAIR**2) or 1.0))
        return [
            start + (one + _PAIR * two - zero) * step
            for start, one, two in zip(self._intercepts, plain, paired, strict=True)
        ]


def pack(
    names: Sequence[str], labels: Sequence[str], weights: Iterable[Iterable[float]], intercepts: Iterable[float]
) -> bytes:
    """Return a model as bytes: a line of JSON, then a row of 16-bit weights for each feature, compressed.

    `weights` has a row for each of `names` and in it a number for each of `labels`.
    """
    about = {
        "labels": list(labels),
        "intercepts": [round(float(number), 4) for number in intercepts],
        "features": list(names),
    }
    rows = array("h", (max(min(round(float(weight) * _SCALE), _MOST), -_MOST) for row in weights for weight in row))
    if sys.byteorder == "big":
        rows.byteswap()
    return zlib.compress(json.dumps(about, ensure_ascii=False).encode() + b"\n" + rows.tobytes(), 9)
