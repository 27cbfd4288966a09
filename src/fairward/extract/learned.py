"""Learned weights: how likely words are to carry each label, from words, pairs of words and concepts.

Linear models, trained on annotated texts by `tools/learn.py`; docs/reading.md says on what, and how well they do. The weights of a
feature for all labels lie side by side in one whole number, 32 bits for each label, so that adding the numbers of the features
that are there adds up all labels at once: no numeric library is needed, and a sentence costs some microseconds.
"""

from __future__ import annotations

import functools
import itertools
import json
import math
import sys
import zlib
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, overload

_SCALE = 1024
_OFFSET = 1 << 15
_MOST = _OFFSET - 1
_PAIR = 0.5
_BOUND = 30.0
_WORTH = 0.08
_SLACK = 1e-6  # more than rounding can move a score

Features = Mapping[str, float]
Found = TypeVar("Found")


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


_HARDLY = logit(0.01)


class Asked(dict[str, Found]):
    """What is worked out by its name when it is first asked for."""

    def __init__(self, work: Callable[[str], Found]) -> None:
        """Keep how to work it out."""
        super().__init__()
        self._work = work

    def __missing__(self, name: str) -> Found:
        """Return what a name stands for, and remember it."""
        found = self[name] = self._work(name)
        return found


def _no_values(_: str) -> dict[str, float]:
    return {}


@dataclass(slots=True)
class Expected:
    """What learned weights expect of a sentence: the score of every topic, and of every value of a topic.

    `places` are the words (first, last + 1) of the part of the sentence that speaks most for a topic. `near` tells which
    topics may reach a score at all, where the others need not be worked out.
    """

    topics: dict[str, float] = field(default_factory=dict)
    values: dict[str, dict[str, float]] = field(default_factory=functools.partial(Asked, _no_values))
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    near: Callable[[float], Iterable[str]] | None = None

    def likely(self, worth: float = _WORTH) -> list[str]:
        """Return the topics that are worth a thought, by probability."""
        least = math.log(worth / (1 - worth))
        topics = self.topics
        return [topic for topic in (self.near(least) if self.near else topics) if topics[topic] >= least]

    def score(self, topic: str) -> float:
        """Return the score of a topic, that of the hardly likely where nothing is learned of it."""
        try:
            return self.topics[topic]
        except KeyError:
            return _HARDLY

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
        self.topics: list[str] = []
        self.places: list[int] = []
        self.values: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, (topic, _, value) in enumerate(label.partition(":") for label in labels):
            if value:
                self.values[topic].append((at, value))
            else:
                self.topics.append(topic)
                self.places.append(at)
        self.number = {topic: number for number, topic in enumerate(self.topics)}


