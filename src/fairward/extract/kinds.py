"""The kind of a text: an agreement, a report on such a programme, or neither.

1. One scan finds the sentences that may hold a sign of a programme, of another matter, or of an agreement's form.
2. The signs are matched in those sentences alone; a text without any such sentence is neither and costs no more than the scan.
3. Where there are learned weights, they judge the words of the whole text together with the signs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from fairward.extract.clauses import is_numbered
from fairward.extract.judging import Judge
from fairward.extract.phrasebook import Phrasebook, ones
from fairward.extract.scan import Scanner
from fairward.extract.sentences import Bounds
from fairward.extract.words import Sentence

_NUMBERING = 3
_FORMAL = 3
_LIKELY = 0.5
Kept = dict[int, Sentence]


class Kinds:
    """What tells one kind of text from another, in one language."""

    def __init__(self, book: Phrasebook, judge: Judge | None, specials: Callable[[Sentence, bool], object]) -> None:
        """Compile the scanner; `specials` notes the countries (and numbers) of a sentence for phrases that need them."""
        self.book, self.judge, self.specials = book, judge, specials
        self.scanner = Scanner(book.triggers)
        self.signs = [book.triggers[word] for word in self.scanner.words]
        self.special_gates = sum(
            1 << n
            for n in ones(book.gates)
            if any(element.class_id in book.special for element in book.phrases[n].elements)
        )

    def awake(self, folded: bytes, bounds: Bounds, stretches: Sequence[tuple[int, int]]) -> list[int]:
        """Return the numbers of the sentences that may tell what kind of text this is, as one scan of the text finds them."""
        whole = stretches[0][0] == 0 and stretches[0][1] >= len(folded)
        awake: dict[int, tuple[int, int]] = {}
        starts, index, last = bounds.starts, 0, len(bounds.starts) - 1
        signs = self.signs
        for offset, trigger in self.scanner.hits(folded):
            if not whole and not any(start <= offset <= end for start, end in stretches):
                continue
            while index < last and starts[index + 1] < offset:
                index += 1
            while index > 0 and starts[index] >= offset:
                index -= 1
            first, second = awake.get(index, (0, 0))
            awake[index] = (first | signs[trigger][0], second | signs[trigger][1])
        return [index for index, (first, second) in awake.items() if first & second]

    def counted(self, awake: Sequence[int], sentence_at: Callable[[int], Sentence]) -> tuple[int, int, int]:
        """Return in how many sentences stand signs of a programme and of another matter, and the signs of an agreement's form."""
        programme = other = form = 0
        book = self.book
        for index in awake:
            sentence = sentence_at(index)
            gates = book.called(sentence, book.gates)
            if not gates:
                continue
            if gates & self.special_gates:
                self.specials(sentence, bool(book.numeric & gates))
            topics = [
                book.entries[book.owner[number]].topic
                for number in ones(gates)
                if book.match(book.phrases[number], sentence)
            ]
            programme += ".programme" in topics
            other += ".off_topic" in topics
            form += topics.count(".agreement")
        return programme, other, form

    def signs_of(
        self, text: str, folded: str, bounds: Bounds, awake: Sequence[int], kept: Kept
    ) -> tuple[tuple[int, int, int], bool]:
        """Return the signs that `counted` counts in a text, and whether it has the form of an agreement.

        The sentences that were looked at for it are left in `kept`.
        """
        programme, other, form = self.counted(awake, lambda index: _sentence(text, folded, bounds, index, kept))
        form += _NUMBERING if form and is_numbered(text) else 0
        return (programme, other, form), form >= _FORMAL and form * 2 >= programme

    def of(self, text: str, folded: str, bounds: Bounds, awake: Sequence[int], kept: Kept) -> str | None:
        """Return whether a text is an agreement or a report on such a programme; None where it is neither."""
        if not awake:
            return None
        signs, formal = self.signs_of(text, folded, bounds, awake, kept)
        if self.judge is not None:
            whole = [_sentence(text, folded, bounds, index, kept) for index in range(len(bounds.starts))]
            programme, form = self.judge.about(whole, signs)
            if programme < _LIKELY:
                return None
            return "agreement" if form >= _LIKELY else "report"
        if formal:
            return "agreement"
        return "report" if signs[0] and signs[0] >= signs[1] else None


def _sentence(text: str, folded: str, bounds: Bounds, index: int, kept: Kept) -> Sentence:
    if index not in kept:
        kept[index] = Sentence(text, folded, bounds.starts[index], bounds.ends[index], index, bounds.paragraphs[index])
    return kept[index]
