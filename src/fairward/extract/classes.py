"""Classes of words: lists, stems and entries of several words, and where they occur in a sentence."""

from __future__ import annotations

import functools
import itertools
import operator
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from fairward.extract.folding import fold

Spans = dict[int, list[tuple[int, int]]]
_REMEMBERED = 50_000
_FOLLOWERS = 500
_ALONE = [(place, place + 1) for place in range(4000)]


@dataclass(slots=True)
class Classes:
    """All classes of words of a language: word lists, stems, and multi-word entries, by class number.

    Words that belong to the very same classes form a group: a sentence notes where its groups stand, and `holding` tells
    which groups a class is made of.
    """

    names: dict[str, int] = field(default_factory=dict)
    exact: dict[str, list[int]] = field(default_factory=dict)
    stems: dict[str, list[int]] = field(default_factory=dict)
    many: dict[str, dict[tuple[str, ...], list[int]]] = field(default_factory=dict)
    telling: dict[int, Sequence[str]] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    calls: tuple[dict[int, int], dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}, {}))
    fewer: tuple[int, int, int] = (0, 0, 0)
    groups: dict[frozenset[int], Group] = field(default_factory=dict)
    holding: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    memo: Memo = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no word known."""
        self.memo = Memo(self)

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
                    self.many.setdefault(first, {}).setdefault(tuple(parts[1:]), []).append(number)
            else:
                for word in _alternatives(parts[0]):
                    known = (self.stems if word.endswith("*") else self.exact).setdefault(word.rstrip("*"), [])
                    if number not in known[-1:]:
                        known.append(number)
        self.telling[number] = tuple(word for part in firsts for word in _alternatives(part))
        return number

    def call(self, layers: Sequence[int], bit: int) -> None:
        """Note the most telling classes of a phrase, given as a bit: it comes to mind where all of them occur."""
        for layer, class_id in zip(self.calls, layers, strict=False):
            layer[class_id] = layer.get(class_id, 0) | bit
        one, two, three = self.fewer
        self.fewer = (one | bit * (not layers), two | bit * (len(layers) < 2), three | bit * (len(layers) < 3))

    def words(self) -> Memo:
        """Return what is known of words, by the word; no folder of texts may fill the memory with its rare words."""
        if len(self.memo) >= _REMEMBERED or len(self.groups) >= _REMEMBERED:
            # A sentence that is still at hand keeps the groups that it knew.
            self.memo, self.groups, self.holding = Memo(self), {}, defaultdict(set)
        return self.memo

    def of(self, word: str) -> Known:
        """Return a word's group, the phrases it calls to mind, and what may follow it in an entry of several words."""
        return (*self.group(self._classes(word)), self._after(word))

    def group(self, members: frozenset[int]) -> Group:
        """Return the group of these classes, with the phrases (as bits) that have one of them as one of their first three."""
        known = self.groups.get(members)
        if known is None:
            one, two, three = (_joined([calls[n] for n in members if n in calls]) for calls in self.calls)
            number = len(self.groups) + 1 if members else 0
            known = self.groups[members] = (number, one, two, three)
            for class_id in members:
                self.holding[class_id].add(number)
        return known

    def _classes(self, word: str) -> frozenset[int]:
        if not self.lengths:
            self.lengths = tuple(sorted({len(stem) for stem in self.stems}))
        classes = set(self.exact.get(word, ()))
        for length in self.lengths:
            if length > len(word):
                break
            classes.update(self.stems.get(word[:length], ()))
        return frozenset(classes)

    def _after(self, word: str) -> Next | None:
        keys = [word, *(word[:length] + "*" for length in range(1, len(word) + 1))]
        entries = [entry for key in keys if key in self.many for entry in self.many[key].items()]
        return Next(self, entries) if entries else None


def _joined(masks: Iterable[int]) -> int:
    return functools.reduce(operator.or_, masks, 0)


Group = tuple[int, int, int, int]
"""The number of a group (0: of no class), and the phrases (as bits) whose first, second or third telling class it is in."""

Known = tuple[int, int, int, int, "Next | None"]
"""The group of a word, and what may follow the word in an entry of several words."""

Step = tuple["Group | None", "Next | None"]
"""What a further word of an entry leads to: the group of the entries that end there, and what may follow in longer ones."""


