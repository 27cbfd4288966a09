"""Word's DOCX: body, tables, footnotes and endnotes in their order; running heads left out, macros never looked at."""

from __future__ import annotations

import io
import re
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

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING_STYLE = re.compile(
    r"(?:heading|título|titulo|titre|titolo|überschrift)\s*\d|subtitle|subtítulo", re.IGNORECASE
)
_TITLE_STYLE = re.compile(r"title|título|titulo|titre|titolo", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list|lista|liste|elenco", re.IGNORECASE)
_NOTES = ("footnotes", "endnotes")


def document(source: Source, data: bytes) -> Document:
    """Return the document of a DOCX; raises UnreadableSource where it is broken, locked, a ZIP bomb or without words."""
    Archive(source.name, data)
    # Slow import (55 ms), needed for DOCX only.
    import docx  # noqa: PLC0415 - slow import (55 ms)

    try:
        word = docx.Document(io.BytesIO(data))
        pieces = list(_pieces(word))
        said = word.core_properties
        title, author = said.title, said.author
    except Exception as error:
        # What a broken archive makes python-docx and lxml raise is not listed anywhere: KeyError, ValueError, XMLSyntaxError ...
        raise UnreadableSource(
            Problem(where=source.name, what="The DOCX is broken and cannot be read.", hint="Save or download it again.")
        ) from error
    return finish(source, pieces, title=one_line(title or ""), author=_person(author))


def _person(author: str | None) -> str:
    """Return the author unless a program filled the field in."""
    name = one_line(author or "")
    return (
        ""
        if name.lower() in {"python-docx", "user", "admin", "usuario", "windows user", "microsoft office user"}
        else name
    )


def _pieces(word: Any) -> Iterator[Piece]:
    """Yield the paragraphs and table rows of the body in their order, then the footnotes and endnotes."""
    styles = {style.style_id: style.name or "" for style in word.styles}
    marks: dict[str, str] = {}
    yield from _of_container(word.element.body, styles, marks)
    for name in _NOTES:
        yield from _notes(word, name, marks)


def _of_container(container: Any, styles: dict[str, str], marks: dict[str, str]) -> Iterator[Piece]:
    """Yield the pieces of an element that holds paragraphs, tables and content controls."""
    for element in container:
        if element.tag == f"{_W}p":
            yield from _paragraph(element, styles, marks)
        elif element.tag == f"{_W}tbl":
            yield from _table(element, styles, marks)
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag", f"{_W}customXml"}:
            yield from _of_container(element, styles, marks)


def _paragraph(element: Any, styles: dict[str, str], marks: dict[str, str]) -> Iterator[Piece]:
    """Yield the piece of a paragraph, and those of the text boxes anchored in it."""
    boxes: list[Any] = []
    text = one_line(_text(element, marks, boxes))
    if text:
        yield Piece(_kind(element, text, styles), text)
    for box in boxes:
        yield from _of_container(box, styles, marks)


def _text(element: Any, marks: dict[str, str], boxes: list[Any]) -> str:
    """Return the text in an element without what was deleted; text boxes are put aside, notes are marked as [1]."""
    parts: list[str] = []
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            parts.append(child.text or "")
        elif tag in {f"{_W}tab", f"{_W}br", f"{_W}cr"}:
            parts.append(" ")
        elif tag == f"{_W}noBreakHyphen":
            parts.append("-")
        elif tag in {f"{_W}footnoteReference", f"{_W}endnoteReference"}:
            key = f"{tag.rpartition('}')[2]}{child.get(f'{_W}id')}"
            marks.setdefault(key, f"[{len(marks) + 1}]")
            parts.append(marks[key])
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif tag not in {f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", _MC_FALLBACK}:
            parts.append(_text(child, marks, boxes))
    return "".join(parts)


def _kind(element: Any, text: str, styles: dict[str, str]) -> BlockKind:
    """Return the kind of a paragraph by its style, its numbering, and where it has neither by its look."""
    properties = element.find(f"{_W}pPr")
    style, numbered = "", False
    if properties is not None:
        named = properties.find(f"{_W}pStyle")
        style = styles.get(named.get(f"{_W}val"), "") if named is not None else ""
        numbered = properties.find(f"{_W}numPr") is not None
    if _HEADING_STYLE.match(style):
        return "heading"
    if _TITLE_STYLE.fullmatch(style):
        return "title"
    if numbered or _LIST_STYLE.match(style) or lines.is_item(text):
        return "item"
    if lines.is_sure_heading(text) or (lines.could_be_heading(text) and _is_bold(element)):
        return "heading"
    return "paragraph"


def _is_bold(element: Any) -> bool:
    """Return whether every run with words in a paragraph is bold."""
    runs = [run for run in element.iter(f"{_W}r") if "".join(run.itertext()).strip()]
    return bool(runs) and all(
        (bold := run.find(f"{_W}rPr/{_W}b")) is not None and bold.get(f"{_W}val") not in {"0", "false"} for run in runs
    )


def _table(element: Any, styles: dict[str, str], marks: dict[str, str]) -> Iterator[Piece]:
    """Yield a row as one piece; tables inside its cells come after it, and a table of one cell is a frame round its text."""
    rows = element.findall(f"{_W}tr")
    if len(rows) == 1 and len(rows[0].findall(f"{_W}tc")) == 1:
        yield from _of_container(rows[0].find(f"{_W}tc"), styles, marks)
        return
    for line in rows:
        inner: list[Any] = []
        boxes: list[Any] = []
        cells = []
        for cell in line.iter(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not line:
                continue
            texts = [
                _text(part, marks, boxes) for part in cell.iter(f"{_W}p") if next(part.iterancestors(f"{_W}tc")) is cell
            ]
            cells.append(one_line(" ".join(texts)))
            inner += cell.findall(f"{_W}tbl")
        yield row(cells)
        for table in inner:
            yield from _table(table, styles, marks)


def _notes(word: Any, name: str, marks: dict[str, str]) -> Iterator[Piece]:
    """Yield the footnotes or endnotes that the text refers to, each with its mark."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - imported by document already

    for relation in word.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(f"/{name}"):
            continue
        for note in parse_xml(relation.target_part.blob):
            mark = marks.get(f"{name[:-1]}Reference{note.get(f'{_W}id')}")
            text = one_line(_text(note, {}, []))
            if mark and text:
                yield Piece("footnote", f"{mark} {text}")
