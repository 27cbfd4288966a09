"""Words of a sentence: folded tokens with their places and the clause that each stands in."""

from __future__ import annotations

import re
from typing import Any

_TOKEN = re.compile(
    r"[a-z]+(?:(?<=[a-z]n)'t\b)?|\d{1,3}(?:[.,\x20]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*|[,;:()\x96\x97?!|]|\s-+\s|%|[$\xa3\x80]"
)
_HARD = frozenset(";:?|")
_BREAK = frozenset(",;:()?!|\x96\x97")


def tokens(folded: str) -> list[str]:
    """Return the words of a short folded string, without punctuation (for phrases and names)."""
    return [token for token in _TOKEN.findall(folded) if token not in _BREAK and token.strip() != "-"]


class Sentence:
    """One sentence under the reader's eyes: words with offsets in the document, clauses, and what was found at which word.

    `found` maps a class of words to the spans (first word, last word + 1) where it occurs; a phrase book fills it on demand.
    """

    __slots__ = (
        "breaks",
        "clauses",
        "end",
        "ends",
        "folded",
        "found",
        "heading",
        "index",
        "paragraph",
        "start",
        "starts",
        "text",
        "words",
    )

    def __init__(self, text: str, folded: str, start: int, end: int, index: int, paragraph: int) -> None:
        """Cut folded[start:end] into words and clauses."""
        self.start, self.end, self.index, self.paragraph = start, end, index, paragraph
        self.text, self.folded = text, folded
        self.heading = False
        self.found: Any = None
        words: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        clauses: list[int] = []
        clause = 0
        self.breaks: list[int] = []
        for match in _TOKEN.finditer(folded, start, end):
            word = match.group()
            if word in _BREAK or word[0] == " ":
                if word != "\x96" or not (words and words[-1][-1].isdigit()):
                    clause += 1
                if word in _HARD:
                    self.breaks.append(len(words))
                continue
            begin, stop = match.span()
            words.append(word)
            starts.append(begin)
            ends.append(stop)
            clauses.append(clause)
        self.words, self.starts, self.ends, self.clauses = words, starts, ends, clauses

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
