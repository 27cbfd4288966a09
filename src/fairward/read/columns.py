"""The lines of a page in the order in which people read them: columns one after the other, table rows whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from fairward.read import lines
from fairward.read.pieces import CELL_GAP
from fairward.read.spans import HARD_GAP, Print, Reader, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_ALIGNED = 3.0
_GUTTER = 8.0
_FEW = 6


def in_order(reader: Reader, page: Any) -> list[Span]:
    """Return the lines of a text page (pdfium's own handle) in reading order; the cells of a table row are one line."""
    printed = reader.lines(page)
    cuts = {place: edges for place in printed.gaps if (edges := _cuts(printed, place))}
    if not cuts:
        return printed.spans if printed.is_ordered or _is_ordered(printed.spans) else _sorted(printed.spans)
    parts = {
        place: reader.split(page, printed.spans[place], printed.gaps[place], edges) for place, edges in cuts.items()
    }
    two_columns = _has_gutter([part for part in parts.values() if len(part) == 2], len(printed.spans))
    spans: list[Span] = []
    for place, span in enumerate(printed.spans):
        part = parts.get(place)
        if part is None or len(part) < 2:
            spans.append(span)
        elif two_columns:
            spans.extend(part)
        else:
            spans.append(_row(part))
    if printed.is_ordered and not two_columns:
        return spans
    return spans if _is_ordered(spans) else _sorted(spans)


def _cuts(printed: Print, place: int) -> list[float]:
    """Return the left edges at which a line falls into cells: wide gaps, and narrower ones that its neighbours share."""
    span = printed.spans[place]
    height = span.height
    beside = [
        gap
        for near in (place - 1, place + 1)
        if near in printed.gaps and abs(printed.spans[near].bottom - span.bottom) < 5 * height
        for gap in printed.gaps[near].found
    ]
    # Cells of a column share their left edges, or, where they hold numbers, their right ones.
    edges = [
        edge
        for edge, width in printed.gaps[place].found
        if width >= HARD_GAP * height
        or any(abs(edge - other) < _ALIGNED or abs(edge - width - other + size) < _ALIGNED for other, size in beside)
    ]
    if edges and lines.is_item(span.text):
        # The space after the mark of a list item ("1.      Pay") is no cell border.
        edges = [edge for edge in edges if edge > span.left + 4 * height]
    return edges


def _row(cells: Sequence[Span]) -> Span:
    """Return the cells of a table row as one span."""
    return Span(
        CELL_GAP.join(cell.text for cell in cells),
        min(cell.left for cell in cells), min(cell.bottom for cell in cells),
        max(cell.right for cell in cells), max(cell.top for cell in cells),
        cells[0].size, bold=all(cell.bold for cell in cells), is_row=True,
    )  # fmt: skip


def _has_gutter(pairs: Sequence[Sequence[Span]], total: int) -> bool:
    """Return whether lines in two parts are two columns of running text rather than rows of a table."""
    if len(pairs) < _FEW or 2 * len(pairs) < total:
        return False
    gutter = max(pair[0].right for pair in pairs), min(pair[1].left for pair in pairs)
    words = sum(len(part.text.split()) for pair in pairs for part in pair) / (2 * len(pairs))
    return gutter[1] - gutter[0] >= _GUTTER / 2 and words >= 4


def _is_ordered(spans: Sequence[Span]) -> bool:
    """Return whether each line lies below the one before it, or starts a column to its right."""
    for before, after in pairwise(spans[2:-2]):
        if after.bottom > before.top + 1 and after.left < before.right - 1:
            return False
        if abs(after.bottom - before.bottom) < before.height / 2 and after.left < before.left:
            return False
    return not _interleaves(spans)


def _interleaves(spans: Sequence[Span]) -> bool:
    """Return whether lines stand beside each other again and again: columns written line by line."""
    beside = sum(
        abs(after.bottom - before.bottom) < before.height / 2 and after.left > before.right
        for before, after in pairwise(spans)
    )
    return beside >= _FEW


def _sorted(spans: list[Span], depth: int = 0) -> list[Span]:
    """Return lines sorted by cutting the page at its white bands: left before right, else top before bottom."""
    if len(spans) < 2 or depth > 40:
        return spans
    gutter = _gutter(spans)
    if gutter is not None:
        left = [span for span in spans if span.right <= gutter]
        right = [span for span in spans if span.right > gutter]
        return _sorted(left, depth + 1) + _sorted(right, depth + 1)
    band = _band(spans)
    if band is not None:
        upper = [span for span in spans if span.bottom >= band]
        lower = [span for span in spans if span.bottom < band]
        return _sorted(upper, depth + 1) + _sorted(lower, depth + 1)
    return sorted(spans, key=lambda span: (-round(span.top), span.left))


def _gutter(spans: Sequence[Span]) -> float | None:
    """Return the x after which a white band runs down all the lines with several lines on both sides, None without one."""
    ordered = sorted(spans, key=lambda span: span.left)
    reach = ordered[0].right
    best: tuple[float, float] | None = None
    for place in range(1, len(ordered)):
        gap = ordered[place].left - reach
        several = place > 2 and len(ordered) - place > 2
        if gap >= _GUTTER and several and (best is None or gap > best[0]):
            best = (gap, reach)
        reach = max(reach, ordered[place].right)
    return None if best is None else best[1] + 0.01


def _band(spans: Sequence[Span]) -> float | None:
    """Return the y at which the widest white band crosses the lines, None where no band does."""
    ordered = sorted(spans, key=lambda span: -span.top)
    reach = ordered[0].bottom
    best: tuple[float, float] | None = None
    for span in ordered[1:]:
        gap = reach - span.top
        if gap > 0 and (best is None or gap > best[0]):
            best = (gap, reach)
        reach = min(reach, span.bottom)
    return None if best is None else best[1]
