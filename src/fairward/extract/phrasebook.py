"""Phrase books compiled for reading: classes of words, phrases over them, and the words that call a phrase to mind.

A phrase is a sequence of elements, each a class of words; between elements stands the number of words allowed. Every phrase
is filed under its most telling element: only where one of those words stands in a sentence is the phrase tried at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fairward.extract.folding import fold
from fairward.extract.words import Sentence
from fairward.model.problem import BookError

Spans = dict[int, list[tuple[int, int]]]
NEAR, FAR, TOGETHER = 3, 8, 15
_ELEMENT = re.compile(r"\([^()]*\)|<[a-z_]+>|\.\.\.|\.\.|&|\[|\]|[^\s\[\]<>&]+")
_SPECIAL = {
    "#": "number",
    "<money>": "money",
    "<percent>": "percent",
    "<country>": "country",
    "<person_or_body>": "voice",
}
_COMMON_WORDS = 60


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


@dataclass(slots=True)
class Entry:
    """An entry of a topic: what a match means, the phrases that say it and those that forbid it."""

    topic: str
    meaning: Mapping[str, Any]
    index: int
    unless: tuple[Phrase, ...] = ()
    count: int = 0


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
    memo: dict[str, frozenset[int]] = field(default_factory=dict)
    memo_next: dict[str, Next] = field(default_factory=dict)

    def add(self, name: str, entries: Iterable[str]) -> int:
        """Return the number of the class called `name`, made of these entries (words, stems* and several words)."""
        if name in self.names:
            return self.names[name]
        number = self.names[name] = len(self.names)
        firsts = []
        for entry in entries:
            parts = _parts(entry)
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

    def of(self, word: str) -> frozenset[int]:
        """Return the classes that a word belongs to."""
        known = self.memo.get(word)
        if known is None:
            if not self.lengths:
                self.lengths = tuple(sorted({len(stem) for stem in self.stems}))
            classes = set(self.exact.get(word, ()))
            for length in self.lengths:
                if length > len(word):
                    break
                classes |= self.stems.get(word[:length], set())
            known = self.memo[word] = frozenset(classes)
        return known

    def after(self, word: str) -> Next:
        """Return what may follow a word in an entry of several words."""
        known = self.memo_next.get(word)
        if known is None:
            keys = [word, *(word[:length] + "*" for length in range(1, len(word) + 1))]
            known = self.memo_next[word] = Next(
                entry for key in keys if key in self.many for entry in self.many[key].items()
            )
        return known


class Next:
    """What may follow the first word of an entry of several words: the rest of it and its classes, by the second word."""

    __slots__ = ("exact", "lengths", "stems")

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], list[int]]]) -> None:
        """File the rests of entries under their second word or stem."""
        self.exact: dict[str, list[tuple[tuple[str, ...], list[int]]]] = defaultdict(list)
        self.stems: dict[str, list[tuple[tuple[str, ...], list[int]]]] = defaultdict(list)
        for rest, classes in entries:
            for word in _alternatives(rest[0]):
                (self.stems if word.endswith("*") else self.exact)[word.rstrip("*")].append((rest[1:], classes))
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


def _parts(entry: object) -> list[str]:
    """Return the folded words of an entry, keeping stars and bars."""
    parts: list[str] = []
    for piece in fold(str(entry)).replace("-", " ").replace("'", " ' ").split():
        if piece == "'":
            if parts and parts[-1].endswith("n"):
                parts[-1] += "'"
            continue
        if parts and parts[-1].endswith("n'"):
            parts[-1] = parts[-1] + piece if piece == "t" else parts[-1][:-1]
            if piece == "t":
                continue
        parts.append(piece.strip(',;:"()'))
    return [part.rstrip("'") for part in parts if part]


def _alternatives(part: str) -> list[str]:
    return [word for word in part.split("|") if word]


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
        self.sets: Mapping[str, list[str]] = book.get("sets", {})
        for name, entries in self.sets.items():
            self.classes.add(f"<{name}>", entries)
        self.phrases: list[Phrase] = []
        self.entries: list[Entry] = []
        self.owner: list[int] = []
        self.topics: dict[str, list[Entry]] = defaultdict(list)
        self.triggers: dict[str, list[int]] = defaultdict(list)
        self.units: list[tuple[str, Phrase]] = []
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
            entry.count += 1
            for word in self._telling(phrase):
                self.triggers[word].append(number)

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
        return Phrase(str(text), tuple(elements), ordered, required)

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
            for part in _parts(piece):
                yield self.classes.add(part, [part])

    def _set(self, piece: str) -> list[str]:
        """Return the entries of the set that a phrase names; raise BookError where there is none."""
        if piece[1:-1] not in self.sets:
            message = f"{self.where}: the set {piece} is not among sets"
            raise BookError(message)
        return self.sets[piece[1:-1]]

    def _telling(self, phrase: Phrase) -> tuple[str, ...]:
        """Return the words of the phrase's most telling element: the one with the fewest and longest words."""
        best: tuple[float, tuple[str, ...]] | None = None
        for element in phrase.elements:
            words = self.classes.telling[element.class_id]
            if element.optional or not words:
                continue
            shortest = min(len(word) for word in words)
            cost = len(words) + (40 if shortest < 4 else 0) + (15 if shortest < 5 else 0) - min(shortest, 9)
            if best is None or cost < best[0]:
                best = (cost, words)
        return best[1] if best else ()

    def match(self, phrase: Phrase, sentence: Sentence) -> tuple[int, int] | None:
        """Return the words (first, last + 1) of the first match of a phrase in a sentence, or None."""
        found = sentence.found
        if not found.present >= phrase.required:
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
        if not phrase.ordered or not found.present >= phrase.required:
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


class Found(dict[int, list[tuple[int, int]]]):
    """Where each class of words occurs in a sentence: spans (first, last + 1), worked out when first asked for."""

    __slots__ = ("_members", "_runs", "present")

    def __init__(self, classes: Classes, words: list[str]) -> None:
        """Look up the classes of every word, and the entries of several words that begin at one."""
        super().__init__()
        of, after = classes.of, classes.after
        self._members = [of(word) for word in words]
        self._runs: dict[int, list[tuple[int, int]]] = {}
        runs = self._runs
        for place in range(len(words) - 1):
            following = after(words[place])
            if not following.exact and not following.stems:
                continue
            for last, numbers in following.at(words, place + 1):
                for number in numbers:
                    if number in runs:
                        runs[number].append((place, last))
                    else:
                        runs[number] = [(place, last)]
        self.present: set[int] = set().union(*self._members, self._runs)

    def note(self, class_id: int, spans: list[tuple[int, int]]) -> None:
        """Set where a class occurs that no list of words decides (numbers, countries)."""
        self[class_id] = spans
        if spans:
            self.present.add(class_id)

    def __missing__(self, class_id: int) -> list[tuple[int, int]]:
        """Return the spans of a class, in the order of the sentence."""
        spans = [(place, place + 1) for place, members in enumerate(self._members) if class_id in members]
        if class_id in self._runs:
            spans = sorted(spans + self._runs[class_id])
        self[class_id] = spans
        return spans


def _run(parts: tuple[str, ...], words: list[str], place: int) -> int:
    """Return the place after the last word where `parts` stand from `place` on, or 0."""
    if place + len(parts) > len(words):
        return 0
    for offset, part in enumerate(parts):
        word = words[place + offset]
        if not any(
            word.startswith(option[:-1]) if option.endswith("*") else word == option for option in part.split("|")
        ):
            return 0
    return place + len(parts)


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