class Memo(dict[str, Known]):
    """What is known of each word that was met, worked out when it is first met."""

    __slots__ = ("_classes",)

    def __init__(self, classes: Classes) -> None:
        """Begin with no word."""
        super().__init__()
        self._classes = classes

    def __missing__(self, word: str) -> Known:
        """Return what is known of a word, and remember it."""
        known = self[word] = self._classes.of(word)
        return known


class Next(dict[str, "Step | None"]):
    """What may follow the beginning of an entry of several words, by the word that follows; None where nothing ends or goes on."""

    __slots__ = ("_classes", "_entries", "_exact", "_lengths", "_stems")

    def __init__(self, classes: Classes, entries: Sequence[tuple[tuple[str, ...], list[int]]]) -> None:
        """File the rests of entries, each with the classes that it belongs to, under their next word or stem."""
        super().__init__()
        self._classes, self._entries = classes, entries
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._stems: dict[str, list[int]] = defaultdict(list)
        for number, (parts, _) in enumerate(entries):
            for word in _alternatives(parts[0]):
                (self._stems if word.endswith("*") else self._exact)[word.rstrip("*")].append(number)
        self._lengths = tuple(sorted({len(stem) for stem in self._stems}))

    def __missing__(self, word: str) -> Step | None:
        """Return what a word leads to, and remember it."""
        if len(self) >= _FOLLOWERS:  # words that lead nowhere are met without end
            leading = {known: step for known, step in self.items() if step is not None}
            self.clear()
            if len(leading) < _FOLLOWERS // 2:
                self.update(leading)
        stems = [self._stems.get(word[:length], ()) for length in self._lengths if length <= len(word)]
        going = [self._entries[number] for number in sorted({*self._exact.get(word, ()), *itertools.chain(*stems)})]
        known = self[word] = self._step(going) if going else None
        return known

    def ended(self, words: Sequence[str], place: int) -> Iterator[tuple[int, Group]]:
        """Yield the groups of the entries that go on with the words from a place on, each with the place behind it."""
        after: Next | None = self
        while after is not None and place < len(words):
            step = after[words[place]]
            if step is None:
                return
            place += 1
            group, after = step
            if group is not None:
                yield place, group

    def _step(self, going: Sequence[tuple[tuple[str, ...], list[int]]]) -> Step:
        ended = [numbers for parts, numbers in going if len(parts) == 1]
        longer = [(parts[1:], numbers) for parts, numbers in going if len(parts) > 1]
        group = self._classes.group(frozenset(itertools.chain(*ended))) if ended else None
        return group, Next(self._classes, longer) if longer else None


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

    __slots__ = ("_holding", "_places", "_several", "called")

    def __init__(self, classes: Classes, words: list[str]) -> None:
        """Look up the groups of every word, and the entries of several words that begin at one."""
        super().__init__()
        known = list(map(classes.words().__getitem__, words))
        self._holding = classes.holding
        places: dict[int, list[tuple[int, int]]] = {}
        several = False
        first, second, third = classes.fewer
        begun: list[tuple[int, Next]] = []
        alone = _ALONE if len(known) <= len(_ALONE) else [(at, at + 1) for at in range(len(known))]
        for span, (number, one, two, three, after), following in zip(alone, known, [*words[1:], ""], strict=False):
            if number in places:
                places[number].append(span)
            elif number:
                places[number] = [span]
                first |= one
                second |= two
                third |= three
            if after is not None and after[following] is not None:
                begun.append((span[0], after))
        for begin, after in begun:
            for last, (number, one, two, three) in after.ended(words, begin + 1):
                if number in places:
                    places[number].append((begin, last))
                else:
                    places[number] = [(begin, last)]
                several = True
                first |= one
                second |= two
                third |= three
        self.called = first & second & third
        self._places, self._several = places, several

    def note(self, class_id: int, spans: list[tuple[int, int]]) -> None:
        """Set where a class occurs that no list of words decides (numbers, countries)."""
        self[class_id] = spans

    def __missing__(self, class_id: int) -> list[tuple[int, int]]:
        """Return the spans of a class, in the order of the sentence."""
        held, places = self._holding.get(class_id, ()), self._places
        known = [places[number] for number in held if number in places]
        alone = len(known) == 1 and not self._several
        self[class_id] = spans = known[0] if alone else sorted(itertools.chain.from_iterable(known))
        return spans
