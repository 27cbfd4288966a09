"""Pieces of a document in reading order, and the one way in which they become its text and blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fairward.model.document import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

# Kinds whose neighbours of the same kind stand on the next line; everything else is divided by a blank line.
_CLOSE = frozenset({"item", "row"})
CELL_GAP = " | "


class Piece(NamedTuple):
    """One paragraph, heading, list item, table row or note: its kind and its text on one line."""

    kind: BlockKind
    text: str


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Return the text of the pieces and the blocks in it that are not plain paragraphs; empty pieces are left out."""
    text, blocks, _ = place(pieces)
    return text, blocks


def place(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...], list[int]]:
    """Return the text of the pieces, the blocks in it, and where each piece begins (also the empty ones, left out)."""
    parts: list[str] = []
    blocks: list[Block] = []
    starts: list[int] = []
    offset = 0
    before = ""
    for kind, text in pieces:
        if not text:
            starts.append(offset)
            continue
        if parts:
            gap = "\n" if kind == before and kind in _CLOSE else "\n\n"
            parts.append(gap)
            offset += len(gap)
        parts.append(text)
        starts.append(offset)
        end = offset + len(text)
        if kind != "paragraph":
            blocks.append(Block(kind=kind, start=offset, end=end))
        offset = end
        before = kind
    return "".join(parts), tuple(blocks), starts


def row(cells: Iterable[str]) -> Piece:
    """Return a table row as one piece; a row of one filled cell is a paragraph."""
    filled = [cell for cell in cells if cell]
    if len(filled) <= 1:
        return Piece("paragraph", "".join(filled))
    return Piece("row", CELL_GAP.join(filled))
