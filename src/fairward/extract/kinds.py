"""Kinds of text: an agreement, a report on such a programme, or neither, told by one scan and a look at few sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fairward.extract.clauses import is_numbered
from fairward.extract.phrasebook import Phrasebook, ones
from fairward.extract.scan import Scanner
from fairward.extract.sentences import Bounds
from fairward.extract.words import Sentence

_NUMBERING = 3
_FORM = 3


class Kinds:
    """The signs of the kinds of text that a phrase book knows, compiled for one scan."""

    def __init__(
        self, book: Phrasebook, abbreviations: frozenset[str], specials: Callable[[Sentence, bool], object]
    ) -> None:
        """Compile the signs of a phrase book; `specials` notes a sentence's countries, and its numbers where they are asked for."""
        self.book, self.abbreviations, self.specials = book, abbreviations, specials
        self.scanner = Scanner(book.triggers)
        self.signs = [book.triggers[word] for word in self.scanner.words]
        self.special = sum(
            1 << number
            for number in ones(book.gates)
            if any(element.class_id in book.special for element in book.phrases[number].elements)
        )

    def of(
        self, text: str, folded: bytes, string: str, stretches: Sequence[tuple[int, int]], kept: dict[int, Sentence]
    ) -> str | None:
        """Return whether a text is an agreement or a report on such a programme; None where it is neither.

        `string` is the folded text as a string. The sentences that were looked at are left in `kept`, by where they begin.
        """
        programme = off_topic = form = 0
        book = self.book
        for start, end in self._awake(text, folded, stretches):
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
        if form >= _FORM and form * 2 >= programme:
            return "agreement"
        return "report" if programme and programme >= off_topic else None

    def _awake(self, text: str, folded: bytes, stretches: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the bounds of the sentences that hold words of two telling classes of one sign of a kind of text.

        No sentence goes past the end of its line: a line that does not hold such words is not cut into sentences at all.
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
                line, first, second = [], 0, 0
            line.append(hit)
            one, two = signs[hit[1]]
            first, second = first | one, second | two
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
            if first & second:
                yield begin + starts[index], begin + bounds.ends[index]
