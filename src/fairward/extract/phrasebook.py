"""Phrase books compiled for reading: classes of words, phrases over them, and the words that call a phrase to mind.

A phrase is a sequence of elements, each a class of words; between elements stands the number of words allowed. Every phrase
is filed under its three most telling elements: only where a sentence holds words of each of them is the phrase tried at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fairward.extract.classes import Classes, Found, Spans, parts_of
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
_GATES = frozenset({".programme", ".off_topic", ".agreement"})
_IDLE = frozenset({".negation", ".demand", ".promise", ".doubted", ".off_topic", ".agreement", ".boilerplate"})
_CUES = frozenset({".negation", ".demand", ".promise", ".doubted"})
_SILENT = _GATES | {".boilerplate"}
_SHORT, _SHORT_COST, _UNKNOWN_COST = 4, 60, 10_000
_LAYERS = 3

Step = tuple[int, int, bool]
"""An element of a phrase: its class, how many words may stand before it, whether it may be missing."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase: its words as written, its steps, whether they must stand in order, and the classes it requires.

    The required classes come in the order in which they tell most: the first is the one that a text holds least often.
    `head` is the number of the first step that may not be missing.
    """

    text: str
    steps: tuple[Step, ...]
    ordered: bool
    required: tuple[int, ...]
    head: int


@dataclass(slots=True)
class Entry:
    """An entry of a topic: what a match means, the phrases that say it and those that forbid it."""

    topic: str
    meaning: Mapping[str, Any]
    index: int
    unless: int = 0
    count: int = 0


class Phrasebook:
    """Everything that a language's phrase book says, ready to be matched against sentences."""

    def __init__(self, book: Mapping[str, Any], where: str) -> None:
        """Compile a raw phrase book (the mapping of books/phrases/<language>.yaml); `where` names it in errors."""
        self.begin(book, where, Classes())
        for special in sorted(set(_SPECIAL.values())):
            self.classes.add(f"<{special}>", ())
        self._name_special()
        for name, entries in self.sets.items():
            self.classes.add(f"<{name}>", entries)
        guards = self._topics(book.get("topics", {}))
        self._lists(book)
        self.said = (1 << len(self.phrases)) - 1 & ~self.bare
        for entry, phrase in guards:
            entry.unless |= 1 << self._number(phrase)
        self._note_negative()

    def begin(self, book: Mapping[str, Any], where: str, classes: Classes) -> None:
        """Return nothing; begin a book with these classes and no phrases."""
        self.where = where
        self.raw = book
        self.language = str(book["language"])
        self.classes = classes
        self.sets: Mapping[str, list[str]] = book.get("sets", {})
        self.phrases: list[Phrase] = []
        self.entries: list[Entry] = []
        self.owner: list[int] = []
        self.topics: dict[str, list[Entry]] = defaultdict(list)
        self.triggers: dict[str, tuple[int, int]] = {}
        self.units: list[tuple[str, Phrase]] = []
        self.bare = self.numeric = self.idle = self.gates = self.longer = self.cues = self.silent = 0
        self.said = self.negative = 0
        self.further: dict[int, tuple[int, ...]] = {}
        self.needing: dict[int, int] = {}
        if classes.names:
            self._name_special()

    def _name_special(self) -> None:
        """Note the classes that no list of words decides, and those of them that are numbers."""
        names = self.classes.names
        self.special = frozenset(names[f"<{name}>"] for name in _SPECIAL.values())
        self.numbers = frozenset(names[f"<{name}>"] for name in ("number", "money", "percent"))

    def _note_negative(self) -> None:
        """Note (as bits) the phrases that hold a word of negation themselves."""
        topics = [self.entries[owner].topic for owner in self.owner]
        plain = [phrase for phrase, topic in zip(self.phrases, topics, strict=False) if topic == ".negation"]
        telling = self.classes.telling
        words = {word for phrase in plain if len(phrase.steps) == 1 for word in telling[phrase.steps[0][0]]}
        negating = {class_id for class_id, held in telling.items() if not words.isdisjoint(held)}
        for number, phrase in enumerate(self.phrases):
            if any(class_id in negating for class_id, _, _ in phrase.steps):
                self.negative |= 1 << number

    def _topics(self, topics: Mapping[str, Any]) -> list[tuple[Entry, Phrase]]:
        """File the entries of every topic; return the phrases that forbid one."""
        guards: list[tuple[Entry, Phrase]] = []
        for topic, entries in topics.items():
            if isinstance(entries, Mapping) or not entries:
                continue
            for raw in entries:
                entry = self.entry(topic, {key: raw[key] for key in raw if key not in ("say", "unless")})
                self._file(entry, raw.get("say") or ())
                guards += [(entry, self.compile(text)) for text in raw.get("unless") or ()]
        return guards

    def _lists(self, book: Mapping[str, Any]) -> None:
        """File the lists outside topics (speech, stance, gates) as entries of topics of their own, with a leading dot."""
        plain = ("negation", "denial", "demand", "promise", "programme", "off_topic", "agreement", "boilerplate")
        for name in plain:
            self._file(self.entry(f".{name}", {}), book.get(name) or ())
        for name in ("per_worker", "per_programme"):
            self.units.extend((name, self.compile(text)) for text in book.get(name) or ())
        for name, phrases in (book.get("speech") or {}).items():
            self._file(self.entry(f".{name}", {}), phrases or ())

    def entry(self, topic: str, meaning: Mapping[str, Any]) -> Entry:
        """Return a new entry of a topic, filed under it."""
        entry = Entry(topic=topic, meaning=meaning, index=len(self.entries))
        self.entries.append(entry)
        self.topics[topic].append(entry)
        return entry

    def _file(self, entry: Entry, phrases: Iterable[str]) -> None:
        for text in phrases:
            phrase = self.compile(text)
            number = self._number(phrase)
            self.owner.append(entry.index)
            entry.count += 1
            bit = 1 << number
            if entry.meaning.get("with") in _NUMERIC or not self.numbers.isdisjoint(phrase.required):
                self.numeric |= bit
            if entry.topic in _IDLE:
                self.idle |= bit
            if entry.topic in _CUES:
                self.cues |= bit
            if entry.topic in _SILENT:
                self.silent |= bit
            plain = self._plain(phrase)
            if entry.topic in _GATES:
                self.gates |= bit
                self._wake(plain[:2], bit)
            if not plain:
                self.bare |= bit

    def _wake(self, plain: list[int], bit: int) -> None:
        """File a sign of the kind of text under the words of its two most telling classes (one stands for both)."""
        for at, class_id in enumerate((plain * 2)[:2]):
            for word in self.classes.telling[class_id]:
                first, second = self.triggers.get(word, (0, 0))
                self.triggers[word] = (first | bit, second) if at == 0 else (first, second | bit)

    def _plain(self, phrase: Phrase) -> list[int]:
        """Return the classes of words that a phrase requires, without those that no list of words decides."""
        return [class_id for class_id in phrase.required if class_id not in self.special]

    def _number(self, phrase: Phrase) -> int:
        """Return the number of a phrase, filed under its most telling classes."""
        number = len(self.phrases)
        self.phrases.append(phrase)
        plain = self._plain(phrase)
        if len(plain) > _LAYERS:
            self.further[number] = tuple(plain[_LAYERS:])
            self.longer |= 1 << number
        for class_id in self.special.intersection(phrase.required):
            self.needing[class_id] = self.needing.get(class_id, 0) | 1 << number
        self.classes.call(plain[:_LAYERS], 1 << number)
        return number

    def compile(self, text: object) -> Phrase:
        """Return a phrase compiled from its words; raise BookError where its syntax is not understood."""
        steps: list[Step] = []
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
                    steps.append((class_id, gap, optional))
                    gap = 0
        head = next((at for at, (_, _, optional) in enumerate(steps) if not optional), None)
        if head is None:
            message = f"{self.where}: the phrase {text!r} holds no words; write at least one word or <set>"
            raise BookError(message)
        required = sorted({class_id for class_id, _, optional in steps if not optional}, key=self._cost)
        return Phrase(str(text), tuple(steps), ordered, tuple(required), head)

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

    def _cost(self, class_id: int) -> tuple[float, int]:
        """Return how often a class is likely to occur: it tells most where its words are few and long."""
        words = self.classes.telling[class_id]
        short = sum(_SHORT_COST for word in words if len(word.rstrip("*")) < _SHORT)
        return (len(words) + short - min(map(len, words)) if words else _UNKNOWN_COST), class_id

    def called(self, sentence: Sentence, wanted: int) -> int:
        """Return those of the `wanted` phrases (as bits) whose most telling classes occur in a sentence."""
        found: Found = sentence.found if sentence.found is not None else self.look(sentence)
        return found.called & wanted

    def heard(self, sentence: Sentence, called: int) -> bool:
        """Return whether a sentence holds all the classes of words that one of the phrases called to mind requires."""
        if called & ~self.longer:
            return True
        return any(all(sentence.found[class_id] for class_id in self.further[number]) for number in ones(called))

    def possible(self, sentence: Sentence, called: int) -> int:
        """Return those of the phrases called to mind that find the numbers and countries they require."""
        for class_id, needing in self.needing.items():
            if not sentence.found[class_id]:
                called &= ~needing
        return called

    def match(self, phrase: Phrase, sentence: Sentence) -> tuple[int, int] | None:
        """Return the words (first, last + 1) of the first match of a phrase in a sentence, or None."""
        found = sentence.found
        if phrase.ordered:
            steps, behind = phrase.steps, phrase.head + 1
            places = found[steps[phrase.head][0]]
            if behind == len(steps):
                return places[0] if places else None
            class_id, _, optional = steps[-1]
            if not optional and not _behind(found[class_id], places):
                return None
            for first, last in places:
                end = _follow(steps, behind, last, 0, found, sentence.clauses)
                if end:
                    return first, end
            return None
        spots = []
        for class_id, _, optional in phrase.steps:
            spans = found[class_id]
            if not spans:
                if optional:
                    continue
                return None
            spots.append(spans)
        return _together(spots)

    def spans(self, phrase: Phrase, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield every match of an ordered phrase in a sentence, one for each place where it begins."""
        found = sentence.found
        if not phrase.ordered:
            return
        steps, behind = phrase.steps, phrase.head + 1
        for first, last in found[steps[phrase.head][0]]:
            end = last if behind == len(steps) else _follow(steps, behind, last, 0, found, sentence.clauses)
            if end:
                yield first, end

    def look(self, sentence: Sentence) -> Found:
        """Return (and keep in `sentence.found`) where each class of words occurs, worked out when it is asked for."""
        found = Found(self.classes, sentence.words)
        sentence.found = found
        return found


def ones(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, the lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _follow(steps: tuple[Step, ...], index: int, last: int, carried: int, found: Spans, clauses: list[int]) -> int:
    """Return the end of the match of steps[index:] after word `last`, or 0."""
    class_id, gap, optional = steps[index]
    gap = max(gap, carried)
    final = index + 1 == len(steps)
    for start, end in found[class_id]:
        if start < last:
            continue
        if start > last + gap:
            break
        if gap == 0 and clauses[start] != clauses[last - 1]:
            continue
        stop = end if final else _follow(steps, index + 1, end, 0, found, clauses)
        if stop:
            return stop
    if optional:
        return last if final else _follow(steps, index + 1, last, gap, found, clauses)
    return 0


def _behind(ends: list[tuple[int, int]], places: list[tuple[int, int]]) -> bool:
    """Return whether the last element of a phrase stands behind any place of its first one at all."""
    return bool(ends and places) and ends[-1][0] >= places[0][1]


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
