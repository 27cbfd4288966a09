"""Answers told as nouns: groups with their sums, flags with their numbers, the trail of one payment; workers as keyed hashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import ibis
from ibis import _

from fairward.follow import flags, flows
from fairward.follow.answers import Answers, Asked
from fairward.follow.hiding import coarse, pseudonym
from fairward.follow.made import month_after
from fairward.model.payment import (
    Flagged,
    Flow,
    Group,
    Party,
    PartyKind,
    Payment,
    PaymentKind,
    Row,
    Status,
    Trail,
)

_PLAIN = {"agreement", "worker", "period", "amount", "file", "row", "one", "another", "account", "after"}
_RELATED = 20


def groups(found: Answers, *by: str, k: int = 1) -> tuple[Group, ...]:
    """Return the sums of all rows by some of agreement, role and month (period), in their order; all together for none.

    Money into accounts in doubt is rounded up where fewer than k workers may stand behind it.
    """
    rows = found.engine.rows(flows.again(found.sums, by))
    people = _people(found, by)
    doubt = {_key(one, by): _doubt(one, k) for one in found.engine.rows(flows.doubted(found.doubt, by))}
    held: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for one in rows:
        held.setdefault(_key(one, by), []).append(one)
    return tuple(
        Group(
            agreement=key[by.index("agreement")] if "agreement" in by else None,
            role=key[by.index("role")] if "role" in by else None,
            month=key[by.index("period")] if "period" in by else None,
            flows={one["flow"]: _exact(one["value"]) for one in sorted(parts, key=lambda one: one["flow"])},
            payments=sum(int(one["payments"]) for one in parts),
            workers=people.get(key, 0),
            pays=sum(int(one["pays"]) for one in parts),
            late=sum(int(one["late"]) for one in parts),
            late_days=sum(int(one["late_days"]) for one in parts),
            late_most=max(int(one["late_most"]) for one in parts),
            in_doubt=doubt.get(key, Decimal(0)),
        )
        for key, parts in sorted(held.items(), key=lambda item: tuple(str(part or "") for part in item[0]))
    )


def _key(row: Mapping[str, Any], by: Sequence[str]) -> tuple[Any, ...]:
    """Return what a group is."""
    return tuple(row[name] for name in by)


def _doubt(row: Mapping[str, Any], k: int) -> Decimal:
    """Return how much money went into accounts in doubt."""
    amount = _exact(row["value"])
    return amount if int(row["workers"] or 0) >= k else coarse(amount)


def _exact(amount: Decimal | None) -> Decimal:
    """Return an amount with two decimals, or as many of four as it has."""
    value = Decimal(amount or 0)
    short = value.quantize(Decimal("0.01"))
    return short if short == value else value.quantize(Decimal("0.0001"))


def _people(found: Answers, by: Sequence[str]) -> dict[tuple[Any, ...], int]:
    """Return how many workers are named in each group."""
    table = found.months if "period" in by else found.people
    counted = (
        table.group_by(*by).aggregate(workers=_.worker.nunique()) if by else table.aggregate(workers=_.worker.nunique())
    )
    return {_key(one, by): int(one["workers"] or 0) for one in found.engine.rows(counted)}


def cells(found: Answers, kept: Sequence[str | None], other: str) -> dict[tuple[Any, Any], int]:
    """Return how many workers stand in each agreement that is kept (all others are one) and each role or month (`other`)."""
    table = found.months if other == "period" else found.people
    block = ibis.cases((table.agreement.isin([one for one in kept if one]), table.agreement), else_="")
    return _cells(found, table.mutate(block=block), other)


def role_months(found: Answers, kept: Sequence[str | None]) -> dict[tuple[Any, Any], int]:
    """Return how many workers stand in each role that is kept (all others are one) and each month."""
    table = found.months
    role = table.role.fill_null("")
    block = ibis.cases((role.isin([one or "" for one in kept]), role), else_="\t")
    return _cells(found, table.mutate(block=block), "period")


def _cells(found: Answers, table: Any, other: str) -> dict[tuple[Any, Any], int]:
    """Return the workers of each block and each group of another kind."""
    counted = table.group_by("block", other).aggregate(workers=_.worker.nunique())
    return {(one["block"], one[other]): int(one["workers"]) for one in found.engine.rows(counted)}


def people_of(found: Answers, by: str) -> Callable[[Sequence[Group]], int]:
    """Return a way to count the workers of several groups (agreement, role or period), each of them once."""
    table = found.months if by == "period" else found.people
    name = "month" if by == "period" else by

    def count(some: Sequence[Group]) -> int:
        """Return how many workers some groups have; groups that name nobody hide nobody."""
        if any(not one.workers for one in some):
            return sum(one.workers or 1_000_000 for one in some)
        held = [getattr(one, name) for one in some]
        inside = table[by].isin([one for one in held if one is not None])
        if None in held:
            inside |= table[by].isnull()
        rows = found.engine.rows(table.filter(inside).aggregate(workers=_.worker.nunique()))
        return int(rows[0]["workers"] or 0)

    return count


def expressions(found: Answers, asked: Asked) -> dict[str, Any]:
    """Return the expression of every flag, by its id."""
    given, rows, months, dups = asked.settings, found.rows, found.months, found.duplicates
    made: dict[str, Callable[[], Any]] = {
        "late": lambda: flags.late(rows, given),
        "missing-month": lambda: flags.missing_month(months),
        "duplicate": lambda: flags.duplicate(dups),
        "shared-account": lambda: flags.shared_account(rows, found.accounts),
        "account-of-another": lambda: flags.account_of_another(rows),
        "hand-over": lambda: flags.hand_over(rows, months, given),
        "sudden-change": lambda: flags.sudden_change(months, dups, given),
        "fee-without-worker": lambda: flags.fee_without_worker(months, found.sums),
        "deduction-over-ceiling": lambda: flags.deduction_over_ceiling(months, found.terms),
        "deduction-without-basis": lambda: flags.deduction_without_basis(rows),
        "below-local-scale": lambda: flags.below_local_scale(months, found.terms, given),
    }
    if found.leavers:
        made["paid-after-leaving"] = lambda: flags.paid_after_leaving(rows, months)
    return {name: make() for name, make in made.items()}


def flagged(
    found: Answers, asked: Asked, key: bytes
) -> tuple[tuple[Flagged, ...], dict[str, int], dict[str, dict[str, int]]]:
    """Return what the flags found (at most `asked.listed` of each), how often each, and how often by agreement."""
    listed: list[Flagged] = []
    counts: dict[str, int] = {}
    by_agreement: dict[str, dict[str, int]] = {}
    for flag, expression in expressions(found, asked).items():
        kept = found.engine.keep(f"flag_{flag.replace('-', '_')}", expression)
        numbers = found.engine.rows(kept.group_by("agreement").aggregate(times=_.count()))
        by_agreement[flag] = {one["agreement"]: int(one["times"]) for one in numbers}
        counts[flag] = sum(by_agreement[flag].values())
        ordered = kept.order_by("agreement", "worker", "period") if counts[flag] else None
        rows = found.engine.rows(ordered, asked.listed) if ordered is not None else []
        listed += [_flagged(flag, one, key) for one in rows]
    return tuple(listed), counts, by_agreement


def _flagged(flag: str, row: Mapping[str, Any], key: bytes) -> Flagged:
    """Return one row of a flag as a noun."""
    month = row["period"]
    if flag == "missing-month":
        month = month_after(month, 1)
    numbers = [row[name] for name in ("row", "one", "another") if row.get(name) is not None]
    detail = {name: _told(value) for name, value in row.items() if name not in _PLAIN and value is not None}
    return Flagged(
        flag=flag,
        agreement=row["agreement"],
        worker=pseudonym(row["worker"], key),
        month=month,
        amount=None if row["amount"] is None else _exact(row["amount"]),
        detail=detail,
        rows=tuple(Row(file=str(row.get("file") or ""), row=int(number)) for number in numbers),
    )


def _told(value: object) -> str:
    """Return a value of a detail as words."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def arrears(found: Answers) -> dict[str, tuple[Decimal, int]]:
    """Return by agreement how much agreed pay was not credited in months in which a worker is on the books, and to how many."""
    rows = found.engine.rows(flags.arrears(found.months, found.sums, found.terms))
    ordered = sorted(rows, key=lambda one: str(one["agreement"]))
    return {one["agreement"]: (_exact(one["amount"]), int(one["workers"])) for one in ordered}


