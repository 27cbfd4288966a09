"""Sentences: where they begin and end, which stand together in a paragraph, and which are only headings."""

from __future__ import annotations

import bisect
import functools
import re
import sys
from collections.abc import Iterator

# What ends a sentence begins with one of five signs: a search for these alone passes over the rest of a text.
_END = re.compile(
    r"[.!?\u2026;\n](?:(?<=\n)\n*|(?:(?<!;)(?:[\"'\u201d\u2019\u00bb)\]]|[ \u00a0\u202f]\u00bb)*)?\s+"
    r"(?=(?:\u00ab[ \u00a0\u202f]|[\"'\u201c\u2018\u00ab\u00bf\u00a1(\[])*[A-Z\u00c0-\u00dd0-9\u2014-]))"
)
_SPACED = re.compile(r"\d\.\s\d{3}[.,]\d")
_LAST_WORD = re.compile(r"[\w.]+$")
_INITIAL = re.compile(r"(?:^|[.\s])[A-Z]$")
_FINAL = re.compile(r"[.:;!?\u2026\"'\u201d\u2019\u00bb)\]|]$")
_LABEL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})")
_LABEL_LENGTH, _LONGEST_NUMERAL = 12, 6
_TAIL, _DOTTED = 14, 4
_HEADING_LENGTH = 130
_LONGEST = 3000


class Bounds:
    """The sentence bounds of a text: starts and ends, paragraph numbers, found in one pass."""

    __slots__ = ("ends", "paragraphs", "starts", "text")

    def __init__(self, text: str, abbreviations: frozenset[str]) -> None:
        """Find the bounds of `text`; a full stop after an abbreviation or an initial does not end a sentence."""
        starts: list[int] = []
        ends: list[int] = []
        paragraphs: list[int] = []
        begin = paragraph = 0
        plain = _plain_ending(abbreviations)
        for match in _END.finditer(text):
            stop, behind = match.span()
            sign = text[stop]
            newline = sign == "\n"
            broken = newline or "\n" in text[stop:behind]
            clear = sign != "." or (stop - begin >= plain and text[stop - plain : stop].isalpha())
            if not clear and _abbreviated(text, begin, stop, abbreviations):
                if not broken:
                    continue
                newline = True
            end = stop if newline else stop + 1 if behind == stop + 2 else _trim(match)
            if end - begin > _LONGEST:
                for start, stop_ in _pieces(text, begin, end):
                    starts.append(start)
                    ends.append(stop_)
                    paragraphs.append(paragraph)
            elif end > begin:
                starts.append(begin)
                ends.append(end)
                paragraphs.append(paragraph)
            begin = behind
            if broken:
                paragraph += 1
        if begin < len(text):
            end = len(text.rstrip()) if text[begin:].strip() else begin
            for start, stop in _pieces(text, begin, end):
                starts.append(start)
                ends.append(stop)
                paragraphs.append(paragraph)
        self.starts, self.ends, self.paragraphs, self.text = starts, ends, paragraphs, text

    def each(self) -> Iterator[tuple[int, int, int]]:
        """Return where each sentence starts and ends, and the number of its paragraph."""
        return zip(self.starts, self.ends, self.paragraphs, strict=True)

    def at(self, offset: int) -> int:
        """Return the number of the sentence that holds an offset."""
        return max(bisect.bisect_right(self.starts, offset) - 1, 0)

    def heading(self, index: int) -> bool:
        """Return whether a sentence is a line of its own without a full stop, a colon or a bullet, as headings are."""
        text, start, end = self.text, self.starts[index], self.ends[index]
        if end < len(text) and text[end] != "\n":
            return False
        line = text[start:end].strip()
        while start and text[start - 1] == " ":
            start -= 1
        return (
            (start == 0 or text[start - 1] == "\n")
            and len(line) <= _HEADING_LENGTH
            and (line[:1].isalnum() or line[:1] in "\u00bf\u00a1#")
            and not _FINAL.search(line)
            and ": " not in line
            and "|" not in line
        )


def _pieces(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Return a sentence as it is, or, where it does not end, in pieces cut between words: no text may take for ever."""
    pieces = []
    while end - begin > _LONGEST:
        space = text.rfind(" ", begin + 1, begin + _LONGEST)
        cut = space if space > begin else begin + _LONGEST
        pieces.append((begin, cut))
        begin = cut
    return [*pieces, (begin, end)]


def _trim(match: re.Match[str]) -> int:
    """Return the end of the sentence without the white space behind it."""
    return match.start() + len(match.group().rstrip())


def _abbreviated(text: str, begin: int, stop: int, abbreviations: frozenset[str]) -> bool:
    """Return whether the full stop at `stop` ends an abbreviation, an initial or a number ("7. The nurses") instead of a sentence."""
    if _SPACED.match(text, max(stop - 1, 0)):
        return True
    if stop - begin <= _LABEL_LENGTH and _LABEL.fullmatch(text, begin, stop):
        return True
    tail = text[max(begin, stop - _TAIL) : stop]
    parts = tail.rsplit(None, 1)
    if parts and parts[-1].isalpha() and not tail[-1].isspace():
        word = parts[-1]
        initial = len(word) == 1 and "A" <= word <= "Z"
    else:
        last = _LAST_WORD.search(tail)
        if last is None:
            return False
        word = last.group()
        initial = bool(_INITIAL.search(word)) or ("." in word and len(word) <= _DOTTED)
    return (
        initial
        or word.casefold().strip(".") in abbreviations
        or (f"{word.casefold()}#" in abbreviations and text[stop + 1 : stop + 3].strip()[:1].isdigit())
    )


@functools.lru_cache(maxsize=16)
def _plain_ending(abbreviations: frozenset[str]) -> int:
    """Return how many letters before a full stop show by their number that it ends no abbreviation and no label."""
    least = max(max(map(len, abbreviations), default=0), _LONGEST_NUMERAL) + 1
    return least if least <= _TAIL else sys.maxsize
