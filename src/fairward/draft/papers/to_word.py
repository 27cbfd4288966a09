"""A paper as a Word document; what is struck out and put in are tracked changes that a lawyer accepts or refuses."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from fairward.draft.words import printable
from fairward.model.paper import Block, Paper, Run

_LEVELS = {"title": 0, "part": 1, "article": 2}
_STYLES = {"quote": "Quote", "item": "List Bullet"}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
_AUTHOR = "Fairward"


def to_word(paper: Paper) -> bytes:
    """Return the paper as a DOCX file, the same bytes for the same paper but for the archive's own times."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(11)
    properties = document.core_properties
    properties.title, properties.language, properties.author = printable(paper.title)[:250], paper.language, _AUTHOR
    properties.created = properties.modified = _MADE
    changes = 0
    for block in paper.blocks:
        changes = _write(document, block, changes)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write(document: Any, block: Block, changes: int) -> int:
    """Write one block; return how many changes have been numbered so far."""
    if block.kind == "break":
        document.add_page_break()
        return changes
    if block.kind == "table":
        _table(document, block)
        return changes
    if block.kind in _LEVELS:
        document.add_heading(printable(block.text), _LEVELS[block.kind])
        return changes
    paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    if block.kind == "note":  # a label stays on the page of what it names
        paragraph.paragraph_format.keep_with_next = True
    for run in block.runs:
        if run.look in ("inserted", "deleted"):
            changes += 1
            _change(paragraph, run, changes)
            continue
        made = paragraph.add_run(printable(run.text))
        made.bold = run.look == "bold" or None
        if run.look == "soft" or block.kind == "note":
            made.font.size, made.font.color.rgb = Pt(9), RGBColor(0x50, 0x57, 0x5E)
    return changes


def _change(paragraph: Any, run: Run, number: int) -> None:
    """Write a run as a tracked insertion or deletion."""
    inserted = run.look == "inserted"
    change = OxmlElement("w:ins" if inserted else "w:del")
    for name, value in (("w:id", str(number)), ("w:author", _AUTHOR), ("w:date", "2000-01-01T00:00:00Z")):
        change.set(qn(name), value)
    inner = OxmlElement("w:r")
    text = OxmlElement("w:t" if inserted else "w:delText")
    text.text = printable(run.text)
    text.set(qn("xml:space"), "preserve")
    inner.append(text)
    change.append(inner)
    paragraph._p.append(change)  # noqa: SLF001 - python-docx has no tracked changes


def _table(document: Any, block: Block) -> None:
    """Write a table; its head repeats on every page."""
    table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
    for number, row in enumerate(block.rows):
        cells = table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = printable(words)
            for run in cell.paragraphs[0].runs:
                run.bold = number == 0 or None
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated heads
    head.append(head.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
    document.add_paragraph()
