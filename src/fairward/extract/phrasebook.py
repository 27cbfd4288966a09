"""Phrase books compiled for reading: classes of words, phrases over them, and the words that call a phrase to mind.

A phrase is a sequence of elements, each a class of words; between elements stands the number of words allowed. Every phrase
is filed under its most telling element: only where one of those words stands in a sentence is the phrase tried at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairward.extract.classes import Classes, Found, Spans, mask_of, parts_of
from fairward.extract.words import Sentence
from fairward.model.problem import BookError

NEAR, FAR, TOGETHER = 3, 8, 15
_ELEMENT = re.compile(r"\([^()]*\)|<[a-z_]+>|\.\.\.|\.\.|&|\[|\]|[^\s\[\]<>&]+")
_SPECIAL = {
    "#": "number",
    "<money>": "money",
    "<percent>": "percent",
    "<country>": "country",
    "<person_or_body>": "voice",
}
_NUMERIC = frozenset({"money", "percent", "count"})
_SHORT, _SHORT_COST, _TELLING = 4, 60, 120


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a phrase: its class, how many words may stand before it, whether it may be missing."""

    class_id: int
    gap: int
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: its words as written, its elements, and whether they must stand in order."""

    text: str
    elements: tuple[Element, ...]
    ordered: bool
    required: frozenset[int]
    mask: int


@dataclass(slots=True)
class Entry:
    """An entry of a topic: what a match means, the phrases that say it and those that forbid it."""

    topic: str
    meaning: Mapping[str, Any]
    index: int
    unless: tuple[Phrase, ...] = ()
    count: int = 0


class Phrasebook:
    """Everything that a language's phrase book says, ready to be matched against sentences."""

    def __init__(self, book: Mapping[str, Any], where: str) -> None:
        """Compile a raw phrase book (the mapping of books/phrases/<language>.yaml); `where` names it in errors."""
        self.where = where
        self.raw = book
        self.language = str(book["language"])
        self.classes = Classes()
        for special in sorted(set(_SPECIAL.values())):
            self.classes.add(f"<{special}>", ())
        self.special = frozenset(self.classes.names[f"<{name}>"] for name in _SPECIAL.values())
        self.numbers = frozenset(self.classes.names[f"<{name}>"] for name in ("number", "money", "percent"))
        self.sets: Mapping[str, list[str]] = book.get("sets", {})
        for name, entries in self.sets.items():
            self.classes.add(f"<{name}>", entries)
        self.phrases: list[Phrase] = []
        self.entries: list[Entry] = []
        self.owner: list[int] = []
        self.topics: dict[str, list[Entry]] = defaultdict(list)
        self.triggers: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        self.units: list[tuple[str, Phrase]] = []
        self.plain: list[int] = []
        self.numeric: set[int] = set()
        self._topics(book.get("topics", {}))
        self._lists(book)

    def _topics(self, topics: Mapping[str, Any]) -> None:
        for topic, entries in topics.items():
            if isinstance(entries, Mapping) or not entries:
                continue
            for raw in entries:
                entry = self._entry(topic, {key: raw[key] for key in raw if key not in ("say", "unless")})
                entry.unless = tuple(self.compile(text) for text in raw.get("unless") or ())
                self._file(entry, raw.get("say") or ())

    def _lists(self, book: Mapping[str, Any]) -> None:
        """File the lists outside topics (speech, stance, gates) as entries of topics of their own, with a leading dot."""
        plain = ("negation", "denial", "demand", "promise", "programme", "off_topic", "agreement", "boilerplate")
        for name in plain:
            self._file(self._entry(f".{name}", {}), book.get(name) or ())
        for name in ("per_worker", "per_programme"):
            self.units.extend((name, self.compile(text)) for text in book.get(name) or ())
        for name, phrases in (book.get("speech") or {}).items():
            self._file(self._entry(f".{name}", {}), phrases or ())

    def _entry(self, topic: str, meaning: Mapping[str, Any]) -> Entry:
        entry = Entry(topic=topic, meaning=meaning, index=len(self.entries))
        self.entries.append(entry)
        self.topics[topic].append(entry)
        return entry

    def _file(self, entry: Entry, phrases: Iterable[str]) -> None:
        for text in phrases:
            phrase = self.compile(text)
            number = len(self.phrases)
            self.phrases.append(phrase)
            self.owner.append(entry.index)
            self.plain.append(mask_of(phrase.required - self.special))
            if entry.meaning.get("with") in _NUMERIC or phrase.required & self.numbers:
                self.numeric.add(number)
            entry.count += 1
            best, second = self._telling(phrase)
            for word in best:
                self.triggers[word][0].append(number)
            for word in second:
                self.triggers[word][1].append(number)

    def compile(self, text: object) -> Phrase:
        """Return a phrase compiled from its words; raise BookError where its syntax is not understood."""
        elements: list[Element] = []
        gap, optional, ordered = 0, False, True
        for piece in _ELEMENT.findall(str(text)):
            if piece == "...":
                gap = FAR
            elif piece == "..":
                gap = NEAR
            elif piece == "&":
                gap, ordered = TOGETHER, False
            elif piece == "[":
                optional = True
            elif piece == "]":
                optional = False
            else:
                for class_id in self._class_ids(piece):
                    elements.append(Element(class_id, gap, optional))
                    gap = 0
        if not elements or all(element.optional for element in elements):
            message = f"{self.where}: the phrase {text!r} holds no words; write at least one word or <set>"
            raise BookError(message)
        required = frozenset(element.class_id for element in elements if not element.optional)
        return Phrase(str(text), tuple(elements), ordered, required, mask_of(required))

    def _class_ids(self, piece: str) -> Iterator[int]:
        if piece in _SPECIAL:
            yield self.classes.add(f"<{_SPECIAL[piece]}>", ())
        elif piece.startswith("("):
            options = [option.strip() for option in piece[1:-1].split("|")]
            words = [word for option in options for word in (self._set(option) if option.startswith("<") else [option])]
            yield self.classes.add(piece, words)
        elif piece.startswith("<"):
            self._set(piece)
            yield self.classes.names[piece]
        else:
            for part in parts_of(piece):
                yield self.classes.add(part, [part])

    def _set(self, piece: str) -> list[str]:
        """Return the entries of the set that a phrase names; raise BookError where there is none."""
        if piece[1:-1] not in self.sets:
            message = f"{self.where}: the set {piece} is not among sets"
            raise BookError(message)
        return self.sets[piece[1:-1]]

    def _telling(self, phrase: Phrase) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words of the phrase's two most telling elements: those with the fewest and longest words.

        Where only one element is telling enough it stands for both.
        """
        costs: list[tuple[float, tuple[str, ...]]] = []
        for element in phrase.elements:
            words = self.classes.telling[element.class_id]
            if not element.optional and words:
                short = sum(_SHORT_COST for word in words if len(word.rstrip("*")) < _SHORT)
                costs.append((len(words) + short - min(map(len, words)), words))
        if not costs:
            return (), ()
        costs.sort(key=lambda cost: cost[0])
        second = costs[1] if len(costs) > 1 and costs[1][0] < _TELLING else costs[0]
        return costs[0][1], second[1]

    def match(self, phrase: Phrase, sentence: Sentence) -> tuple[int, int] | None:
        """Return the words (first, last + 1) of the first match of a phrase in a sentence, or None."""
        found = sentence.found
        if found.present & phrase.mask != phrase.mask:
            return None
        if phrase.ordered:
            return _in_order(phrase.elements, found, sentence.clauses)
        spots = []
        for element in phrase.elements:
            spans = found[element.class_id]
            if not spans:
                if element.optional:
                    continue
                return None
            spots.append(spans)
        return _together(spots)

    def spans(self, phrase: Phrase, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield every match of an ordered phrase in a sentence, one for each place where it begins."""
        found = sentence.found
        if not phrase.ordered or found.present & phrase.mask != phrase.mask:
            return
        head = next(at for at, element in enumerate(phrase.elements) if not element.optional)
        for first, last in found[phrase.elements[head].class_id]:
            end = _follow(phrase.elements, head + 1, last, 0, found, sentence.clauses)
            if end:
                yield first, end

    def look(self, sentence: Sentence) -> Found:
        """Return (and keep in `sentence.found`) where each class of words occurs, worked out when it is asked for."""
        found = Found(self.classes, sentence.words)
        sentence.found = found
        return found


