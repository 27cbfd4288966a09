"""Words of a sentence: folded tokens with their places and the clause that each stands in."""

from __future__ import annotations

import re
from typing import Any

FIGURES = (
    r"[0-9](?:\d{0,2}(?:\.\x20?\d{3})+,\x20?\d{2}(?=\x20?\x80)"
    r"|\d{0,2}(?:[.,\x20]\d{3})+(?!\d)(?:[.,]\d+)?|\d*(?:[.,:]\d+)*)"
)
"""A number in figures, its thousands and decimals apart from what else stands beside it."""
SIGNS = "%$\xa3\x80"
"""Signs that are words by themselves."""
_TOKEN = re.compile(rf"[a-z]+(?:(?<=[a-z]n)'t\b)?|{FIGURES}|[,;:()\x96\x97?!|]|\s-+\s|[{SIGNS}]")
_HARD = frozenset(";:?|")
_BREAK = frozenset(",;:()?!|\x96\x97")


def tokens(folded: str) -> list[str]:
    """Return the words of a short folded string, without punctuation (for phrases and names)."""
    return [token for token in _TOKEN.findall(folded) if token not in _BREAK and token.strip() != "-"]


class Sentence:
    """One sentence under the reader's eyes: words with offsets in the document, clauses, and what was found at which word.

    `found` maps a class of words to the spans (first word, last word + 1) where it occurs; a phrase book fills it on demand.
    `expected` is what learned weights expect of it, `traced` what they know of its words, once they were asked.
    Many a sentence is passed over for its words alone: its clauses and the places of its words are found when asked for.
    """

    __slots__ = (
        "_cut",
        "breaks",
        "clauses",
        "end",
        "ends",
        "expected",
        "folded",
        "found",
        "heading",
        "index",
        "paragraph",
        "start",
        "starts",
        "text",
        "traced",
        "words",
    )
    breaks: list[int]
    clauses: list[int]
    ends: list[int]
    starts: list[int]

    def __init__(self, text: str, folded: str, start: int, end: int, index: int, paragraph: int) -> None:
        """Cut folded[start:end] into words and clauses."""
        self.start, self.end, self.index, self.paragraph = start, end, index, paragraph
        self.text, self.folded = text, folded
        self.heading = False
        self.found: Any = None
        self.expected: Any = None
        self.traced: Any = None
        self._cut: list[str] = _TOKEN.findall(folded, start, end)
        self.words = [token for token in self._cut if token not in _BREAK and token[0] != " "]

    def __getattr__(self, name: str) -> list[int]:
        """Return the places of the words or the clauses where they are asked for before they were measured."""
        if name not in ("starts", "ends", "clauses", "breaks"):
            message = f"a sentence has no {name}"
            raise AttributeError(message)
        self.measure()
        measured: list[int] = object.__getattribute__(self, name)
        return measured

    def measure(self) -> None:
        """Find where each word stands in the document, its clause, and before which words a clause ends for good."""
        find, place = self.folded.find, self.start
        starts: list[int] = []
        ends: list[int] = []
        clauses: list[int] = []
        breaks: list[int] = []
        clause = 0
        before = ""
        for cut in self._cut:  # what stands between two of them begins none, so each is found where it was cut
            begin = find(cut, place)
            place = begin + len(cut)
            if cut in _BREAK or cut[0] == " ":
                if cut != "\x96" or not before[-1:].isdigit():
                    clause += 1
                if cut in _HARD:
                    breaks.append(len(starts))
                continue
            before = cut
            starts.append(begin)
            ends.append(place)
            clauses.append(clause)
        self.starts, self.ends, self.clauses, self.breaks = starts, ends, clauses, breaks

    def capital(self, place: int) -> bool:
        """Return whether a word is written with a capital in the document."""
        return self.text[self.starts[place]].isupper()

    def written(self, first: int, last: int) -> str:
        """Return words first..last-1 as they are written in the document."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def divided(self, one: int, other: int) -> bool:
        """Return whether a semicolon, a colon or a question mark stands between two words."""
        low, high = min(one, other), max(one, other)
        return any(low < place <= high for place in self.breaks)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return document offsets of words first..last-1."""
        return self.starts[first], self.ends[last - 1]
