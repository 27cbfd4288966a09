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
_MOST_LINES = 5
_BETWEEN = 4.0


def in_order(reader: Reader, page: Any) -> list[Span]:
    """Return the lines of a text page (pdfium's own handle) in reading order; the cells of a table row are one line."""
    printed = reader.lines(page)
    cuts = {place: edges for place in printed.gaps if (edges := _cuts(printed, place))}
    if not cuts and printed.is_ordered:
        return printed.spans
    split = {
        place: reader.split(page, printed.spans[place], printed.gaps[place], edges) for place, edges in cuts.items()
    }
    two_columns = _has_gutter([part for part in split.values() if len(part) == 2], len(printed.spans))
    if printed.is_ordered and not two_columns:
        return _with_rows(printed.spans, split)
    if not split and not _comes_back(printed.spans):
        return printed.spans if _is_ordered(printed.spans) else _sorted(printed.spans)
    parts = [split.get(place) or [span] for place, span in enumerate(printed.spans)]
    if two_columns:
        spans = [span for part in parts for span in part]
    else:
        spans = [part[0] if len(part) == 1 else _row(part) for part in _whole_rows(parts)]
    return spans if _is_ordered(spans) else _sorted(spans)


def _with_rows(spans: list[Span], split: dict[int, list[Span]]) -> list[Span]:
    """Return lines that lie in order with those that are rows as one span each, the last cell with its further lines."""
    kept = list(spans)
    for place in sorted(split, reverse=True):
        cells = split[place]
        if len(cells) < 2:
            continue
        low = cells[0][2]
        while place + 1 < len(kept) and not kept[place + 1].is_row and _is_below_last_cell(cells, kept[place + 1], low):
            low = kept[place + 1][2]
            cells = [*cells[:-1], _stacked([cells[-1], kept.pop(place + 1)])]
        kept[place] = _row(cells)
    return kept


def _comes_back(spans: Sequence[Span]) -> bool:
    """Return whether a line goes back up to the height of one just before it, as after a table cell of several lines."""
    return any(
        span[2] > before[2] + 1 and any(abs(one[2] - span[2]) < 1 for one in spans[max(at - _MOST_LINES + 1, 0) : at])
        for at, (before, span) in enumerate(pairwise(spans), start=1)
    )


def _whole_rows(parts: Sequence[list[Span]]) -> list[list[Span]]:
    """Return the cells of each line, with cells of several lines put together.

    A PDF writes a table cell by cell: after the lower lines of a cell comes the next cell, back at the height of the first line.
    """
    rows: list[list[Span]] = []
    low = 0.0
    for cells in parts:
        first = cells[0]
        last = rows[-1] if rows else None
        if last is not None and last[-1][3] <= first[1] - _BETWEEN and (back := _row_beside(rows, first)):
            lines_of_cell = [rows[-back][-1], *(line[0] for line in rows[len(rows) - back + 1 :])]
            rows[-back:] = [[*rows[-back][:-1], _stacked(lines_of_cell), *cells]]
        elif last is not None and len(last) > 1 and len(cells) == 1 and _is_below_last_cell(last, first, low):
            rows[-1] = [*last[:-1], _stacked([last[-1], first])]
        else:
            rows.append(cells)
        low = first[2]
    return rows


def _row_beside(rows: Sequence[list[Span]], span: Span) -> int:
    """Return how many lines back a line begins that the span goes on with as its next cell, 0 where none does."""
    for back in range(1, min(len(rows), _MOST_LINES) + 1):
        line = rows[-back]
        if max(cell.right for cell in line) > span.left - _BETWEEN or (back > 1 and len(rows[-back + 1]) > 1):
            return 0
        if abs(line[0].bottom - span.bottom) < span.height / 2:
            return back
    return 0


def _is_below_last_cell(row: Sequence[Span], span: Span, low: float) -> bool:
    """Return whether a line goes on with the last cell of the row above it."""
    last = row[-1]
    return abs(span.left - last.left) < _ALIGNED and 0 < low - span.bottom < 2.2 * span.height


def _stacked(stack: Sequence[Span]) -> Span:
    """Return the lines of one cell as one span."""
    first = stack[0]
    if len(stack) == 1:
        return first
    return Span(
        " ".join(line.text for line in stack), min(line.left for line in stack), first.bottom, max(line.right for line in stack),
        first.top, first.size, bold=first.bold,
    )  # fmt: skip


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
