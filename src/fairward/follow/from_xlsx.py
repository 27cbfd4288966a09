"""Ledgers as Excel workbooks: the sheet whose header says most; dates and numbers as the cells hold them, no formula run."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from fairward.follow.columns import Mapped, plain
from fairward.follow.words import HEADS_WITHIN, Words, header_at, mapped_by, of_records
from fairward.model.problem import Problem, UnreadableSource

_SAMPLE_ROWS = 200


def words(path: Path, given: Mapped | None, folder: Path) -> Words:  # noqa: ARG001 - every reader is called alike
    """Return a workbook's words; raises UnreadableSource where it is damaged or no sheet has days and amounts."""
    import openpyxl  # noqa: PLC0415 - slow import: only workbooks need it

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        what = f"The workbook could not be opened ({type(error).__name__})."
        raise UnreadableSource(
            Problem(where=path.name, what=what, hint="Save it anew, or export it as CSV.")
        ) from error
    best: tuple[int, Any, int, list[list[str]]] | None = None
    for sheet in book.worksheets:
        rows = [_texts(row) for row in sheet.iter_rows(max_row=_SAMPLE_ROWS, values_only=True)]
        if not rows:
            continue
        at = header_at(rows)
        told = sum(bool(plain(cell)) for cell in rows[at])
        score = told + 100 * sum(bool(row) for row in rows[at + 1 : at + HEADS_WITHIN])
        if best is None or score > best[0]:
            best = (score, sheet, at, rows)
    if best is None:
        raise UnreadableSource(
            Problem(where=path.name, what="The workbook has no rows.", hint="Give a sheet with a header.")
        )
    _, sheet, at, rows = best
    headers = [cell.strip() for cell in rows[at]]
    mapped = mapped_by(headers, rows[at + 1 :], given, path.name)
    return Words(mapped=mapped, tables=of_records(_records(sheet, headers, mapped, at)))


def _records(
    sheet: Any, headers: Sequence[str], mapped: Mapped, at: int
) -> Iterator[tuple[int, dict[str, str | None]]]:
    """Yield the rows below the header under our own column names."""
    places = {name: headers.index(header) for name, header in mapped.columns.items()}
    comma = mapped.decimal == ","
    for number, row in enumerate(sheet.iter_rows(min_row=at + 2, values_only=True), at + 2):
        texts = _texts(row, comma=comma)
        record = {name: texts[place] if place < len(texts) else None for name, place in places.items()}
        if any(record.values()):
            yield number, record


def _texts(row: Sequence[object], *, comma: bool = False) -> list[str]:
    """Return the cells of a row as words: days as ISO, numbers without a trailing binary remainder."""
    return [_text(cell, comma=comma) for cell in row]


def _text(cell: object, *, comma: bool) -> str:
    """Return one cell as words."""
    match cell:
        case None:
            return ""
        case datetime.datetime():
            return cell.date().isoformat()
        case datetime.date():
            return cell.isoformat()
        case bool():
            return str(cell)
        case float():
            told = f"{Decimal(repr(cell)).quantize(Decimal('0.0001')).normalize():f}"
            return told.replace(".", ",") if comma else told
        case _:
            return str(cell).strip()
