"""Rates of exchange by day: a plain table (day, currency, rate) or the European Central Bank's, with gaps of some days filled.

A rate says how many units of its currency are one unit of the table's base: the ECB's base is EUR. A payment is converted
at the rate of its pay date, or of the last day before it on which there was one, at most `REACH` days back.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path

from fairward.model.problem import Problem, UnreadableSource

REACH = 7
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRate:
    """What one unit of a currency is worth in the currency of the totals on a day, and the day that the rate is of."""

    currency: str
    day: date
    rate: Decimal
    of: date


def read_rates(path: Path, base: str = "EUR") -> Mapping[date, Mapping[str, Decimal]]:
    """Return the rates of a file: for each day, units of each currency for one unit of the base, the base among them.

    The file is day,currency,rate[,base] a row, or a column for each currency as the ECB publishes them. Raises
    UnreadableSource where it is neither.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(path, f"The rates could not be read ({type(error).__name__}).") from error
    rows = list(csv.reader(text.splitlines(), delimiter=";" if text[:200].count(";") > text[:200].count(",") else ","))
    head = [cell.strip() for cell in rows[0]] if rows else []
    lower = [cell.lower() for cell in head]
    found: dict[date, dict[str, Decimal]] = {}
    if {"currency", "rate"} <= set(lower):
        places = [lower.index(name) for name in ("currency", "rate")]
        day_at = next((lower.index(name) for name in ("day", "date", "paid_on") if name in lower), 0)
        base_at = lower.index("base") if "base" in lower else None
        cells = (
            (row[day_at], row[places[0]], row[places[1]], row[base_at] if base_at is not None else base)
            for row in rows[1:]
            if row
        )
    elif head and sum(bool(_CODE.fullmatch(cell)) for cell in head[1:]) >= 1:
        cells = (
            (row[0], code, cell, base) for row in rows[1:] if row for code, cell in zip(head[1:], row[1:], strict=False)
        )
    else:
        raise _unreadable(path, "The table has neither the columns day, currency, rate nor a column for each currency.")
    for day, code, rate, of in cells:
        if _CODE.fullmatch(code.strip()) and (number := _number(rate)) is not None:
            on = _day(path, day)
            found.setdefault(on, {of.strip(): Decimal(1)})[code.strip()] = number
    return found


def _number(text: str) -> Decimal | None:
    """Return a rate, None where there is none on that day (N/A)."""
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() and number > 0 else None


def _day(path: Path, text: str) -> date:
    """Return a day of the table."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise _unreadable(path, f"{text[:20]!r} is no day.") from error


def _unreadable(path: Path, what: str) -> UnreadableSource:
    """Return the exception for a file of rates that cannot be used."""
    hint = "Give a table with day,currency,rate, or the ECB's eurofxref-hist.csv."
    return UnreadableSource(Problem(where=str(path), what=what, hint=hint))


def day_rates(
    table: Mapping[date, Mapping[str, Decimal]], wanted: Iterable[tuple[str, date, date]], to: str
) -> Iterator[DayRate]:
    """Yield for each wanted currency (with its first and last pay date) a rate to the currency of the totals, a day at a time.

    Days without a rate take that of the last day before, at most `REACH` days back; days beyond have none.
    """
    days = sorted(table)
    for currency, first, last in wanted:
        known = {day: table[day][to] / table[day][currency] for day in days if {currency, to} <= set(table[day])}
        day = first
        while day <= last:
            back = next((day - timedelta(n) for n in range(REACH + 1) if day - timedelta(n) in known), None)
            if back is not None:
                yield DayRate(currency=currency, day=day, rate=known[back].quantize(Decimal("0.0000000001")), of=back)
            day += timedelta(1)
