"""Lines of print on a page, with their boxes, as pdfium gives them or a scan was read."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fairward.read.clean import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile("[^\r\n\ufffe]+(\ufffe?)")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_HAS_LIGATURE = re.compile("[\ufb00-\ufb06]")

SOFT_GAP = 0.8
HARD_GAP = 2.0
"""White space on a line, in line heights: soft gaps divide table cells where lines above or below have them too."""
_SHORT = 90


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


class Draft(NamedTuple):
    """A line as it lies in pdfium's text: its span, where its characters start and end, and its gaps (x, width)."""

    span: Span
    start: int
    end: int
    gaps: tuple[tuple[float, float], ...]


class Reader:
    """Reads the lines of pdfium's text pages; one for a whole document, because its buffers are worth keeping."""

    __slots__ = ("_boxes", "_by_index", "_char_box", "_count", "_references", "_size", "_weight", "_rect")

    def __init__(self) -> None:
        """Look up pdfium's functions once."""
        import pypdfium2.raw as pdfium  # noqa: PLC0415 - slow import (40 ms)

        self._count = pdfium.FPDFText_CountRects
        self._rect = pdfium.FPDFText_GetRect
        self._size = pdfium.FPDFText_GetFontSize
        self._weight = pdfium.FPDFText_GetFontWeight
        self._char_box = pdfium.FPDFText_GetCharBox
        self._by_index = pdfium.FPDFText_GetCharIndexFromTextIndex
        self._boxes = tuple(ctypes.c_double() for _ in range(4))
        self._references = tuple(ctypes.byref(box) for box in self._boxes)

    def lines(self, page: Any) -> list[Draft]:
        """Return the lines of a text page in pdfium's order."""
        raw = page.raw
        text = page.get_text_range(errors="ignore")
        is_plain = len(text) == page.count_chars()
        drafts: list[Draft] = []
        for match in _LINE.finditer(text):
            words = one_line(match[0])
            if not words:
                continue
            if not words.isascii() and _HAS_LIGATURE.search(words):
                words = words.translate(_LIGATURES)
            start, end = match.span()
            if not is_plain:
                start, end = self._index(raw, text, start), self._index(raw, text, end)
            draft = self._draft(raw, words, start, end, cut=bool(match[1]))
            if draft is not None:
                drafts.append(draft)
        return drafts

    def _index(self, raw: Any, text: str, place: int) -> int:
        """Return the character index in pdfium's page of a place in its text, where the two differ."""
        unit = place if text.isascii() else len(text[:place].encode("utf-16-le")) // 2
        return int(self._by_index(raw, max(unit - 1, 0))) + 1 if place else 0

    def _draft(self, raw: Any, words: str, start: int, end: int, *, cut: bool) -> Draft | None:
        """Return a line with the union of its boxes and the gaps between them; None where it has no box."""
        count = self._count(raw, start, end - start - cut)
        if count <= 0:
            return None
        left_box, top_box, right_box, bottom_box = self._boxes
        references = self._references
        rect = self._rect
        boxes: list[tuple[float, float]] = []
        bottom, top = float("inf"), float("-inf")
        for number in range(count):
            rect(raw, number, *references)
            boxes.append((left_box.value, right_box.value))
            bottom = min(bottom, bottom_box.value)
            top = max(top, top_box.value)
        left, right = boxes[0]
        gaps: tuple[tuple[float, float], ...] = ()
        if count > 1:
            left, right = min(boxes)[0], max(box[1] for box in boxes)
            gaps = _gaps(boxes, SOFT_GAP * (top - bottom))
        size = self._size(raw, start)
        bold = len(words) < _SHORT and self._weight(raw, start) >= 600  # noqa: PLR2004 - semi-bold and bolder
        return Draft(Span(words, left, bottom, right, top, size, cut=cut, bold=bold), start, end, gaps)

    def split(self, page: Any, draft: Draft, edges: Sequence[float]) -> list[Span]:
        """Return a line cut into spans at the left edges (x) of the parts after its gaps."""
        raw = page.raw
        text = page.get_text_range(draft.start, draft.end - draft.start, errors="ignore")
        starts = [0]
        waiting = list(edges)
        for place in [found.end() for found in re.finditer(r"\s+", text)]:
            if not waiting:
                break
            if self._left(raw, draft.start + place) >= waiting[0] - 1.5:
                starts.append(place)
                waiting.pop(0)
        spans: list[Span] = []
        bounds = [*starts, len(text)]
        for number, start in enumerate(starts):
            part = self._draft(
                raw, one_line(text[start : bounds[number + 1]]).translate(_LIGATURES), draft.start + start,
                draft.start + bounds[number + 1], cut=draft.span.cut and number == len(starts) - 1,
            )  # fmt: skip
            if part is not None and part.span.text:
                spans.append(part.span)
        return spans

    def _left(self, raw: Any, index: int) -> float:
        """Return the left edge of a character."""
        left, right, bottom, top = self._references
        self._char_box(raw, index, left, right, bottom, top)
        return self._boxes[0].value


def _gaps(boxes: list[tuple[float, float]], least: float) -> tuple[tuple[float, float], ...]:
    """Return the left edge after each gap of at least so many points between boxes on a line, and the gap's width."""
    ordered = sorted(boxes)
    found: list[tuple[float, float]] = []
    reach = ordered[0][1]
    for left, right in ordered[1:]:
        if left - reach >= least:
            found.append((left, left - reach))
        reach = max(reach, right)
    return tuple(found)