def _in_order(elements: tuple[Element, ...], found: Spans, clauses: list[int]) -> tuple[int, int] | None:
    """Return the first match of ordered elements, trying each place of the first one."""
    head = 0
    while elements[head].optional:
        head += 1
    for first, last in found[elements[head].class_id]:
        end = _follow(elements, head + 1, last, 0, found, clauses)
        if end:
            return first, end
    return None


def _follow(
    elements: tuple[Element, ...], index: int, last: int, carried: int, found: Spans, clauses: list[int]
) -> int:
    """Return the end of the match of elements[index:] after word `last`, or 0."""
    if index == len(elements):
        return last
    element = elements[index]
    gap = max(element.gap, carried)
    for start, end in found[element.class_id]:
        if start < last:
            continue
        if start > last + gap:
            break
        if gap == 0 and clauses[start] != clauses[last - 1]:
            continue
        stop = _follow(elements, index + 1, end, 0, found, clauses)
        if stop:
            return stop
    if element.optional:
        return _follow(elements, index + 1, last, gap, found, clauses)
    return 0


def _together(spots: list[list[tuple[int, int]]]) -> tuple[int, int] | None:
    """Return the narrowest span that holds one place of every element, no two the same, or None past the limit."""
    best: tuple[int, int] | None = None
    for anchor in spots[0]:
        low, high = anchor
        taken = [anchor]
        for spans in spots[1:]:
            free = [span for span in spans if span not in taken]
            if not free:
                return best
            nearest = min(free, key=lambda span: max(high, span[1]) - min(low, span[0]))
            taken.append(nearest)
            low, high = min(low, nearest[0]), max(high, nearest[1])
        if high - low <= TOGETHER + len(spots) * 2 and (best is None or high - low < best[1] - best[0]):
            best = (low, high)
    return best
