"""Ledgers followed: from rows to who kept what, on any engine; what is computed stands in flows.py and flags.py."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pyarrow

from fairward.follow import flags, flows
from fairward.follow.checked import AMOUNT, MOST, MOST_OF_ONE, currencies, schema
from fairward.follow.engine import Engine
from fairward.follow.made import month_after
from fairward.follow.rates import day_rates
from fairward.follow.scale import with_scale
from fairward.follow.taking import Ledgers
from fairward.follow.terms import Term
from fairward.model.problem import Problem

Rates = Mapping[date, Mapping[str, Decimal]]
_TOLD = 200
_SHARE = pyarrow.decimal128(9, 4)
_NO_IDENTITY = {"file", "row"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of following: the currency of totals, rates, terms, a local pay scale, settings of flags, how many to list.

    `only` is the one host and sender (ISO 3166) that is followed.
    """

    currency: str | None = None
    rates: Rates | None = None
    terms: tuple[Term, ...] = ()
    scale: tuple[Term, ...] = ()
    settings: flags.Settings = field(default_factory=flags.settings)
    listed: int | None = 1000
    only: tuple[str, str] | None = None


@dataclass(slots=True)
class Answers:
    """Tables of the engine that answer every question, and what was found on the way to them."""

    engine: Engine
    currency: str
    rows: Any
    monthly: Any
    sums: Any
    parts: Any
    people: Any
    months: Any
    accounts: Any
    duplicates: Any
    doubt: Any
    terms: Any
    agreed: tuple[Term, ...]
    since: date | None
    until: date | None
    count: int
    totals: Mapping[str, Decimal]
    rates: tuple[Mapping[str, str], ...] = ()
    unconverted: Mapping[str, Decimal] = field(default_factory=dict)
    leavers: bool = False
    parties: tuple[str | None, str | None] = (None, None)


def answers(engine: Engine, ledgers: Ledgers, asked: Asked) -> Answers | None:
    """Return the tables that answer every question, None where no row can be used.

    1. Rows in our own schema are checked; those that several files repeat count once. 2. Corrected rows give way. 3. All
    sums are put into one currency. 4. Due days that no row says are filled in. 5. Rows become sums, months and people, some
    months at a time.
    """
    rows, found = _sound(engine, ledgers)
    if not found:
        return None
    if len(ledgers.taken) > 1:
        rows = engine.keep("once", flows.counted_once(rows, _identity()))
        found, before = _profile(engine, rows), found
        repeated = _number(before, "rows") - _number(found, "rows")
        if repeated:
            _tell_repeated(repeated, ledgers)
    if _number(found, "corrects"):
        rows = engine.keep("uncorrected", flows.uncorrected(rows))
        found = _profile(engine, rows)
    if asked.only is not None:
        rows = rows.filter((rows.host == asked.only[0]) & (rows.sender == asked.only[1]))
        found = _profile(engine, rows)
    if not found:
        return None
    currency = asked.currency or max(found, key=lambda one: (one["rows"], one["currency"]))["currency"]
    rows, rates, unconverted = _valued(engine, rows, currency, found, asked, ledgers)
    periods = sorted(one["period"] for one in engine.rows(rows.select("period").distinct()))
    if not periods:
        return None
    if _number(found, "without_due"):
        rows = flows.due(rows, _calendar(engine, rows, asked.terms))
    most = max(one["most_months"] or 1 for one in found)
    monthly = rows
    if most > 1:
        monthly = engine.keep("spread", flows.spread(rows, _places(engine, periods, most)))
        periods = sorted(one["period"] for one in engine.rows(monthly.select("period").distinct()))
    made = _tables(engine, rows, monthly, periods, asked, reversals=bool(_number(found, "reverses")))
    parties = _parties(engine, rows)
    pairs = engine.rows(made["sums"].select("agreement", "role").distinct()) if asked.scale else []
    names = sorted((one["agreement"], one["role"] or "") for one in pairs)
    agreed = with_scale(asked.terms, asked.scale, [(one, role or None) for one, role in names], parties[0])
    return Answers(
        engine=engine,
        currency=currency,
        rows=rows,
        monthly=monthly,
        since=min(periods),
        until=max(periods),
        count=_number(found, "rows"),
        totals={one["currency"]: one["amount"] for one in found},
        rates=rates,
        unconverted=unconverted,
        parties=parties,
        leavers=bool(_number(found, "leavers")),
        terms=_terms(engine, agreed, currency, ledgers),
        agreed=agreed,
        **made,
    )


def _profile(engine: Engine, rows: Any) -> list[dict[str, Any]]:
    """Return what is known of the rows of each currency, in the order of the currencies."""
    return sorted(engine.rows(flows.profile(rows)), key=lambda one: str(one["currency"]))


