"""PDF by pdfium: lines in reading order with their boxes, running heads out, words cut at line ends whole, scans by OCR."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fairward.model.document import Document, Source
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import columns, dates, from_scan, language, margins
from fairward.read.clean import one_line
from fairward.read.paragraphs import lay_out
from fairward.read.spans import Reader, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_DOTS_AN_INCH = 300
_POINTS_AN_INCH = 72
_FEW_LETTERS = 30
_OPENING = 2_000
# pdfium opens no PDF without pages; this tells them from broken ones.
_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\].{0,80}?/Count\s+0\b|/Count\s+0\b.{0,80}?/Kids\s*\[\s*\]", re.DOTALL)
_LONGEST_SIDE = 2_000
# What programs write into a PDF's title field by themselves.
_NO_TITLE = (".doc", ".docx", ".odt", ".pdf", ".indd", ".qxd", ".rtf", ".txt", ".tmp")
_NO_TITLE_START = ("microsoft word", "untitled", "layout 1", "document1", "powerpoint", "sin título", "scan")


def document(source: Source, data: bytes) -> Document:
    """Return the document of a PDF, its lines with boxes in points on each page.

    Raises UnreadableSource where it is encrypted, broken, or has no page or no words.
    """
    pdf = _open(source.name, data)
    try:
        count = len(pdf)
        if count == 0:
            raise UnreadableSource(_no_pages(source.name))
        pages, heights, scanned, problems = _lines(source.name, pdf, count)
        confidences: list[float | None] = [None] * count
        if scanned:
            problems += _read_scans(source.name, pdf, scanned, pages, confidences)
        said = {key: pdf.get_metadata_value(key) for key in ("Title", "Author")}
    finally:
        pdf.close()
    if not any(pages):
        raise UnreadableSource(
            problems[0]
            if problems
            else Problem(where=source.name, what="The PDF has no words.", hint="Check that its pages are not blank.")
        )
    layout = lay_out(margins.without(pages, heights), confidences)
    if not layout.text:
        layout = lay_out(pages, confidences)
    main = language.of_text(layout.text)
    problems += from_scan.doubts(source.name, confidences)
    unsupported = language.problem(source.name, main)
    return Document(
        source=source,
        text=layout.text,
        language=main,
        passages=language.passages(layout.text, main),
        pages=layout.pages,
        blocks=layout.blocks,
        title=_title(said) or layout.title,
        author=one_line(said.get("Author", "")) or None,
        published=dates.of_opening(layout.text[:_OPENING].split("\n\n")),
        problems=(*problems, *([unsupported] if unsupported else [])),
    )


def _no_pages(where: str) -> Problem:
    """Return the problem of a PDF without pages."""
    return Problem(where=where, what="The PDF has 0 pages.", hint="Save or download it again.")


def _open(where: str, data: bytes) -> Any:
    """Return the PDF opened by pdfium; raises UnreadableSource where it has a password or is broken."""
    # Slow import (40 ms), needed for PDF only.
    import pypdfium2  # noqa: PLC0415 - slow import (40 ms)

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            problem = Problem(
                where=where,
                what="The PDF is protected by a password.",
                hint="Save it without the password, then give it again.",
            )
        elif _NO_PAGES.search(data):
            problem = _no_pages(where)
        else:
            problem = Problem(
                where=where, what="The PDF is broken and cannot be opened.", hint="Save or download it again."
            )
        raise UnreadableSource(problem) from error


def _lines(where: str, pdf: Any, count: int) -> tuple[list[list[Span]], list[float], list[int], list[Problem]]:
    """Return the lines and the height of each page, the numbers of the scanned pages (from 0), and what went wrong."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - imported by _open already

    reader = Reader()
    pages: list[list[Span]] = []
    heights: list[float] = []
    scanned: list[int] = []
    broken: list[str] = []
    for number in range(count):
        spans: list[Span] = []
        # Pages are opened and closed by pdfium's own functions: pypdfium2's objects around them cost 40 microseconds a page.
        page = pdfium.FPDF_LoadPage(pdf.raw, number)
        text = pdfium.FPDFText_LoadPage(page) if page else None
        try:
            heights.append(pdfium.FPDF_GetPageHeightF(page) if page else 0.0)
            if text:
                spans = columns.in_order(reader, text)
            else:
                broken.append(str(number + 1))
            if text and sum(len(span.text) for span in spans) < _FEW_LETTERS and _has_image(page):
                scanned.append(number)
        finally:
            if text:
                pdfium.FPDFText_ClosePage(text)
            if page:
                pdfium.FPDF_ClosePage(page)
        pages.append(spans)
    problems = []
    if broken:
        problems.append(
            Problem(
                where=where,
                what=f"Page {', '.join(broken[:20])} of the PDF is broken and was not read.",
                hint="Save or download the PDF again.",
            )
        )
    return pages, heights, scanned, problems


def _has_image(page: Any) -> bool:
    """Return whether anything but text is on a page with hardly any text: an image, or drawn letters."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - imported by _open already

    return any(
        pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, at)) != pdfium.FPDF_PAGEOBJ_TEXT
        for at in range(min(pdfium.FPDFPage_CountObjects(page), 200))
    )


def _read_scans(
    where: str, pdf: Any, scanned: Sequence[int], pages: list[list[Span]], confidences: list[float | None]
) -> list[Problem]:
    """Put what OCR reads on the scanned pages into `pages` and `confidences`; return what went wrong."""
    texts = [span for spans in pages for span in spans]
    languages = from_scan.told(texts[:60]) if len(texts) > 20 else ()
    for done, number in enumerate(scanned):
        page = pdf[number]
        try:
            longest = max(page.get_width(), page.get_height(), 1.0)
            scale = min(_DOTS_AN_INCH / _POINTS_AN_INCH, _LONGEST_SIDE * 5 / longest)
            image = page.render(scale=scale, grayscale=True).to_pil()
        finally:
            page.close()
        try:
            scan = from_scan.recognise(image, languages, scale=1 / scale)
        except from_scan.OcrUnavailableError as failure:
            left = ", ".join(str(at + 1) for at in scanned[done:][:20])
            return [from_scan.problem(where, f"{failure} Not read: page {left}.")]
        languages = languages or from_scan.told(scan.spans)
        if scan.spans:
            pages[number] = scan.spans
            confidences[number] = scan.confidence
    return []


def _title(said: dict[str, str]) -> str | None:
    """Return the title that the PDF says it has, unless a program wrote it."""
    title = one_line(said.get("Title", ""))
    lowered = title.lower()
    if not title or lowered.endswith(_NO_TITLE) or lowered.startswith(_NO_TITLE_START) or " " not in title:
        return None
    return title
