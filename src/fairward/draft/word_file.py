"""A report as a Word document: headings, tables and quotations in styles, in the same order as the page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from fairward.draft.view.parts import (
    Bar,
    CaseView,
    Figure,
    FindingView,
    Group,
    MoneyView,
    Page,
    ProvisionView,
    Quoted,
    Side,
    SourceView,
)
from fairward.draft.words import printable

_COLOURS = {"worker": "1D5FA8", "kept": "B8540A", "statutory": "6B7178", "unknown": "C9CDD2"}
_HATCHED = {"worker": "C9DCF0", "kept": "F6DCC6", "statutory": "DCDFE2", "unknown": "ECEEF0"}
_WHOLE_MM = 160
_MOST = 6


def word_file(view: Page) -> bytes:
    """Return the view of a report as the bytes of a DOCX file."""
    writer = _Writer(docx.Document(), view.labels)
    writer.set_up(view)
    _write(view, writer)
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes headings, paragraphs, quotations and tables."""

    document: Any
    labels: Mapping[str, str]

    def set_up(self, view: Page) -> None:
        """Set the page, the styles and what the file says of itself; no date and no name of a person."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
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


def _shade(cell: Any, colour: str, *, hatched: bool) -> None:
    """Fill a cell with a colour, hatched where the amount is in doubt."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - python-docx has no shading
    pattern = {qn("w:val"): "diagStripe" if hatched else "clear", qn("w:color"): "50575E" if hatched else "auto"}
    properties.append(properties.makeelement(qn("w:shd"), {**pattern, qn("w:fill"): colour}))


def _write(view: Page, writer: _Writer) -> None:
    """Write the whole report."""
    labels = view.labels
    writer.heading(view.title, 0)
    writer.soft(view.subtitle)
    for case in view.cases:
        if len(view.cases) > 1:
            writer.heading(case.title, 1)
        writer.soft(" · ".join(part for part in (case.period, case.basis) if part))
        _opening(case, view, writer)
        _money(case.money, writer)
        _limbs(case, writer)
        if case.sides:
            writer.heading(labels["sides"], 1)
        for side in case.sides:
            writer.heading(side.title, 2)
            writer.columns(side)
        _groups(labels["measures"], "", case.measures, writer)
        _timeline(case, writer)
        _findings(case, writer)
        _groups(labels["others"], labels["others_intro"], case.others, writer)
        _quotes(labels["doubtful"], labels["doubtful_intro"], case.doubtful, writer)
        _quotes(labels["rejected"], labels["rejected_intro"], [one.quote for one in case.rejected], writer)
    if view.sources:
        writer.heading(labels["sources"], 1)
        writer.plain(labels["cited_intro"])
    for source in view.sources:
        _source(source, writer)
    writer.heading(labels["not_read"], 1)
    for problem in view.problems:
        writer.say((problem.where, "bold"), (f": {problem.what} {problem.hint}", "plain"), style="List Bullet")
    if not view.problems:
        writer.plain(labels["all_read"])
    writer.heading(labels["method"], 1)
    for text in view.method:
        writer.plain(text)
    writer.soft(f"{labels['edition']}: {view.edition} · {view.program}")


def _opening(case: CaseView, view: Page, writer: _Writer) -> None:
    """Write the first screen."""
    labels, opening = view.labels, case.opening
    for number, text in enumerate(opening.sentences):
        writer.say((text, "plain" if number else "bold"))
    if case.general:
        writer.plain(f"{case.general.text} ({case.general.note})")
    writer.say((view.standing, "italic"))
    if opening.bars:
        writer.heading(labels["money_bar"], 2)
        writer.soft(labels["to_scale"])
    for bar in opening.bars:
        writer.bar(bar)
    writer.heading(labels["shown"], 2)
    for tally in opening.tallies:
        writer.say((f"{tally.shape} {tally.number} {tally.word}", "bold"), (f"  {tally.meaning}", "soft"))
        if tally.outcome in ("breached", "disputed", "met"):
            for link in tally.findings:
                writer.say((link.text, "plain"), (f"  {link.note}", "soft"), style="List Bullet")
    if opening.wordings:
        writer.heading(labels["right"], 2)
        for wording in opening.wordings:
            writer.say((f"{wording.title}. ", "bold"), (wording.text, "plain"), style="List Number")
        writer.soft(labels["right_path"])
    if opening.missing:
        writer.heading(labels["missing"], 2)
        writer.plain(labels["missing_intro"])
        for missing in opening.missing:
            writer.say((missing.question, "bold"), (f": {missing.papers}", "plain"), style="List Bullet")
        writer.soft(opening.missing_more)


def _figures(title: str, figures: Sequence[Figure], writer: _Writer) -> None:
    """Write figures with who gives them."""
    if figures:
        writer.heading(title, 2)
    for figure in figures:
        about = f" ({figure.about})" if figure.about else ""
        writer.say((figure.amount, "bold"), (f"  {figure.what}{about}", "plain"))
        writer.quote(figure.quote)


