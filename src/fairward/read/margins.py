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
        seen.update({(mark, _shape(spans[at].text)) for at, mark in marks.items()})
    least = 2 if len(pages) <= _MANY_PAGES else max(3, len(pages) // 5)
    kept: list[list[Span]] = []
    for spans, marks in zip(pages, zones, strict=True):
        out = {
            at
            for at, mark in marks.items()
            if _PAGE_NUMBER.fullmatch(spans[at].text) or seen[mark, _shape(spans[at].text)] >= least
        }
        kept.append([span for at, span in enumerate(spans) if at not in out] if out else list(spans))
    return kept


def _zones(spans: Sequence[Span], height: float) -> dict[int, str]:
    """Return "top" or "foot" for the outermost lines of a page's margins, by their places among its lines."""
    high, low = (1 - _ZONE) * height, _ZONE * height
    top = [at for at, span in enumerate(spans) if span[2] > high]
    foot = [at for at, span in enumerate(spans) if span[4] < low]
    top.sort(key=lambda at: -spans[at].top)
    foot.sort(key=lambda at: spans[at].bottom)
    marks: dict[int, str] = {}
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
