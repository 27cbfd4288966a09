"""Tables of a pay run as rows of words: CSV with a header, each row with its number."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from fairward.model.problem import Problem, UnreadableSource


class BadRow(ValueError):
    """A row cannot be used; the words say why, without a name or an account."""


def rows(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield number and words of each row; raises UnreadableSource where the file or a column is missing."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            lacking = [name for name in needed if name not in (reader.fieldnames or ())]
            if lacking:
                raise unreadable(
                    path, f"The table has no column {', '.join(lacking)}.", "docs/paying.md shows each table."
                )
            for number, row in enumerate(reader, 2):
                yield (
                    number,
                    {str(name): (value or "").strip() for name, value in row.items() if isinstance(value, str)},
                )
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise unreadable(
            path, f"The table could not be read ({type(error).__name__}).", "Give a CSV file in UTF-8."
        ) from error


def unreadable(path: Path, what: str, hint: str) -> UnreadableSource:
    """Return the exception for a table that cannot be used."""
    return UnreadableSource(Problem(where=path.name, what=what, hint=hint))


def amount(row: Mapping[str, str], name: str) -> Decimal | None:
    """Return an exact decimal, None where the cell is empty; raises BadRow for what is no number."""
    text = row.get(name, "")
    if not text:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise BadRow(f"{name} is no decimal number.") from error
    if not number.is_finite():
        raise BadRow(f"{name} is no decimal number.")
    return number


def day(row: Mapping[str, str], name: str) -> date | None:
    """Return a day, None where the cell is empty; raises BadRow for what is no day (2025-03-31)."""
    text = row.get(name, "")
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRow(f"{name} {text[:20]!r} is no day; write 2025-03-31.") from error


def month(text: str) -> date:
    """Return the first day of a month (2025-03); raises BadRow for what is none."""
    try:
        return date.fromisoformat(f"{text[:7]}-01")
    except ValueError as error:
        raise BadRow(f"{text[:20]!r} is no month; write 2025-03.") from error
