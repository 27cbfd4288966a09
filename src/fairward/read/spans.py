"""Lines of print on a page, with their boxes, as pdfium gives them or a scan was read."""

from __future__ import annotations

import bisect
import ctypes
import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from fairward.read.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile("[^\r\n\ufffe]+(\ufffe?)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HAS_LIGATURE = re.compile("[\ufb00-\ufb06]")

_Box = list[float]

SOFT_GAP = 0.8
HARD_GAP = 2.0
"""White space on a line, in line heights: soft gaps divide table cells where lines above or below have them too."""
_SHORT = 90
_SAME_TYPE = 30
_CLOSE = 1.9
_BOLD = 600
# The mean width of a letter in heights of its line: beyond these a box is not of these words.
_NARROW, _WIDE = 0.12, 1.6
# Making a named tuple this way takes half the time; it is done for every line of print.
_new = tuple.__new__


class Span(NamedTuple):
    """A line of print: its words, box in points, size of type, and marks: cut in two by a hyphen, bold, a table row."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    cut: bool = False
    bold: bool = False
    is_row: bool = False

    @property
    def height(self) -> float:
        """Return the height of the box in points."""
        return self.top - self.bottom


class Gaps(NamedTuple):
    """The gaps on a line (left edge after each in points, and its width), where it starts in pdfium's text, and its boxes."""

    start: int
    found: tuple[tuple[float, float], ...]
    boxes: list[_Box]


class Print(NamedTuple):
    """The lines of a page as pdfium gives them, the gaps of those that have any, and whether they lie in reading order."""

    spans: list[Span]
    gaps: dict[int, Gaps]
    is_ordered: bool


class Reader:
    """Reads the lines of pdfium's text pages; one for a whole document, because its buffers are worth keeping."""

    __slots__ = ("_box", "_by_index", "_char_box", "_count", "_places", "_rect", "_size", "_weight")

    def __init__(self) -> None:
        """Look up pdfium's functions once."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - slow import (40 ms)

        # Called with plain numbers for addresses these two take half the time, and they run for every line of print.
        number, address = ctypes.c_int, ctypes.c_void_p
        self._count = ctypes.CFUNCTYPE(number, address, number, number)(_address(pdfium.FPDFText_CountRects))
        self._rect = ctypes.CFUNCTYPE(number, address, number, *[address] * 4)(_address(pdfium.FPDFText_GetRect))
        self._size = pdfium.FPDFText_GetFontSize
        self._weight = pdfium.FPDFText_GetFontWeight
        self._char_box = ctypes.CFUNCTYPE(number, address, number, *[address] * 4)(_address(pdfium.FPDFText_GetCharBox))
        self._by_index = pdfium.FPDFText_GetCharIndexFromTextIndex
        self._box = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._box)
        # The order of FPDFText_GetRect is left, top, right, bottom; in the buffer it is left, bottom, right, top.
        self._places = (start, start + 24, start + 16, start + 8)

    def lines(self, page: Any) -> Print:
        """Return the lines of a text page in pdfium's order."""
        raw = page.raw
        text = page.get_text_range(errors="ignore")
        is_plain = len(text) == page.count_chars()
        is_clean = _is_clean(text)
        found: list[tuple[str, int, int, bool]] = []
        for match in _LINE.finditer(text):
            words = match[0].rstrip("\ufffe ") if is_clean else _cleaned(match[0])
            if words:
                start, end = match.span()
                if not is_plain:
                    start, end = self._index(raw, text, start), self._index(raw, text, end)
                found.append((words, start, end, match[1] != ""))
        groups = self._groups(raw, [line[0] for line in found])
        return self._print(raw, found, groups)

    def _print(self, raw: Any, found: list[tuple[str, int, int, bool]], groups: list[list[_Box]] | None) -> Print:
        """Return lines with their boxes, gaps and type; `groups` are the boxes of each line, None where they must be asked."""
        spans: list[Span] = []
        gaps: dict[int, Gaps] = {}
        is_ordered = True
        append = spans.append
        before: Span | None = None
        for place, (words, start, end, cut) in enumerate(found):
            boxes = groups[place] if groups else self._rects(raw, start, end - start - cut)
            if not boxes:
                continue
            left, bottom, right, top = boxes[0]
            if len(boxes) > 1:
                left, bottom, right, top = _union(boxes)
                wide = _gaps(boxes, SOFT_GAP * (top - bottom))
                if wide:
                    gaps[len(spans)] = Gaps(start, wide, boxes)
            # A long line right under one with the same left edge is set in the same type: no need to ask pdfium.
            if before is not None and len(words) > _SAME_TYPE and -1 < left - before.left < 1 and not before.bold and (
                0 < before.bottom - bottom < _CLOSE * (top - bottom) and len(before.text) > _SAME_TYPE
            ):  # fmt: skip
                before = _new(Span, (words, left, bottom, right, top, before.size, cut, False, False))
            else:
                # Bold is what starts and ends so: a sentence may open with a bold name.
                bold = len(words) < _SHORT and self._weight(raw, start) >= _BOLD and self._weight(raw, end - 2) >= _BOLD
                is_ordered = is_ordered and (before is None or bottom < before.bottom - 1)
                before = Span(words, left, bottom, right, top, self._size(raw, start), cut, bold)
            append(before)
        return Print(spans, gaps, is_ordered)

    def _index(self, raw: Any, text: str, place: int) -> int:
        """Return the character index in pdfium's page of a place in its text, where the two differ."""
        unit = place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2
        return int(self._by_index(raw, max(unit - 1, 0))) + 1 if place else 0

    def _rects(self, raw: Any, start: int, count: int) -> list[_Box]:
        """Return the boxes (left, bottom, right, top) of so many characters of a page; -1 for all to its end."""
        page = ctypes.cast(raw, ctypes.c_void_p).value
        box, rect, places = self._box, self._rect, self._places
        boxes: list[_Box] = []
        for number in range(self._count(page, start, count)):
            rect(page, number, *places)
            boxes.append(box[:])
        return boxes

    def _groups(self, raw: Any, texts: Sequence[str]) -> list[list[_Box]] | None:
        """Return the boxes of each line, told from all boxes of the page at once; None where that is not sure.

        Boxes come in the order of the text, so those beside each other are of one line. The count of lines and the width
        of their letters must agree; asking pdfium line by line takes twice as long.
        """
        boxes = self._rects(raw, 0, -1)
        groups = [[box] for box in boxes] if len(boxes) == len(texts) else _beside(boxes)
        if len(groups) != len(texts):
            return None
        for words, group in zip(texts, groups, strict=True):
            if len(group) == 1 and len(words) > 3:
                left, bottom, right, top = group[0]
                if not _NARROW * (top - bottom) < (right - left) / len(words) < _WIDE * (top - bottom):
                    return None
        return groups

    def split(self, page: Any, span: Span, gaps: Gaps, edges: Sequence[float]) -> list[Span]:
        """Return a line cut into spans at the left edges (x) of the parts after its gaps."""
        address, text = ctypes.cast(page.raw, ctypes.c_void_p).value, span.text
        starts = [0]
        place = text.find(" ") + 1
        while place and len(starts) <= len(edges):
            if self._left(address, gaps.start + place) >= edges[len(starts) - 1] - 1.5:
                starts.append(place)
            place = text.find(" ", place) + 1
        if len(starts) <= len(edges):
            return [span]
        groups: list[list[_Box]] = [[] for _ in starts]
        for box in gaps.boxes:
            groups[bisect.bisect_right(edges, box[0] + 0.5)].append(box)
        ends = [*starts[1:], len(text)]
        return [
            _new(
                Span,
                (text[start:end].strip(), *_union(group), span.size, span.cut and end == len(text), span.bold, False),
            )
            for start, end, group in zip(starts, ends, groups, strict=True)
            if group
        ]

    def _left(self, address: int | None, index: int) -> float:
        """Return the left edge of a character on the text page at an address."""
        self._char_box(address, index, *self._places)
        return self._box[0]


def _beside(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Return boxes grouped into lines: those that follow each other and stand at the same height are of one line."""
    groups: list[list[_Box]] = []
    low = high = 0.0
    for box in boxes:
        bottom, top = box[1], box[3]
        if groups and (low < (bottom + top) / 2 < high or bottom < (low + high) / 2 < top):
            groups[-1].append(box)
            low, high = min(low, bottom), max(high, top)
        else:
            groups.append([box])
            low, high = bottom, top
    return groups


def _address(function: Any) -> int:
    """Return the address of a function of pdfium."""
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _union(boxes: Sequence[_Box]) -> _Box:
    """Return the box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return [min(lefts), min(bottoms), max(rights), max(tops)]


def _is_clean(text: str) -> bool:
    """Return whether the lines of a page need nothing but their ends trimmed."""
    if "  " in text:
        return False
    flat = text.replace("\r\n", "").replace("\ufffe", "")
    return flat.isprintable() and (
        flat.isascii() or (_HAS_LIGATURE.search(flat) is None and unicodedata.is_normalized("NFC", flat))
    )


def _cleaned(line: str) -> str:
    """Return a line clean, with its ligatures as letters."""
    words = one_line(line)
    return words if words.isascii() or not _HAS_LIGATURE.search(words) else words.translate(_LIGATURES)


def _gaps(boxes: Sequence[_Box], least: float) -> tuple[tuple[float, float], ...]:
    """Return the left edge after each gap of at least so many points between boxes on a line, and the gap's width."""
    ordered = sorted(boxes)
    found: list[tuple[float, float]] = []
    reach = ordered[0][2]
    for left, _, right, _ in ordered[1:]:
        if left - reach >= least:
            found.append((left, left - reach))
        reach = max(reach, right)
    return tuple(found)
