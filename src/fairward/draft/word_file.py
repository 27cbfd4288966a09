"""A report as a Word document: headings, tables and quotations in styles, in the same order as the page."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx

from fairward.draft.money_charts import pictures
from fairward.draft.view.money_parts import FollowedView
from fairward.draft.view.parts import CaseView, Figure, FindingView, Group, MoneyView, Page, Quoted, SourceView
from fairward.draft.word_writer import Writer


def word_file(view: Page) -> bytes:
    """Return the view of a report as the bytes of a DOCX file."""
    writer = Writer(docx.Document(), view.labels)
    writer.set_up(view)
    _write(view, writer)
    out = io.BytesIO()
    writer.document.save(out)
    return out.getvalue()


def _write(view: Page, writer: Writer) -> None:
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
        for followed in case.followed:
            _followed(followed, writer)
        _limbs(case, writer)
        if case.sides:
            writer.heading(labels["sides"], 1)
        for side in case.sides:
            writer.heading(side.title, 2)
            writer.columns(side)
        _groups(labels["measures"], "", case.measures, writer)
        _timeline(case, writer)
        _findings(case, view, writer)
        _groups(labels["others"], labels["others_intro"], case.others, writer)
        _quotes(labels["doubtful"], labels["doubtful_intro"], case.doubtful, writer)
        _quotes(labels["rejected"], labels["rejected_intro"], [one.quote for one in case.rejected], writer)
    _closing(view, writer)


def _closing(view: Page, writer: Writer) -> None:
    """Write what stands after the cases: ledgers of no case, what would settle silence, sources, problems, method."""
    labels = writer.labels
    for followed in view.followed:
        _followed(followed, writer)
    every = [dimension for case in view.cases for dimension in case.dimensions]
    speaking = {one.title for dimension in every for one in dimension.speaking}
    silent = [one for dimension in every for one in dimension.silent if one.title not in speaking]
    if len(view.cases) > 1 and silent:
        writer.heading(labels["settle"], 1)
        _silent(silent, writer)
    if view.sources:
        writer.heading(labels["sources"], 1)
        writer.plain(labels["cited_intro"])
    for source in view.sources:
        _source(source, writer)
    _provisions(view, writer)
    writer.heading(labels["not_read"], 1)
    for problem in view.problems:
        writer.say((problem.where, "bold"), (f": {problem.what} {problem.hint}", "plain"), style="List Bullet")
    if not view.problems:
        writer.plain(labels["all_read"])
    writer.heading(labels["method"], 1)
    for text in view.method:
        writer.plain(text)
    writer.soft(f"{labels['edition']}: {view.edition} · {view.program}")


def _opening(case: CaseView, view: Page, writer: Writer) -> None:
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


def _followed(view: FollowedView, writer: Writer) -> None:
    """Write what payment records show: sentences, bars, pictures and tables."""
    writer.heading(view.title, 1)
    for text in view.sentences:
        writer.plain(text)
    for bar in view.bars:
        writer.bar(bar)
    for name, picture in pictures(view, writer.labels).items():
        if not name.startswith("where-"):  # bars are cells of a table, which can be edited
            writer.picture(picture)
    for table in view.tables:
        writer.heading(table.title, 2)
        writer.soft(table.intro)
        writer.table(table.head, table.rows)
        writer.soft(table.more)


def _figures(title: str, figures: Sequence[Figure], writer: Writer) -> None:
    """Write figures with who gives them."""
    if figures:
        writer.heading(title, 2)
    for figure in figures:
        about = f" ({figure.about})" if figure.about else ""
        writer.say((figure.amount, "bold"), (f"  {figure.what}{about}", "plain"))
        writer.quote(figure.quote)
        writer.soft(figure.also)


def _money(money: MoneyView, writer: Writer) -> None:
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


def _limbs(case: CaseView, writer: Writer) -> None:
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


def _groups(title: str, intro: str, groups: Sequence[Group], writer: Writer) -> None:
    """Write groups of quotations under one heading."""
    if not groups:
        return
    writer.heading(title, 1)
    writer.plain(intro)
    for group in groups:
        writer.heading(group.title, 2)
        for quote in group.quotes:
            writer.quote(quote)
        writer.soft(group.more)


def _quotes(title: str, intro: str, quotes: Sequence[Quoted], writer: Writer) -> None:
    """Write quotations under a heading."""
    if not quotes:
        return
    writer.heading(title, 1)
    writer.plain(intro)
    for quote in quotes:
        writer.quote(quote)


def _timeline(case: CaseView, writer: Writer) -> None:
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


def _findings(case: CaseView, view: Page, writer: Writer) -> None:
    """Write the findings by subject; those on which the sources are silent as rows, by name where there are several cases."""
    labels = writer.labels
    writer.heading(labels["findings"], 1)
    writer.soft(labels["print_intro"])
    rows = [(dimension.name, dimension.shapes, dimension.spoken) for dimension in case.dimensions]
    writer.table((labels["subject"], "", labels["outcomes"]), rows)
    for dimension in case.dimensions:
        if dimension.speaking:
            writer.heading(dimension.name, 2)
        for finding in dimension.speaking:
            _finding(finding, writer)
    silent = [one for dimension in case.dimensions for one in dimension.silent]
    if not silent:
        return
    writer.heading(labels["silent"], 2)
    if len(view.cases) == 1:
        _silent(silent, writer)
        return
    for dimension in case.dimensions:
        names = ", ".join(f"– {one.title}" if one.shape == "–" else one.title for one in dimension.silent)
        if names:
            writer.say((f"{dimension.name}: ", "bold"), (names, "plain"))


def _silent(findings: Sequence[FindingView], writer: Writer) -> None:
    """Write the checks on which the sources are silent with what would settle them, each once."""
    labels = writer.labels
    writer.plain(labels["silent_intro"])
    head = [labels[name] for name in ("check", "question", "settle")]
    once = {one.title: one for one in findings}.values()
    writer.table(head, [(f"{one.shape} {one.title}", one.question, one.missing) for one in once])


def _finding(finding: FindingView, writer: Writer) -> None:
    """Write one finding with everything behind it."""
    labels = writer.labels
    writer.heading(f"{finding.number}. {finding.title}", 3)
    tags = " · ".join(part for part in (finding.severity, finding.grade, finding.channels) if part)
    writer.say((f"{finding.shape} {finding.word}", "bold"), (f"  {tags}", "soft"))
    writer.say((finding.question, "italic"), (f" {finding.reason}", "plain"))
    for text in finding.records:
        writer.plain(text)
    for name, quotes in (("for", finding.breach), ("against", finding.contrary), ("demanded", finding.demanded)):
        if quotes:
            writer.heading(labels[name], 4)
        for quote in quotes:
            writer.quote(quote)
    writer.soft(finding.more)
    writer.say((f"{labels['needed']}: ", "bold"), (finding.missing, "plain"))
    if finding.wording:
        writer.say((f"{labels['wording']}: ", "bold"), (finding.wording.text, "plain"))
    if finding.cited:
        writer.heading(labels["provisions"], 4)
    for line in finding.cited:
        writer.say((line, "soft"), style="List Bullet")


def _provisions(view: Page, writer: Writer) -> None:
    """Write the summaries of the provisions that the findings cite, once, by instrument."""
    labels = writer.labels
    speaking = (one for case in view.cases for dimension in case.dimensions for one in dimension.speaking)
    cited = {one.name: one for finding in speaking for one in finding.provisions}
    if cited:
        writer.heading(labels["provisions_cited"], 1)
        writer.soft(labels["cited_more"])
    for instrument in dict.fromkeys(one.instrument for one in cited.values()):
        writer.heading(instrument, 3)
        for one in cited.values():
            if one.instrument == instrument:
                unverified = labels["unverified_short"] if one.unverified else ""
                writer.say((f"{one.article} ", "bold"), (f"{one.summary} {unverified}", "plain"), style="List Bullet")


def _source(source: SourceView, writer: Writer) -> None:
    """Write the passages of a source that are quoted, the quoted words in bold."""
    writer.heading(source.title, 2)
    writer.soft(" · ".join(source.facts))
    if not source.paragraphs:
        writer.soft(source.shortened)
    for paragraph in source.paragraphs:
        writer.soft(paragraph.page)
        writer.say(*((stretch.text, "bold" if stretch.marked else "plain") for stretch in paragraph.stretches))
