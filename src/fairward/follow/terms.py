"""What is agreed, as a table: for each agreement and role the fee, the pay, the pay day, the ceiling, local pay and months.

These are rows that a person writes from an agreement or a pay scale; what the papers themselves say is read by `assess`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from fairward.model.problem import Problem

TABLES = (".csv", ".tsv", ".xlsx")
_AMOUNTS = (
    *("fee_monthly", "pay_monthly", "local_pay_monthly", "ceiling", "living_monthly", "dependants_monthly"),
    *(
        "peer_cost_monthly",
        "hours_weekly",
        "hours_limit",
        "recruited_cost",
        "bond",
        "clawback",
        "forfeited",
        "travel_home",
    ),
    *("rate_imposed", "doctors", "nurses", "midwives", "people", "coverage"),
)
_DAYS = ("since", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The terms of one agreement and role (None where they hold for every role), sums a month in one currency.

    `pay_day` is the day of the month on which pay is due (31: its last), `ceiling` the part of gross pay that may be deducted,
    `local_pay_monthly` what a comparable local earns, `living_monthly` and `dependants_monthly` what worker and family need,
    `hours_weekly` all hours of work, `recruited_cost` what recruitment costs the worker, `bond`, `clawback`, `forfeited` and
    `travel_home` the price of leaving. `rate_imposed` is how many units of `pay_currency` the worker gets for one of
    `currency`. `doctors`, `nurses`, `midwives` and `people` are those of the sending country, `coverage` its UHC index.
    """

    agreement: str
    currency: str
    role: str | None = None
    host: str | None = None
    sender: str | None = None
    fee_monthly: Decimal | None = None
    pay_monthly: Decimal | None = None
    local_pay_monthly: Decimal | None = None
    living_monthly: Decimal | None = None
    dependants_monthly: Decimal | None = None
    peer_cost_monthly: Decimal | None = None
    ceiling: Decimal | None = None
    hours_weekly: Decimal | None = None
    hours_limit: Decimal | None = None
    recruited_cost: Decimal | None = None
    bond: Decimal | None = None
    clawback: Decimal | None = None
    forfeited: Decimal | None = None
    travel_home: Decimal | None = None
    pay_currency: str | None = None
    rate_imposed: Decimal | None = None
    doctors: Decimal | None = None
    nurses: Decimal | None = None
    midwives: Decimal | None = None
    people: Decimal | None = None
    coverage: Decimal | None = None
    pay_day: int | None = None
    since: date | None = None
    until: date | None = None


def read_terms(paths: Iterable[Path]) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Return the terms of some tables, and what could not be used of them."""
    terms: list[Term] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            rows = table_rows(path)
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_problem(str(path), f"The table could not be read ({type(error).__name__})."))
            continue
        for number, row in enumerate(rows, 2):
            try:
                terms.append(_term(row))
            except ValueError as error:
                problems.append(_problem(f"{path.name}, row {number}", f"The terms could not be used ({error})."))
    return tuple(terms), tuple(problems)


def _problem(where: str, what: str) -> Problem:
    """Return the Problem of a table of terms."""
    hint = "Its columns are agreement, role, currency, fee_monthly, pay_monthly and those that docs/following.md lists."
    return Problem(where=where, what=what, hint=hint)


def table_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table under the names of its header."""
    if path.suffix.lower() == ".xlsx":
        import openpyxl  # noqa: PLC0415 - slow import: only workbooks need it

        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
        cells = [
            ["" if cell is None else str(cell).split(" ")[0] for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        return [dict(zip(cells[0], row, strict=False)) for row in cells[1:] if any(row)]
    text = path.read_text(encoding="utf-8-sig")
    sign = max(",;\t", key=text[:500].count)
    return [
        {key.strip(): (cell or "").strip() for key, cell in row.items() if key}
        for row in csv.DictReader(text.splitlines(), delimiter=sign)
    ]


def amount_of(name: str, text: str) -> Decimal:
    """Return an amount of a table; raises ValueError where it is no finite number of at least 0."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"{name} {text[:20]!r} is no number; write 1200.50") from None
    if not amount.is_finite() or amount < 0:
        raise ValueError(f"{name} {text[:20]!r} must be a number of at least 0")
    return amount


def _term(row: dict[str, str]) -> Term:
    """Return one row of terms as a noun."""
    amounts = {name: amount_of(name, row[name]) for name in _AMOUNTS if row.get(name)}
    days = {name: date.fromisoformat(row[name]) for name in _DAYS if row.get(name)}
    if not row.get("agreement"):
        raise ValueError("no agreement is named")
    return Term(
        agreement=row["agreement"],
        currency=row.get("currency") or "USD",
        role=row.get("role") or None,
        host=row.get("host") or None,
        sender=row.get("sender") or None,
        pay_day=int(row["pay_day"]) if row.get("pay_day") else None,
        pay_currency=row.get("pay_currency") or None,
        **amounts,
        since=days.get("since"),
        until=days.get("until"),
    )


def term_of(terms: Iterable[Term], agreement: str | None, role: str | None) -> Term | None:
    """Return the terms of an agreement and role, those of the agreement where the role has none of its own."""
    own = [one for one in terms if one.agreement == agreement]
    return next((one for one in own if one.role == role), next((one for one in own if one.role is None), None))