class Scores(Sequence[float]):
    """The scores of the labels for some words, each worked out from the sum of its weights when it is asked for."""

    __slots__ = ("_starts", "_step", "_sums", "_zero")

    def __init__(self, starts: Sequence[float], sums: array[int], zero: float, step: float) -> None:
        """Keep the labels' intercepts, twice the sums of their weights, and what makes scores of these."""
        self._starts, self._sums, self._zero, self._step = starts, sums, zero, step

    def __len__(self) -> int:
        """Return the number of labels."""
        return len(self._sums)

    @overload
    def __getitem__(self, at: int) -> float: ...

    @overload
    def __getitem__(self, at: slice) -> list[float]: ...

    def __getitem__(self, at: int | slice) -> float | list[float]:
        """Return the score of a label by its place."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        return self._starts[at] + (0.5 * self._sums[at] - self._zero) * self._step

    def of(self, places: Sequence[int]) -> list[float]:
        """Return the scores of some labels by their places."""
        starts, sums, zero, step = self._starts, self._sums, self._zero, self._step
        return [starts[at] + (0.5 * sums[at] - zero) * step for at in places]


class Parted:
    """The scores of a sentence and of its parts, the whole sentence first.

    A topic's probability is the mean of that of the whole and that of the part which speaks for it most; its values are those
    of that part and of the whole together.
    """

    __slots__ = ("_labels", "_parts", "_rows", "_scores")

    def __init__(self, labels: Labels, parts: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]]) -> None:
        """Keep the parts (first word, last + 1) with the scores of each."""
        self._labels, self._parts, self._scores = labels, parts, scores
        self._rows = [
            own.of(labels.places) if isinstance(own, Scores) else [own[at] for at in labels.places] for own in scores
        ]

    def near(self, least: float) -> list[str]:
        """Return the topics for which the whole or a part reaches a score: no mean is above the highest."""
        rows = self._rows
        best: Iterable[float] = map(max, *rows) if len(rows) > 1 else rows[0]
        least -= _SLACK
        return [topic for topic, score in zip(self._labels.topics, best, strict=True) if score >= least]

    def _best(self, topic: str) -> int:
        """Return the number of the part that speaks most for a topic."""
        at = self._labels.number[topic]
        column = [row[at] for row in self._rows]
        return column.index(max(column))

    def score(self, topic: str) -> float:
        """Return the score of a topic; KeyError where it is no label."""
        at, best = self._labels.number[topic], self._best(topic)
        whole, score = self._rows[0][at], self._rows[best][at]
        return logit((chance(whole) + chance(score)) / 2) if best else score

    def place(self, topic: str) -> tuple[int, int]:
        """Return the words of the part that speaks most for a topic."""
        return self._parts[self._best(topic)]

    def values(self, topic: str) -> dict[str, float]:
        """Return the score of each value of a topic: half of the whole sentence, half of the part that speaks for it most."""
        whole, part = self._scores[0], self._scores[self._best(topic) if topic in self._labels.number else 0]
        return {value: (whole[at] + part[at]) / 2 for at, value in self._labels.values.get(topic, ())}


def joined(labels: Labels, parts: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]]) -> Expected:
    """Return what is expected of a sentence from the scores of its parts, the whole sentence first."""
    parted = Parted(labels, parts, scores)
    return Expected(Asked(parted.score), Asked(parted.values), Asked(parted.place), parted.near)


class Lanes(dict[int, int]):
    """The weights of each feature, by its number, unpacked when it is first met."""

    def __init__(self, unpack: Callable[[int], int]) -> None:
        """Keep how to unpack them."""
        super().__init__()
        self._unpack = unpack

    def __missing__(self, row: int) -> int:
        """Return the weights of a feature, and remember them."""
        lane = self[row] = self._unpack(row)
        return lane


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
            for row, name in enumerate(about["features"], 1)
            if name[2:3] != ":" or name.startswith(f"{language}:")
        }
        self._whole: Lanes = Lanes(functools.partial(self._lane, times=2))
        self._half: Lanes = Lanes(functools.partial(self._lane, times=1))

    def _lane(self, row: int, times: int) -> int:
        """Return the weights of a feature side by side in one number, so many times over."""
        size = 2 * self._width
        weights = array("h", self._body[(row - 1) * size : row * size])
        if sys.byteorder == "big":
            weights.byteswap()
        return times * int.from_bytes(array("I", [weight + _OFFSET for weight in weights]).tobytes(), sys.byteorder)

    def row(self, name: str) -> int:
        """Return the number of a feature, 0 where the model does not know it."""
        return self._rows.get(name, 0)

    def names(self) -> Iterable[str]:
        """Return the names of all features that the model knows."""
        return self._rows.keys()

    def scores(self, found: Features) -> list[float]:
        """Return the score (log of the odds) of every label, in the order of `labels`, for features with their values."""
        rows = self._rows
        known = [(rows[name], value) for name, value in found.items() if name in rows]
        whole = [row for row, value in known if value == 1.0]
        return list(self.summed(whole, [row for row, value in known if value != 1.0]))

    def summed(self, whole: Collection[int], halves: Collection[int]) -> Scores:
        """Return the scores of every label for features by their numbers: those that count whole, and those that count half."""
        size, ones, pairs = 4 * self._width, len(whole), len(halves)
        total = sum(map(self._whole.__getitem__, whole)) + sum(map(self._half.__getitem__, halves))
        zero = ones * _OFFSET + _PAIR * pairs * _OFFSET
        step = 1.0 / (_SCALE * (math.sqrt(ones + pairs * _PAIR**2) or 1.0))
        return Scores(self._intercepts, array("I", total.to_bytes(size, sys.byteorder)), zero, step)


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