def workers(found: Answers, key: bytes, most: int | None = None) -> tuple[Mapping[str, str], ...]:
    """Return what each worker was credited, handed back and had withheld; for the worker's own eyes, never to be published."""
    rows = found.engine.rows(found.people.order_by("agreement", "worker"), most)
    return tuple(
        {
            "agreement": str(one["agreement"]),
            "worker": str(pseudonym(one["worker"], key)),
            "role": str(one["role"] or ""),
            "paid": f"{_exact(one['paid']):f}",
            "handed_back": f"{_exact(one['handed_back']):f}",
            "withheld": f"{_exact(one['withheld']):f}",
            "payments": str(one["payments"]),
            "first": _told(one["first"]),
            "last": _told(one["last"]),
        }
        for one in rows
    )


def trail(found: Answers, asked: Asked, reference: str, key: bytes) -> tuple[Trail, ...]:
    """Return the payments of a reference, each with where its money went, its rate, the rows that belong to it and its flags."""
    wanted = flows.referred(found.rows, reference)
    rows = found.engine.rows(wanted.mutate(flow=flows.flow()), _RELATED)
    rates = {(one["currency"], one["day"]): one for one in found.rates}
    out = []
    for row in rows:
        payment = _payment(row, key)
        rate = rates.get((payment.currency, payment.paid_on.isoformat()))
        others = [one for one in rows if (one["file"], one["row"]) != (row["file"], row["row"])]
        out.append(
            Trail(
                payment=payment,
                flow=Flow(row["flow"]),
                value=_exact(row["value"]),
                rate=Decimal(rate["rate"]) if rate else None,
                rate_on=date.fromisoformat(rate["of"]) if rate else None,
                related=tuple(Row(file=str(one["file"]), row=int(one["row"] or 0)) for one in others),
                flags=_flags_on(found, asked, row),
            )
        )
    return tuple(out)


