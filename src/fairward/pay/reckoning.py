"""A month reckoned: placement, attendance and deductions become the lines of a payday, exact to the smallest coin."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from babel.numbers import get_currency_precision

from fairward.model.placement import Line, LineKind, Payday, Placement
from fairward.model.problem import Problem
from fairward.pay.deducting import Rules
from fairward.pay.tables import BadRow, amount, month, rows

KINDS = {
    "unpaid_days": LineKind.UNPAID,
    "overtime": LineKind.OVERTIME,
    "allowance": LineKind.ALLOWANCE,
    "arrears": LineKind.ARREARS,
}
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a month of one worker brings: days of unpaid leave that the worker asked for, overtime, allowances, arrears."""

    worker: str
    kind: LineKind
    days: Decimal
    amount: Decimal
    ground: str


@cache
def cent(currency: str) -> Decimal:
    """Return the smallest coin of a currency (ISO 4217): 0.01, 1 or 0.001."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def read_changes(path: Path, wanted: date) -> tuple[Mapping[str, Sequence[Change]], tuple[Problem, ...]]:
    """Return the changes of one month by worker, and what could not be used; nothing in them can lower pay but unpaid days."""
    found: dict[str, list[Change]] = {}
    problems = []
    for number, row in rows(path, ("month", "worker", "kind", "ground")):
        try:
            if month(row["month"]) != wanted:
                continue
            found.setdefault(row["worker"], []).append(_change(row))
        except BadRow as error:
            problems.append(
                Problem(where=f"{path.name}, row {number}", what=str(error), hint="Correct the row and prepare again.")
            )
    return found, tuple(problems)


def _change(row: Mapping[str, str]) -> Change:
    """Return the change of one row; raises BadRow where there can be none."""
    if row["kind"] not in KINDS:
        raise BadRow(f"{row['kind'][:40]!r} is no change of a month ({', '.join(KINDS)}).")
    days, sum_ = amount(row, "days") or _ZERO, amount(row, "amount") or _ZERO
    if days < 0 or sum_ < 0 or not row["ground"]:
        raise BadRow("days and amounts are at least 0, and each change has its ground.")
    if row["kind"] == "unpaid_days" and (not days or sum_):
        raise BadRow("unpaid leave is given in days, not as a sum.")
    return Change(worker=row["worker"], kind=KINDS[row["kind"]], days=days, amount=sum_, ground=row["ground"])


def payday(placement: Placement, of: date, changes: Sequence[Change], rules: Rules) -> tuple[Payday, tuple[str, ...]]:
    """Return one month of one placement, and what has to be said of it.

    1. The days of the month that the placement covers (a leap day is a day). 2. Base and allowances for them, each line
    rounded once, half a cent for the worker. 3. What the month brings. 4. Deductions of the gross pay, by their rules.
    Raises BadRow where the placement does not cover the month.
    """
    whole = calendar.monthrange(of.year, of.month)[1]
    last = of.replace(day=whole)
    begin, end = max(placement.starts_on, of), min(placement.ends_on or last, last)
    days = (end - begin).days + 1
    if days <= 0:
        raise BadRow(f"placement {placement.id} does not cover {of:%Y-%m}.")
    coin = cent(placement.currency)
    full = [(LineKind.BASE, placement.post, placement.pay_monthly)]
    full += [(LineKind.ALLOWANCE, label, value) for label, value in placement.allowances]
    lines = [
        Line(kind=kind, label=label, amount=_part(value, Decimal(days), whole, coin, ROUND_HALF_UP))
        for kind, label, value in full
    ]
    monthly = placement.pay_monthly + sum((value for _, value in placement.allowances), _ZERO)
    lines += _changed(changes, monthly, days, whole, coin)
    gross = Payday(
        placement=placement.id, worker=placement.worker, month=of, currency=placement.currency,
        lines=tuple(lines), days=days, days_of_month=whole,
    ).gross  # fmt: skip
    if gross <= 0:
        raise BadRow(f"placement {placement.id} has no pay for {of:%Y-%m}: every day of it is unpaid leave.")
    deducted, cut = rules.lines(placement.worker, placement.host, gross, coin)
    fees = _part(placement.fees_monthly, Decimal(days), whole, coin, ROUND_HALF_UP)
    made = Payday(
        placement=placement.id, worker=placement.worker, month=of, currency=placement.currency,
        lines=(*lines, *deducted), days=days, days_of_month=whole, fees=fees,
    )  # fmt: skip
    if made.net <= 0:
        raise BadRow(f"placement {placement.id}: deductions leave nothing of the pay for {of:%Y-%m}.")
    told = (f"worker {placement.worker}: deductions were cut down to the ceiling of {placement.host}.",) if cut else ()
    return made, told


def _part(value: Decimal, days: Decimal, whole: int, coin: Decimal, rounding: str) -> Decimal:
    """Return the part of a monthly sum for some days, rounded once."""
    return (value * days / whole).quantize(coin, rounding)


def _changed(changes: Sequence[Change], monthly: Decimal, days: int, whole: int, coin: Decimal) -> list[Line]:
    """Return the lines of a month's changes; unpaid days are never more than the days of work."""
    lines = []
    left = Decimal(days)
    for change in changes:
        if change.kind is LineKind.UNPAID:
            taken = min(change.days, left)
            left -= taken
            value = _part(monthly, taken, whole, coin, ROUND_HALF_DOWN)
        else:
            value = change.amount.quantize(coin, ROUND_HALF_UP)
        lines.append(Line(kind=change.kind, label=change.ground, amount=value))
    return lines
