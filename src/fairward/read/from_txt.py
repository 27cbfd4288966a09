"""Plain text in any encoding: wrapped lines joined again, headings, items, rows and boilerplate marked, no word left out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from fairward.model.document import Block, BlockKind, Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import boilerplate, dates, hyphens, language, lines
from fairward.read.decode import decode
from fairward.read.pieces import Piece, compose, row

if TYPE_CHECKING:
    pass

_MARKDOWN_HEADING = re.compile(r"\s{0,3}#{1,6}\s*(?=\S)")
_MARKDOWN_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]+?)(?<=\S)\1")
_FRONT_MATTER = re.compile(r"---\n((?:[A-Za-z_-]+:.*\n){1,30})---\n?")
_FIELD = re.compile(r"(?m)^(title|date|author):[ \t]*[\"']?(.*?)[\"']?[ \t]*$")
_NOTE = "ABOUT:"
_LONGEST_TITLE = 250
_REST_AFTER_CLOSE = 1_000
_SHORT_LINE = 60
# Nobody writes longer ones; a text without a blank line must not become a single paragraph of megabytes.
_LONGEST_PARAGRAPH = 20_000


class _Shape(NamedTuple):
    """How a text breaks its lines: the width at which it wraps (0: it does not), and whether each line has a blank after it."""

    width: int
    double_spaced: bool


def document(source: Source, data: bytes) -> Document:
    """Return the document of a plain text; raises UnreadableSource where the bytes are no text or only white space."""
    text, problems = decode(data, where=source.name)
    if not text.strip():
        problem = Problem(
            where=source.name, what="The file holds no words.", hint="Check that it was saved completely."
        )
        raise UnreadableSource(problem)
    return of_text(source, text, problems=problems)


def of_text(
    source: Source,
    text: str,
    *,
    problems: tuple[Problem, ...] = (),
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
) -> Document:
    """Return the document of clean plain text that is already at hand; what the caller knows of it comes first."""
    notes, fields, body = _front(text)
    pieces = notes + list(_pieces(body))
    said = next((piece.text for piece in pieces if piece.kind == "title"), None)
    composed, blocks = compose(pieces)
    blocks = _close(composed, blocks)
    start = max((block.end for block in blocks[: len(notes)]), default=0)
    main = language.of_text(composed[start : start + 2 * language.SAMPLE])
    unsupported = language.problem(source.name, main)
    return Document(
        source=source,
        text=composed,
        language=main,
        passages=language.passages(composed, main, start=start),
        blocks=blocks,
        title=title or fields.get("title") or said,
        author=author or fields.get("author"),
        published=published
        or dates.iso(fields.get("date", ""))
        or dates.of_opening(piece.text for piece in pieces if piece.kind != "note"),
        problems=problems + ((unsupported,) if unsupported else ()),
    )


def _front(text: str) -> tuple[list[Piece], dict[str, str], str]:
    """Return the notes before a text (an ABOUT line, front matter), the fields that front matter gives, and the rest."""
    notes: list[Piece] = []
    fields: dict[str, str] = {}
    body = text.lstrip("\n")
    if body.startswith(_NOTE):
        first, _, body = body.partition("\n")
        notes.append(Piece("note", first.rstrip()))
        body = body.lstrip("\n")
    match = _FRONT_MATTER.match(body)
    if match:
        fields = {name: value for name, value in _FIELD.findall(match[1]) if value not in {"", "None", "null"}}
        notes.append(Piece("note", match[0].strip()))
        body = body[match.end() :]
    return notes, fields, body


def _pieces(body: str) -> list[Piece]:
    """Return the pieces of a text: paragraphs, and what is evidently something else."""
    shape = _shape(body)
    groups = _unwrapped(body, shape) if shape.width else _by_line(body)
    groups.append("")
    pieces: list[Piece] = []
    opening, before = True, False
    for place in range(len(groups) - 1):
        line, following = groups[place], groups[place + 1]
        if len(line) > lines.LONGEST_HEADING and not opening and _is_prose(line):
            # The common case, a paragraph too long for a heading, is settled first: large texts are made of them.
            kind: BlockKind = "item" if lines.is_item(line) else "paragraph"
            if boilerplate.is_boilerplate(line) and not boilerplate.is_teaser(line):
                kind = "boilerplate"
            pieces.append(Piece(kind, line))
            before = False
            continue
        piece, before = _piece(line, following, opening=opening, before=before)
        opening = opening and (piece.kind == "boilerplate" or (piece.kind == "paragraph" and len(line) <= _SHORT_LINE))
        pieces.append(piece)
    return pieces


def _is_prose(line: str) -> bool:
    """Return whether a line has no sign of markup, columns or indentation."""
    return line[0] not in "#*_ |-" and "  " not in line and "\t" not in line and "|" not in line and "**" not in line


def _by_line(body: str) -> list[str]:
    """Return the lines with words in them, each a piece of its own."""
    return [line.rstrip() for line in body.split("\n") if line and not line.isspace()]


def _piece(line: str, following: str, *, opening: bool, before: bool) -> tuple[Piece, bool]:
    """Return the piece that a line is, and whether it could be a table row.

    `following` is the next line with words, `opening` says that no title or body came yet, `before` that the line before
    could be a row.
    """
    heading = _MARKDOWN_HEADING.match(line) if "#" in line else None
    stripped = (line[heading.end() :] if heading else line).strip()
    if "**" in stripped or "__" in stripped:
        stripped = _MARKDOWN_STRONG.sub(r"\2", stripped)
    if not stripped or lines.is_rule(stripped):
        return Piece("boilerplate", stripped), before
    if boilerplate.is_boilerplate(stripped) and not boilerplate.is_teaser(stripped):
        return Piece("boilerplate", stripped), False
    is_item = lines.is_item(stripped)
    cells = lines.cells(line) if not heading and not is_item else []
    beside = before or (len(lines.cells(following)) > 1 and not boilerplate.is_boilerplate(following))
    if len(cells) > 1 and (beside or (len(cells) > 2 and line.lstrip()[0] == "|")):
        return row(cells), True
    return Piece(
        _kind(stripped, following, is_item=is_item, is_marked=heading is not None, opening=opening), stripped
    ), False


def _kind(line: str, following: str, *, is_item: bool, is_marked: bool, opening: bool) -> BlockKind:
    """Return the kind of a line that is neither boilerplate nor a row; `is_marked` where markup calls it a heading."""
    is_date = len(line) <= _SHORT_LINE and ("20" in line or "19" in line) and dates.iso(line) is not None
    if opening and not is_item and not is_date and _is_title(line, following):
        return "title"
    if is_marked or lines.is_sure_heading(line):
        return "heading"
    if is_item:
        return "item"
    if is_date or not lines.could_be_heading(line):
        return "paragraph"
    if line.endswith("?") or following.endswith("?"):
        return "heading" if len(following) > _SHORT_LINE // 2 else "paragraph"
    leads = len(following) > max(len(line), lines.LONGEST_HEADING) or lines.is_item(following)
    return "heading" if leads else "paragraph"


def _is_title(line: str, following: str) -> bool:
    """Return whether one of the first lines is a title: no sentence by itself, and text comes after it."""
    if not following or len(line) > _LONGEST_TITLE or line.endswith((".", ",", ";", ":", "»")):
        return (
            line.startswith("«") and 0 < len(line) < lines.LONGEST_HEADING < len(following) and not line.endswith(".")
        )
    return line.endswith(('"', "”", "?", "!")) or len(line) < lines.LONGEST_HEADING or len(following) > len(line)


def _close(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks with the short rest after a closing filing note ("Filed under:") as boilerplate too."""
    for block in reversed(blocks):
        if block.kind == "boilerplate" and boilerplate.closes(text[block.start : block.end]):
            rest = len(text) - block.end
            if 0 < rest <= _REST_AFTER_CLOSE and rest < block.start:
                before = tuple(other for other in blocks if other.end <= block.start)
                return (*before, Block(kind="boilerplate", start=block.start, end=len(text)))
    return blocks


