"""The same point across agreements, side by side, each with its own words: as a page, as CSV, as a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairward import books
from fairward.draft.papers.points import standing
from fairward.draft.papers.saying import block, say
from fairward.draft.words import printable
from fairward.model.finding import Finding
from fairward.model.paper import Block, Paper

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Agreements by name, and for each check what each of them shows: the outcome in words, then its quotes."""

    language: str
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def comparison(agreements: Mapping[str, Sequence[Finding]], language: str) -> Comparison:
    """Return the checks of the rulebook across agreements, in the rulebook's order; quotes stay in their language."""
    words = say(language)
    found = {name: {finding.check.id: finding for finding in findings} for name, findings in agreements.items()}
    rows = []
    for check in books.rulebook().checks.values():
        cells = [_cell(findings.get(check.id), words) for findings in found.values()]
        rows.append((check.question.get(language, check.question["en"]), *cells))
    return Comparison(language=language, names=tuple(found), rows=tuple(rows))


def _cell(finding: Finding | None, words: Mapping[str, str]) -> str:
    """Return what one agreement shows on one check."""
    if finding is None:
        return words["silent"]
    quotes = [f"{place}: “{quote}”" if place else f"“{quote}”" for place, quote, _ in standing(finding)]
    return "\n".join([words[finding.outcome.value], *quotes])


def to_paper(compared: Comparison) -> Paper:
    """Return the comparison as a paper with one wide table."""
    words = say(compared.language)
    table = Block(kind="table", rows=((words["question"], *compared.names), *compared.rows))
    blocks = (block("title", words["compare"]), block("note", words["points_says"]), table)
    return Paper(title=words["compare"], language=compared.language, blocks=blocks)


def to_table(compared: Comparison) -> str:
    """Return the comparison as CSV; a cell that a spreadsheet would take for a formula is words."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([say(compared.language)["question"], *map(_plain, compared.names)])
    writer.writerows([_plain(cell) for cell in row] for row in compared.rows)
    return out.getvalue()


def _plain(cell: str) -> str:
    """Return a cell that no spreadsheet computes."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def to_workbook(compared: Comparison) -> bytes:
    """Return the comparison as an Excel workbook with its head frozen."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow import: only a workbook needs it
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    book = Workbook()
    sheet = book.active
    sheet.append([say(compared.language)["question"], *compared.names])
    for row in compared.rows:
        sheet.append([printable(_plain(cell)) for cell in row])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 48
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "B2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
