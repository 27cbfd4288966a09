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
_TOP = 1 << 31
_MOST_BARS = 2_000
_SLACK = 1e-6  # more than rounding can move a score

Features = Mapping[str, float]
Found = TypeVar("Found")


def features(stems: Sequence[str], concepts: Iterable[str], senses: Iterable[str], language: str) -> dict[str, float]:
    """Return the features of some words with their values: stems and pairs of stems by language, concepts, senses."""
    found = {f"{language}:{stem}": 1.0 for stem in stems}
    found.update((f"{language}:{one} {two}", _PAIR) for one, two in itertools.pairwise(stems))
    found.update((f"c:{concept}", 1.0) for concept in concepts)
    found.update((f"s:{group}", _PAIR) for group in senses)
    return found


def logit(probability: float) -> float:
    """Return the logarithm of the odds of a probability, held within bounds."""
    held = min(max(probability, 1e-4), 1 - 1e-4)
    return math.log(held / (1 - held))


def chance(score: float) -> float:
    """Return the probability that a score stands for (the inverse of `logit`)."""
    return 1.0 / (1.0 + math.exp(-min(max(score, -_BOUND), _BOUND)))


_HARDLY = logit(0.01)
WORTH_SCORE = math.log(_WORTH / (1 - _WORTH))
"""The score of a topic that is just worth a thought."""


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
    topics may be worth a thought at all, where the others need not be worked out.
    """

    topics: dict[str, float] = field(default_factory=dict)
    values: dict[str, dict[str, float]] = field(default_factory=functools.partial(Asked, _no_values))
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    near: Callable[[], Iterable[str]] | None = None

    def likely(self, least: float = WORTH_SCORE) -> list[str]:
        """Return the topics that are worth a thought, or whose score is no less than a higher one."""
        topics = self.topics
        return [topic for topic in (self.near() if self.near else topics) if topics[topic] >= least]

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
        self.place: dict[str, int] = {}
        self.values: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, (topic, _, value) in enumerate(label.partition(":") for label in labels):
            if value:
                self.values[topic].append((at, value))
            else:
                self.place[topic] = at
        self.topics = list(self.place)


class Scores(Sequence[float]):
    """The scores of the labels for some words, each worked out from the sums of its weights when it is asked for."""

    __slots__ = ("_model", "_step", "_sums", "_total", "_words", "_zero")

    def __init__(self, model: Linear, whole: Collection[int], halves: Collection[int]) -> None:
        """Add up the weights of the features that count whole and of those that count half."""
        ones, pairs = len(whole), len(halves)
        self._model, self._words = model, (whole, halves)
        self._total = model.sums[0].of(whole, halves)
        self._sums: list[array[int] | None] = [None, None]
        self._zero = ones * _OFFSET + _PAIR * pairs * _OFFSET
        self._step = 1.0 / (_SCALE * (math.sqrt(ones + pairs * _PAIR**2) or 1.0))

    def __len__(self) -> int:
        """Return the number of labels."""
        return len(self._model.labels)

    @overload
    def __getitem__(self, at: int) -> float: ...

    @overload
    def __getitem__(self, at: slice) -> list[float]: ...

    def __getitem__(self, at: int | slice) -> float | list[float]:
        """Return the score of a label by its place."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        half, lane, start = self._model.places[at]
        sums = self._sums[half]
        if sums is None:
            own = self._model.sums[half]
            sums = self._sums[half] = own.apart(own.of(*self._words) if half else self._total)
        return start + (0.5 * sums[lane] - self._zero) * self._step

    def near(self, least: float) -> int:
        """Return (as bits) the topics whose score may reach the least one; some that just miss it may be among them."""
        return self._model.reaching(
            self._total, (len(self._words[0]), len(self._words[1])), (self._zero, self._step), least
        )


class Parted:
    """The scores of a sentence and of its parts, the whole sentence first.

    A topic's probability is the mean of that of the whole and that of the part which speaks for it most; its values are those
    of that part and of the whole together.
    """

    __slots__ = ("_labels", "_near", "_parts", "_scores")

    def __init__(self, labels: Labels, parts: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]]) -> None:
        """Keep the parts (first word, last + 1) with the scores of each."""
        self._labels, self._parts, self._scores = labels, parts, scores
        self._near: list[str] | None = None

    def near(self) -> list[str]:
        """Return the topics for which the whole or a part may be worth a thought: no mean is above the highest."""
        if self._near is None:
            topics, bits = self._labels.topics, 0
            for own in self._scores:
                bits |= own.near(WORTH_SCORE) if isinstance(own, Scores) else -1
            self._near = [topics[number] for number in range(len(topics)) if bits >> number & 1] if bits else []
        return self._near

    def _best(self, topic: str) -> tuple[int, Sequence[float]]:
        """Return the number of the part that speaks most for a topic, and what each part has for its score."""
        at = self._labels.place[topic]
        column = [own[at] for own in self._scores]
        return (column.index(max(column)) if len(column) > 1 else 0), column

    def score(self, topic: str) -> float:
        """Return the score of a topic; KeyError where it is no label."""
        best, column = self._best(topic)
        return logit((chance(column[0]) + chance(column[best])) / 2) if best else column[0]

    def place(self, topic: str) -> tuple[int, int]:
        """Return the words of the part that speaks most for a topic."""
        return self._parts[self._best(topic)[0]]

    def values(self, topic: str) -> dict[str, float]:
        """Return the score of each value of a topic: half of the whole sentence, half of the part that speaks for it most."""
        whole, part = self._scores[0], self._scores[self._best(topic)[0] if topic in self._labels.place else 0]
        return {value: (whole[at] + part[at]) / 2 for at, value in self._labels.values.get(topic, ())}


