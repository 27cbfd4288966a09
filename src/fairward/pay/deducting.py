"""Deductions by the closed list: each with its law, those that no statute sets under the ceiling of the host."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from fairward import books
from fairward.model.placement import Line, LineKind
from fairward.pay.tables import BadRow, amount, day, rows, unreadable

_NEEDED = ("host", "kind", "name", "law", "payee")
_ZERO, _HUNDRED = Decimal(0), Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of a table of deductions: a percentage of the gross pay between floor and cap, or a fixed amount.

    `paid_by` is worker or employer; `worker` is set where it is for one worker alone (union dues, an order of a court).
    """

    host: str
    kind: str
    name: str
    law: str
    payee: str
    paid_by: str
    percent: Decimal
    fixed: Decimal
    floor: Decimal
    cap: Decimal | None
    worker: str | None
    since: date | None
    until: date | None

    @property
    def by_law(self) -> bool:
        """Return whether a statute sets the amount, so that the ceiling does not count it."""
        return bool(books.atlas("deductions")["kinds"][self.kind]["by_law"])

    def holds(self, month: date) -> bool:
        """Return whether the row holds in a month."""
        return (self.since is None or self.since <= month) and (self.until is None or self.until >= month)

    def of(self, gross: Decimal) -> Decimal:
        """Return what the row takes of a gross pay, not yet rounded."""
        top = gross if self.cap is None else min(gross, self.cap)
        return self.fixed + max(top - self.floor, _ZERO) * self.percent / _HUNDRED


def read_rules(path: Path) -> tuple[Rule, ...]:
    """Return the rows of a table of deductions; raises UnreadableSource for a kind that is not on the closed list or has no law."""
    found = []
    for number, row in rows(path, _NEEDED):
        try:
            found.append(_rule(row))
        except BadRow as error:
            raise unreadable(path, f"Row {number}: {error}", "Correct the table; nothing was prepared.") from error
    return tuple(found)


def _rule(row: Mapping[str, str]) -> Rule:
    """Return the rule of one row; raises BadRow where there can be none."""
    kinds = books.atlas("deductions")["kinds"]
    if row["kind"] not in kinds:
        raise BadRow(f"{row['kind'][:40]!r} is not on the closed list of deductions ({', '.join(kinds)}).")
    if len(row["law"]) < 4:
        raise BadRow(f"{row['name'] or row['kind']} names no law that allows it.")
    paid_by = row.get("paid_by") or "worker"
    if paid_by not in ("worker", "employer"):
        raise BadRow("paid_by is worker or employer.")
    numbers = {name: amount(row, name) for name in ("percent", "amount", "floor", "cap")}
    if any(value is not None and value < 0 for value in numbers.values()) or (numbers["percent"] or _ZERO) > _HUNDRED:
        raise BadRow("a percentage is between 0 and 100, an amount at least 0.")
    if not kinds[row["kind"]]["by_law"] and not row.get("worker"):
        raise BadRow(f"{row['kind']} is a deduction of one worker: name the worker whom it is for.")
    return Rule(
        host=row["host"].upper(),
        kind=row["kind"],
        name=row["name"] or kinds[row["kind"]]["says"]["en"],
        law=row["law"],
        payee=row["payee"],
        paid_by=paid_by,
        percent=numbers["percent"] or _ZERO,
        fixed=numbers["amount"] or _ZERO,
        floor=numbers["floor"] or _ZERO,
        cap=numbers["cap"],
        worker=row.get("worker") or None,
        since=day(row, "since"),
        until=day(row, "until"),
    )


@cache
def ceiling(host: str) -> Decimal:
    """Return the ceiling of a host in percent of gross pay, on all that no statute sets."""
    known = books.atlas("deductions")["ceilings"]
    return Decimal(str(known.get(host, known["default"])["percent"]))


class Rules:
    """The rules that hold in one month, found by host and by worker."""

    def __init__(self, rules: Iterable[Rule], month: date) -> None:
        held = [rule for rule in rules if rule.holds(month)]
        self._general: dict[str, list[Rule]] = {}
        self._own: dict[str, list[Rule]] = {}
        for rule in held:
            place, key = (self._general, rule.host) if rule.worker is None else (self._own, rule.worker)
            place.setdefault(key, []).append(rule)

    def lines(self, worker: str, host: str, gross: Decimal, cent: Decimal) -> tuple[list[Line], bool]:
        """Return the lines that apply to one gross pay, and whether something was cut down to the ceiling.

        Rows of one name and law are bands and make one line, rounded once; half a cent of a deduction is the worker's.
        """
        bands: dict[tuple[str, str, str, str, str], tuple[Rule, Decimal]] = {}
        own = [rule for rule in self._own.get(worker, ()) if rule.host == host]
        for rule in (*self._general.get(host, ()), *own):
            key = (rule.paid_by, rule.kind, rule.name, rule.law, rule.payee)
            before = bands[key][1] if key in bands else _ZERO
            bands[key] = (rule, before + rule.of(gross))
        return _lines(list(bands.values()), gross, cent, ceiling(host))


def _lines(
    taken: Sequence[tuple[Rule, Decimal]], gross: Decimal, cent: Decimal, percent: Decimal
) -> tuple[list[Line], bool]:
    """Return the lines of some rules with their amounts, what no statute sets kept under the ceiling."""
    room = (gross * percent / _HUNDRED).quantize(cent, ROUND_FLOOR)
    lines, cut = [], False
    for rule, raw in taken:
        employer = rule.paid_by == "employer"
        value = raw.quantize(cent, ROUND_HALF_UP if employer else ROUND_HALF_DOWN)
        if not employer and not rule.by_law:
            cut = cut or value > room
            value = min(value, room)
            room -= value
        if value:
            kind = LineKind.EMPLOYER if employer else LineKind.DEDUCTION
            lines.append(
                Line(kind=kind, label=rule.name, amount=value, law=rule.law, deduction=rule.kind, payee=rule.payee)
            )
    return lines, cut
