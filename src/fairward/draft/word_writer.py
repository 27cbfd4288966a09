"""What a Word document is written with: headings, paragraphs, quotations, tables, bars and pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from fairward.draft.money_charts import spoken_of
from fairward.draft.pictures import to_png
from fairward.draft.view.drawn import Bar
from fairward.draft.view.parts import Page, Quoted, Side
from fairward.draft.words import printable

_COLOURS = {"worker": "1D5FA8", "kept": "B8540A", "statutory": "6B7178", "unknown": "C9CDD2"}
_HATCHED = {"worker": "C9DCF0", "kept": "F6DCC6", "statutory": "DCDFE2", "unknown": "ECEEF0"}
_WHOLE_MM = 160


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes headings, paragraphs, quotations and tables."""

    document: Any
    labels: Mapping[str, str]

    def set_up(self, view: Page) -> None:
        """Set the page, the styles and what the file says of itself; no date and no name of a person."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        self.runs(section.footer.paragraphs[0], [(self.labels["unconfirmed"], "soft")])
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = "Calibri", Pt(11)
        self.document.styles["Quote"].font.name = "Cambria"
        properties = self.document.core_properties
        properties.title, properties.language = printable(view.title)[:250], view.language
        properties.author, properties.comments = printable(view.program)[:250], printable(view.edition)[:250]
        properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)

    def heading(self, text: str, level: int) -> None:
        """Write a heading."""
        self.document.add_heading(printable(text), level)

    def say(self, *runs: tuple[str, str], style: str | None = None) -> None:
        """Write a paragraph of runs: text with its look (plain, bold, soft, italic)."""
        self.runs(self.document.add_paragraph(style=style), runs)

    def runs(self, paragraph: Any, runs: Iterable[tuple[str, str]]) -> None:
        """Add runs to a paragraph."""
        for text, look in runs:
            run = paragraph.add_run(printable(text))
            run.bold, run.italic = look == "bold" or None, look == "italic" or None
            if look == "soft":
                run.font.size, run.font.color.rgb = Pt(9), RGBColor(0x50, 0x57, 0x5E)

    def plain(self, text: str) -> None:
        """Write a paragraph, nothing where there is no text."""
        if text:
            self.say((text, "plain"))

    def soft(self, text: str) -> None:
        """Write a small paragraph, nothing where there is no text."""
        if text:
            self.say((text, "soft"))

    def quote(self, quote: Quoted, cell: Any = None) -> None:
        """Write a quotation with its language marked, and its speaker, source and standing under it."""
        place = self.document if cell is None else cell
        paragraph = place.add_paragraph(style="Quote")
        self.runs(paragraph, [(quote.before, "soft"), (quote.text, "plain"), (quote.after, "soft")])
        for run in paragraph.runs:
            lang = run._element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): quote.language})  # noqa: SLF001 - python-docx has no language of runs
            run._element.get_or_add_rPr().append(lang)  # noqa: SLF001 - as above
        doubt = self.labels["doubtful_mark"] if quote.doubtful else ""
        source = f"{quote.source}, {quote.place}" if quote.place else quote.source
        told = (
            f"{quote.stance}: {quote.label}",
            source,
            quote.foreign,
            quote.versions,
            quote.channel,
            doubt,
            quote.origin,
            quote.standing,
        )
        runs = [(quote.speaker, "bold"), (" " + " · ".join(part for part in told if part), "soft")]
        self.runs(place.add_paragraph(), runs)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; its head repeats on every page."""
        table = self.document.add_table(rows=1, cols=len(head), style="Light List")
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.text = printable(text)
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no repeated heads
        properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = printable(text)
        self.document.add_paragraph()

    def columns(self, side: Side) -> None:
        """Write charge and answer next to one another."""
        labels = self.labels
        table = self.document.add_table(rows=1, cols=2)
        pairs = ((side.charges, "charge", "no_charge"), (side.answers, "answer", "no_answer"))
        for cell, (quotes, title, none) in zip(table.rows[0].cells, pairs, strict=True):
            self.runs(cell.paragraphs[0], [(labels[title], "bold")])
            for quote in quotes:
                self.quote(quote, cell)
            if not quotes:
                cell.add_paragraph(labels[none])
        self.soft(side.more)

    def bar(self, bar: Bar) -> None:
        """Write a bar as a row of shaded cells to scale, its parts in words under it."""
        self.say((bar.title, "bold"))
        table = self.document.add_table(rows=1, cols=len(bar.segments))
        table.autofit = False
        for cell, segment in zip(table.rows[0].cells, bar.segments, strict=True):
            cell.width = Mm(max(segment.width * _WHOLE_MM / 100, 1))
            colours = _HATCHED if segment.doubtful else _COLOURS
            _shade(cell, colours[segment.kind], hatched=segment.doubtful or segment.kind == "unknown")
        for segment in bar.segments:
            if segment.text:
                self.say((segment.text, "plain"), style="List Bullet")
        for note in bar.notes:
            self.soft(note)

    def picture(self, picture: str) -> None:
        """Write an SVG picture as one that every version of Word shows, with what it says in words."""
        shape = self.document.add_picture(io.BytesIO(to_png(picture)), width=Mm(_WHOLE_MM))
        shape._inline.docPr.set("descr", spoken_of(picture))  # noqa: SLF001 - python-docx has no words for a picture


def _shade(cell: Any, colour: str, *, hatched: bool) -> None:
    """Fill a cell with a colour, hatched where the amount is in doubt."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no shading
    pattern = {qn("w:val"): "diagStripe" if hatched else "clear", qn("w:color"): "50575E" if hatched else "auto"}
    properties.append(properties.makeelement(qn("w:shd"), {**pattern, qn("w:fill"): colour}))
