"""Write the agreements of the examples as PDF and DOCX, the same bytes each time, from the texts in sources/.

Run from anywhere: ``python examples/build.py``. It needs the packages typst and python-docx.

A source is a few ``key: value`` lines, a line ``---``, and a small Markdown: ``#`` to ``###`` headings, paragraphs,
``**bold**``, lines that begin with ``1.`` or ``(a)``, and tables whose second row says how columns align.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document as DocxDocument
    from docx.text.paragraph import Paragraph

HERE = Path(__file__).resolve().parent
# A fixed moment keeps the files the same from one build to the next.
MADE = datetime(2026, 1, 1, tzinfo=UTC)
PAGE_WORDS = {"en": ("Page", "of"), "es": ("Página", "de")}

TYPST_HEAD = """#set document(title: {title}, author: "Fairward project (example)", date: none)
#set page(paper: "a4", margin: (x: 2.6cm, top: 2.6cm, bottom: 2.4cm),
  header: context if counter(page).get().first() > 1 {{ text(size: 8.5pt, {running}); h(1fr) }},
  footer: context text(size: 8pt)[#{note} #h(1fr) #{page} #counter(page).display() #{of} #counter(page).final().first()])
#set text(font: "Libertinus Serif", size: 10.5pt, lang: {language}, hyphenate: true)
#set par(justify: true, leading: 0.62em, spacing: 0.85em)
#show heading.where(level: 1): it => align(center, block(above: 0.4em, below: 1.2em, text(size: 16pt, it.body)))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.9em, text(size: 12.5pt, it.body))
#show heading.where(level: 3): it => block(above: 1.2em, below: 0.7em, text(size: 10.5pt, it.body))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One piece of a source: a heading, a paragraph, a list item or a table."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    right: tuple[bool, ...] = ()


def parse(source: str) -> tuple[dict[str, str], list[Block]]:
    """Return the keys and the blocks of a source text."""
    head, _, body = source.partition("\n---\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    blocks = []
    for chunk in re.split(r"\n\s*\n", body.strip()):
        heading = re.match(r"(#{1,3}) (.*)", chunk)
        if heading:
            blocks.append(Block(kind=f"h{len(heading[1])}", text=heading[2]))
        elif chunk.startswith("|"):
            rows = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in chunk.splitlines()]
            right = tuple(cell.endswith(":") for cell in rows.pop(1))
            blocks.append(Block(kind="table", rows=tuple(rows), right=right))
        else:
            item = re.match(r"\d+\. |\(?[a-z]\) ", chunk)
            blocks.append(Block(kind="item" if item else "p", text=" ".join(chunk.split("\n"))))
    return keys, blocks


def quoted(text: str) -> str:
    """Return a text as a string of typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return the runs of a line, each with whether it is bold."""
    return [(part, i % 2 == 1) for i, part in enumerate(text.split("**")) if part]


def typst_line(text: str) -> str:
    """Return a line as typst markup that shows every character as it stands."""
    return "".join(f"#strong({quoted(part)})" if bold else f"#text({quoted(part)})" for part, bold in pieces(text))


def typst_block(block: Block) -> str:
    """Return the typst markup of one block."""
    if block.kind.startswith("h"):
        return f"#heading(level: {block.kind[1]}, {quoted(block.text)})"
    if block.kind == "item":
        return f"#pad(left: 1.6em)[{typst_line(block.text)}]"
    if block.kind == "table":
        align = ", ".join("right" if right else "left" for right in block.right)
        first, *rest = block.rows
        header = ", ".join(f"strong({quoted(cell)})" for cell in first)
        cells = ", ".join(quoted(cell) for row in rest for cell in row)
        columns = "(1fr, " + "auto, " * (len(first) - 1) + ")" if any(block.right) else "(1fr,) * " + str(len(first))
        return f"#table(columns: {columns}, align: ({align},), inset: 6pt, table.header({header}), {cells})"
    return typst_line(block.text)


def to_pdf(keys: dict[str, str], blocks: list[Block]) -> bytes:
    """Return an agreement as the bytes of a PDF."""
    page, of = PAGE_WORDS[keys["language"]]
    head = TYPST_HEAD.format(
        title=quoted(keys["title"]),
        running=quoted(keys["running"]),
        note=quoted(keys["note"]),
        language=quoted(keys["language"]),
        page=quoted(page),
        of=quoted(of),
    )
    markup = head + "\n\n".join(typst_block(block) for block in blocks)
    made: bytes = typst.compile(markup.encode(), format="pdf", ignore_system_fonts=True)
    return made


def add_line(paragraph: Paragraph, text: str) -> None:
    """Add a line to a paragraph of a DOCX, bold where it is bold."""
    for part, bold in pieces(text):
        paragraph.add_run(part).bold = bold or None


def add_page_number(paragraph: Paragraph) -> None:
    """Add a field with the number of the page to a paragraph of a DOCX."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)  # noqa: SLF001 - python-docx has no public way to add a field


def add_table(document: DocxDocument, block: Block) -> None:
    """Add a table to a DOCX, its first row bold."""
    table = document.add_table(rows=0, cols=len(block.right), style="Table Grid")
    for number, row in enumerate(block.rows):
        for cell, text, right in zip(table.add_row().cells, row, block.right, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.add_run(text).bold = number == 0 or None
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph()


def to_docx(keys: dict[str, str], blocks: list[Block]) -> bytes:
    """Return an agreement as the bytes of a DOCX."""
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = keys["title"], "Fairward project (example)"
    properties.language, properties.comments = keys["language"], keys["note"]
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    section = document.sections[0]
    section.different_first_page_header_footer = False
    section.header.paragraphs[0].text = keys["running"]
    footer = section.footer.paragraphs[0]
    footer.add_run(keys["note"] + "   ").font.size = Pt(8)
    add_page_number(footer)
    for block in blocks:
        if block.kind == "table":
            add_table(document, block)
        elif block.kind.startswith("h"):
            level = int(block.kind[1])
            document.add_heading(block.text, level=0 if level == 1 else level - 1)
        else:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.left_indent = Cm(0.9) if block.kind == "item" else None
            add_line(paragraph, block.text)
    raw = io.BytesIO()
    document.save(raw)
    return repacked(raw.getvalue())


def repacked(raw: bytes) -> bytes:
    """Return the same zip with every entry at one fixed moment, in the same order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, date_time=MADE.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(entry))
    return made.getvalue()


def main() -> None:
    """Write every agreement of sources/ in both formats."""
    for path in sorted((HERE / "sources").glob("*.md")):
        keys, blocks = parse(path.read_text(encoding="utf-8"))
        for suffix, write in ((".pdf", to_pdf), (".docx", to_docx)):
            target = HERE / (keys["output"] + suffix)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(write(keys, blocks))
            sys.stdout.write(f"{target.relative_to(HERE)}\n")


if __name__ == "__main__":
    main()
