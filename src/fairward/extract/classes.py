"""Classes of words: lists, stems and entries of several words, and where they occur in a sentence."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fairward.extract.folding import fold

Spans = dict[int, list[tuple[int, int]]]
_REMEMBERED = 50_000
_FOLLOWERS = 500
_ALONE = [(place, place + 1) for place in range(4000)]


@dataclass(slots=True)
class Classes:
    """All classes of words of a language: word lists, stems, and multi-word entries, by class number."""

    names: dict[str, int] = field(default_factory=dict)
    exact: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    stems: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    many: dict[str, dict[tuple[str, ...], list[int]]] = field(default_factory=lambda: defaultdict(dict))
    sizes: dict[int, int] = field(default_factory=dict)
    telling: dict[int, tuple[str, ...]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    calls: tuple[dict[int, int], dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}, {}))
    fewer: tuple[int, int, int] = (0, 0, 0)
    groups: dict[frozenset[int], Group] = field(default_factory=dict)
    memo: dict[str, Known] = field(default_factory=dict)

    def add(self, name: str, entries: Iterable[str]) -> int:
        """Return the number of the class called `name`, made of these entries (words, stems* and several words)."""
        if name in self.names:
            return self.names[name]
        number = self.names[name] = len(self.names)
        firsts = []
        for entry in entries:
            parts = parts_of(str(entry))
            if not parts:
                continue
            firsts.append(max(parts, key=len))
            if len(parts) > 1:
                for first in _alternatives(parts[0]):
                    self.many[first].setdefault(tuple(parts[1:]), []).append(number)
            else:
                for word in _alternatives(parts[0]):
                    (self.stems if word.endswith("*") else self.exact)[word.rstrip("*")].add(number)
        self.sizes[number] = len(firsts)
        self.telling[number] = tuple(word for part in firsts for word in _alternatives(part))
        return number

    def call(self, layers: Sequence[int], bit: int) -> None:
        """Note the most telling classes of a phrase, given as a bit: it comes to mind where all of them occur."""
        for layer, class_id in zip(self.calls, layers, strict=False):
            layer[class_id] = layer.get(class_id, 0) | bit
        one, two, three = self.fewer
        self.fewer = (one | bit * (not layers), two | bit * (len(layers) < 2), three | bit * (len(layers) < 3))

    def of(self, word: str) -> Known:
        """Return a word's classes, what may follow it in an entry of several words, and which phrases it calls to mind."""
        known = self.memo.get(word)
        if known is None:
            if len(self.memo) >= _REMEMBERED:  # no folder of texts may fill the memory with its rare words
                self.memo.clear()
            known = self.memo[word] = (*self.group(self._classes(word)), self._after(word))
        return known

    def group(self, members: frozenset[int]) -> Group:
        """Return classes with the phrases (as bits) that have one of them as first, second and third element."""
        known = self.groups.get(members)
        if known is None:
            one, two, three = (_joined([calls[n] for n in members if n in calls]) for calls in self.calls)
            known = (members, one, two, three)
            if len(self.groups) < _REMEMBERED:
                self.groups[members] = known
        return known

    def _classes(self, word: str) -> frozenset[int]:
        if not self.lengths:
            self.lengths = tuple(sorted({len(stem) for stem in self.stems}))
        classes = set(self.exact.get(word, ()))
        for length in self.lengths:
            if length > len(word):
                break
            classes |= self.stems.get(word[:length], set())
        return frozenset(classes)

    def _after(self, word: str) -> Next | None:
        keys = [word, *(word[:length] + "*" for length in range(1, len(word) + 1))]
        entries = [entry for key in keys if key in self.many for entry in self.many[key].items()]
        return Next([(parts, self.group(frozenset(numbers))) for parts, numbers in entries]) if entries else None


def _joined(masks: Iterable[int]) -> int:
    return functools.reduce(operator.or_, masks, 0)


Group = tuple[frozenset[int], int, int, int]
"""Classes, and the phrases (as bits) that have one of them as their most telling, second and third most telling element."""

Known = tuple[frozenset[int], int, int, int, "Next | None"]
"""The group of a word's classes, and what may follow the word in an entry of several words."""

Rest = tuple[tuple[frozenset[str], tuple[str, ...]], ...]
"""The words behind the second one of an entry: for each the whole words and the stems that may stand there."""