def _flags_on(found: Answers, asked: Asked, row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the flags of the payment's worker and month under its agreement."""
    if row["worker"] is None:
        return ()
    on = []
    for flag, expression in expressions(found, asked).items():
        own = expression.filter(
            (_.agreement == row["agreement"]) & (_.worker == row["worker"]) & (_.period == row["period"])
        )
        if found.engine.rows(own, 1):
            on.append(flag)
    return tuple(on)


def _payment(row: Mapping[str, Any], key: bytes) -> Payment:
    """Return a row as a noun, the worker and accounts as keyed hashes."""
    worker = row["payee_kind"] == "worker", row["payer_kind"] == "worker"
    return Payment(
        where=Row(file=str(row["file"] or ""), row=int(row["row"] or 0)),
        payer=Party(name=None if worker[1] else row["payer"], kind=PartyKind(row["payer_kind"])),
        payee=Party(name=None if worker[0] else row["payee"], kind=PartyKind(row["payee_kind"])),
        kind=PaymentKind(row["kind"]),
        status=Status(row["status"]),
        amount=row["amount"],
        currency=row["currency"],
        paid_on=row["paid_on"],
        period=row["period"],
        months=int(row["months"]),
        due_on=row["due_on"],
        reference=row["payment"],
        agreement=row["agreement"],
        role=row["role"],
        worker=pseudonym(row["worker"], key),
        account=pseudonym(row["account"], key),
        account_owner=pseudonym(row["account_owner"], key),
        legal_basis=row["legal_basis"],
        reverses=row["reverses"],
        corrects=row["corrects"],
    )