def _shape(body: str) -> _Shape:
    """Return how a text breaks its lines, told by its first 400 lines."""
    sample = body[:40_000].split("\n")[:400]
    rows = [line for line in sample if line and not line.isspace()]
    if len(rows) < 4:
        return _Shape(0, double_spaced=False)
    lengths = sorted(map(len, rows))
    width = lengths[len(lengths) * 9 // 10]
    if width > 130 or width < 25:
        return _Shape(0, double_spaced=False)
    adjacent = [(one, two) for one, two in pairwise(sample) if one.strip() and two.strip()]
    double = len(adjacent) < len(rows) // 6
    pairs = list(pairwise(rows)) if double else adjacent
    running = sum(_runs_on(one, two, width) for one, two in pairs)
    share = 0.3
    return _Shape(width if running >= max(2, share * len(pairs)) else 0, double_spaced=double)


def _runs_on(one: str, two: str, width: int) -> bool:
    """Return whether a sentence runs on from one line to the next because the first was full."""
    first, second = one.rstrip(), two.lstrip()
    word = second.split(None, 1)[0] if second else ""
    full = len(first) + 1 + len(word) > 0.8 * width
    return full and not first.endswith((".", "!", "?", ":", ";", "”", '"', "»")) and not lines.is_item(two)


def _unwrapped(body: str, shape: _Shape) -> list[str]:
    """Return the paragraphs of a wrapped text, each on one line; headings, items and rows keep their own."""
    words = hyphens.known(body[:400_000])
    paragraphs: list[str] = []
    blank_before = True
    last = ""
    for line in body.split("\n"):
        if not line or line.isspace():
            blank_before = blank_before or not shape.double_spaced or not paragraphs
            if not shape.double_spaced:
                blank_before = True
            continue
        if paragraphs and not blank_before and _joins(paragraphs[-1], last, line, shape):
            paragraphs[-1] = _joined(paragraphs[-1], line.strip(), words)
        else:
            paragraphs.append(line.rstrip())
        last = line.rstrip()
        blank_before = False
    return paragraphs


def _joins(paragraph: str, last: str, line: str, shape: _Shape) -> bool:
    """Return whether a line goes on with the paragraph before it, whose last line is `last`."""
    if (
        len(paragraph) > _LONGEST_PARAGRAPH
        or lines.is_item(line)
        or lines.is_rule(line)
        or lines.is_rule(paragraph)
        or lines.is_numbered(line)
    ):
        return False
    if len(lines.cells(line)) > 1 or _MARKDOWN_HEADING.match(line) or lines.is_sure_heading(paragraph):
        return False
    first = line.lstrip()[:1]
    ended = paragraph.endswith((".", "!", "?", ":", ";", '."', ".”", ".»"))
    if shape.double_spaced:
        return not ended and (first.islower() or paragraph.endswith("-") or _runs_on(last, line, shape.width))
    return first.islower() or not ended or len(paragraph) > shape.width // 2


def _joined(paragraph: str, line: str, words: str | frozenset[str]) -> str:
    """Return paragraph and line as one, a word cut at the line end put together again."""
    if paragraph.endswith("-") and len(paragraph) > 1 and paragraph[-2].isalpha():
        return (paragraph[:-1] if hyphens.is_cut(paragraph[:-1], line, words) else paragraph) + line
    return f"{paragraph} {line}"
