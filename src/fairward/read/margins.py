"""What a document prints on page after page, left out: running heads, running feet, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fairward.read.spans import Span

_ZONE = 0.12
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|página|pagina|pág\.?|pag\.?|p\.|seite|folio)?\s*[-–—(\[|]?\s*(?:\d{1,4}|[ivxlc]{1,7})\s*[-–—)\]|]?"
    r"(?:\s*(?:/|of|de|di|sur|\|)\s*\d{1,4})?",
    re.IGNORECASE,
)
_MANY_PAGES = 6


def without(pages: Sequence[Sequence[Span]], heights: Sequence[float]) -> list[list[Span]]:
    """Return the lines of each page without page numbers and the lines that return on other pages at the same height."""
    zones = [_zones(spans, height) for spans, height in zip(pages, heights, strict=True)]
    seen: Counter[tuple[str, str]] = Counter()
    for spans, marks in zip(pages, zones, strict=True):
        seen.update({(mark, _shape(span.text)) for span, mark in zip(spans, marks, strict=True) if mark})
    least = 2 if len(pages) <= _MANY_PAGES else max(3, len(pages) // 5)
    return [
        [
            span
            for span, mark in zip(spans, marks, strict=True)
            if not mark or not (_PAGE_NUMBER.fullmatch(span.text) or seen[mark, _shape(span.text)] >= least)
        ]
        for spans, marks in zip(pages, zones, strict=True)
    ]


def _zones(spans: Sequence[Span], height: float) -> list[str]:
    """Return for each line "top" or "foot" where it is in the outermost lines of a page's margins, "" where it is not."""
    marks = [""] * len(spans)
    top = [at for at, span in enumerate(spans) if span.bottom > (1 - _ZONE) * height]
    foot = [at for at, span in enumerate(spans) if span.top < _ZONE * height]
    top.sort(key=lambda at: -spans[at].top)
    foot.sort(key=lambda at: spans[at].bottom)
    for mark, places in (("top", top), ("foot", foot)):
        before: Span | None = None
        for at in places:
            span = spans[at]
            if before is not None:
                gap = before.bottom - span.top if mark == "top" else span.bottom - before.top
                if gap > max(span.height, before.height):
                    break
            marks[at] = mark
            before = span
    return marks


def _shape(text: str) -> str:
    """Return a line with its numbers alike, so that "Page 3" and "Page 4" are one."""
    return _DIGITS.sub("#", text)