class Next(dict[str, tuple[tuple[Rest, Group], ...]]):
    """What may follow the first word of an entry of several words: the rest of it and its classes, by the second word."""

    __slots__ = ("exact", "lengths", "stems")

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Group]]) -> None:
        """File the rests of entries under their second word or stem."""
        super().__init__()
        self.exact: dict[str, list[tuple[Rest, Group]]] = defaultdict(list)
        self.stems: dict[str, list[tuple[Rest, Group]]] = defaultdict(list)
        for parts, group in entries:
            rest = tuple(_options(part) for part in parts[1:])
            for word in _alternatives(parts[0]):
                (self.stems if word.endswith("*") else self.exact)[word.rstrip("*")].append((rest, group))
        self.lengths = tuple(sorted({len(stem) for stem in self.stems}))

    def __missing__(self, word: str) -> tuple[tuple[Rest, Group], ...]:
        """Return what is left, and the classes, of the entries whose second word is this one, and remember them."""
        if len(self) >= _FOLLOWERS:
            self.clear()
        stems = [self.stems.get(word[:length], ()) for length in self.lengths if length <= len(word)]
        known = self[word] = tuple(itertools.chain(self.exact.get(word, ()), *stems))
        return known


@functools.lru_cache(maxsize=1 << 15)
def parts_of(entry: str) -> tuple[str, ...]:
    """Return the folded words of an entry, keeping stars and bars."""
    parts: list[str] = []
    for piece in (entry.lower() if entry.isascii() else fold(entry)).replace("-", " ").replace("'", " ' ").split():
        if piece == "'":
            if parts and parts[-1].endswith("n"):
                parts[-1] += "'"
            continue
        if parts and parts[-1].endswith("n'"):
            parts[-1] = parts[-1] + piece if piece == "t" else parts[-1][:-1]
            if piece == "t":
                continue
        parts.append(piece.strip(',;:"()'))
    return tuple(part.rstrip("'") for part in parts if part)


@functools.lru_cache(maxsize=1 << 15)
def _alternatives(part: str) -> tuple[str, ...]:
    return tuple(word for word in part.split("|") if word)


class Found(dict[int, list[tuple[int, int]]]):
    """Where each class of words occurs in a sentence: spans (first, last + 1), worked out when first asked for.

    `called` holds, as bits, the phrases whose three most telling classes all occur.
    """

    __slots__ = ("_members", "_runs", "called")

    def __init__(self, classes: Classes, words: list[str]) -> None:
        """Look up the classes of every word, and the entries of several words that begin at one."""
        super().__init__()
        memo, of = classes.memo, classes.of
        members: list[frozenset[int]] = []
        runs: list[tuple[int, int, frozenset[int]]] = []
        self._members, self._runs = members, runs
        following: Next | None = None
        first, second, third = classes.fewer
        for place, word in enumerate(words):
            mine, one, two, three, after = memo.get(word) or of(word)
            members.append(mine)
            if one:
                first |= one
            if two:
                second |= two
            if three:
                third |= three
            if following is not None:
                for rest, (many, one, two, three) in following[word]:
                    last = _run(rest, words, place + 1) if rest else place + 1
                    if last:
                        runs.append((place - 1, last, many))
                        first, second, third = first | one, second | two, third | three
            following = after
        self.called = first & second & third

    def note(self, class_id: int, spans: list[tuple[int, int]]) -> None:
        """Set where a class occurs that no list of words decides (numbers, countries)."""
        self[class_id] = spans

    def __missing__(self, class_id: int) -> list[tuple[int, int]]:
        """Return the spans of a class, in the order of the sentence."""
        members = self._members
        alone = _ALONE if len(members) <= len(_ALONE) else [(place, place + 1) for place in range(len(members))]
        spans = list(itertools.compress(alone, map(operator.contains, members, itertools.repeat(class_id))))
        if self._runs:
            runs = [(place, last) for place, last, members in self._runs if class_id in members]
            spans = sorted(spans + runs) if runs else spans
        self[class_id] = spans
        return spans


@functools.lru_cache(maxsize=1 << 14)
def _options(part: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words and the stems that a part of an entry allows."""
    words = _alternatives(part)
    return frozenset(w for w in words if not w.endswith("*")), tuple(w[:-1] for w in words if w.endswith("*"))


def _run(rest: Rest, words: list[str], place: int) -> int:
    """Return the place after the last word where the rest of an entry stands from `place` on, or 0."""
    if place + len(rest) > len(words):
        return 0
    for exact, stems in rest:
        word = words[place]
        if word not in exact and not word.startswith(stems):
            return 0
        place += 1
    return place
