"""Passages: a document cut between its paragraphs into pieces that a model can be asked about one at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fairward.model.document import Document

_SKIPPED = frozenset({"note", "boilerplate"})
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_ENDS = ("\n", ". ", "; ", ", ", " ")


def passages(document: Document, longest: int) -> tuple[tuple[int, int], ...]:
    """Return offsets of the passages of a document, none longer than `longest` characters, in the order of the text.

    What reading passes over (menus, notes of the page) is in none. Paragraphs stand whole but for those that are longer
    themselves: they are cut at the end of a line, a sentence, a clause or a word.
    """
    found: list[tuple[int, int]] = []
    for start, end in _pieces(document, longest):
        if found and end - found[-1][0] <= longest and not document.text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return tuple(found)


def _pieces(document: Document, longest: int) -> Iterator[tuple[int, int]]:
    """Yield paragraphs without the white space around them, those that are too long in parts."""
    text = document.text
    for low, high in _kept(document):
        begin = low
        for gap in (*_PARAGRAPH.finditer(text, low, high), None):
            stop = high if gap is None else gap.start()
            yield from _cut(text, begin, stop, longest)
            begin = high if gap is None else gap.end()


def _kept(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the text between what is passed over."""
    begin = 0
    for block in sorted(document.blocks, key=lambda block: block.start):
        if block.kind in _SKIPPED:
            yield begin, max(begin, block.start)
            begin = max(begin, block.end)
    yield begin, len(document.text)


def _cut(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph in parts that are short enough, each without the white space around it."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start == end:
            return
        if end - start <= longest:
            yield start, end
            return
        half = start + longest // 2
        cuts = (place + len(mark) for mark in _ENDS if (place := text.rfind(mark, half, start + longest - 1)) >= 0)
        cut = next(cuts, start + longest)
        stop = cut
        while text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = cut
