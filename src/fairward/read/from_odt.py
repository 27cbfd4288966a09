"""OpenDocument text: body, tables and notes from its XML, read by a parser that refuses entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fairward.model.document import BlockKind, Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import lines
from fairward.read.archives import Archive
from fairward.read.clean import one_line
from fairward.read.finish import finish
from fairward.read.pieces import Piece, row

if TYPE_CHECKING:
    from collections.abc import Iterator

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_STYLE = f"{_TEXT}style-name"
_LEFT_OUT = frozenset(
    {f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}table-of-content", f"{_OFFICE}forms"}
)
_DEEPEST = 60


def document(source: Source, data: bytes) -> Document:
    """Return the document of an ODT; raises UnreadableSource where it is broken, locked, a ZIP bomb or without words."""
    archive = Archive(source.name, data)
    root = _parse(source.name, archive.read("content.xml"))
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    notes: list[str] = []
    pieces = list(_pieces(body, notes, "paragraph", 0)) if body is not None else []
    pieces += [Piece("footnote", note) for note in notes]
    title = author = ""
    if "meta.xml" in archive.names:
        said = _parse(source.name, archive.read("meta.xml")).find(f"{_OFFICE}meta")
        if said is not None:
            title, author = one_line(said.findtext(f"{_DC}title") or ""), one_line(said.findtext(f"{_DC}creator") or "")
    return finish(source, pieces, title=title, author=author)


def _parse(where: str, xml: bytes) -> Any:
    """Return the root of an XML part; raises UnreadableSource where it is broken or defines entities."""
    # Slow import (11 ms), needed for ODT only.
    from defusedxml import DefusedXmlException  # noqa: PLC0415 - slow import (11 ms)
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - slow import (11 ms)

    try:
        return fromstring(xml)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableSource(
            Problem(where=where, what="The ODT is broken and cannot be read.", hint="Save or download it again.")
        ) from error


def _pieces(parent: Any, notes: list[str], kind: BlockKind, depth: int) -> Iterator[Piece]:
    """Yield the pieces of an element in their order; `kind` is what its paragraphs are."""
    if depth > _DEEPEST:
        return
    for element in parent:
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == f"{_TEXT}h":
            yield Piece("heading", one_line(_text(element, notes, depth)))
        elif element.tag == f"{_TEXT}p":
            text = one_line(_text(element, notes, depth))
            yield Piece(_kind(element, text, kind), text)
        elif element.tag == f"{_TABLE}table-row":
            cells = [one_line(_text(cell, notes, depth)) for cell in element if cell.tag == f"{_TABLE}table-cell"]
            yield row(cells)
        else:
            inner: BlockKind = "item" if element.tag == f"{_TEXT}list-item" else kind
            yield from _pieces(element, notes, inner, depth + 1)


def _kind(element: Any, text: str, kind: BlockKind) -> BlockKind:
    """Return the kind of a paragraph by its style, its place in a list, or its look."""
    style = element.get(_STYLE, "")
    if style in {"Title", "Subtitle"}:
        return "title" if style == "Title" else "heading"
    if kind == "paragraph" and lines.is_item(text):
        return "item"
    return "heading" if kind == "paragraph" and lines.is_sure_heading(text) else kind


def _text(element: Any, notes: list[str], depth: int) -> str:
    """Return the text in an element; notes are put aside and marked as [1]."""
    if depth > _DEEPEST:
        return ""
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            mark = f"[{len(notes) + 1}]"
            if body is not None:
                notes.append(f"{mark} {one_line(_text(body, [], depth + 1))}")
                parts.append(mark)
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}:
            parts.append(" ")
        elif child.tag not in _LEFT_OUT:
            gap = " " if child.tag in {f"{_TEXT}p", f"{_TEXT}h", f"{_TEXT}list-item"} else ""
            parts.append(gap + _text(child, notes, depth + 1) + gap)
        parts.append(child.tail or "")
    return "".join(parts)