def _money(money: MoneyView, writer: _Writer) -> None:
    """Write the money in full."""
    labels = writer.labels
    writer.heading(labels["money"], 1)
    if not (money.figures or money.published):
        writer.plain(labels["no_money"])
    _figures(labels["figures"], money.figures, writer)
    if money.recomputed:
        writer.heading(labels["recomputed"], 2)
        writer.plain(labels["recomputed_intro"])
        head = [labels[name] for name in ("role", "reading", "sums", "kept", "reaches")]
        rows = [
            (
                r.about,
                f"{r.reading}\n{r.formula}",
                "\n".join(part for part in (r.sums, r.who, r.against) if part),
                r.kept,
                r.reaches,
            )
            for r in money.recomputed
        ]
        writer.table(head, rows)
    elif money.figures:
        writer.plain(labels["no_sums"])
    if money.published:
        writer.heading(labels["published"], 2)
    for one in money.published:
        about = f" ({one.about})" if one.about else ""
        writer.say((one.percent, "bold"), (f"  {one.verdict}{about}", "plain"))
        writer.quote(one.quote)
    if money.sums:
        writer.heading(labels["sums_tested"], 2)
    for row in money.sums:
        writer.say((row.verdict, "bold"), (f" {row.told} ", "plain"), (row.who, "soft"))
    _figures(labels["people"], money.other, writer)


def _limbs(case: CaseView, writer: _Writer) -> None:
    """Write the two elements of forced labour, apart."""
    if not case.limbs:
        return
    writer.heading(writer.labels["limbs"], 1)
    writer.plain(writer.labels["limbs_intro"])
    for limb in case.limbs:
        writer.heading(limb.name, 2)
        writer.soft(limb.meaning)
        for link in limb.findings:
            writer.say((link.text, "plain"), (f"  {link.note}", "soft"), style="List Bullet")
        writer.plain(limb.weight if limb.findings else writer.labels["none_here"])
        writer.soft(limb.silent)


def _groups(title: str, intro: str, groups: Sequence[Group], writer: _Writer) -> None:
    """Write groups of quotations under one heading."""
    if not groups:
        return
    writer.heading(title, 1)
    writer.plain(intro)
    for group in groups:
        writer.heading(group.title, 2)
        for quote in group.quotes:
            writer.quote(quote)


def _quotes(title: str, intro: str, quotes: Sequence[Quoted], writer: _Writer) -> None:
    """Write quotations under a heading."""
    if not quotes:
        return
    writer.heading(title, 1)
    writer.plain(intro)
    for quote in quotes:
        writer.quote(quote)


def _timeline(case: CaseView, writer: _Writer) -> None:
    """Write the dated statements as a table."""
    if not case.timeline.events:
        return
    labels = writer.labels
    writer.heading(labels["timeline"], 1)
    head = [labels[name] for name in ("date", "what", "speaker")]
    rows = []
    for event in case.timeline.events:
        words = f"{event.what}\n“{event.quote.text}”" if event.quote else event.what
        rows.append((event.date, words, event.who))
    writer.table(head, rows)
    writer.soft(case.timeline.more)


def _findings(case: CaseView, writer: _Writer) -> None:
    """Write the findings by subject; those on which the sources are silent in short."""
    labels = writer.labels
    writer.heading(labels["findings"], 1)
    rows = [(dimension.name, dimension.shapes, dimension.spoken) for dimension in case.dimensions]
    writer.table((labels["subject"], "", labels["outcomes"]), rows)
    for dimension in case.dimensions:
        writer.heading(dimension.name, 2)
        for finding in dimension.speaking:
            _finding(finding, writer)
        for finding in dimension.silent:
            writer.say((f"{finding.shape} {finding.title}", "bold"), (f"  {finding.severity}", "soft"))
            writer.plain(f"{finding.question} {finding.reason}")
            writer.soft(f"{labels['needed']}: {finding.missing}")


def _finding(finding: FindingView, writer: _Writer) -> None:
    """Write one finding with everything behind it."""
    labels = writer.labels
    writer.heading(f"{finding.number}. {finding.title}", 3)
    tags = " · ".join(part for part in (finding.severity, finding.grade, finding.channels) if part)
    writer.say((f"{finding.shape} {finding.word}", "bold"), (f"  {tags}", "soft"))
    writer.say((finding.question, "italic"), (f" {finding.reason}", "plain"))
    sides = ((labels["for"], finding.breach), (labels["against"], finding.contrary))
    for title, quotes in sides if finding.breach or finding.contrary else ():
        _evidence(title, quotes, writer)
    if finding.demanded:
        _evidence(labels["demanded"], finding.demanded, writer)
    writer.say((f"{labels['needed']}: ", "bold"), (finding.missing, "plain"))
    if finding.wording:
        writer.say((f"{labels['wording']}: ", "bold"), (finding.wording.text, "plain"))
    if finding.provisions:
        writer.heading(labels["provisions"], 4)
    for provision in finding.provisions:
        _provision(provision, writer)


def _evidence(title: str, quotes: Sequence[Quoted], writer: _Writer) -> None:
    """Write the strongest evidence of one side, and how much more there is."""
    writer.heading(title, 4)
    for quote in quotes[:_MOST]:
        writer.quote(quote)
    if not quotes:
        writer.plain(writer.labels["none_for"])
    if len(quotes) > _MOST:
        writer.soft(f"{writer.labels['more_elsewhere']}: {len(quotes) - _MOST}")


def _provision(provision: ProvisionView, writer: _Writer) -> None:
    """Write one provision with whom it binds."""
    soft = " · ".join(
        part for part in (provision.kind, provision.unverified, *provision.bound, *provision.notes) if part
    )
    runs = ((provision.name, "bold"), (f" {provision.summary} ", "plain"), (soft, "soft"))
    writer.say(*runs, style="List Bullet")


def _source(source: SourceView, writer: _Writer) -> None:
    """Write the passages of a source that are quoted, the quoted words in bold."""
    writer.heading(source.title, 2)
    writer.soft(" · ".join(source.facts))
    for paragraph in source.paragraphs:
        writer.soft(paragraph.page)
        writer.say(*((stretch.text, "bold" if stretch.marked else "plain") for stretch in paragraph.stretches))