def joined(labels: Labels, parts: Sequence[tuple[int, int]], scores: Sequence[Sequence[float]]) -> Expected:
    """Return what is expected of a sentence from the scores of its parts, the whole sentence first."""
    parted = Parted(labels, parts, scores)
    return Expected(Asked(parted.score), Asked(parted.values), Asked(parted.place), parted.near)


class Lanes(dict[int, int]):
    """The weights that features have for some labels, side by side in one number for each feature, unpacked when first met."""

    def __init__(self, body: bytes, width: int, labels: Sequence[int]) -> None:
        """Take rows of weights, so many in each, and the places of the labels in a row."""
        super().__init__()
        self._body, self._width, self._labels = body, width, labels
        self._size = 4 * len(labels)

    def __missing__(self, row: int) -> int:
        """Return the weights of a feature, and remember them."""
        size = 2 * self._width
        weights = array("h", self._body[(row - 1) * size : row * size])
        if sys.byteorder == "big":
            weights.byteswap()
        own = array("I", [weights[at] + _OFFSET for at in self._labels])
        lane = self[row] = int.from_bytes(own.tobytes(), sys.byteorder)
        return lane

    def of(self, whole: Iterable[int], halves: Iterable[int]) -> int:
        """Return twice the sums of the weights of features that count whole and of those that count half."""
        return 2 * sum(map(self.__getitem__, whole)) + sum(map(self.__getitem__, halves))

    def apart(self, total: int) -> array[int]:
        """Return the sums of each label that lie side by side in one number."""
        return array("I", total.to_bytes(self._size, sys.byteorder))


class Linear:
    """One linear model with a score for each of its labels, ready to weigh features."""

    def __init__(self, packed: bytes, language: str) -> None:
        """Unpack a model as `pack` wrote it, without the words of other languages than `language`."""
        head, _, body = zlib.decompress(packed).partition(b"\n")
        about = json.loads(head)
        self.labels: tuple[str, ...] = tuple(about["labels"])
        starts = [float(number) for number in about["intercepts"]]
        self._rows = {
            name: row
            for row, name in enumerate(about["features"], 1)
            if name[2:3] != ":" or name.startswith(f"{language}:")
        }
        topics = [at for at, label in enumerate(self.labels) if ":" not in label]
        others = [at for at, label in enumerate(self.labels) if ":" in label]
        self.sums = (Lanes(body, len(starts), topics), Lanes(body, len(starts), others))
        held = {at: (half, lane) for half, own in enumerate((topics, others)) for lane, at in enumerate(own)}
        self.places = [(*held[at], start) for at, start in enumerate(starts)]
        self._starts = [starts[at] for at in topics]
        self._ones = sum(1 << 32 * lane for lane in range(len(topics)))
        self._bars: dict[tuple[int, int, float], int] = {}

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
        return Scores(self, whole, halves)

    def reaching(self, total: int, counts: tuple[int, int], scale: tuple[float, float], least: float) -> int:
        """Return (as bits) the topics whose sums may make a score that reaches the least one.

        What each topic's sum must come to is worked out once for each number of features; adding what it takes from there
        to the highest bit of its place shows for all topics at once whether it does.
        """
        bar = self._bars.get((*counts, least))
        if bar is None:
            zero, step = scale
            needed = (math.floor(2 * (zero + (least - _SLACK - start) / step)) for start in self._starts)
            bar = sum((_TOP - min(max(need, 0), _TOP - 1)) << 32 * lane for lane, need in enumerate(needed))
            if len(self._bars) >= _MOST_BARS:
                self._bars.clear()
            self._bars[(*counts, least)] = bar
        reached, bits = (total + bar) >> 31 & self._ones, 0
        while reached:
            low = reached & -reached
            bits |= 1 << (low.bit_length() >> 5)
            reached ^= low
        return bits


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