def _parties(engine: Engine, rows: Any) -> tuple[str | None, str | None]:
    """Return the one host and the one sender that rows name, None where they name several or none."""
    pairs = engine.rows(flows.parties(rows))
    hosts, senders = ({one[name] for one in pairs if one[name]} for name in ("host", "sender"))
    return (hosts.pop() if len(hosts) == 1 else None, senders.pop() if len(senders) == 1 else None)


def _identity() -> tuple[str, ...]:
    """Return the columns that make a row what it is, whatever file it stands in."""
    return tuple(name for name in schema().names if name not in _NO_IDENTITY)


def _number(found: Sequence[Mapping[str, Any]], name: str) -> int:
    """Return a count over all currencies."""
    return sum(int(one[name] or 0) for one in found)


def _sound(engine: Engine, ledgers: Ledgers) -> tuple[Any, list[dict[str, Any]]]:
    """Return the rows that can be used, with their profile; those of our own files that cannot are told."""
    hashes = {taken.name: taken.sha256[:16] for taken in ledgers.taken}
    files = [(path, None) for path in ledgers.parquet] + [(path, hashes.get(path.name)) for path in ledgers.own]
    if not files:
        return None, []
    known = tuple(sorted(currencies()))
    rows = engine.load(files)
    found = _profile(engine, rows)
    whole = all(one[f"with_{name}"] == one["rows"] for one in found for name in flows.FILLED)
    signed = all((one["least"] or 0) >= 0 and not one["reverses"] for one in found) or not ledgers.own
    sane = all((one["most"] or 0) < MOST and (one["most_of_one"] or 0) < MOST_OF_ONE for one in found)
    if whole and signed and sane and all(one["currency"] in currencies() for one in found):
        return rows, found
    for one in engine.rows(flows.unsound(rows, known), _TOLD):
        what = "The row has no day, no known currency or no amount in reason, or is below 0 and takes no payment back."
        where = f"{one['file']}, row {one['row']}"
        ledgers.problems.append(Problem(where=where, what=what, hint="Correct the row; it is not in any sum."))
    for one in engine.rows(flows.unsound_sums(rows, known)):
        ledgers.bad_rows += int(one["rows"])
        name = one["currency"] if one["currency"] in currencies() else "?"
        ledgers.bad_money[name] = ledgers.bad_money.get(name, Decimal(0)) + (one["amount"] or Decimal(0))
    rows = flows.sound(rows, known)
    return rows, _profile(engine, rows)


def _tell_repeated(repeated: int, ledgers: Ledgers) -> None:
    """Tell that rows stand in several files and count once."""
    what = f"{repeated:,} rows stand in more than one of these files."
    where = ", ".join(taken.name for taken in ledgers.taken[:3])
    ledgers.problems.append(Problem(where=where, what=what, hint="They count once; nothing needs to be done."))


def _valued(
    engine: Engine, rows: Any, currency: str, found: Sequence[Mapping[str, Any]], asked: Asked, ledgers: Ledgers
) -> tuple[Any, tuple[Mapping[str, str], ...], Mapping[str, Decimal]]:
    """Return the rows with their value in one currency, the rates that were used, and the money that has no rate."""
    others = [one for one in found if one["currency"] != currency]
    if not others:
        return rows.mutate(value=rows.amount), (), {}
    if asked.rates is None:
        left = {one["currency"]: one["amount"] for one in others}
        told = ", ".join(f"{amount:,.2f} {name}" for name, amount in left.items())
        what = f"Payments in other currencies than {currency} are in no sum: {told}."
        ledgers.problems.append(Problem(where="rates", what=what, hint="Pass a table of rates with --rates."))
        return flows.valued(rows, currency), (), left
    wanted = [(one["currency"], one["first"], one["last"]) for one in found]
    used = list(day_rates(asked.rates, [one for one in wanted if one[0] != currency], currency))
    own = [
        (currency, day, Decimal(1))
        for one in found
        if one["currency"] == currency
        for day in _days(one["first"], one["last"])
    ]
    table = pyarrow.table(
        {
            "currency": pyarrow.array([*(one[0] for one in own), *(one.currency for one in used)], pyarrow.string()),
            "paid_on": pyarrow.array([*(one[1] for one in own), *(one.day for one in used)], pyarrow.date32()),
            "rate": pyarrow.array([*(one[2] for one in own), *(one.rate for one in used)], pyarrow.decimal128(18, 10)),
        }
    )
    rates = engine.given("rates", table)
    left = {}
    for one in engine.rows(flows.unvalued(rows, rates)):
        left[one["currency"]] = one["amount"]
        what = (
            f"Payments in {one['currency']} without a rate of their day: {int(one['rows']):,} ({one['amount']:,.2f})."
        )
        hint = f"Add rates from {one['first']} on; days without one take that of at most seven days before."
        ledgers.problems.append(Problem(where="rates", what=what, hint=hint))
    kept = engine.keep("valued", flows.valued(rows, currency, rates))
    days = {(one["currency"], one["paid_on"]) for one in engine.rows(kept.select("currency", "paid_on").distinct())}
    shown = tuple(
        {
            "currency": one.currency,
            "day": one.day.isoformat(),
            "rate": f"{one.rate.normalize():f}",
            "of": one.of.isoformat(),
        }
        for one in used
        if (one.currency, one.day) in days
    )
    return kept, shown, left


