"""Lines of print become paragraphs, headings, items and rows; each line keeps its place in the text and on its page."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from fairward.model.document import Block, BlockKind, Line, Page
from fairward.read import boilerplate, hyphens, lines
from fairward.read.pieces import Piece, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fairward.read.spans import Span

_ENDS = (".", "!", "?", ":", ";", ".”", '."', ".»", ".)")
_LARGER = 1.12
_OPENING = 8
# How much of a column's width a full line may leave free at its end.
_RAGGED = 0.12
# With one of these among its first letters a line may be an item ("ii. to pay").
_MARK = frozenset(".)")
_SHORT_LINE = 60
_FOOTNOTE_MARK = re.compile(r"\d{1,2}\s|\*+\s|\(\d{1,2}\)\s")
_BULLET = re.compile(r"\s*[-–—•‣◦▪●○■·]\s")


class Layout(NamedTuple):
    """A text with its blocks and pages, and its title where print shows one."""

    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...]
    title: str | None


class _Open:
    """A piece still being put together: its parts of text and the lines that they are."""

    __slots__ = ("first", "last", "length", "marks", "page", "parts")

    def __init__(self, span: Span, page: int) -> None:
        self.first = span
        self.last = span
        self.page = page
        self.parts = [span.text]
        self.length = len(span.text)
        self.marks = [(page, span, 0, self.length)]

    def add(self, span: Span, page: int, words: str | frozenset[str]) -> None:
        """Take the next line in, a word cut at the line end put together again."""
        before = self.last
        text = span.text
        if before.cut or (before.text[-1] == "-" and text[0].isalpha() and before.text[-2:-1].isalpha()):
            self._mend(text, words)
            start = self.length
        else:
            self.parts.append(" ")
            start = self.length + 1
        self.parts.append(text)
        self.length = start + len(text)
        self.marks.append((page, span, start, self.length))
        self.last = span
        self.page = page

    def _mend(self, following: str, words: str | frozenset[str]) -> None:
        """Take the hyphen off the last line, or put the real one back that pdfium took off."""
        before = self.parts[-1]
        bare = before.removesuffix("-")
        self.parts[-1] = bare if hyphens.is_cut(bare, following, words) else bare + "-"
        change = len(self.parts[-1]) - len(before)
        self.length += change
        page, line, start, end = self.marks[-1]
        self.marks[-1] = (page, line, start, end + change)

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self.parts)


def lay_out(pages: Sequence[Sequence[Span]], confidences: Sequence[float | None]) -> Layout:
    """Return the text of pages of lines in reading order, with blocks, and pages that know where each line stands."""
    body = _body_size(pages)
    words = _known(pages)
    open_pieces: list[_Open] = []
    current: _Open | None = None
    for number, spans in enumerate(pages, start=1):
        pitch = _pitch(spans)
        near = 1.1 * pitch
        for column in _columns(spans):
            left, right = min(span[1] for span in column), max(span[3] for span in column)
            full = right - _RAGGED * (right - left)
            for span in column:
                if current is not None:
                    before = current.last
                    # The common case first, without a call: a full line, right under it one that goes on in small letters.
                    if (
                        0 < before[2] - span[2] < near
                        and before[3] > full
                        and span[0][0].islower()
                        and span[5] == before[5]
                        and current.page == number
                        and _MARK.isdisjoint(span[0][:6])
                        and not (span[8] or before[8])
                    ) or _goes_on(current, span, left, right, pitch, same_page=current.page == number):
                        current.add(span, number, words)
                        continue
                current = _Open(span, number)
                open_pieces.append(current)
    pieces = _kinds(open_pieces, body)
    text, blocks, starts = place(pieces)
    title = next((piece.text for piece in pieces if piece.kind == "title"), None)
    return Layout(text, blocks, _pages(open_pieces, starts, confidences, len(text)), title)


def _body_size(pages: Sequence[Sequence[Span]]) -> float:
    """Return the size of type in which most of the text is set."""
    weights: dict[float, int] = {}
    for spans in pages:
        for span in spans:
            weights[span.size] = weights.get(span.size, 0) + len(span.text)
    return max(weights, key=weights.__getitem__) if weights else 0.0


def _known(pages: Sequence[Sequence[Span]]) -> str | frozenset[str]:
    """Return what words cut at line ends are looked up in; empty where no line ends in a cut word."""
    if not any(span.cut or span.text[-1] == "-" for spans in pages for span in spans):
        return ""
    return hyphens.known("\n".join([span.text for spans in pages for span in spans]))


def _columns(spans: Sequence[Span]) -> list[Sequence[Span]]:
    """Return the lines in runs that stand below each other: the columns of a page, or the page itself."""
    columns: list[Sequence[Span]] = []
    start = 0
    for at in range(1, len(spans)):
        before, span = spans[at - 1], spans[at]
        if span[4] >= 2 * before[4] - before[2] or span[1] >= before[3]:
            columns.append(spans[start:at])
            start = at
    if spans:
        columns.append(spans[start:])
    return columns


def _pitch(spans: Sequence[Span]) -> float:
    """Return the usual distance in points from one line to the next on a page."""
    steps = [before.bottom - after.bottom for before, after in pairwise(spans)]
    steps = [step for step in steps if step > 2]
    return median(steps) if steps else 0.0


def _goes_on(current: _Open, span: Span, left: float, right: float, pitch: float, *, same_page: bool) -> bool:
    """Return whether a line goes on with the open piece. left and right are the edges of the line's column in points."""
    before = current.last
    step = before.bottom - span.bottom
    if span.is_row or before.is_row or _BULLET.match(span.text):
        return False
    ended = before.text.endswith(_ENDS)
    runs_on = before.cut or not ended
    other_size = abs(span.size - before.size) > 0.1 * max(span.size, before.size)
    if (other_size or span.bold != before.bold) and not (runs_on and span.text[0].islower() and not other_size):
        # A short last line can look bold: weight that changes inside a sentence is no new paragraph.
        return False
    below = same_page and span.bottom < before.bottom + 1
    if not below:
        # Another column or page: a sentence may run on there.
        return runs_on and (before.cut or span.text[0].islower()) and not lines.is_item(span.text)
    if pitch and step > 1.35 * max(pitch, 1.15 * span.height) and step > 1.5 * before.height:
        return False
    is_full = before.right > right - _RAGGED * (right - left)
    if lines.is_item(span.text) or lines.is_numbered(span.text):
        return (
            runs_on and is_full and span.text[0].isdigit() and not current.first.bold and before.left <= span.left + 1
        )
    if current.length <= lines.LONGEST_HEADING and not before.cut and lines.is_sure_heading(current.text):
        return before.text.isupper() and span.text.isupper()
    if ended and (not is_full or step > 2.5 * span.height):
        return False
    indented = span.left - before.left > 0.9 * span.height and before is not current.first
    if indented and ended:
        return False
    return (
        is_full
        or (not ended and _is_centred(before, span, left, right))
        or span.text[0].islower()
        or before.cut
        or (before.bold and span.bold)
    )


