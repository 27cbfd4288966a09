"""Kinds of text: an agreement, a report on such a programme, or neither, told by one scan and a look at few sentences.

Where there are learned weights, they judge the words of the whole text together with the signs found in those sentences.
"""

from __future__ import annotations

import functools
import operator
import re
from collections.abc import Callable, Iterator, Sequence

from fairward.extract.clauses import is_numbered
from fairward.extract.judging import Judge
from fairward.extract.phrasebook import Phrasebook, ones
from fairward.extract.scan import Scanner
from fairward.extract.sentences import Bounds
from fairward.extract.together import together
from fairward.extract.words import Sentence

_NUMBERING, _SMALL = 3, 3
_FORM = 3
_LIKELY, _UNSIGNED = 0.5, 0.7  # a text without any sign that phrases know must speak for itself very clearly
_GLANCE = 0.3  # below it, a look at the words of the whole text is enough
_ALLOWED = 0.15  # a text with the form of an agreement is one unless its words speak clearly against it
ENOUGH = 400  # characters: of a few lines the weights, which learned from whole texts, know nothing
Signs = tuple[int, int, int]


class Kinds:
    """The signs of the kinds of text that a phrase book knows, compiled for one scan."""

    def __init__(
        self,
        book: Phrasebook,
        abbreviations: frozenset[str],
        judge: Judge | None,
        specials: Callable[[Sentence, bool], object],
    ) -> None:
        """Compile the signs of a phrase book; `specials` notes a sentence's countries, and its numbers where they are asked for."""
        self.book, self.abbreviations, self.judge, self.specials = book, abbreviations, judge, specials
        self.small = {word: second for word, (first, second) in book.triggers.items() if not first and _is_small(word)}
        self.assumed = functools.reduce(operator.or_, self.small.values(), 0)
        self.small_words = re.compile(rb"\b(?:%s)\b" % b"|".join(word.encode("latin-1") for word in self.small))
        self.scanner = Scanner(book.triggers.keys() - self.small.keys(), f"scan-{book.language}")
        self.signs = [book.triggers[word] for word in self.scanner.words]
        self.special = sum(
            1 << number
            for number in ones(book.gates)
            if any(class_id in book.special for class_id, _, _ in book.phrases[number].steps)
        )

    def of(
        self,
        text: str,
        folded: bytes,
        string: str,
        stretches: Sequence[tuple[int, int]],
        kept: dict[int, Sentence],
        cut: Callable[[], Bounds] | None = None,
    ) -> str | None:
        """Return whether a text is an agreement or a report on such a programme; None where it is neither.

        `string` is the folded text as a string, `cut` gives its sentence bounds. The sentences that were looked at are left
        in `kept`, by where they begin.
        """
        signs, looked = self.signs_in(text, folded, string, stretches, kept)
        if not looked:
            return None
        judge = self.judge
        if judge is not None and len(text) >= ENOUGH:
            bounds = cut() if cut is not None else Bounds(text, self.abbreviations)
            least = _LIKELY if signs[0] or formal(signs) else _UNSIGNED
            programme, form = judge.about(together(folded, zip(bounds.starts, bounds.ends, strict=True)), signs)
            if judge.opens(programme, signs) < _GLANCE or judge.opens_at_most(programme, signs) < least:
                return None
            agreement = is_agreement(form, signs)
            whole = self._whole(text, string, bounds, kept)
            telling = [judge.telling(sentence, agreement=agreement) for sentence in whole if sentence.words]
            if judge.opens(programme, signs, telling) < least:
                return None
            return "agreement" if agreement else "report"
        if formal(signs):
            return "agreement"
        return "report" if signs[0] and signs[0] >= signs[1] else None

    def _whole(self, text: str, string: str, bounds: Bounds, kept: dict[int, Sentence]) -> Iterator[Sentence]:
        """Yield every sentence of a text; those that were not looked at before are kept too."""
        for start, end in zip(bounds.starts, bounds.ends, strict=True):
            sentence = kept.get(start)
            if sentence is None or sentence.end != end:
                sentence = kept[start] = Sentence(text, string, start, end, 0, 0)
            yield sentence

    def signs_in(
        self, text: str, folded: bytes, string: str, stretches: Sequence[tuple[int, int]], kept: dict[int, Sentence]
    ) -> tuple[Signs, int]:
        """Return the signs in a text, and how many sentences were looked at for them.

        Signs are counts: sentences that speak of a programme, sentences that speak of another matter, marks of an agreement's form.
        """
        looked = 0
        programme = off_topic = form = 0
        book = self.book
        for start, end in self._awake(text, folded, stretches):
            looked += 1
            sentence = kept[start] = Sentence(text, string, start, end, 0, 0)
            gates = book.called(sentence, book.gates)
            if not gates:
                continue
            sentence.measure()
            if gates & self.special:
                self.specials(sentence, bool(book.numeric & gates))
            topics = [
                book.entries[book.owner[number]].topic
                for number in ones(gates)
                if book.match(book.phrases[number], sentence)
            ]
            programme += ".programme" in topics
            off_topic += ".off_topic" in topics
            form += topics.count(".agreement")
        if form and is_numbered(text):
            form += _NUMBERING
        return (programme, off_topic, form), looked

    def _awake(self, text: str, folded: bytes, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the bounds of the sentences that hold words of two telling classes of one sign of a kind of text.

        No sentence goes past the end of its line: a line that does not hold such words is not cut into sentences at all. Words
        as small as "the" are not scanned for: a line is thought to hold them all, and only a sentence is searched for them.
        """
        whole = stretches[0][0] == 0 and stretches[0][1] >= len(folded)
        signs, end, first, second = self.signs, -1, 0, 0
        line: list[tuple[int, int]] = []
        for hit in self.scanner.hits(folded):
            offset = hit[0]
            if not whole and not any(start <= offset <= stop for start, stop in stretches):
                continue
            if offset > end:
                if first & second:
                    yield from self._of_line(text, folded, line, end)
                end = folded.find(b"\n", offset)
                end = end if end >= 0 else len(folded)
                line, first, second = [], 0, self.assumed
            line.append(hit)
            one, two = signs[hit[1]]
            first |= one
            second |= two
        if first & second:
            yield from self._of_line(text, folded, line, end)

    def _of_line(
        self, text: str, folded: bytes, hits: Sequence[tuple[int, int]], end: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the bounds of the sentences of a line, which ends at `end`, that hold such words."""
        begin = folded.rfind(b"\n", 0, hits[0][0]) + 1
        bounds = Bounds(text[begin:end], self.abbreviations)
        starts, index, last = bounds.starts, 0, len(bounds.starts) - 1
        awake: dict[int, tuple[int, int]] = {}
        for offset, trigger in hits:
            while index < last and begin + starts[index + 1] < offset:
                index += 1
            first, second = awake.get(index, (0, 0))
            one, two = self.signs[trigger]
            awake[index] = (first | one, second | two)
        for index, (first, second) in awake.items():
            low, high = begin + starts[index], begin + bounds.ends[index]
            if first & second or (first & self.assumed and first & self._small_in(folded, low, high)):
                yield low, high

    def _small_in(self, folded: bytes, start: int, end: int) -> int:
        """Return the signs (as bits) whose second class the small words of a sentence are in."""
        found = {word.decode("latin-1") for word in self.small_words.findall(folded, start, end)}
        return functools.reduce(operator.or_, map(self.small.__getitem__, found), 0)


def _is_small(word: str) -> bool:
    """Return whether a word is one of those that every other sentence holds."""
    return len(word) <= _SMALL and word.isalpha()


def is_agreement(form: float, signs: Signs) -> bool:
    """Return whether a text is an agreement, if it is about such a programme at all: how likely its words make it, and its signs."""
    return form >= (_ALLOWED if formal(signs) else _LIKELY)


def formal(signs: Signs) -> bool:
    """Return whether the signs of a text are those of an agreement."""
    return signs[2] >= _FORM and signs[2] * 2 >= signs[0]