def _days(first: date, last: date) -> list[date]:
    """Return the days from a first to a last."""
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _calendar(engine: Engine, rows: Any, terms: Sequence[Term]) -> Any:
    """Return the day on which pay is due for each agreement, period and number of months that the rows speak of."""
    pay_days: dict[str, int] = {}
    for term in terms:
        if term.pay_day:
            pay_days[term.agreement] = max(term.pay_day, pay_days.get(term.agreement, 0))
    keys = engine.rows(rows.select("agreement", "period", "months").distinct())
    due = []
    for one in keys:
        month = month_after(one["period"], int(one["months"]) - 1)
        last = calendar.monthrange(month.year, month.month)[1]
        due.append(month.replace(day=min(pay_days.get(one["agreement"], 31), last)))
    table = pyarrow.table(
        {
            "agreement": pyarrow.array([one["agreement"] for one in keys], pyarrow.string()),
            "period": pyarrow.array([one["period"] for one in keys], pyarrow.date32()),
            "months": pyarrow.array([int(one["months"]) for one in keys], rows.months.type().to_pyarrow()),
            "due": pyarrow.array(due, pyarrow.date32()),
        }
    )
    return engine.given("calendar", table)


def _places(engine: Engine, periods: Sequence[date], most: int) -> Any:
    """Return for each period and number of months each place in them and its month."""
    rows = [
        (period, number, place, month_after(period, place))
        for period in periods
        for number in range(2, most + 1)
        for place in range(number)
    ]
    kinds = (pyarrow.date32(), pyarrow.int32(), pyarrow.int64(), pyarrow.date32())
    columns = [pyarrow.array([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]
    return engine.given("places", pyarrow.table(columns, names=["period", "months", "place", "month"]))


def _tables(
    engine: Engine, rows: Any, monthly: Any, periods: Sequence[date], asked: Asked, *, reversals: bool
) -> dict[str, Any]:
    """Return sums, people, months, accounts and duplicates as tables of the engine, some months at a time."""
    grace = int(asked.settings["late"]["grace_days"])
    by = ("agreement", "role", "period")
    sums = engine.keep("sums", flows.flows(flows.sums(monthly, by, grace), by))
    parts = months = None
    for place in range(0, len(periods), flows.MONTHS_AT_ONCE):
        some = tuple(periods[place : place + flows.MONTHS_AT_ONCE])
        parts = engine.keep("parts", flows.people(rows, some), more=place > 0)
        months = engine.keep("months", flows.months(monthly, some), more=place > 0)
    accounts = engine.keep("accounts", flows.accounts(rows))
    return {
        "sums": sums,
        "parts": parts,
        "months": months,
        "people": engine.keep("people", flows.whole_people(parts)),
        "accounts": accounts,
        "duplicates": engine.keep("duplicates", flows.duplicates(rows, parts, reversals=reversals)),
        "doubt": engine.keep("doubt", flows.in_doubt(monthly, accounts)),
    }


def _terms(engine: Engine, terms: Sequence[Term], currency: str, ledgers: Ledgers) -> Any:
    """Return the terms as a table; those in another currency than the totals are told and left out."""
    used = [one for one in terms if one.currency == currency]
    if len(used) < len(terms):
        what = f"{len(terms) - len(used)} rows of terms are not in {currency}, the currency of the totals."
        ledgers.problems.append(Problem(where="agreements", what=what, hint=f"Write them in {currency}."))
    table = pyarrow.table(
        {
            "agreement": pyarrow.array([one.agreement for one in used], pyarrow.string()),
            "role": pyarrow.array([one.role or "" for one in used], pyarrow.string()),
            "ceiling": pyarrow.array([one.ceiling for one in used], _SHARE),
            "local_pay": pyarrow.array([one.local_pay_monthly for one in used], AMOUNT),
            "agreed_pay": pyarrow.array([one.pay_monthly for one in used], AMOUNT),
        }
    )
    return engine.given("terms", table)