def _is_centred(before: Span, span: Span, left: float, right: float) -> bool:
    """Return whether two lines are centred in their column rather than set from its left edge."""
    middle = (left + right) / 2
    free = 0.03 * (right - left)
    return span.left > left + free and all(abs((line.left + line.right) / 2 - middle) < 3 for line in (before, span))


def _kinds(open_pieces: Sequence[_Open], body: float) -> list[Piece]:
    """Return the finished pieces with their kinds; the largest type at the start is the title."""
    top = max((piece.first.size for piece in open_pieces[:_OPENING]), default=0.0)
    pieces: list[Piece] = []
    has_title = False
    for at, piece in enumerate(open_pieces):
        text = piece.text
        kind = _kind(piece, text, body)
        if kind == "heading" and not has_title and at < _OPENING and piece.marks[0][0] == 1 and piece.first.size >= top:
            has_title = piece.first.size > _LARGER * body or piece.first.bold or text.isupper()
            kind = "title" if has_title else kind
        pieces.append(Piece(kind, text))
    return pieces


def _kind(piece: _Open, text: str, body: float) -> BlockKind:
    """Return what a finished piece is, by its type and its words."""
    span = piece.first
    if span.is_row:
        return "row"
    if len(text) <= 2 * lines.LONGEST_HEADING:
        if len(text) <= _SHORT_LINE and boilerplate.is_boilerplate(text):
            return "boilerplate"
        if span.size > _LARGER * body:
            if not text.endswith((",", ";")):
                return "heading"
        elif (span.bold and lines.could_be_heading(text)) or lines.is_sure_heading(text):
            return "heading"
    if span.size and span.size < 0.88 * body and _FOOTNOTE_MARK.match(text) and len(piece.parts) < 40:
        return "footnote"
    return "item" if lines.is_item(text) else "paragraph"


def _pages(
    open_pieces: Sequence[_Open], starts: Sequence[int], confidences: Sequence[float | None], length: int
) -> tuple[Page, ...]:
    """Return the pages with the offsets and boxes of their lines; a page ends where the next one begins."""
    found: list[list[Line]] = [[] for _ in confidences]
    for piece, offset in zip(open_pieces, starts, strict=True):
        for page, span, start, end in piece.marks:
            found[page - 1].append(Line(start=offset + start, end=offset + end, box=span[1:5]))
    pages: list[Page] = []
    following = length
    for number in range(len(found), 0, -1):
        rows = found[number - 1]
        start = min((line.start for line in rows), default=following)
        pages.append(
            Page(
                number=number,
                start=start,
                end=max(following, start),
                confidence=confidences[number - 1],
                lines=tuple(rows),
            )
        )
        following = start
    return tuple(reversed(pages))
