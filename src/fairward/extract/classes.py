"""Classes of words: lists, stems and entries of several words, and where they occur in a sentence."""

from __future__ import annotations

import functools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fairward.extract.folding import fold

Spans = dict[int, list[tuple[int, int]]]
_REMEMBERED = 50_000


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
    memo: dict[str, tuple[frozenset[int], int, Next | None]] = field(default_factory=dict)

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

    def of(self, word: str) -> tuple[frozenset[int], int, Next | None]:
        """Return a word's classes, the same as bits of one number, and what may follow it in an entry of several words."""
        known = self.memo.get(word)
        if known is None:
            if len(self.memo) >= _REMEMBERED:  # no folder of texts may fill the memory with its rare words
                self.memo.clear()
            members = self._classes(word)
            known = self.memo[word] = (members, mask_of(members), self._after(word))
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
        return Next(entries) if entries else None


def mask_of(classes: Iterable[int]) -> int:
    """Return classes as the bits of one number, so that many are compared at once."""
    mask = 0
    for class_id in classes:
        mask |= 1 << class_id
    return mask


Rest = tuple[tuple[frozenset[str], tuple[str, ...]], ...]
"""The words behind the second one of an entry: for each the whole words and the stems that may stand there."""


class Next:
    """What may follow the first word of an entry of several words: the rest of it and its classes, by the second word."""

    __slots__ = ("exact", "lengths", "stems")

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], list[int]]]) -> None:
        """File the rests of entries under their second word or stem."""
        self.exact: dict[str, list[tuple[Rest, list[int]]]] = defaultdict(list)
        self.stems: dict[str, list[tuple[Rest, list[int]]]] = defaultdict(list)
        for parts, classes in entries:
            rest = tuple(_options(part) for part in parts[1:])
            for word in _alternatives(parts[0]):
                (self.stems if word.endswith("*") else self.exact)[word.rstrip("*")].append((rest, classes))
        self.lengths = tuple(sorted({len(stem) for stem in self.stems}))

    def at(self, words: list[str], place: int) -> Iterator[tuple[int, list[int]]]:
        """Yield (last word + 1, classes) of the entries whose second word stands at a place."""
        word = words[place]
        if word in self.exact:
            for rest, classes in self.exact[word]:
                last = _run(rest, words, place + 1)
                if last:
                    yield last, classes
        for length in self.lengths:
            if length > len(word):
                break
            for rest, classes in self.stems.get(word[:length], ()):
                last = _run(rest, words, place + 1)
                if last:
                    yield last, classes


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
    """Where each class of words occurs in a sentence: spans (first, last + 1), worked out when first asked for."""

    __slots__ = ("_members", "_runs", "present")

    def __init__(self, classes: Classes, words: list[str]) -> None:
        """Look up the classes of every word, and the entries of several words that begin at one."""
        super().__init__()
        memo, of = classes.memo, classes.of
        known = [memo.get(word) or of(word) for word in words]
        self._members = [members for members, _, _ in known]
        runs: dict[int, list[tuple[int, int]]] = {}
        self._runs = runs
        size = len(words)
        for place, (_, _, following) in enumerate(known):
            if following is None or place + 1 == size:
                continue
            for last, numbers in following.at(words, place + 1):
                for number in numbers:
                    if number in runs:
                        runs[number].append((place, last))
                    else:
                        runs[number] = [(place, last)]
        self.present = functools.reduce(operator.or_, [mask for _, mask, _ in known], mask_of(runs))

    def note(self, class_id: int, spans: list[tuple[int, int]]) -> None:
        """Set where a class occurs that no list of words decides (numbers, countries)."""
        self[class_id] = spans
        if spans:
            self.present |= 1 << class_id

    def __missing__(self, class_id: int) -> list[tuple[int, int]]:
        """Return the spans of a class, in the order of the sentence."""
        spans = [(place, place + 1) for place, members in enumerate(self._members) if class_id in members]
        if class_id in self._runs:
            spans = sorted(spans + self._runs[class_id])
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
