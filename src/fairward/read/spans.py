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

_CUT = "\ufffe"  # what pdfium writes for a hyphen at a line end
_LINE = re.compile("[^\r\n\ufffe]+(\ufffe?)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LIGATURE_LETTERS = tuple(map(chr, _LIGATURES))
_HAS_LIGATURE = re.compile("[\ufb00-\ufb06]")

_Box = list[float]
_Words = tuple[str, int, int, bool]
"""The words of a line, where its characters start and end in pdfium's text, and whether a hyphen cuts its last word."""

SOFT_GAP = 0.8
HARD_GAP = 2.0
"""White space on a line, in line heights: soft gaps divide table cells where lines above or below have them too."""
_SHORT = 90
_SAME_TYPE = 30
_CLOSE = 1.9
_BOLD = 600
# The mean width of a letter in heights of its line: beyond these a box is not of these words.
_NARROW, _WIDE = 0.12, 1.6
_FEW = 3
_OVERLAP = 2.0
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

    __slots__ = (
        "_box",
        "_by_index",
        "_char_box",
        "_characters",
        "_count",
        "_places",
        "_read",
        "_rect",
        "_size",
        "_weight",
    )

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
        self._characters = pdfium.FPDFText_CountChars
        self._read = pdfium.FPDFText_GetText
        self._by_index = pdfium.FPDFText_GetCharIndexFromTextIndex
        self._box = (ctypes.c_double * 4)()
        start = ctypes.addressof(self._box)
        # The order of FPDFText_GetRect is left, top, right, bottom; in the buffer it is left, bottom, right, top.
        self._places = (start, start + 24, start + 16, start + 8)

    def lines(self, page: Any) -> Print:
        """Return the lines of a text page (pdfium's own handle) in pdfium's order."""
        text, is_plain = self._text(page)
        found = _plain_lines(text) if is_plain and _is_clean(text) else self._odd_lines(page, text, is_plain=is_plain)
        boxes = self._rects(page, 0, -1)
        groups: list[Any] = boxes if len(boxes) == len(found) else _beside(boxes)
        if len(groups) != len(found) or not _fits(found, groups):
            # What boxes belong to which line is not sure: pdfium is asked line by line, which takes twice as long.
            groups = [self._rects(page, start, end - start - cut) for _, start, end, cut in found]
        return self._print(page, found, groups)

    def _odd_lines(self, page: Any, text: str, *, is_plain: bool) -> list[_Words]:
        """Return the lines of a text that needs cleaning, or whose places are not those of pdfium's characters."""
        found: list[_Words] = []
        for match in _LINE.finditer(text):
            words = _cleaned(match[0])
            if words:
                start, end = match.span()
                if not is_plain:
                    start, end = self._index(page, text, start), self._index(page, text, end)
                found.append((words, start, end, match[1] != ""))
        return found

    def _text(self, page: Any) -> tuple[str, bool]:
        """Return the text of a page, and whether its places are those of pdfium's characters."""
        count = self._characters(page)
        if count <= 0:
            return "", True
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._read(page, 0, count, buffer)
        text = ctypes.string_at(buffer, 2 * max(written - 1, 0)).decode("utf-16-le", "ignore")
        return text, len(text) == count

    def _print(self, page: Any, found: list[_Words], groups: list[Any]) -> Print:
        """Return lines with their boxes, gaps and type; `groups` are the box, or the list of boxes, of each line."""
        spans: list[Span] = []
        gaps: dict[int, Gaps] = {}
        is_ordered = True
        append = spans.append
        before: Span | None = None
        for (words, start, end, cut), group in zip(found, groups, strict=True):
            if not group:
                continue
            if isinstance(group[0], float):
                left, bottom, right, top = group
            else:
                left, bottom, right, top = _union(group) if len(group) > 1 else group[0]
                wide = _gaps(group, SOFT_GAP * (top - bottom)) if len(group) > 1 else ()
                if wide:
                    gaps[len(spans)] = Gaps(start, wide, group)
            # A long line right under one with the same left edge is set in the same type: no need to ask pdfium.
            if before is not None and len(words) > _SAME_TYPE and -1 < left - before[1] < 1 and not before[7] and (
                0 < before[2] - bottom < _CLOSE * (top - bottom) and len(before[0]) > _SAME_TYPE
            ):  # fmt: skip
                before = _new(Span, (words, left, bottom, right, top, before[5], cut, False, False))
            else:
                # Bold is what starts and ends so: a sentence may open with a bold name.
                bold = (
                    len(words) < _SHORT and self._weight(page, start) >= _BOLD and self._weight(page, end - 2) >= _BOLD
                )
                is_ordered = is_ordered and (before is None or bottom < before[2] - 1)
                before = _new(Span, (words, left, bottom, right, top, self._size(page, start), cut, bold, False))
            append(before)
        return Print(spans, gaps, is_ordered)

    def _index(self, page: Any, text: str, place: int) -> int:
        """Return the character index in pdfium's page of a place in its text, where the two differ."""
        unit = place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2
        return int(self._by_index(page, max(unit - 1, 0))) + 1 if place else 0

    def _rects(self, page: Any, start: int, count: int) -> list[_Box]:
        """Return the boxes (left, bottom, right, top) of so many characters of a page; -1 for all to its end."""
        address = ctypes.cast(page, ctypes.c_void_p).value
        box, rect, places = self._box, self._rect, self._places
        boxes: list[_Box] = []
        for number in range(self._count(address, start, count)):
            rect(address, number, *places)
            boxes.append(box[:])
        return boxes

    def split(self, page: Any, span: Span, gaps: Gaps, edges: Sequence[float]) -> list[Span]:
        """Return a line cut into spans at the left edges (x) of the parts after its gaps."""
        address, text = ctypes.cast(page, ctypes.c_void_p).value, span.text
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


def _fits(found: Sequence[_Words], groups: Sequence[Any]) -> bool:
    """Return whether each box can hold the letters of its line; a short line may be all i or all m."""
    for line, group in zip(found, groups, strict=True):
        size = len(line[0])
        if size > _FEW and isinstance(group[0], float):
            height = group[3] - group[1]
            if not _NARROW * height < (group[2] - group[0]) / size < _WIDE * height:
                return False
    return True


def _beside(boxes: Sequence[_Box]) -> list[list[_Box]]:
    """Return boxes grouped into lines: one that goes on to the right of the one before it, at its height, is of its line."""
    groups: list[list[_Box]] = []
    low = high = reach = 0.0
    for box in boxes:
        left, bottom, right, top = box
        # Commas and accents are boxes of their own, so any overlap counts.
        if groups and bottom < high and top > low and left > reach - _OVERLAP:
            groups[-1].append(box)
            low, high = min(low, bottom), max(high, top)
        else:
            groups.append([box])
            low, high = bottom, top
        reach = right
    return groups


def _address(function: Any) -> int:
    """Return the address of a function of pdfium."""
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _union(boxes: Sequence[_Box]) -> _Box:
    """Return the box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return [min(lefts), min(bottoms), max(rights), max(tops)]


def _plain_lines(text: str) -> list[_Words]:
    """Return the lines of a text that needs no cleaning."""
    found: list[_Words] = []
    start = 0
    for line in text.split("\r\n"):
        following = start + len(line) + 2
        for part in line.split(_CUT) if _CUT in line else (line,):
            end = start + len(part)
            words = part.rstrip(" ")
            if words:
                found.append((words, start, end, end + 2 < following))
            start = end + 1
        start = following
    return found


def _is_clean(text: str) -> bool:
    """Return whether the lines of a page need nothing but their ends trimmed."""
    if "  " in text:
        return False
    flat = text.replace("\r\n", "").replace(_CUT, "")
    if not flat.isprintable():
        return False
    return flat.isascii() or (
        not any(ligature in flat for ligature in _LIGATURE_LETTERS) and unicodedata.is_normalized("NFC", flat)
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
